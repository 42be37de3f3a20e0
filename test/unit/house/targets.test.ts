import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PACKED_LIST } from '../../../src/engines/nativePart.ts';
import { asListed, listed, MOST } from '../../support/building/contents.ts';
import { licencesOf, noticesOf } from '../../support/building/notices.ts';
import { LIBRARIES, SOUND, sherpaPackage, TARGETS } from '../../support/building/targets.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** What every package has. */
const common = listed('alpine-x64');

describe('packages', () => {
  it('are there for each platform, with a list of contents and a weight, and for any', () => {
    const systems = ['linux', 'alpine', 'darwin', 'win32'];
    const all = systems.flatMap(system => [`${system}-x64`, `${system}-arm64`]);
    assert.deepEqual([...TARGETS].sort(), [...all, 'universal'].sort());
    assert.deepEqual(Object.keys(MOST).sort(), [...TARGETS].sort());
  });

  it('take at most 25 MB where they are installed, and 9 MB to fetch where they have neither sherpa-onnx nor all platforms', () => {
    for (const [target, { packed, installed }] of Object.entries(MOST)) {
      assert.ok(installed <= 25_000_000, target);
      if (!sherpaPackage(target) && target !== 'universal') assert.ok(packed <= 9_000_000, target);
    }
  });

  for (const target of TARGETS)
    it(`of ${target} have the native parts that are listed, and those alone`, () => {
      const native = (SOUND[target] ?? []).map(([, to]) => `dist/${to}`);
      const engine = (LIBRARIES[target] ?? []).map(name => `dist/native/${sherpaPackage(target)}/${name}.br`);
      const list =
        engine.length > 0 ? [`dist/native/${sherpaPackage(target)}/${PACKED_LIST}`, 'dist/licences/GPL-3.0.txt'] : [];
      assert.deepEqual(asListed([...common, ...native, ...engine, ...list]), listed(target));
    });

  it('take native parts from packages that have them', () => {
    for (const [from] of Object.values(SOUND).flat()) assert.ok(existsSync(join(ROOT, from)), from);
    for (const [target, names] of Object.entries(LIBRARIES)) {
      const folder = join(ROOT, 'node_modules', sherpaPackage(target) ?? '');
      if (existsSync(folder)) for (const name of names) assert.ok(existsSync(join(folder, name)), name);
    }
  });

  it('take engines in the version of the package that calls them', () => {
    const { version, optionalDependencies } = manifest('sherpa-onnx-node');
    for (const target of TARGETS) {
      const name = sherpaPackage(target);
      if (name) assert.equal(optionalDependencies[name], `^${version}`, name);
    }
  });
});

describe('the notices of what others have made', () => {
  it('have a licence of each package', () => {
    const text = noticesOf(['node_modules/openai', 'node_modules/sox-stream']);
    assert.match(text, /^openai [\d.]+\nLicence: Apache-2\.0\n\n\s*Apache License/m);
    assert.match(text, /^sox-stream [\d.]+\nLicence: MIT\n\nCopyright/m);
    assert.match(text, /^tree-sitter-scss\.wasm, of tree-sitter-scss 1\.0\.0\nLicence: MIT/m);
    assert.match(text, /^Silero VAD/m);
  });

  it('say of the packages with sherpa-onnx, and of no other, that its program is under the GPL, and bring its text', () => {
    const sherpa = 'node_modules/sherpa-onnx-node';
    const { version } = manifest('sherpa-onnx-node');
    const [without, having] = [['node_modules/openai'], ['node_modules/openai', sherpa]];
    assert.doesNotMatch(noticesOf(without), /espeak|General Public|GPL-3/);
    const says =
      noticesOf(having)
        .split('-'.repeat(80))
        .find(part => part.startsWith('\nespeak-ng')) ?? '';
    assert.match(says, /^Licence: GPL-3\.0-or-later$/m);
    for (const part of [
      'dist/native/engine.cjs',
      'dist/licences/GPL-3.0.txt',
      'without any warranty',
      `/tree/v${version},`,
    ])
      assert.ok(says.includes(part), part);
    assert.deepEqual(
      licencesOf(without).map(([, to]) => to),
      ['licences/LGPL-2.0.txt'],
    );
    assert.deepEqual(
      licencesOf(having).map(([, to]) => to),
      ['licences/LGPL-2.0.txt', 'licences/GPL-3.0.txt'],
    );
    const text = readFileSync(join(ROOT, licencesOf(having)[1]?.[0] ?? ''), 'utf8');
    assert.match(
      text,
      /GNU GENERAL PUBLIC LICENSE\s+Version 3, 29 June 2007[\s\S]+15\. Disclaimer of Warranty[\s\S]+END OF TERMS/,
    );
  });

  it('are not made where a package has none', () => {
    const folder = temporaryFolder('notices');
    try {
      writeFileSync(
        join(folder.path, 'package.json'),
        JSON.stringify({ name: 'unlicensed', version: '1.0.0', license: 'constructor' }),
      );
      assert.throws(() => noticesOf([folder.path]), /unlicensed 1\.0\.0 is in the extension, and has no licence/);
    } finally {
      folder.remove();
    }
  });
});

function manifest(name: string): { readonly version: string; readonly optionalDependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
}
