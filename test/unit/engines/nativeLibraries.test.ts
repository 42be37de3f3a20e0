import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { addonPath, layLibraries } from '../../../src/engines/nativeLibraries.ts';
import { PACKED_LIST } from '../../../src/engines/nativePart.ts';
import { pressLibraries } from '../../support/building/pressed.ts';
import { onSmallDisk } from '../../support/smallDisk.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const LIBRARIES = { 'sherpa-onnx.node': 'what Node loads', 'libonnxruntime.so': 'what that loads '.repeat(1000) };
const NAMES = Object.keys(LIBRARIES).sort();

describe('the native libraries of a package', () => {
  let own: ReturnType<typeof temporaryFolder>;
  let packed: string;
  let around: string;

  const laid = () => join(addonPath(), '..');
  const isAsPacked = () => {
    assert.deepEqual(readdirSync(laid()).sort(), NAMES);
    for (const [name, text] of Object.entries(LIBRARIES)) assert.equal(readFileSync(join(laid(), name), 'utf8'), text);
  };

  beforeEach(async () => {
    own = temporaryFolder('libraries');
    packed = join(own.path, 'package/sherpa-onnx-here');
    around = join(own.path, 'storage/libraries');
    const source = join(own.path, 'source');
    mkdirSync(source);
    for (const [name, text] of Object.entries(LIBRARIES)) writeFileSync(join(source, name), text);
    await pressLibraries(source, NAMES, packed, 'little');
  });

  afterEach(() => own.remove());

  it('are laid where the user alone may look, and found there the next time', async () => {
    await layLibraries(packed, around);
    isAsPacked();
    if (process.platform !== 'win32') assert.equal(statSync(laid()).mode & 0o077, 0);
    const [before, folder] = [statSync(addonPath()), laid()];
    await layLibraries(packed, around);
    assert.deepEqual([statSync(addonPath()).ino, statSync(addonPath()).mtimeMs], [before.ino, before.mtimeMs]);
    assert.deepEqual(readdirSync(around), [folder.slice(around.length + 1)]);
  });

  const CHANGES: Readonly<Record<string, (folder: string) => void>> = {
    'another file in the place of one': folder => {
      rmSync(join(folder, 'sherpa-onnx.node'));
      writeFileSync(join(folder, 'sherpa-onnx.node'), 'what Node loads?');
    },
    'a file that was cut off': folder => {
      rmSync(join(folder, 'libonnxruntime.so'));
      writeFileSync(join(folder, 'libonnxruntime.so'), '');
    },
    'a library more, which would be loaded in place of that of the system': folder =>
      writeFileSync(join(folder, 'libstdc++.so.6'), 'x'),
    'one file too few': folder => rmSync(join(folder, 'libonnxruntime.so')),
    'a link to a file elsewhere': folder => {
      const there = join(folder, '../../elsewhere');
      cpSync(join(folder, 'libonnxruntime.so'), there);
      rmSync(join(folder, 'libonnxruntime.so'));
      symlinkSync(there, join(folder, 'libonnxruntime.so'));
    },
    'a link to a folder elsewhere': folder => {
      const there = join(folder, '../../elsewhere');
      cpSync(folder, there, { recursive: true });
      rmSync(folder, { recursive: true });
      symlinkSync(there, folder);
    },
  };
  for (const [name, change] of Object.entries(CHANGES))
    it(`are laid anew, and nothing else is loaded, where there is ${name} (A6, A11)`, async () => {
      await layLibraries(packed, around);
      change(laid());
      await layLibraries(packed, around);
      isAsPacked();
      assert.ok(statSync(laid()).isDirectory() && readdirSync(around).length === 1);
    });

  it('are never laid where the package has another library than it lists', async () => {
    const list = join(packed, PACKED_LIST);
    const sums = JSON.parse(readFileSync(list, 'utf8'));
    writeFileSync(list, JSON.stringify({ ...sums, 'libonnxruntime.so': sums['sherpa-onnx.node'] }));
    await assert.rejects(layLibraries(packed, around), /libonnxruntime\.so is not what the package should have/);
    assert.deepEqual(readdirSync(around), []);
  });

  for (const isDamaged of [false, true])
    it(`are laid by several windows at once${isDamaged ? ', where they were damaged' : ''}`, async () => {
      for (let round = 0; round < 10; round += 1) {
        if (isDamaged) {
          await layLibraries(packed, around);
          writeFileSync(join(laid(), 'libonnxruntime.dll'), 'x');
        } else rmSync(around, { recursive: true, force: true });
        await Promise.all(Array.from({ length: 8 }, () => layLibraries(packed, around)));
        isAsPacked();
        assert.equal(readdirSync(around).length, 1);
      }
    });

  it('take the place of those of another version, and of what somebody began and never finished', async () => {
    const [older, left, going] = ['sherpa-onnx-here-0', '.laying-left', '.laying-going'].map(name =>
      join(around, name),
    );
    for (const folder of [older, left, going]) mkdirSync(folder as string, { recursive: true });
    const longAgo = new Date(Date.now() - 2 * 60 * 60_000);
    utimesSync(left as string, longAgo, longAgo);
    await layLibraries(packed, around);
    assert.deepEqual(readdirSync(around).sort(), ['.laying-going', laid().slice(around.length + 1)]);
  });

  it('leave nothing behind where the disk is full (F18)', async function () {
    await onSmallDisk(around, 8, this, async () => {
      await assert.rejects(layLibraries(packed, around), { code: 'ENOSPC' });
      assert.deepEqual(readdirSync(around), []);
    });
  });

  it('are not laid where there is no folder for them', async () => {
    await assert.rejects(layLibraries(packed, ''), /no folder/);
  });
});
