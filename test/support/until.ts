import { setTimeout as sleep } from 'node:timers/promises';

/** So long, in ms, between two looks at least. */
const EVERY_MS = 20;
/** A look costs the machine that it waits for: so much longer than the last one took is the time to the next, within bounds. */
const TIMES_LONGER = 4;
const AT_MOST_MS = 200;
/** It only bounds, on a slow and busy machine too: a little less than a test may take, so that what was awaited is told. */
export const PATIENCE_MS = 50_000;

/** Resolves with what `look` returns as soon as that is neither undefined nor false; rejects when it takes too long. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<Exclude<T, undefined | false>> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const from = performance.now();
    const found = await look();
    if (found !== undefined && found !== false) return found as Exclude<T, undefined | false>;
    const now = performance.now();
    if (now > end) throw new Error(`Waited ${patienceMs} ms in vain until ${what}.`);
    await sleep(Math.min(AT_MOST_MS, Math.max(EVERY_MS, TIMES_LONGER * (now - from))));
  }
}
