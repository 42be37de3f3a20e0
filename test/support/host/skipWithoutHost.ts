import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { CHROMIUM } from '../chromium.ts';
import { skipWithoutPrograms } from '../skipWithoutPrograms.ts';
import { type HostVersion, hostFolder } from './versions.ts';

/**
 * For a `before` hook: leaves the suite out, saying why, where this VS Code, Chromium or a program is not installed;
 * fails it instead on continuous integration.
 */
export function skipWithoutHost(hook: Mocha.Context, host: HostVersion, programs: readonly string[]): void {
  skipWithoutPrograms(hook, [basename(CHROMIUM), ...programs]);
  if (existsSync(hostFolder(host))) return;
  const suite = hook.test?.parent?.fullTitle() ?? '';
  const reason = `VS Code ${host.vscode} is not installed: run node test/support/setup.mjs hosts`;
  if (process.env['CI'] === 'true') throw new Error(`${suite} cannot run: ${reason}`);
  console.log(`skipped: ${suite}: ${reason}`);
  hook.skip();
}
