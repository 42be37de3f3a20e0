// Runs the suite of this folder inside the real extension host of a VS Code: `node test/vscode/run.ts [current|oldest]`.
// ALOUD_TEST_GREP chooses tests by title, ALOUD_TEST_VERBOSE shows what the workbench logs, ALOUD_TEST_SUITE names a folder
// in which the suite has been built.
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { QUICK, startServer, type VscodeServer } from '../support/host/server.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { Workbench } from '../support/host/workbench.ts';
import { type Outcome, sumLine } from '../support/suites/outcome.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { type BuiltSuite, buildSuite, builtIn } from './build.ts';
import { MACHINE_SETTINGS, USER_SETTINGS } from './settings.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Without a test that starts or ends; each has less. */
const PATIENCE_MS = 150_000;
const LOOK_MS = 1000;
const LAST_LINES = 20;
const MOST_OF_A_LINE = 200;

/** Nobody looks: what is drawn, and drawn again, costs as much as what is tested. */
const PLAIN = {
  ...QUICK,
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
};

export interface RunOptions {
  /** Which files of this folder. */
  readonly files?: string;
  /** Added to what the extension host sees. */
  readonly environment?: NodeJS.ProcessEnv;
  /** The display language; English if absent. */
  readonly language?: string;
}

/** The suite in one host. */
export async function runInHost(
  host: HostVersion,
  { files, environment, language }: RunOptions = {},
): Promise<Outcome> {
  const folder = temporaryFolder('suite');
  try {
    const shared = files === undefined ? process.env['ALOUD_TEST_SUITE'] : undefined;
    const built = shared === undefined ? await buildSuite(folder.path, files) : builtIn(shared);
    const report = join(folder.path, 'report.json');
    const progress = join(folder.path, 'progress.txt');
    writeFileSync(progress, '');
    const server = await startServer({
      host,
      environment: {
        ALOUD_TEST_REPORT: report,
        ALOUD_TEST_PROGRESS: progress,
        ALOUD_TEST_ROOT: ROOT,
        ...environment,
      },
      // Another extension, which brings a language model.
      extensions: [join(import.meta.dirname, 'models')],
      settings: { ...PLAIN, ...MACHINE_SETTINGS, 'typescript.preferences.useAliasesForRenames': false },
      userSettings: USER_SETTINGS,
      ...(language !== undefined && { language }),
    });
    try {
      const log = await finished(server, copyOfFixtures(folder.path), built, progress);
      if (existsSync(report)) return JSON.parse(readFileSync(report, 'utf8'));
      throw new Error(`The suite ended without a result.\n${lastLines(progress)}\n${log.join('\n')}`);
    } finally {
      await server.stop();
    }
  } finally {
    folder.remove();
  }
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-LAST_LINES).join('\n');
}

/** A workspace to test in. */
export function copyOfFixtures(folder: string): string {
  const workspace = join(folder, 'workspace');
  cpSync(join(import.meta.dirname, 'fixtures'), workspace, { recursive: true });
  return workspace;
}

/** Resolves at the end of the tests with the last lines of the workbench's log. */
async function finished(
  server: VscodeServer,
  workspace: string,
  { extension, suite }: BuiltSuite,
  progress: string,
): Promise<readonly string[]> {
  let ended = (): void => {};
  let failed = (_reason: Error): void => {};
  const end = new Promise<void>((resolveEnd, reject) => {
    ended = resolveEnd;
    failed = reject;
  });
  end.catch(() => {});
  const log: string[] = [];
  // The workbench tells its log and the end of the tests to whoever put these two on its window.
  const prepare = async (page: Page) => {
    await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
      const line = args.map(String).join(' ');
      log.splice(0, log.length + 1 - LAST_LINES);
      log.push(line.split('\n', 1).join('').slice(0, MOST_OF_A_LINE));
      if (process.env['ALOUD_TEST_VERBOSE']) process.stderr.write(`${line}\n`);
    });
    await page.exposeFunction('codeAutomationExit', () => ended());
    page.on('crash', () => failed(new Error('The page with the workbench crashed.')));
  };
  const remote = (path: string) => `vscode-remote://localhost:${server.port}${path}`;
  const workbench = await Workbench.open(server, {
    folder: workspace,
    development: { enableSmokeTestDriver: true },
    payload: [
      ['extensionDevelopmentPath', remote(extension)],
      ['extensionTestsPath', remote(suite)],
      ['enableProposedApi', ''],
    ],
    prepare,
  });
  const timer = setInterval(() => {
    if (Date.now() - statSync(progress).mtimeMs < PATIENCE_MS) return;
    failed(new Error(`Nothing happened for ${PATIENCE_MS / 1000} s.\n${lastLines(progress)}\n${log.join('\n')}`));
  }, LOOK_MS);
  try {
    await end;
    return log;
  } catch (thrown) {
    await workbench.screenshot(join(ROOT, 'out/screenshots/suite-without-result.png')).catch(() => {});
    throw thrown;
  } finally {
    clearInterval(timer);
    await workbench.close();
  }
}

if (import.meta.main) {
  const [name = 'current'] = process.argv.slice(2);
  const host = HOSTS.find(each => each.name === name);
  if (!host) throw new Error(`No host ${name}: ${HOSTS.map(each => each.name).join(', ')}.`);
  const outcome = await runInHost(host);
  for (const title of outcome.passes) console.log(`  ✔ ${title}`);
  for (const { title, error } of outcome.failures) console.log(`  ✘ ${title}${process.send ? '' : `\n${error}`}`);
  if (process.send) process.send(outcome);
  else console.log(sumLine([outcome]));
  if (outcome.failed > 0 || outcome.passed === 0) process.exitCode = 1;
}
