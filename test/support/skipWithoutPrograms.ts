import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * For a `before` hook of a suite that needs installed programs: where one is missing the suite is left out, by name and
 * with the reason; on continuous integration it fails instead, for there everything has to run.
 */
export function skipWithoutPrograms(hook: Mocha.Context, programs: readonly string[]): void {
  const missing = programs.filter(program => !isOnPath(program));
  if (missing.length === 0) return;
  const suite = hook.test?.parent?.fullTitle() ?? '';
  const reason = `not installed: ${missing.join(', ')}`;
  if (process.env['CI'] === 'true') throw new Error(`${suite} cannot run: ${reason}`);
  console.log(`skipped: ${suite}: ${reason}`);
  hook.skip();
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
