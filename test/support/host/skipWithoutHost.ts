import { existsSync } from 'node:fs';
import { skipWithoutPrograms } from '../skipWithoutPrograms.ts';
import { type HostVersion, hostFolder } from './versions.ts';

/**
 * For a `before` hook: leaves the suite out, saying why, where this VS Code, Chromium or a program is not installed;
 * fails it instead on continuous integration.
 */
export function skipWithoutHost(hook: Mocha.Context, host: HostVersion, programs: readonly string[]): void {
  skipWithoutPrograms(hook, ['chromium', ...programs]);
  if (existsSync(hostFolder(host))) return;
  const suite = hook.test?.parent?.fullTitle() ?? '';
  const reason = `VS Code ${host.vscode} is not installed: run test/support/setup.mjs`;
  if (process.env['CI'] === 'true') throw new Error(`${suite} cannot run: ${reason}`);
  console.log(`skipped: ${suite}: ${reason}`);
  hook.skip();
}
