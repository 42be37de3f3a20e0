// Runs the suite of this folder in desktop VS Codes, which are downloaded: `npm run test:desktop [-- VERSION …]`.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { HOSTS } from '../support/host/versions.ts';
import { type Outcome, sumLine } from '../support/suites/outcome.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { buildSuite } from './build.ts';
import { copyOfFixtures } from './run.ts';

async function runOnDesktop(version: string): Promise<Outcome> {
  const folder = temporaryFolder('desktop');
  try {
    const { extension, suite } = await buildSuite(folder.path);
    const report = join(folder.path, 'report.json');
    let failure: unknown;
    await runTests({
      version,
      extensionDevelopmentPath: extension,
      extensionTestsPath: suite,
      extensionTestsEnv: { ALOUD_TEST_REPORT: report },
      launchArgs: [
        copyOfFixtures(folder.path),
        '--disable-extensions',
        '--disable-workspace-trust',
        `--user-data-dir=${join(folder.path, 'data')}`,
      ],
    }).catch((thrown: unknown) => {
      failure = thrown;
    });
    // Failed tests are a failure of the run too: the report is there all the same.
    if (!existsSync(report)) throw failure ?? new Error('The suite ended without a result.');
    return JSON.parse(readFileSync(report, 'utf8'));
  } finally {
    folder.remove();
  }
}

if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
  console.error('A desktop VS Code needs a display, and there is none (DISPLAY and WAYLAND_DISPLAY are not set).');
  process.exit(1);
}
const chosen = process.argv.slice(2);
const outcomes: Outcome[] = [];
for (const version of chosen.length > 0 ? chosen : HOSTS.map(({ vscode }) => vscode)) {
  console.log(`VS Code ${version}`);
  try {
    const outcome = await runOnDesktop(version);
    for (const title of outcome.passes) console.log(`  ✔ ${title}`);
    for (const { title, error } of outcome.failures) console.log(`  ✘ ${title}\n${error}`);
    outcomes.push(outcome);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    console.error(`VS Code ${version} could not be downloaded or did not run: ${reason}`);
    outcomes.push({ passed: 0, failed: 1, skipped: 0, passes: [], failures: [] });
  }
}
process.exitCode = outcomes.some(({ passed, failed }) => failed > 0 || passed === 0) ? 1 : 0;
console.log(sumLine(outcomes));
