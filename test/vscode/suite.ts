import { writeFileSync } from 'node:fs';
import imported from 'mocha';
import type { Outcome } from '../support/outcome.ts';

/** Node 20 hands over the module where later ones hand over its default. */
const Mocha = 'default' in imported ? (imported.default as typeof imported) : imported;

/** Says nothing: the lines are printed below. */
class Quiet extends Mocha.reporters.Base {}

/** What the extension host calls: runs what `load` declares, prints a line a test, and writes the outcome to a file. */
export async function run(load: () => void): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false, reporter: Quiet });
  if (process.env['ALOUD_TEST_GREP']) mocha.grep(process.env['ALOUD_TEST_GREP']);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
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
    runner.on('pass', test => passes.push(test.fullTitle()));
    runner.on('fail', (test, error: Error) => {
      failures.push({ title: test.fullTitle(), error: plain(error.stack ?? error.message) });
    });
  });
  const report = process.env['ALOUD_TEST_REPORT'];
  if (report) writeFileSync(report, JSON.stringify(outcome));
  if (outcome.failed > 0) throw new Error(`${outcome.failed} tests failed`);
}

/** Without the frames of VS Code itself. */
function plain(stack: string): string {
  return stack
    .split('\n')
    .filter(line => !/^\s+at .*(node:internal|extensionHostProcess)/.test(line))
    .join('\n');
}
