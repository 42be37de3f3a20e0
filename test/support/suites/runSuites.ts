import { OrderedOutput } from './orderedOutput.ts';
import { failure, type Outcome, sumLine } from './outcome.ts';
import { type Job, type Resources, schedule } from './schedule.ts';
import type { SuiteOptions } from './suiteProcess.ts';

/** Tests that run together, in a process of their own. */
export interface Suite {
  readonly name: string;
  /** What no other suite has meanwhile. */
  readonly needs: Resources;
  /** The names of suites and preparations that have to end before. It fails when such a suite has failed. */
  readonly after?: readonly string[];
  /** Why it cannot run here; undefined if it can. Asked when its turn comes. */
  readonly missing?: () => string | undefined;
  run(options: Pick<SuiteOptions, 'print' | 'signal'>): Promise<Outcome>;
}

export interface RunOptions {
  readonly resources: Resources;
  /** What suites wait for that is no suite, and prints nothing here. */
  readonly preparations?: readonly Job[];
  readonly write: (text: string) => void;
  /** Where nothing may be left out, what cannot run fails. */
  readonly strict: boolean;
  readonly signal: AbortSignal;
}

/**
 * Runs suites side by side, as `schedule` does, and prints each in one piece, in their order; then every failure, and the
 * sum as the last line. Resolves with whether all is well: some test ran, and none failed.
 */
export async function runSuites(
  suites: readonly Suite[],
  { resources, preparations = [], write, strict, signal }: RunOptions,
): Promise<boolean> {
  const names = suites.map(({ name }) => name);
  const output = new OrderedOutput(names, write);
  const outcomes = new Map<string, Outcome>();
  const jobOf = (suite: Suite): Job => ({
    ...suite,
    run: async () => {
      const print = (text: string) => output.print(suite.name, text);
      print(`\n${suite.name}\n`);
      const from = performance.now();
      const broken = suite.after?.find(name => outcomes.get(name)?.failed);
      const outcome = broken
        ? failure(suite.name, `It could not run: ${broken} failed.`)
        : await outcomeOf(suite, { print, signal }, strict);
      outcomes.set(suite.name, outcome);
      const seconds = Math.round((performance.now() - from) / 1000);
      print(`  ${outcome.passed} of ${outcome.passed + outcome.failed} in ${seconds} s\n`);
      output.end(suite.name);
    },
  });
  await schedule([...preparations, ...suites.map(jobOf)], resources, signal);
  const all = names.map(name => ({ name, ...(outcomes.get(name) ?? failure(name, 'It did not run.')) }));
  for (const { name, failures } of all)
    for (const { title, error } of failures) write(`\n✘ ${name}: ${title}\n${error}\n`);
  write(`\n${sumLine(all)}\n`);
  return all.length > 0 && all.every(({ failed }) => failed === 0);
}

async function outcomeOf(
  suite: Suite,
  options: Pick<SuiteOptions, 'print' | 'signal'>,
  strict: boolean,
): Promise<Outcome> {
  const missing = suite.missing?.();
  if (missing && strict) return failure(suite.name, `It may not be left out, but ${missing}.`);
  if (missing) {
    options.print?.(`  skipped: ${missing}\n`);
    return { passed: 0, failed: 0, skipped: 1, passes: [], failures: [] };
  }
  try {
    const outcome = await suite.run(options);
    return outcome.passed + outcome.failed + outcome.skipped > 0 ? outcome : failure(suite.name, 'No test ran.');
  } catch (thrown) {
    return failure(suite.name, thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  }
}

/** Those whose names begin with one of the words, or all, with those that they wait for. Throws when there is none such. */
export function chosenSuites(suites: readonly Suite[], words: readonly string[]): readonly Suite[] {
  const unknown = words.filter(word => !suites.some(({ name }) => name.startsWith(word)));
  if (unknown.length > 0)
    throw new Error(
      `No suite is called ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}.`,
    );
  const chosen = suites.filter(({ name }) => words.length === 0 || words.some(word => name.startsWith(word)));
  const needed = new Set(chosen.flatMap(({ after = [] }) => after));
  return suites.filter(suite => chosen.includes(suite) || needed.has(suite.name));
}
