import assert from 'node:assert/strict';
import { parseSafetensors } from '../../../../src/capture/voice/safetensors.ts';

/** A file of that format, with a header as it is given. */
function fileOf(header: unknown, values: Float32Array): Uint8Array {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, Buffer.from(values.buffer)]);
}

const VALUES = Float32Array.of(1, 2, 3, 4, 5, 6);
const MATRIX = { dtype: 'F32', shape: [2, 2], data_offsets: [8, 24] };

describe('a file of tensors', () => {
  it('gives the values of each by name', () => {
    const tensors = parseSafetensors(
      fileOf({ pair: { ...MATRIX, shape: [2], data_offsets: [0, 8] }, matrix: MATRIX }, VALUES),
    );
    assert.deepEqual([...tensors.values('pair', 2)], [1, 2]);
    assert.deepEqual([...tensors.values('matrix', 2, 2)], [3, 4, 5, 6]);
  });

  it('may stand anywhere in a larger one', () => {
    const file = fileOf({ matrix: MATRIX }, VALUES);
    const larger = Buffer.concat([Buffer.alloc(3), file]);
    assert.deepEqual([...parseSafetensors(larger.subarray(3)).values('matrix', 2, 2)], [3, 4, 5, 6]);
  });

  for (const [what, header] of Object.entries({
    'of another shape': { matrix: { ...MATRIX, shape: [4] } },
    'of another type': { matrix: { ...MATRIX, dtype: 'F16' } },
    'of fewer values than its shape': { matrix: { ...MATRIX, data_offsets: [8, 20] } },
    'that ends behind the file': { matrix: { ...MATRIX, data_offsets: [12, 28] } },
    'that begins before the values': { matrix: { ...MATRIX, data_offsets: [-8, 8] } },
    'without a place': { matrix: { dtype: 'F32', shape: [2, 2] } },
    'of another name': { other: MATRIX },
    'of nothing': { matrix: null },
  })) {
    it(`gives no tensor ${what}`, () => {
      assert.throws(() => parseSafetensors(fileOf(header, VALUES)).values('matrix', 2, 2));
    });
  }

  it('is nothing else', () => {
    const cut = fileOf({ matrix: MATRIX }, VALUES).subarray(0, 40);
    for (const file of [new Uint8Array(0), new Uint8Array(7), Buffer.from('RIFF....WAVEfmt and so on'), cut])
      assert.throws(() => parseSafetensors(file));
    assert.throws(() => parseSafetensors(fileOf(null, VALUES)).values('matrix', 2, 2));
  });
});
