import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { packedPath, readPacked } from '../../../src/common/packed.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

describe('what the package brings compressed', () => {
  let folder: ReturnType<typeof temporaryFolder>;

  beforeEach(() => {
    folder = temporaryFolder('packed');
  });
  afterEach(() => folder.remove());

  const at = (name: string) => join(folder.path, name);

  it('is found as it is or compressed, and reads the same', async () => {
    // More than one piece of what it is unpacked in.
    const bytes = Buffer.alloc(3_000_000, 'grammar ');
    writeFileSync(at('plain'), bytes);
    writeFileSync(at('small.br'), brotliCompressSync(bytes));
    assert.equal(packedPath(at('plain')), at('plain'));
    assert.equal(packedPath(at('small')), at('small.br'));
    for (const name of ['plain', 'small']) assert.ok((await readPacked(packedPath(at(name)) ?? '')).equals(bytes));
  });

  it('is not found where it is not, and not read where it is cut off or no Brotli', async () => {
    assert.equal(packedPath(at('nothing')), undefined);
    const whole = brotliCompressSync(Buffer.from('a grammar that is cut off'));
    for (const [name, bytes] of [
      ['half', whole.subarray(0, whole.length / 2)],
      ['other', Buffer.from('no Brotli at all')],
    ] as const) {
      writeFileSync(at(`${name}.br`), bytes);
      await assert.rejects(readPacked(at(`${name}.br`)));
    }
  });

  it('is bounded: what grows without end is not read', async () => {
    writeFileSync(at('bomb.br'), brotliCompressSync(Buffer.alloc(65 * 1024 * 1024)));
    await assert.rejects(readPacked(at('bomb.br')), { code: 'ERR_BUFFER_TOO_LARGE' });
  });
});
