import { setTimeout as sleep } from 'node:timers/promises';

const STEP_MS = 100;

/**
 * Waits so many ms, or until the signal fires; never rejects. Where our own loop is blocked meanwhile, what has come from
 * outside by then is read before the time is over.
 */
export async function sleepInSteps(ms: number, signal: AbortSignal): Promise<void> {
  for (let left = ms; left > 0 && !signal.aborted; left -= STEP_MS)
    await sleep(Math.min(STEP_MS, left), undefined, { signal }).catch(() => {});
}
