import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 20;

/** Resolves with what `look` returns as soon as that is neither undefined nor false; rejects when it takes too long. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  patienceMs = 15_000,
): Promise<Exclude<T, undefined | false>> {
  for (const end = performance.now() + patienceMs; ; await sleep(EVERY_MS)) {
    const found = await look();
    if (found !== undefined && found !== false) return found as Exclude<T, undefined | false>;
    if (performance.now() > end) throw new Error(`Waited ${patienceMs} ms in vain until ${what}.`);
  }
}
