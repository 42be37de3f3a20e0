import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { environmentFor } from './environment.ts';

export type TalkingProgram = ChildProcess;

/**
 * Starts a script of our own as a program that is talked to by messages, sound too: with no more
 * of the environment than it needs. What it prints is left alone, what it complains of is `stderr`. It keeps nobody from
 * ending, and is told of that by `disconnect`. Whoever starts it ends it.
 */
export function startTalking(script: string, environment: NodeJS.ProcessEnv): TalkingProgram {
  const env = { ...environmentFor(environment), ELECTRON_RUN_AS_NODE: '1' };
  const child = spawn(process.execPath, [script], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    windowsHide: true,
  });
  child.unref();
  child.channel?.unref();
  (child.stderr as Socket | null)?.unref();
  return child;
}
