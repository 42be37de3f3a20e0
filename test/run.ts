// Every suite, side by side where they do not disturb each other: `npm test`, or `npm test -- unit vscode` for those whose
// names begin so. Prints them in a fixed order, and ends with the sum of all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOSTS, type HostVersion, hostFolder } from './support/host/versions.ts';
import { runMocha } from './support/suites/runMocha.ts';
import { chosenSuites, runSuites, type Suite } from './support/suites/runSuites.ts';
import type { Job } from './support/suites/schedule.ts';
import { runSuite } from './support/suites/suiteProcess.ts';

/** Two at a time also where there is one core, for they often wait; of more, hosts and browsers would fill the memory. */
const CORES = Math.min(Math.max(availableParallelism(), 2), 4);
const RESOURCES = { cores: CORES, sound: 1 };
const PLAIN = { cores: 1 };
/** Plays and records in real time: one at a time. It waits as long as it computes, so that it has no core of its own. */
const SOUND = { sound: 1 };
/** Measures: nothing else runs meanwhile. */
const MEASURING = { cores: CORES, sound: 1 };

const folder = mkdtempSync(join(tmpdir(), 'aloud-suites-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
/** What the suites in hosts share. */
const environment = { ALOUD_TEST_SUITE: join(folder, 'suite'), ALOUD_TEST_PACKAGE: join(folder, 'package') };
const [current] = HOSTS as readonly [HostVersion];

const SUITES: readonly Suite[] = [
  program('lint', PLAIN, 'support/suites/lint.ts'),
  program('build', PLAIN, 'support/suites/build.ts', ...Object.values(environment)),
  // In an order that leaves none of the long ones over at the end, and what plays in real time with few hosts beside it.
  inHost(HOSTS, tests('workbench', PLAIN)),
  ...readdirSync(join(import.meta.dirname, 'unit'))
    .sort()
    .map(room => tests(`unit/${room}`, PLAIN)),
  tests('contract', SOUND),
  ...HOSTS.map(host => inHost([host], program(`vscode ${host.vscode}`, PLAIN, 'vscode/run.ts', host.name))),
  ...globSync('speech/*.test.ts', { cwd: import.meta.dirname })
    .sort()
    .map(file => inHost([current], tests(file.replace('.test.ts', ''), SOUND))),
  tests('measures', MEASURING),
];

/** A folder's tests, or those of one file, run by mocha. */
function tests(name: string, needs: Suite['needs']): Suite {
  const files = globSync([`${name}/**/*.test.ts`, `${name}.test.ts`], { cwd: import.meta.dirname }).sort();
  const paths = files.map(file => join(import.meta.dirname, file));
  return { name, needs, run: options => runMocha(name, { files: paths, environment }, options) };
}

function program(name: string, needs: Suite['needs'], file: string, ...words: readonly string[]): Suite {
  const args = [join(import.meta.dirname, file), ...words];
  return { name, needs, run: options => runSuite(name, { args, environment }, options) };
}

/** A suite that waits until the hosts are there and what runs in them is built. */
function inHost(hosts: readonly HostVersion[], suite: Suite): Suite {
  const absent = () => hosts.filter(host => !existsSync(hostFolder(host))).map(({ vscode }) => vscode);
  return {
    ...suite,
    after: ['build', ...hosts.map(installing)],
    missing: () => (absent().length > 0 ? `VS Code ${absent().join(' and ')} is not installed here` : undefined),
  };
}

function installing({ vscode }: HostVersion): string {
  return `installing VS Code ${vscode}`;
}

/** Installs a host, which says itself what it does. */
function installation(host: HostVersion, signal: AbortSignal): Job {
  return {
    name: installing(host),
    needs: PLAIN,
    run: async () => {
      const args = [join(import.meta.dirname, 'support/host/install.ts'), host.name];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 2, 2], signal });
      await once(child, 'close').catch(() => {});
    },
  };
}

const interrupting = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(name, () => {
    process.exitCode = 128 + constants.signals[name];
    interrupting.abort();
  });
try {
  const suites = chosenSuites(SUITES, process.argv.slice(2));
  const awaited = HOSTS.filter(host => suites.some(({ after }) => after?.includes(installing(host))));
  const isWell = await runSuites(suites, {
    resources: RESOURCES,
    preparations: awaited
      .filter(host => !existsSync(hostFolder(host)))
      .map(host => installation(host, interrupting.signal)),
    write: text => process.stdout.write(text),
    strict: process.env['CI'] === 'true',
    signal: interrupting.signal,
  });
  process.exitCode ??= isWell ? 0 : 1;
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 1;
}
