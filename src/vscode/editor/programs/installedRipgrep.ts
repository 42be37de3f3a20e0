import { access } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { findProgram } from '../../../processes/findProgram.ts';

const NAME = process.platform === 'win32' ? 'rg.exe' : 'rg';
const PLATFORM = `${process.platform}-${process.arch}`;

/**
 * Ripgrep as VS Code brings it for its own search (`@vscode/ripgrep`, by whichever of its packages a version has), or as
 * the system has it. Undefined where there is none.
 */
export async function installedRipgrep(): Promise<string | undefined> {
  for (const modules of ['node_modules', 'node_modules.asar.unpacked']) {
    for (const path of [
      ['ripgrep', 'bin', NAME],
      ['ripgrep-universal', 'bin', PLATFORM, NAME],
      [`ripgrep-${PLATFORM}`, 'bin', NAME],
    ]) {
      const whole = join(vscode.env.appRoot, modules, '@vscode', ...path);
      const isThere = await access(whole).then(
        () => true,
        () => false,
      );
      if (isThere) return whole;
    }
  }
  return findProgram('rg');
}
