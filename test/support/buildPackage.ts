import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const PARTS = ['package.json', 'media', 'CHANGELOG.md', 'LICENSE', '.vscodeignore'];
const FLAGS = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];

/** Packages the extension from a copy in a folder. Returns the VSIX. */
export async function buildPackage(folder: string): Promise<string> {
  const copy = join(folder, 'package');
  mkdirSync(copy, { recursive: true });
  for (const part of PARTS) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  writeFileSync(join(copy, 'README.md'), withoutPictures(readFileSync(join(ROOT, 'README.md'), 'utf8')));
  run(process.execPath, ['esbuild.js', '--production', `--outdir=${join(copy, 'dist')}`], ROOT);
  const vsix = join(folder, 'aloud.vsix');
  run(process.execPath, [join(ROOT, 'node_modules/@vscode/vsce/vsce'), 'package', ...FLAGS, '--out', vsix], copy);
  return vsix;
}

/**
 * An extension's page shows pictures from the web alone: VS Code drops relative and `data:` sources there, and draws a
 * broken picture instead. See `renderMarkdown` in its `extensionEditor.ts`.
 */
export function withoutPictures(markdown: string): string {
  return markdown.replace(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n\n?/gm, '');
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}:\n${stdout}\n${stderr}`);
}
