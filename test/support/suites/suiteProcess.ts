import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, type Outcome } from './outcome.ts';

const BIN = resolve(import.meta.dirname, '../../../node_modules/.bin');
/** For what is still in the pipes of a process that has ended. */
const DRAIN_MS = 2000;
/** So much of what was left behind is named. */
const MOST_NAMES = 10;

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
  /** How long what it has left behind may hold on to what it prints, in ms. */
  readonly drainMs?: number;
  /** How long all tests together may take, in ms. */
  readonly patienceMs?: number;
  /** Tells it to end. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a suite in a process of its own. Resolves when that has ended, with what its tests came to: that no test ran, that
 * the process ended too early, badly or not at all, or left something in the folder for temporary files, which is its
 * own, are failures like any other.
 */
export async function runSuite(
  name: string,
  { args, environment }: SuiteProcess,
  { print = () => {}, lingerMs = 15_000, drainMs = DRAIN_MS, patienceMs = 1_600_000, signal }: SuiteOptions = {},
): Promise<Outcome> {
  let outcome: Outcome | undefined;
  let wrong: string | undefined;
  // A short name: in the folders in it there are sockets, and a socket's path may have no more than 107 characters.
  const temporary = mkdtempSync(join(tmpdir(), 'al-'));
  const clear = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      ...environment,
      // The project's own Node comes first, whatever the machine has.
      PATH: `${BIN}${delimiter}${process.env['PATH']}`,
      ...Object.fromEntries(['TMPDIR', 'TEMP', 'TMP'].map(name => [name, temporary])),
    },
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
  const orphaned = () => {
    child.kill('SIGTERM');
    clear();
  };
  signal?.addEventListener('abort', interrupted);
  process.once('exit', orphaned);
  if (signal?.aborted) interrupted();
  try {
    const closed = once(child, 'close').catch(() => {});
    const [status, by]: (number | NodeJS.Signals | null)[] = await once(child, 'exit');
    // What it has left behind may hold on to the pipes.
    await Promise.race([closed, sleep(drainMs, undefined, { ref: false })]);
    if (status !== 0) wrong ??= `it ended with ${by ?? status}`;
    const left = readdirSync(temporary);
    if (left.length > 0) wrong ??= `it left something in the folder for temporary files: ${named(left)}`;
    return judged(name, outcome, wrong);
  } catch (thrown) {
    return failure(name, `It could not be run: ${thrown}`);
  } finally {
    for (const stream of streams) stream?.destroy();
    clearTimeout(limit);
    clearTimeout(killing);
    signal?.removeEventListener('abort', interrupted);
    process.off('exit', orphaned);
    clear();
  }
}

function named(left: readonly string[]): string {
  return `${left.slice(0, MOST_NAMES).join(', ')}${left.length > MOST_NAMES ? ' …' : ''}`;
}

function judged(name: string, outcome: Outcome | undefined, wrong: string | undefined): Outcome {
  if (!outcome) return failure(name, `The tests gave no result: ${wrong ?? 'it ended before they did'}.`);
  if (outcome.passed + outcome.failed + outcome.skipped === 0) return failure(name, 'No test ran.');
  if (!wrong || outcome.failed > 0) return outcome;
  const { failures } = failure(name, `No test failed, but ${wrong}.`);
  return { ...outcome, failed: 1, failures };
}
