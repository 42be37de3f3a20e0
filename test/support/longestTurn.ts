import { threadCpuNow } from './cpuNow.ts';

/** So often work is done again to tell what is in it from what the machine adds: stolen time, a garbage collection. */
const TIMES = 4;

/**
 * For how long at most nothing else of this thread has its turn while something is done, in ms of the thread's own time on
 * a processor, which other work of the machine does not count to. The least of several times, the first that is no more
 * than `enough` being the last: a step of the work that is too long is so each time.
 */
export async function longestTurn(enough: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < TIMES && least > enough; time++) least = Math.min(least, await longestOnce(work));
  return least;
}

async function longestOnce(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = threadCpuNow();
  const look = () => {
    const now = threadCpuNow();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const clock = setInterval(look, 1);
  await work();
  look();
  clearInterval(clock);
  return longest;
}
