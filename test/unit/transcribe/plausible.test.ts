import assert from 'node:assert/strict';
import { AdaptiveEnergyDetector } from '../../../src/capture/adaptiveEnergyDetector.ts';
import { speechIn } from '../../../src/capture/speechIn.ts';
import { joined } from '../../../src/common/wav.ts';
import { isPlausible } from '../../../src/transcribe/plausible.ts';
import { say } from '../../support/server/flite.ts';
import { skipWithoutPrograms } from '../../support/skipWithoutPrograms.ts';

const RATE_HZ = 16_000;
const NAMES = ['userTotal', 'parse_args', 'maxSpeed', 'grandTotal'];

/** How much voice there is when this is really said, in ms. */
async function voiced(words: string): Promise<number> {
  const quiet = new Int16Array(RATE_HZ / 2);
  const samples = joined([quiet, await say(words, { rateHz: RATE_HZ }), quiet]);
  return Number((await speechIn({ samples, file: undefined }, new AdaptiveEnergyDetector())).voicedMs);
}

describe('isPlausible', function () {
  this.timeout(60_000);

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

  it('keeps what is said quickly', async function () {
    skipWithoutPrograms(this, ['flite']);
    const commands = ['undo that', 'go to line forty two', 'save', 'delete this line', 'rename total to grand total'];
    const others = ['add a parameter called limit', 'select all', 'next', 'explain this function', 'format the file'];
    // Half again as quick as the voice speaks.
    for (const words of [...commands, ...others])
      assert.equal(isPlausible(words, (await voiced(words)) / 1.5, NAMES), true, words);
  });

  it('has nothing against silence that is told as such, nor signs without words', () => {
    assert.equal(isPlausible('', 0, NAMES), true);
    assert.equal(isPlausible(' … ', 0, NAMES), true);
  });
});
