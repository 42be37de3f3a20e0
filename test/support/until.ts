import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 20;
/** It only bounds, on a slow and busy machine too: a little less than a test may take, so that what was awaited is told. */
export const PATIENCE_MS = 50_000;

/** Resolves with what `look` returns as soon as that is neither undefined nor false; rejects when it takes too long. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<Exclude<T, undefined | false>> {
  for (const end = performance.now() + patienceMs; ; await sleep(EVERY_MS)) {
    const found = await look();
    if (found !== undefined && found !== false) return found as Exclude<T, undefined | false>;
    if (performance.now() > end) throw new Error(`Waited ${patienceMs} ms in vain until ${what}.`);
  }
}
