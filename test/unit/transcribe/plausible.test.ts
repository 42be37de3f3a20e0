import assert from 'node:assert/strict';
import { AdaptiveEnergyDetector } from '../../../src/capture/voice/adaptiveEnergyDetector.ts';
import { speechIn } from '../../../src/capture/voice/speechIn.ts';
import { joined } from '../../../src/common/wav.ts';
import { isPlausible } from '../../../src/transcribe/plausible.ts';
import { say } from '../../support/server/flite.ts';
import { skipWithoutPrograms } from '../../support/skipWithoutPrograms.ts';
import { SENTENCES } from '../grammar/sentences.ts';

const RATE_HZ = 16_000;
const NAMES = ['userTotal', 'parse_args', 'maxSpeed', 'grandTotal'];

/** How much voice there is when this is really said, in ms. */
async function voiced(words: string, speed = 1): Promise<number> {
  const quiet = new Int16Array(RATE_HZ / 2);
  const samples = joined([quiet, await say(words, { rateHz: RATE_HZ, speed }), quiet]);
  return Number((await speechIn({ samples, file: undefined }, new AdaptiveEnergyDetector())).voicedMs);
}

describe('isPlausible', () => {
  for (const made of [
    'Thank you.',
    'Thanks for watching!',
    'you',
    'Bye.',
    'Untertitel der Amara.org-Community',
    '谢谢',
  ])
    it(`F10, A37: drops “${made}” where there was a click or a cough`, () => {
      for (const voicedMs of [0, 90, 128]) assert.equal(isPlausible(made, voicedMs, NAMES), false);
    });

  it('F10: drops what nobody can have said in so little voice', () => {
    assert.equal(isPlausible('rename the variable count to total in all files', 300, NAMES), false);
    assert.equal(isPlausible('yes, approve all of that and go on', 200, NAMES), false);
  });

  it('F10: drops the words that it was told to expect, where they were not said', () => {
    assert.equal(isPlausible('userTotal, parse_args', 300, NAMES), false);
    assert.equal(isPlausible(NAMES.join(', '), 900, NAMES), false);
  });

  it('keeps the same words where they are really said', async function () {
    skipWithoutPrograms(this, ['flite']);
    for (const words of ['thank you', 'bye', 'yes', 'thanks for watching', 'user total parse args'])
      assert.equal(isPlausible(words, await voiced(words), NAMES), true, words);
  });

  it('F10: keeps sentences, also said half again as quickly', async function () {
    skipWithoutPrograms(this, ['flite']);
    const all = Object.values(SENTENCES).flat();
    const some = all.filter((_, i) => i % Math.ceil(all.length / 60) === 0);
    for (const words of [...some, 'undo that', 'save', 'next', 'yes', 'okay', 'bye'])
      for (const speed of [1, 1.5]) {
        const voicedMs = await voiced(words, speed);
        assert.equal(isPlausible(words, voicedMs, NAMES), true, `${words}, in ${voicedMs} ms`);
      }
  });

  it('has nothing against silence that is told as such, nor signs without words', () => {
    assert.equal(isPlausible('', 0, NAMES), true);
    assert.equal(isPlausible(' … ', 0, NAMES), true);
  });
});
