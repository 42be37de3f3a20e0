// Every suite, one after the other: `npm test`, or `npm test -- unit vscode` for some. Ends with the sum of all.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HOSTS, hostFolder } from './support/host/versions.ts';
import { failure, type Outcome, sumLine } from './support/outcome.ts';
import { runMocha } from './support/runMocha.ts';
import { runInHost } from './vscode/run.ts';

const ROOT = resolve(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules/.bin');

interface Suite {
  readonly name: string;
  /** Why it cannot run here; undefined if it can. */
  readonly missing?: () => string | undefined;
  /** Whether it prints its tests itself. */
  readonly prints?: boolean;
  run(): Promise<Outcome>;
}

const SUITES: readonly Suite[] = [
  { name: 'lint', run: async () => lint() },
  ...folderOfTests('unit'),
  ...folderOfTests('contract'),
  ...HOSTS.map(host => ({
    name: `vscode ${host.vscode}`,
    missing: () => (existsSync(hostFolder(host)) ? undefined : 'this VS Code is not installed here'),
    run: () => runInHost(host),
  })),
  ...folderOfTests('workbench').map(suite => ({ ...suite, missing: noHost })),
  ...folderOfTests('speech').map(suite => ({ ...suite, missing: noHost })),
];

function noHost(): string | undefined {
  return HOSTS.every(host => existsSync(hostFolder(host))) ? undefined : 'no VS Code is installed here';
}

/** A folder's tests, run by mocha in Node; nothing while the folder has none. */
function folderOfTests(name: string, ...flags: readonly string[]): readonly Suite[] {
  const files = globSync(join(import.meta.dirname, name, '**/*.test.ts')).sort();
  return files.length === 0 ? [] : [{ name, prints: true, run: () => runMocha(name, { files, flags }) }];
}

/** Format, import rules and types. */
function lint(): Outcome {
  const checks: readonly (readonly [string, string, ...string[]])[] = [
    ['format and rules', 'biome', 'check', '--error-on-warnings', '.'],
    ['types', 'tsc', '--noEmit'],
  ];
  const passes: string[] = [];
  const failures: { title: string; error: string }[] = [];
  for (const [title, program, ...args] of checks) {
    const { status, error, stdout, stderr } = spawnSync(join(BIN, program), args, { cwd: ROOT, encoding: 'utf8' });
    if (status === 0) passes.push(title);
    else failures.push({ title, error: error?.message ?? stdout + stderr });
  }
  return { passed: passes.length, failed: failures.length, skipped: 0, passes, failures };
}

async function outcomeOf(suite: Suite): Promise<Outcome> {
  const missing = suite.missing?.();
  if (missing && process.env['CI'] === 'true') return failure(suite.name, `It may not be left out, but ${missing}.`);
  if (missing) {
    console.log(`  skipped: ${missing}`);
    return { passed: 0, failed: 0, skipped: 1, passes: [], failures: [] };
  }
  try {
    const outcome = await suite.run();
    return outcome.passed + outcome.failed + outcome.skipped > 0 ? outcome : failure(suite.name, 'No test ran.');
  } catch (thrown) {
    return failure(suite.name, thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  }
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter(word => !SUITES.some(({ name }) => name.startsWith(word)));
if (unknown.length > 0) {
  console.error(`No suite is called ${unknown.join(', ')}. There are: ${SUITES.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
const outcomes: (Outcome & { readonly suite: string })[] = [];
for (const suite of SUITES.filter(({ name }) => chosen.length === 0 || chosen.some(word => name.startsWith(word)))) {
  console.log(`\n${suite.name}`);
  const from = performance.now();
  const outcome = await outcomeOf(suite);
  if (!suite.prints) for (const title of outcome.passes) console.log(`  ✔ ${title}`);
  console.log(
    `  ${outcome.passed} of ${outcome.passed + outcome.failed} in ${Math.round((performance.now() - from) / 1000)} s`,
  );
  outcomes.push({ ...outcome, suite: suite.name });
}
for (const { suite, failures } of outcomes)
  for (const { title, error } of failures) console.log(`\n✘ ${suite}: ${title}\n${error}`);
process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
console.log(`\n${sumLine(outcomes)}`);
