import { readdirSync, readFileSync } from 'node:fs';

/** Ids of our child processes, the dead ones that nobody has waited for too. Linux only. */
export function children(): readonly string[] {
  const threads = readdirSync('/proc/self/task');
  return threads.flatMap(thread =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  );
}

/** It only bounds: what was killed is gone in a moment, unless the machine is busy. */
const PATIENCE_MS = 20_000;

/** Those that are there now and were not before. Gives what was killed the moment that the system needs. */
export async function childrenOtherThan(before: readonly string[]): Promise<readonly string[]> {
  const until = performance.now() + PATIENCE_MS;
  let others = children().filter(child => !before.includes(child));
  while (others.length > 0 && performance.now() < until) {
    await new Promise(resolve => setTimeout(resolve, 10));
    others = children().filter(child => !before.includes(child));
  }
  return others;
}

/** Whether a process is there. One that has ended but was not waited for by anybody is gone. Linux only. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
