import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asListed, listed, MOST } from '../../support/building/contents.ts';
import { noticesOf } from '../../support/building/notices.ts';
import { NATIVE, sherpaPackage, TARGETS } from '../../support/building/targets.ts';
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

  for (const target of TARGETS)
    it(`of ${target} have the native parts that are listed, and those alone`, () => {
      const native = (NATIVE[target] ?? []).map(([, to]) => `dist/${to}`);
      const engine = sherpaPackage(target) ? sherpaFiles() : [];
      assert.deepEqual(asListed([...common, ...native, ...engine]), listed(target));
    });

  it('take native parts from packages that have them', () => {
    for (const [from] of Object.values(NATIVE).flat())
      if (!from.includes('/sherpa-onnx-') || existsSync(join(ROOT, 'node_modules', from.split('/')[1] ?? '')))
        assert.ok(existsSync(join(ROOT, from)), from);
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

function sherpaFiles(): readonly string[] {
  const files = readdirSync(join(ROOT, 'node_modules/sherpa-onnx-node'));
  return files.map(file => `dist/native/node_modules/sherpa-onnx-node/${file}`);
}

function manifest(name: string): { readonly version: string; readonly optionalDependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
}
