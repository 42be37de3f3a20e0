import { appendFileSync, cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import imported from 'mocha';
import * as vscode from 'vscode';
import type { Outcome } from '../support/suites/outcome.ts';
import { restoreSettings } from './harness.ts';

/** Node 20 hands over the module where later ones hand over its default. */
const Mocha = 'default' in imported ? (imported.default as typeof imported) : imported;

/** Says nothing: the lines are printed below. */
class Quiet extends Mocha.reporters.Base {}

/** One file of tests: what it declares is told to mocha when it is loaded. */
export type LoadTests = () => void;

/** What the extension host calls: runs the tests of all files, and writes what they came to into a file. */
export async function run(files: readonly LoadTests[]): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, color: false, reporter: Quiet, forbidOnly: true });
  if (process.env['ALOUD_TEST_GREP']) mocha.grep(process.env['ALOUD_TEST_GREP']);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of files)
    describe('', () => {
      before(restoreWorkspace);
      try {
        load();
      } catch (thrown) {
        it('loads its tests', () => {
          throw thrown;
        });
      }
    });
  const passes: string[] = [];
  const failures: { title: string; error: string }[] = [];
  const outcome = await new Promise<Outcome>(resolve => {
    const runner = mocha.run(() => {
      resolve({
        passed: passes.length,
        failed: failures.length,
        skipped: runner.stats?.pending ?? 0,
        passes,
        failures,
      });
    });
    runner.on('test', test => tell('started', test.fullTitle()));
    runner.on('hook', hook => tell('started', hook.fullTitle()));
    runner.on('pass', test => {
      passes.push(test.fullTitle().trim());
      tell('passed', test.fullTitle());
    });
    runner.on('fail', (test, error: Error) => {
      failures.push({ title: test.fullTitle().trim(), error: plain(error.stack ?? error.message) });
      tell('failed', `${test.fullTitle()}: ${error.message}`);
    });
  });
  const report = process.env['ALOUD_TEST_REPORT'];
  if (report) writeFileSync(report, JSON.stringify(outcome));
  if (outcome.failed > 0) throw new Error(`${outcome.failed} tests failed`);
}

/** For who waits, and for who wants to know where it stopped. */
function tell(what: string, title: string): void {
  const progress = process.env['ALOUD_TEST_PROGRESS'];
  if (progress) appendFileSync(progress, `${what} ${title.trim()}\n`);
}

/** Every file of tests finds the workspace and the settings as they were at first, and nothing open. */
async function restoreWorkspace(): Promise<void> {
  const [root] = vscode.workspace.workspaceFolders ?? [];
  if (!root) throw new Error('The suite needs a folder.');
  await restoreSettings();
  // Unsaved changes would make closing ask.
  for (let tabs = openTabs(); tabs > 0 && vscode.window.activeTextEditor; tabs--)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const fixtures = join(import.meta.dirname, 'fixtures');
  const known = new Set(readdirSync(fixtures));
  for (const name of readdirSync(root.uri.fsPath))
    if (!known.has(name)) rmSync(join(root.uri.fsPath, name), { recursive: true });
  cpSync(fixtures, root.uri.fsPath, { recursive: true });
}

function openTabs(): number {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
}

/** Without the frames of VS Code itself. */
function plain(stack: string): string {
  return stack
    .split('\n')
    .filter(line => !/^\s+at .*(node:internal|extensionHostProcess)/.test(line))
    .join('\n');
}
