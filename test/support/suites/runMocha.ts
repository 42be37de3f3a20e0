import { join, resolve } from 'node:path';
import { failure, type Outcome } from './outcome.ts';
import { runSuite, type SuiteOptions, type SuiteProcess } from './suiteProcess.ts';

const MOCHA = resolve(import.meta.dirname, '../../../node_modules/mocha/bin/mocha.js');
/** For one test that asks for nothing else: it only bounds, also on a slow and busy machine. */
const TEST_MS = 180_000;

/** Tests for mocha. */
export interface MochaRun extends Omit<SuiteProcess, 'args'> {
  readonly files: readonly string[];
  readonly flags?: readonly string[];
}

/** Runs tests in a process of their own, which prints a line a test. Resolves as `runSuite` does. */
export async function runMocha(
  name: string,
  { files, flags = [], environment }: MochaRun,
  options?: SuiteOptions,
): Promise<Outcome> {
  if (files.length === 0) return failure(name, 'There is no test.');
  const reporter = ['--reporter', join(import.meta.dirname, 'reporter.cjs')];
  const args = [MOCHA, '--forbid-only', '--timeout', String(TEST_MS), ...flags, ...reporter, ...files];
  return runSuite(name, { args, environment }, options);
}
