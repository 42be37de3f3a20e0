import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, type Outcome } from './outcome.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const BIN = resolve(import.meta.dirname, '../../node_modules/.bin');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LOOK_MS = 100;
/** For one test that asks for nothing else; enough on a busy machine. */
const TEST_MS = 20_000;

export interface MochaRun {
  /** The tests, as files. */
  readonly files: readonly string[];
  readonly flags?: readonly string[];
  /** Prints nothing. */
  readonly quiet?: boolean;
  /** How long the process may live on when its last test has ended, in ms. */
  readonly lingerMs?: number;
  /** How long all tests together may take, in ms. */
  readonly patienceMs?: number;
}

/**
 * Runs tests in a process of their own, which prints a line a test. Resolves with what they came to: that no test ran,
 * that the process ended too early, badly or not at all, are failures like any other.
 */
export async function runMocha(
  name: string,
  { files, flags = [], quiet = false, lingerMs = 15_000, patienceMs = 1_200_000 }: MochaRun,
): Promise<Outcome> {
  if (files.length === 0) return failure(name, 'There is no test.');
  const folder = temporaryFolder('mocha');
  try {
    const report = join(folder.path, 'report.json');
    const reporter = ['--reporter', join(import.meta.dirname, 'reporter.cjs'), '--reporter-option', `file=${report}`];
    const child = spawn(
      join(BIN, 'mocha'),
      ['--forbid-only', '--timeout', String(TEST_MS), ...flags, ...reporter, ...files],
      {
        // The project's own Node comes first, whatever the machine has.
        env: { ...process.env, PATH: `${BIN}${delimiter}${process.env['PATH']}` },
        stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
        shell: process.platform === 'win32',
      },
    );
    // Who runs tests has servers to stop: it is told to end, and we end after it.
    let interrupted: NodeJS.Signals | undefined;
    const interrupt = (signal: NodeJS.Signals) => {
      interrupted = signal;
      child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, interrupt);
    const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    const stuck = await Promise.race([ended.then(() => undefined), lingering(report, lingerMs, patienceMs)]);
    if (stuck) child.kill('SIGTERM');
    const end = await Promise.race([ended, sleep(lingerMs, undefined, { ref: false })]);
    if (!end) child.kill('SIGKILL');
    for (const signal of SIGNALS) process.off(signal, interrupt);
    if (interrupted) process.exit(128 + constants.signals[interrupted]);
    const [status, signal] = end ?? [null, 'SIGKILL' as const];
    const outcome: Outcome | undefined = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
    return judged(name, outcome, stuck ?? (status === 0 ? undefined : `mocha ended with ${signal ?? status}`));
  } finally {
    folder.remove();
  }
}

/** Resolves, when the process has lived for too long, with what is wrong with it. */
async function lingering(report: string, lingerMs: number, patienceMs: number): Promise<string> {
  const until = performance.now() + patienceMs;
  while (!existsSync(report)) {
    if (performance.now() > until) return `the tests did not end within ${patienceMs / 1000} s`;
    await sleep(LOOK_MS, undefined, { ref: false });
  }
  await sleep(lingerMs, undefined, { ref: false });
  return `the process did not end within ${lingerMs / 1000} s of the last test: something is still open`;
}

function judged(name: string, outcome: Outcome | undefined, wrong: string | undefined): Outcome {
  if (!outcome) return failure(name, `The tests gave no result: ${wrong ?? 'mocha ended before they did'}.`);
  if (outcome.passed + outcome.failed + outcome.skipped === 0) return failure(name, 'No test ran.');
  if (!wrong || outcome.failed > 0) return outcome;
  const { failures } = failure(name, `No test failed, but ${wrong}.`);
  return { ...outcome, failed: 1, failures };
}
