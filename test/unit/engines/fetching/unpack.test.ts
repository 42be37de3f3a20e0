import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { unpack } from '../../../../src/engines/fetching/unpacker.ts';
import { type ARCHIVES, archive } from '../../../support/engines/archives.ts';
import { onSmallDisk } from '../../../support/smallDisk.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporaryFolder.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../../src/engines/fetching/unpackProcess.ts');
const UNPACKER = { program: PROGRAM, environment: process.env };
const never = new AbortController().signal;

describe('unpacking', () => {
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = temporaryFolder('unpack');
    mkdirSync(join(folder.path, 'a/into'), { recursive: true });
  });
  afterEach(() => folder.remove());

  async function unpacked(bytes: Uint8Array, signal = never): Promise<void> {
    const path = join(folder.path, 'archive');
    writeFileSync(path, bytes);
    const into = join(folder.path, 'a/into');
    const about = { root: 'voice', renamed: { 'joe.onnx': 'model.onnx' }, without: ['test_wavs/'] };
    await unpack({ archive: path, into, ...about, mostBytes: 1_000_000 }, UNPACKER, () => {}, signal);
  }

  it('takes what is wanted, under the names that are wanted', async () => {
    await unpacked(archive('whole'));
    const into = join(folder.path, 'a/into');
    assert.deepEqual(globSync('**/*', { cwd: into }).sort(), [
      'espeak-ng-data',
      'espeak-ng-data/phontab',
      'model.onnx',
      'tokens.txt',
    ]);
    assert.equal(readFileSync(join(into, 'model.onnx'), 'utf8'), 'model');
  });

  const WRONG: readonly (readonly [keyof typeof ARCHIVES, RegExp])[] = [
    ['up', /leads out of its folder/],
    ['absolute', /leads out of its folder/],
    ['backslash', /leads out of its folder/],
    ['link', /type SymbolicLink/],
    ['linked folder', /type SymbolicLink/],
    ['hard link', /type Link/],
    ['pipe', /type FIFO/],
    ['huge', /more than 1000000 bytes/],
  ];
  for (const [name, says] of WRONG)
    it(`A38: refuses an archive with what it must not have: ${name}`, async () => {
      const thrown = await unpacked(archive(name)).catch(error => error);
      assert.equal(thrown.code, 'bad-reply');
      assert.match(thrown.message, says);
      assert.deepEqual(readdirSync(folder.path).sort(), ['a', 'archive']);
      assert.deepEqual(readdirSync(join(folder.path, 'a')), ['into']);
      assert.ok(!existsSync('/tmp/aloud-out.txt'));
    });

  it('says that something is no archive, or ends too early', async () => {
    for (const bytes of [Buffer.from('no archive'), archive('whole').subarray(0, 150), Buffer.alloc(5000, 7)])
      await assert.rejects(unpacked(bytes), { code: 'bad-reply' });
  });

  it('says that the disk is full', async function () {
    await onSmallDisk(join(folder.path, 'a/into'), 100, this, async () => {
      const about = { root: 'voice', renamed: {}, without: [], mostBytes: 10_000_000 };
      const path = join(folder.path, 'archive');
      writeFileSync(path, archive('huge'));
      const unpacking = { archive: path, into: join(folder.path, 'a/into'), ...about };
      await assert.rejects(
        unpack(unpacking, UNPACKER, () => {}, never),
        { code: 'unsupported', message: /^The disk is full/ },
      );
    });
  });

  it('throws `cancelled`, and leaves no program behind', async () => {
    const stop = new AbortController();
    const done = unpacked(archive('whole'), stop.signal);
    stop.abort();
    await assert.rejects(done, { code: 'cancelled' });
    await assert.rejects(unpacked(archive('whole'), stop.signal), { code: 'cancelled' });
  });
});
