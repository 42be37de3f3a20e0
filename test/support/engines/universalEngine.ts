import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runProgram } from '../suites/checks.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The engines' program as the package for all platforms has it: with WebAssembly alone. */
export async function universalEngine(): Promise<{ readonly program: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'aloud-universal-'));
  await runProgram(['esbuild.js', '--target=universal', `--outdir=${folder}`], ROOT);
  return {
    program: join(folder, 'native/engine.cjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
