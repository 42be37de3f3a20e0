import assert from 'node:assert/strict';
import fc from 'fast-check';
import { louder } from '../../../../src/speak/sound/louder.ts';

const bytes = (samples: Int16Array) => new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
const made = (samples: readonly number[], decibels: number): readonly number[] => {
  const sound = louder(bytes(Int16Array.from(samples)), decibels);
  return [...new Int16Array(sound.buffer.slice(sound.byteOffset, sound.byteOffset + sound.length))];
};

describe('louder sound', () => {
  it('is the same without a wish', () => assert.deepEqual(made([1, -2, 32_767, -32_768], 0), [1, -2, 32_767, -32_768]));

  it('is twice as large by 6 dB, and half by as much less', () => {
    assert.deepEqual(made([1000, -1000], 6.0206), [2000, -2000]);
    assert.deepEqual(made([1000, -1000], -6.0206), [500, -500]);
  });

  it('never turns over nor loses its order, however loud it is', () => {
    const sample = fc.integer({ min: -32_768, max: 32_767 });
    fc.assert(
      fc.property(sample, sample, fc.integer({ min: -24, max: 12 }), (one, other, decibels) => {
        const [a = 0, b = 0] = made([one, other], decibels);
        assert.ok(Math.sign(a) === Math.sign(one) || a === 0);
        assert.ok(one <= other ? a <= b : a >= b, `${one}, ${other} became ${a}, ${b}`);
      }),
    );
  });
});
