// Every suite, one after the other: `npm test`, or `npm test -- unit vscode` for some. Ends with the sum of all.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { HOSTS, hostFolder } from './support/host/versions.ts';
import { type Outcome, sumLine } from './support/outcome.ts';
import { runInHost } from './vscode/run.ts';

const ROOT = resolve(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules/.bin');
/** With the project's own Node in front, whatever the machine has. */
const ENVIRONMENT = { ...process.env, PATH: `${BIN}${delimiter}${process.env['PATH']}` };

interface Suite {
  readonly name: string;
  /** Why it cannot run here; undefined if it can. */
  readonly missing?: () => string | undefined;
  run(): Promise<Outcome>;
}

const SUITES: readonly Suite[] = [
  { name: 'lint', run: async () => lint() },
  { name: 'unit', run: async () => mocha('unit', ['--parallel', '--jobs', '2']) },
  { name: 'contract', run: async () => mocha('contract') },
  ...HOSTS.map(host => ({
    name: `vscode ${host.vscode}`,
    missing: () => (existsSync(hostFolder(host)) ? undefined : 'this VS Code is not installed here'),
    run: () => runInHost(host),
  })),
  { name: 'workbench', missing: noHost, run: async () => mocha('workbench') },
  { name: 'speech', missing: noHost, run: async () => mocha('speech') },
];

function noHost(): string | undefined {
  return HOSTS.every(host => existsSync(hostFolder(host))) ? undefined : 'no VS Code is installed here';
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
    const { status, stdout, stderr } = spawnSync(join(BIN, program), args, {
      cwd: ROOT,
      env: ENVIRONMENT,
      encoding: 'utf8',
    });
    if (status === 0) passes.push(title);
    else failures.push({ title, error: stdout + stderr });
  }
  return { passed: passes.length, failed: failures.length, skipped: 0, passes, failures };
}

/** A folder of tests, in a process of its own. */
function mocha(folder: string, flags: readonly string[] = []): Outcome {
  const report = join(ROOT, 'out', `${folder}.json`);
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  rmSync(report, { force: true });
  const files = globSync(`test/${folder}/**/*.test.ts`, { cwd: ROOT }).sort();
  const reporter = [
    '--reporter',
    join(import.meta.dirname, 'support/reporter.cjs'),
    '--reporter-option',
    `file=${report}`,
  ];
  const { status, signal } = spawnSync(join(BIN, 'mocha'), [...flags, ...reporter, ...files], {
    cwd: ROOT,
    env: ENVIRONMENT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (existsSync(report)) return JSON.parse(readFileSync(report, 'utf8'));
  return failed(folder, `mocha ended with ${signal ?? status} before its tests did.`);
}

function failed(title: string, error: string): Outcome {
  return { passed: 0, failed: 1, skipped: 0, passes: [], failures: [{ title, error }] };
}

async function outcomeOf(suite: Suite): Promise<Outcome> {
  const missing = suite.missing?.();
  if (missing && process.env['CI'] === 'true') return failed(suite.name, `It cannot be left out here, but ${missing}.`);
  if (missing) {
    console.log(`  skipped: ${missing}`);
    return { passed: 0, failed: 0, skipped: 1, passes: [], failures: [] };
  }
  try {
    const outcome = await suite.run();
    return outcome.passed + outcome.failed + outcome.skipped > 0 ? outcome : failed(suite.name, 'It ran no test.');
  } catch (thrown) {
    return failed(suite.name, thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  }
}

const chosen = process.argv.slice(2);
const outcomes: (Outcome & { readonly suite: string })[] = [];
for (const suite of SUITES.filter(({ name }) => chosen.length === 0 || chosen.some(word => name.startsWith(word)))) {
  console.log(`\n${suite.name}`);
  const from = Date.now();
  const outcome = await outcomeOf(suite);
  // Mocha's own suites print as they go.
  if (!['unit', 'contract', 'workbench', 'speech'].includes(suite.name))
    for (const title of outcome.passes) console.log(`  ✔ ${title}`);
  console.log(
    `  ${outcome.passed} of ${outcome.passed + outcome.failed} in ${Math.round((Date.now() - from) / 1000)} s`,
  );
  outcomes.push({ ...outcome, suite: suite.name });
}
for (const { suite, failures } of outcomes) {
  for (const { title, error } of failures) console.log(`\n✘ ${suite}: ${title}\n${error}`);
}
if (outcomes.length === 0)
  console.log(`No suite is called ${chosen.join(' ')}. There are: ${SUITES.map(({ name }) => name).join(', ')}.`);
process.exitCode = outcomes.length === 0 || outcomes.some(outcome => outcome.failed > 0) ? 1 : 0;
console.log(`\n${sumLine(outcomes)}`);
