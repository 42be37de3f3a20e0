import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { environmentFor } from './environment.ts';
import type { ProgramOptions } from './runProgram.ts';

export type RunningProgram = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Starts a program that is talked to while it runs, such as one that records or plays: without a shell, at an absolute
 * path, with no more of the environment than it needs. Whoever starts it ends it.
 */
export function startProgram(
  path: string,
  parameters: readonly string[],
  { environment, extra, needs }: Pick<ProgramOptions, 'environment' | 'extra' | 'needs'>,
): RunningProgram {
  const env = { ...environmentFor(environment, needs), ...extra };
  return spawn(path, [...parameters], { env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
}
