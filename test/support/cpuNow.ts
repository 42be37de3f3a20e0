import { readFileSync } from 'node:fs';

/** Of the numbers in /proc (proc(5)): so many are a second, on every Linux. */
const TICKS_PER_S = 100;

/**
 * The processor's time that this process has taken so far, in ms. What a limit on work is measured by: other programs that
 * keep the machine busy do not count.
 */
export function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The same of the calling thread alone: for how long it keeps others from their turn. What compiles beside it does not count. */
export function threadCpuNow(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The same of the programs that it has started and that have ended, in ms, to within 10. Linux only. */
export function childrenCpuNow(): number {
  // Fields from the third on; the second, a name in brackets, may hold anything.
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const [user, system] = [Number(fields[13]), Number(fields[14])] as const;
  return ((user + system) * 1000) / TICKS_PER_S;
}
