// Runs the suite of this folder inside the real extension host of a VS Code: `node test/vscode/run.ts [current|oldest]`.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { startServer } from '../support/host/server.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { Workbench } from '../support/host/workbench.ts';
import type { Outcome } from '../support/outcome.ts';
import { type BuiltSuite, buildSuite } from './build.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PATIENCE_MS = 300_000;

/** The suite in one host. */
export async function runInHost(host: HostVersion): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'aloud-suite-'));
  const built = await buildSuite(folder);
  const workspace = join(folder, 'workspace');
  const report = join(folder, 'report.json');
  cpSync(join(import.meta.dirname, 'fixtures'), workspace, { recursive: true });
  const server = await startServer({
    host,
    environment: { ALOUD_TEST_REPORT: report, ALOUD_TEST_GREP: process.env['ALOUD_TEST_GREP'], ALOUD_TEST_ROOT: ROOT },
    settings: { 'typescript.preferences.useAliasesForRenames': false },
  });
  try {
    await finished(server.port, page => Workbench.open(server, page), workspace, built);
    return JSON.parse(readFileSync(report, 'utf8'));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function finished(
  port: number,
  open: (options: Parameters<typeof Workbench.open>[1]) => Promise<Workbench>,
  workspace: string,
  { extension, suite }: BuiltSuite,
): Promise<void> {
  let ended = (): void => {};
  const end = new Promise<void>(resolveEnd => {
    ended = resolveEnd;
  });
  const remote = (path: string) => `vscode-remote://localhost:${port}${path}`;
  // The workbench tells its log and the end of the tests to whoever put these two on its window.
  const prepare = async (page: Page) => {
    await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
      if (process.env['ALOUD_TEST_VERBOSE']) process.stderr.write(`${args.map(String).join(' ')}\n`);
    });
    await page.exposeFunction('codeAutomationExit', () => ended());
  };
  const workbench = await open({
    folder: workspace,
    development: { enableSmokeTestDriver: true },
    payload: [
      ['extensionDevelopmentPath', remote(extension)],
      ['extensionTestsPath', remote(suite)],
      ['enableProposedApi', ''],
    ],
    prepare,
  });
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The suite gave no result within ${PATIENCE_MS / 1000} s.`)),
      PATIENCE_MS,
    );
  });
  try {
    await Promise.race([end, tooLate]);
  } catch (thrown) {
    await workbench.screenshot(join(ROOT, 'out/screenshots/suite-without-result.png'));
    throw thrown;
  } finally {
    clearTimeout(timer);
    await workbench.close();
  }
}

if (import.meta.main) {
  const names = process.argv.slice(2);
  for (const host of HOSTS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const { passed, failed, passes, failures } = await runInHost(host);
    for (const title of passes) console.log(`  ✔ ${title}`);
    for (const { title, error } of failures) console.log(`  ✘ ${title}\n${error}`);
    console.log(`VS Code ${host.vscode}: ${passed} passed, ${failed} failed`);
    if (failed > 0 || passed === 0) process.exitCode = 1;
  }
}
