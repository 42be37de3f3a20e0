import assert from 'node:assert/strict';
import { Upsampler } from '../../../src/capture/encoding/upsampler.ts';
import { joined } from '../../../src/common/wav.ts';
import { noise } from '../../support/noise.ts';

const tone = (hz: number, rateHz: number, length: number) =>
  Int16Array.from({ length }, (_, i) => 8000 * Math.sin((2 * Math.PI * hz * i) / rateHz));

function upsampled(samples: Int16Array, frame: number): Int16Array {
  const upsampler = new Upsampler();
  const pieces: Int16Array[] = [];
  for (let at = 0; at < samples.length; at += frame) pieces.push(upsampler.push(samples.subarray(at, at + frame)));
  return joined([...pieces, upsampler.end()]);
}

describe('Upsampler', () => {
  for (const hz of [200, 1000, 3400, 6500])
    it(`keeps a tone of ${hz} Hz what it is`, () => {
      const result = upsampled(tone(hz, 16_000, 16_000), 512);
      const wanted = tone(hz, 24_000, 24_000);
      assert.equal(result.length, 24_000);
      // The edges, where there is nothing on one side, are left out.
      const off = result.slice(100, -100).map((sample, i) => sample - (wanted[i + 100] ?? 0));
      assert.ok(Math.max(...off.map(Math.abs)) < 8000 * 0.03, `${Math.max(...off.map(Math.abs))}`);
    });

  it('makes the same of pieces of any length, and begins anew behind an end', () => {
    const samples = Int16Array.from(noise('white', 5000), each => each * 1000);
    const whole = upsampled(samples, 5000);
    for (const frame of [1, 7, 320, 512]) assert.deepEqual(upsampled(samples, frame), whole);
    const upsampler = new Upsampler();
    upsampler.push(samples);
    upsampler.end();
    assert.deepEqual(joined([upsampler.push(samples), upsampler.end()]), whole);
  });

  it('keeps what is loudest within what a sample can be', () => {
    const square = Int16Array.from({ length: 1600 }, (_, i) => (Math.floor(i / 8) % 2 === 0 ? 32_767 : -32_768));
    assert.ok(upsampled(square, 512).every(sample => sample >= -32_768 && sample <= 32_767));
  });
});
