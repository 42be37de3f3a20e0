import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, type Outcome } from './outcome.ts';

const BIN = resolve(import.meta.dirname, '../../../node_modules/.bin');
/** For what is still in the pipes of a process that has ended. */
const DRAIN_MS = 2000;

export interface SuiteProcess {
  /** A program for Node and its arguments. It sends its `Outcome` to its parent, and ends. */
  readonly args: readonly string[];
  /** Added to the environment. */
  readonly environment?: NodeJS.ProcessEnv | undefined;
}

export interface SuiteOptions {
  /** What it prints, as it comes. */
  readonly print?: (text: string) => void;
  /** How long the process may live on when it has sent its outcome, or when it was told to end, in ms. */
  readonly lingerMs?: number;
  /** How long all tests together may take, in ms. */
  readonly patienceMs?: number;
  /** Tells it to end. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a suite in a process of its own. Resolves when that has ended, with what its tests came to: that no test ran, that
 * the process ended too early, badly or not at all, are failures like any other.
 */
export async function runSuite(
  name: string,
  { args, environment }: SuiteProcess,
  { print = () => {}, lingerMs = 15_000, patienceMs = 1_200_000, signal }: SuiteOptions = {},
): Promise<Outcome> {
  let outcome: Outcome | undefined;
  let wrong: string | undefined;
  const child = spawn(process.execPath, args, {
    // The project's own Node comes first, whatever the machine has.
    env: { ...process.env, ...environment, PATH: `${BIN}${delimiter}${process.env['PATH']}` },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const streams = [child.stdout, child.stderr];
  for (const stream of streams) stream?.setEncoding('utf8').on('data', print);
  let killing: NodeJS.Timeout | undefined;
  const end = (reason: string) => {
    wrong ??= reason;
    child.kill('SIGTERM');
    killing ??= setTimeout(() => child.kill('SIGKILL'), lingerMs);
  };
  let limit = setTimeout(() => end(`the tests did not end within ${patienceMs / 1000} s`), patienceMs);
  child.once('message', message => {
    outcome = message as Outcome;
    clearTimeout(limit);
    const open = `the process did not end within ${lingerMs / 1000} s of the last test: something is still open`;
    limit = setTimeout(() => end(open), lingerMs);
  });
  const interrupted = () => end('it was interrupted');
  // It has servers and browsers to stop: whatever ends this process ends it too.
  const orphaned = () => child.kill('SIGTERM');
  signal?.addEventListener('abort', interrupted);
  process.once('exit', orphaned);
  if (signal?.aborted) interrupted();
  try {
    const closed = once(child, 'close').catch(() => {});
    const [status, by]: (number | NodeJS.Signals | null)[] = await once(child, 'exit');
    // What it has left behind may hold on to the pipes.
    await Promise.race([closed, sleep(DRAIN_MS, undefined, { ref: false })]);
    return judged(name, outcome, wrong ?? (status === 0 ? undefined : `it ended with ${by ?? status}`));
  } catch (thrown) {
    return failure(name, `It could not be run: ${thrown}`);
  } finally {
    for (const stream of streams) stream?.destroy();
    clearTimeout(limit);
    clearTimeout(killing);
    signal?.removeEventListener('abort', interrupted);
    process.off('exit', orphaned);
  }
}

function judged(name: string, outcome: Outcome | undefined, wrong: string | undefined): Outcome {
  if (!outcome) return failure(name, `The tests gave no result: ${wrong ?? 'it ended before they did'}.`);
  if (outcome.passed + outcome.failed + outcome.skipped === 0) return failure(name, 'No test ran.');
  if (!wrong || outcome.failed > 0) return outcome;
  const { failures } = failure(name, `No test failed, but ${wrong}.`);
  return { ...outcome, failed: 1, failures };
}
