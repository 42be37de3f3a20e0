import { setTimeout as sleep } from 'node:timers/promises';

/** How often the thread is looked at, in ms. */
const EVERY_MS = 250;
/** A timer that comes later than this, in ms, found the thread at work. */
const LATE_MS = 20;
/** So many timers in a row are on time where nothing goes on. */
const TIMES = 4;

/**
 * Resolves when this thread has had little to do for a second, or as long as four times `everyMs`. Rejects when the signal
 * fires. Keeps no program alive.
 */
export async function whenQuiet(signal: AbortSignal, everyMs = EVERY_MS): Promise<void> {
  for (let quiet = 0; quiet < TIMES; ) {
    const due = performance.now() + everyMs;
    await sleep(everyMs, undefined, { signal, ref: false });
    quiet = performance.now() - due > LATE_MS ? 0 : quiet + 1;
  }
}
