import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** Packages the extension, as `npm run package` does, from a copy in a folder. Returns the VSIX. */
export async function buildPackage(folder: string): Promise<string> {
  const copy = join(folder, 'package');
  mkdirSync(copy, { recursive: true });
  for (const part of ['package.json', 'media', 'README.md', 'CHANGELOG.md', 'LICENSE', '.vscodeignore']) {
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  }
  run(process.execPath, ['esbuild.js', '--production', `--outdir=${join(copy, 'dist')}`], ROOT);
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const vsix = join(folder, 'aloud.vsix');
  const [, ...flags] = /vsce (.*) --out/.exec(scripts.package)?.[1]?.split(' ') ?? [];
  run(process.execPath, [join(ROOT, 'node_modules/@vscode/vsce/vsce'), 'package', ...flags, '--out', vsix], copy);
  return vsix;
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}:\n${stdout}\n${stderr}`);
}
