import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkContents } from './building/contents.ts';
import { runProgram } from './suites/checks.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PARTS = ['package.json', 'media', 'CHANGELOG.md', 'LICENSE', '.vscodeignore'];
const FLAGS = ['--no-dependencies', '--allow-missing-repository'];

export interface Packaging {
  /** The platform, as VS Code calls it; if absent all of them. */
  readonly target?: string | undefined;
  /** The address of the folder that README's pictures are in; without it they are left out. */
  readonly images?: string | undefined;
  /** For users it is pressed as small as can be, which takes minutes the first time. */
  readonly isForUsers?: true;
}

/**
 * Packages the extension from a copy in a folder, for all platforms or, with its native parts, for one. Returns the VSIX;
 * throws where it holds anything else than it should, or weighs more. Where ALOUD_TEST_PACKAGE names a folder in which that
 * was done, its VSIX is taken.
 */
export async function buildPackage(folder: string, { target, images, isForUsers }: Packaging = {}): Promise<string> {
  const name = target ? `aloud-${target}.vsix` : 'aloud.vsix';
  const built = join(process.env['ALOUD_TEST_PACKAGE'] ?? folder, name);
  if (existsSync(built)) return built;
  const copy = join(folder, 'package');
  mkdirSync(copy, { recursive: true });
  for (const part of PARTS) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  writeFileSync(join(copy, 'README.md'), images ? readme : asExtensionPage(readme));
  const how = isForUsers ? ['--production'] : ['--production', '--quick'];
  await runProgram(['esbuild.js', ...how, `--target=${target ?? 'universal'}`, `--outdir=${join(copy, 'dist')}`], ROOT);
  const vsix = join(folder, name);
  const pictures = images ? ['--baseImagesUrl', images, '--baseContentUrl', images] : ['--no-rewrite-relative-links'];
  const flags = [...pictures, ...(target ? ['--target', target] : [])];
  await runProgram([join(ROOT, 'node_modules/@vscode/vsce/vsce'), 'package', ...FLAGS, ...flags, '--out', vsix], copy);
  checkContents({ folder: copy, vsix, target: target ?? 'universal', isForUsers: isForUsers ?? false });
  return vsix;
}

/**
 * An extension's page shows pictures and follows links from the web alone: VS Code drops relative and `data:` sources there,
 * and draws a broken picture instead. See `renderMarkdown` in its `extensionEditor.ts`. The guide opens by its command.
 */
export function asExtensionPage(markdown: string): string {
  return markdown
    .replace(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n\n?/gm, '')
    .replace(/\[([^\]]*)\]\((?!https:)[^)]*\)/g, '$1');
}
