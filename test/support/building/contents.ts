import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LANGUAGES } from '../face/languages.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const LIST = join(ROOT, 'test/recorded/package.txt');
/** In the list: a file for each language of the face. */
const LANGUAGE = '<language>';
const MEGABYTE = 1_000_000;

/** What a package may weigh, and what is installed of it, in bytes. */
export interface Weight {
  readonly packed: number;
  readonly installed: number;
}

const NONE: Weight = { packed: 8.2 * MEGABYTE, installed: 12.6 * MEGABYTE };

/** sherpa-onnx is 7 to 9 MB, and all of one: half of a package that has it. */
export const MOST: Readonly<Record<string, Weight>> = {
  'linux-x64': { packed: 16.4 * MEGABYTE, installed: 21.4 * MEGABYTE },
  'linux-arm64': { packed: 18.8 * MEGABYTE, installed: 24.7 * MEGABYTE },
  'darwin-x64': { packed: 16.2 * MEGABYTE, installed: 21.1 * MEGABYTE },
  'darwin-arm64': { packed: 14.9 * MEGABYTE, installed: 19.8 * MEGABYTE },
  'win32-x64': { packed: 14.9 * MEGABYTE, installed: 20 * MEGABYTE },
  'win32-arm64': { packed: 8.6 * MEGABYTE, installed: 13.5 * MEGABYTE },
  'alpine-x64': NONE,
  'alpine-arm64': NONE,
  universal: { packed: 11.3 * MEGABYTE, installed: 19.8 * MEGABYTE },
};

/** What the list of contents names for a target: what every package has, and what it has of its own. */
export function listed(target: string): readonly string[] {
  const parts = readFileSync(LIST, 'utf8').split(/^# /m).slice(1);
  const [all, own] = ['all', target].map(name => parts.find(part => part.startsWith(`${name}\n`)));
  if (!all || own === undefined) throw new Error(`${LIST} has no part for ${target}.`);
  return [all, own]
    .flatMap(part => part.trim().split('\n').slice(1))
    .flatMap(file => (file.includes(LANGUAGE) ? LANGUAGES.map(each => file.replace(LANGUAGE, each)) : [file]))
    .sort();
}

/** As the list has it: the chunks that esbuild makes are one line, since their names and number change with the code. */
export function asListed(files: readonly string[]): readonly string[] {
  const named = files.map(file => file.replace(/^dist\/(?!extension\.)[\w.-]+\.cjs$/, 'dist/*.cjs'));
  return [...new Set(named)].sort();
}

interface Checked {
  readonly folder: string;
  readonly vsix: string;
  readonly target: string;
  readonly isForUsers: boolean;
}

/** Pressed in a hurry it may weigh so much more. */
const HURRY = 1.1;

/** Throws where a package holds more or less than is listed, or weighs more than it may. `folder` is what it was made of. */
export function checkContents({ folder, vsix, target, isForUsers }: Checked): Weight {
  const files = packedFiles(folder);
  assert.deepEqual(asListed(files), listed(target), `the contents of the package for ${target}`);
  const most = MOST[target];
  const factor = isForUsers ? 1 : HURRY;
  const sum = files.reduce((bytes, file) => bytes + statSync(join(folder, file)).size, 0);
  const weight = { packed: statSync(vsix).size, installed: sum };
  for (const kind of ['packed', 'installed'] as const)
    assert.ok(
      most && weight[kind] <= most[kind] * factor,
      `${target} has ${weight[kind]} bytes ${kind}, of ${most?.[kind]}`,
    );
  return weight;
}

/** What goes into a package that is made of a folder. */
export function packedFiles(folder: string): readonly string[] {
  const vsce = join(ROOT, 'node_modules/@vscode/vsce/vsce');
  const listing = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: folder, encoding: 'utf8' });
  return listing.split('\n').filter(file => file !== '');
}
