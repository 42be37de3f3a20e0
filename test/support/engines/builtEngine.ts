import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runProgram } from '../suites/checks.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The engines' program as the package of a platform has it, and a folder for its libraries; `universal` has WebAssembly alone. */
export async function builtEngine(target: string) {
  const folder = mkdtempSync(join(tmpdir(), `aloud-${target}-`));
  await runProgram(['esbuild.js', `--target=${target}`, `--outdir=${join(folder, 'dist')}`], ROOT);
  return {
    program: join(folder, 'dist/native/engine.cjs'),
    libraries: join(folder, 'libraries'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
