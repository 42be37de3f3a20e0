import assert from 'node:assert/strict';
import fc from 'fast-check';
import { partsOf } from '../../../../src/capture/encoding/parts.ts';
import { LiveUtterance, utteranceOf } from '../../../../src/capture/liveUtterance.ts';
import type { Recording, Utterance } from '../../../../src/capture/utterance.ts';
import { joined } from '../../../../src/common/wav.ts';
import { inNoise, noise } from '../../../support/noise.ts';
import { say } from '../../../support/server/flite.ts';
import { skipWithoutPrograms } from '../../../support/skipWithoutPrograms.ts';

const RATE_HZ = 16_000;
const LIMITS = { softMs: 3000, hardMs: 6000 };

async function split(samples: Int16Array, limits = LIMITS): Promise<readonly Recording[]> {
  const parts: Promise<Recording>[] = [];
  for await (const part of partsOf(utteranceOf({ samples, file: '/spool/speech.wav' }), limits))
    parts.push(part.recording);
  return Promise.all(parts);
}

const quiet = (ms: number) => new Int16Array((ms * RATE_HZ) / 1000);

describe('partsOf', () => {
  it('leaves what is short as it is', async () => {
    const samples = Int16Array.from(noise('pink', RATE_HZ * 2), x => x * 1000);
    assert.deepEqual(await split(samples), [{ samples, file: '/spool/speech.wav' }]);
  });

  for (const decibels of [undefined, 20, 10]) {
    it(`F11: cuts between words, never within one${decibels === undefined ? '' : `, in noise at ${decibels} dB`}`, async function () {
      skipWithoutPrograms(this, ['flite']);
      const words =
        'one function takes every line from that list and gives its sum back to whoever asked for those prices'.split(
          ' ',
        );
      const pieces: Int16Array[] = [];
      const gaps: { from: number; to: number }[] = [];
      let at = 0;
      for (const [i, word] of words.entries()) {
        const said = withoutSilence(await say(word, { rateHz: RATE_HZ }));
        const pause = quiet([450, 80, 200, 700, 120][i % 5] ?? 0);
        pieces.push(said, pause);
        gaps.push({ from: at + said.length, to: at + said.length + pause.length });
        at += said.length + pause.length;
      }
      const clean = joined(pieces);
      const samples = decibels === undefined ? clean : inNoise(clean, 'pink', decibels);
      const parts = await split(samples);
      assert.ok(parts.length >= 3, `${parts.length} parts`);
      assert.deepEqual(joined(parts.map(part => part.samples)), samples);
      let cut = 0;
      for (const part of parts.slice(0, -1)) {
        cut += part.samples.length;
        // In noise the quiet edges of words drown.
        const edge = decibels === undefined ? 0 : 640;
        const inGap = gaps.some(({ from, to }) => cut >= from - edge && cut <= to + edge);
        const near = gaps.map(({ from, to }) => Math.min(Math.abs(cut - from), Math.abs(cut - to)) / 16);
        assert.ok(inGap, `A cut at ${cut / 16} ms is ${Math.min(...near)} ms within a word.`);
        assert.equal(part.file, undefined);
      }
    });
  }

  it('F11: cuts what has no pause when it must', async () => {
    const samples = Int16Array.from(noise('white', RATE_HZ * 20), x => x * 1000);
    const parts = await split(samples);
    assert.deepEqual(joined(parts.map(part => part.samples)), samples);
    for (const part of parts) assert.ok(part.samples.length <= 6.1 * RATE_HZ, `${part.samples.length / 16} ms`);
  });

  it('F11: loses nothing and repeats nothing, however the sound comes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ length: fc.integer({ min: 1, max: 2048 }), loud: fc.integer({ min: 0, max: 3000 }) }), {
          maxLength: 120,
        }),
        fc.integer({ min: 200, max: 2000 }),
        async (frames, softMs) => {
          const utterance = new LiveUtterance();
          const sent = frames.map(({ length, loud }, n) =>
            Int16Array.from({ length }, (_, i) => loud * Math.sin(i * (n + 1) * 12.9898)),
          );
          for (const frame of sent) utterance.push(frame);
          const whole = { samples: joined(sent), file: undefined };
          utterance.end(whole);
          const parts: Recording[] = [];
          for await (const part of partsOf(utterance, { softMs, hardMs: softMs * 2 })) parts.push(await part.recording);
          assert.deepEqual(joined(parts.map(part => part.samples)), whole.samples);
          for (const { samples } of parts.slice(1)) assert.ok(samples.length >= 1600, `${samples.length} samples`);
        },
      ),
      { numRuns: 150 },
    ));

  it('hands the first part on while someone still speaks, and ends the last when all is on disk', async () => {
    const utterance = new LiveUtterance();
    const parts = partsOf(utterance, LIMITS)[Symbol.asyncIterator]();
    const first = (await parts.next()).value as Utterance;
    const reading = first.frames()[Symbol.asyncIterator]();
    const frame = new Int16Array(512).fill(7);
    utterance.push(frame);
    assert.deepEqual((await reading.next()).value, frame);
    utterance.close();
    let hasEnded = false;
    void first.recording.then(() => {
      hasEnded = true;
    });
    await new Promise(setImmediate);
    assert.equal(hasEnded, false);
    const whole = { samples: frame, file: '/spool/speech.wav' };
    utterance.end(whole);
    assert.equal(await first.recording, whole);
  });

  it('fails as the utterance fails', async () => {
    const utterance = new LiveUtterance();
    const failure = new Error('gone');
    const parts: Utterance[] = [];
    utterance.push(new Int16Array(512));
    utterance.fail(failure);
    for await (const part of partsOf(utterance, LIMITS)) parts.push(part);
    await assert.rejects(parts[0]?.recording ?? assert.fail(), failure);
  });
});

function withoutSilence(samples: Int16Array): Int16Array {
  const audible = (sample: number) => Math.abs(sample) > 300;
  return samples.slice(samples.findIndex(audible), samples.findLastIndex(audible) + 1);
}
