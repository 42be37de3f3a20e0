import assert from 'node:assert/strict';
import { withoutNoise } from '../../../../src/grammar/english/noise.ts';

describe('a transcript without noise', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['[BLANK_AUDIO]', ''],
    ['[ Silence ] go on (music)', 'go on'],
    ['♪ Hello ♪ go on', 'Hello go on'],
    ['>> Hello [00:00:01.000 --> 00:00:02.000] there', 'Hello there'],
    ['go on<|endoftext|>', 'go on'],
    [' one, because\n it is short.\n', 'one, because it is short.'],
    ['Close. so... so... so... so... so... so... so...', 'Close. so...'],
    ['I will go there. I will go there. I will go there. I will', 'I will go there.'],
    ['no, no, no, stop', 'no, no, no, stop'],
    ['one 0 0 0 0 0 0 0', 'one 0 0 0 0 0 0 0'],
    ['call items[0] (see above) and [draft]', 'call items[0] (see above) and [draft]'],
    ['(upbeat music playing) go on [Keyboard clacking]', 'go on'],
    [
      'the dog (speaking loudly) and [the music room] (phone)',
      'the dog (speaking loudly) and [the music room] (phone)',
    ],
    ['hidden\u200b\u202e text', 'hidden text'],
  ];
  for (const [heard, said] of cases)
    it(`${JSON.stringify(heard)} → ${JSON.stringify(said)}`, () => assert.equal(withoutNoise(heard), said));

  it('takes time that grows with the words alone', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `w${index % 7}x`).join(' ');
    assert.equal(withoutNoise(words).split(' ').length, 7);
  });
});
