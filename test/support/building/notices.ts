import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { entryOf } from '../../../src/common/entryOf.ts';

const PERMISSIVE = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Licences by their name in SPDX, for packages that name one and come without its text. */
const TEXTS: Readonly<Record<string, (author?: string) => string>> = {
  MIT: author => `${author ? `Copyright (c) ${author}\n\n` : ''}${PERMISSIVE}`,
  'Apache-2.0': () => 'Its text stands at “openai” in this file.',
  VOL: () => 'The Very Open License, as its README says, which names http://veryopenlicense.com/ for the text.',
};

const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

/** Within the package, by path. */
const TEXT_OF_GPL = 'dist/licences/GPL-3.0.txt';
const TEXT_OF_LGPL = 'dist/licences/LGPL-2.0.txt';
const SHERPA = 'node_modules/sherpa-onnx-node';

/** What is part of these packages, or no package, and has a licence of its own. */
const WITHIN = [
  {
    name: 'CMU Pronouncing Dictionary, by cmu-pronouncing-dictionary 3.0.0',
    licence: 'ISC',
    text: `Copyright (c) 2015 Zeke Sikelianos <zeke@sikelianos.com>\n\n${ISC}`,
  },
  {
    name: 'ONNX Runtime, in @moonshine-ai/moonshine-wasm and sherpa-onnx',
    licence: 'MIT',
    text: `Copyright (c) Microsoft Corporation\n\n${PERMISSIVE}`,
  },
  {
    name: 'libvorbis and libogg, in wasm-media-encoders',
    licence: 'BSD-3-Clause',
    text: 'Copyright (c) Xiph.Org Foundation. Its text stands at “diff” in this file, but for the names.',
  },
  {
    name: 'LAME, in wasm-media-encoders',
    licence: 'LGPL-2.0-or-later',
    text: `Its text is ${TEXT_OF_LGPL}, and its sources are at https://lame.sourceforge.io.`,
  },
];

/** Files of licences that a package with these folders has: where each is, and where it goes in `dist`. */
export function licencesOf(folders: readonly string[]): readonly (readonly [from: string, to: string])[] {
  const texts = [TEXT_OF_LGPL, ...(folders.includes(SHERPA) ? [TEXT_OF_GPL] : [])];
  return texts.map(text => [text.replace('dist/', 'media/'), text.replace('dist/', '')]);
}

/** espeak-ng is compiled into sherpa-onnx: what it is part of can be passed on under its licence alone, as a whole. */
function copyleftOf(version: string): string {
  return section(
    'espeak-ng, compiled into sherpa-onnx',
    'GPL-3.0-or-later',
    `The program \`dist/native/engine.cjs\` of this package loads sherpa-onnx, and espeak-ng with it. As a whole, with the libraries in \`dist/native/sherpa-onnx-…\`, it is therefore under the GNU General Public License, version 3 or later, whose text is ${TEXT_OF_GPL}, and comes without any warranty. What is Aloud's own in it may be used under the MIT licence too. It runs as a process of its own, which the rest of Aloud exchanges messages with.

Its sources, which anybody may have without a charge: of sherpa-onnx at https://github.com/k2-fsa/sherpa-onnx/tree/v${version}, whose folder \`cmake\` says how it is built, and of which commit of what it contains; of espeak-ng at https://github.com/csukuangfj/espeak-ng; of Aloud's part where this package is published.`,
  );
}

/** Packages of which something is in the extension, though no bundle says so. */
const BROUGHT = [
  '@ennuicastr/webrtcaec3.js',
  '@vscode/tree-sitter-wasm',
  '@lumis-sh/wasm-dart',
  '@lumis-sh/wasm-html',
  '@lumis-sh/wasm-kotlin',
  '@tree-sitter-grammars/tree-sitter-toml',
  '@tree-sitter-grammars/tree-sitter-yaml',
  'tree-sitter-json',
].map(name => `node_modules/${name}`);

/** The folders of the packages whose files are in bundles, by esbuild's metafiles. */
export function packagesIn(metafiles: readonly Metafile[]): readonly string[] {
  const folders = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? ''),
    ),
  );
  return [...new Set(folders)].filter(folder => folder !== '').sort();
}

/**
 * THIRD-PARTY-NOTICES: the licence of every package that something of is in the extension. Throws where one has neither a
 * text nor a licence whose text is known.
 */
export function noticesOf(folders: readonly string[]): string {
  const packages = [...new Set([...folders, ...BROUGHT])].map(noticeOf);
  const grammars = readFileSync('media/grammars/README.md', 'utf8').match(/^\| `.*/gm) ?? [];
  const parts = [
    ...packages,
    ...WITHIN.map(({ name, licence, text }) => section(name, licence, text)),
    ...(folders.includes(SHERPA) ? [copyleftOf(manifestOf(SHERPA).version)] : []),
    section('Silero VAD, its weights', 'MIT', readFileSync('media/voice/LICENSE', 'utf8')),
    ...grammars.map(row => {
      const [, file, from, licence = ''] = row.split('|').map(cell => cell.trim().replaceAll('`', ''));
      return section(`${file}, of ${from}`, licence, PERMISSIVE);
    }),
  ];
  return `Aloud contains what others have made, under these licences.\n\n${parts.join('\n')}`;
}

function noticeOf(folder: string): string {
  const { name, version, license, author } = manifestOf(folder);
  const own = readdirSync(folder).find(file => /^(licen[cs]e|copying)(\.(md|txt|mit|js))?$/i.test(file));
  const text = own ? readFileSync(join(folder, own), 'utf8') : entryOf(TEXTS, license ?? '')?.(author?.name ?? author);
  if (!text) throw new Error(`${name} ${version} is in the extension, and has no licence: ${license}.`);
  return section(`${name} ${version}`, license ?? 'as below', text);
}

function manifestOf(folder: string) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function section(name: string, licence: string, text: string): string {
  return `${'-'.repeat(80)}\n${name}\nLicence: ${licence}\n\n${text.trim()}\n`;
}
