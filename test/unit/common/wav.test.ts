import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bytesOf, parseWav, resampled, samplesOf, wavBytes, wavHeader } from '../../../src/common/wav.ts';

const samples = Int16Array.from({ length: 1000 }, (_, i) => Math.round(9000 * Math.sin(i / 9)));

/** A WAV file with chunks as given. */
function riff(...chunks: readonly (readonly [string, Uint8Array, number?])[]): Uint8Array {
  const parts = chunks.flatMap(([id, body, size = body.length]) => {
    const head = Buffer.alloc(8);
    head.write(id, 'latin1');
    head.writeUInt32LE(size >>> 0, 4);
    return [head, body, Buffer.alloc(body.length % 2)];
  });
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), ...parts]);
}

function format(code: number, channels: number, rateHz: number, bits: number, extra = Buffer.alloc(0)): Uint8Array {
  const body = Buffer.alloc(16);
  body.writeUInt16LE(code, 0);
  body.writeUInt16LE(channels, 2);
  body.writeUInt32LE(rateHz, 4);
  body.writeUInt32LE((rateHz * channels * bits) / 8, 8);
  body.writeUInt16LE((channels * bits) / 8, 12);
  body.writeUInt16LE(bits, 14);
  return Buffer.concat([body, extra]);
}

describe('wavBytes and parseWav', () => {
  it('give back what they were given', () => {
    fc.assert(
      fc.property(fc.int16Array({ maxLength: 300 }), fc.integer({ min: 8000, max: 48_000 }), (sound, rateHz) => {
        assert.deepEqual(parseWav(wavBytes(sound, rateHz)), { samples: sound, rateHz });
      }),
    );
  });

  it('reads a file whose writer was killed: no sizes, half a sample at the end', () => {
    const cut = Buffer.concat([wavHeader(0, 16_000), bytesOf(samples), Buffer.from([1])]);
    assert.deepEqual(parseWav(cut).samples, samples);
    assert.deepEqual(
      parseWav(riff(['fmt ', format(1, 1, 16_000, 16)], ['data', bytesOf(samples), 0xffffffff])).samples,
      samples,
    );
  });

  it('passes over chunks it does not know, odd ones too', () => {
    const file = riff(
      ['LIST', Buffer.from('odd')],
      ['fmt ', format(1, 1, 8000, 16)],
      ['fact', Buffer.alloc(4)],
      ['data', bytesOf(samples)],
    );
    assert.deepEqual(parseWav(file), { samples, rateHz: 8000 });
  });

  it('reads at any place of a buffer', () => {
    const file = Buffer.concat([Buffer.alloc(3), wavBytes(samples, 16_000)]).subarray(3);
    assert.deepEqual(parseWav(file).samples, samples);
    assert.deepEqual(samplesOf(bytesOf(samples)), samples);
  });

  it('reads 8, 24 and 32 bits, floats, and several channels', () => {
    const near = (file: Uint8Array, tolerance: number) => {
      const read = parseWav(file).samples;
      assert.equal(read.length, samples.length);
      for (const [i, x] of read.entries()) assert.ok(Math.abs(x - (samples[i] ?? 0)) <= tolerance, `${i}: ${x}`);
    };
    const body = (bytes: number, write: (buffer: Buffer, x: number, at: number) => void) => {
      const buffer = Buffer.alloc(samples.length * bytes);
      samples.forEach((x, i) => void write(buffer, x, i * bytes));
      return buffer;
    };
    const wav = (code: number, bits: number, data: Uint8Array) =>
      riff(['fmt ', format(code, 1, 16_000, bits)], ['data', data]);
    near(
      wav(
        1,
        8,
        body(1, (b, x, at) => b.writeUInt8((x >> 8) + 128, at)),
      ),
      256,
    );
    near(
      wav(
        1,
        24,
        body(3, (b, x, at) => b.writeIntLE(x * 256, at, 3)),
      ),
      0,
    );
    near(
      wav(
        1,
        32,
        body(4, (b, x, at) => b.writeInt32LE(x * 65536, at)),
      ),
      0,
    );
    near(
      wav(
        3,
        32,
        body(4, (b, x, at) => b.writeFloatLE(x / 32768, at)),
      ),
      0,
    );
    const stereo = body(4, (b, x, at) => b.writeInt16LE(x - 100, b.writeInt16LE(x + 100, at)));
    near(riff(['fmt ', format(1, 2, 16_000, 16)], ['data', stereo]), 1);
    const extensible = Buffer.alloc(24);
    extensible.writeUInt16LE(1, 8);
    near(riff(['fmt ', format(0xfffe, 1, 16_000, 16, extensible)], ['data', bytesOf(samples)]), 0);
  });

  it('says so of anything else, whatever the bytes', () => {
    const unsupported = (bytes: Uint8Array) =>
      assert.throws(() => parseWav(bytes), { code: 'unsupported', message: /cannot be read/ });
    unsupported(new Uint8Array(0));
    unsupported(Buffer.from('ID3 this is no wave file at all'));
    unsupported(riff(['fmt ', format(1, 1, 16_000, 16)]));
    unsupported(riff(['data', bytesOf(samples)]));
    unsupported(riff(['fmt ', format(85, 1, 16_000, 16)], ['data', bytesOf(samples)]));
    unsupported(riff(['fmt ', format(1, 0, 16_000, 16)], ['data', bytesOf(samples)]));
    const whole = wavBytes(samples, 16_000);
    fc.assert(
      fc.property(fc.nat(60), fc.nat(43), fc.nat(255), (length, at, value) => {
        const broken = whole.slice(0, length);
        broken[at] = value;
        try {
          parseWav(broken);
        } catch (thrown) {
          assert.equal((thrown as { code: string }).code, 'unsupported');
        }
      }),
    );
  });
});

describe('resampled', () => {
  it('keeps pitch and length', () => {
    const tone = (rateHz: number) =>
      Int16Array.from({ length: rateHz }, (_, i) => 9000 * Math.sin((2 * Math.PI * 440 * i) / rateHz));
    for (const rateHz of [8000, 22_050, 44_100, 48_000]) {
      const result = resampled({ samples: tone(rateHz), rateHz }, 16_000);
      assert.ok(Math.abs(result.length - 16_000) <= 1);
      let turns = 0;
      for (let i = 1; i < result.length; i++) if ((result[i - 1] ?? 0) < 0 && (result[i] ?? 0) >= 0) turns++;
      assert.ok(Math.abs(turns - 440) <= 1, `${rateHz}: ${turns} Hz`);
    }
  });
});
