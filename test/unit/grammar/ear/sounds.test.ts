import assert from 'node:assert/strict';
import fc from 'fast-check';
import { distance } from '../../../../src/grammar/ear/phones.ts';
import { soundsOf, soundsOfAll } from '../../../../src/grammar/ear/sounds.ts';

const apart = (one: string, other: string) =>
  Math.min(
    ...soundsOfAll(one.split(' ')).flatMap(first =>
      soundsOfAll(other.split(' ')).map(second => distance(first, second)),
    ),
  );

describe('sounds', () => {
  for (const [one, other] of [
    ...[
      ['two', 'too'],
      ['some', 'sum'],
      ['here', 'hear'],
      ['four', 'for'],
      ['Earl', 'url'],
      ['write', 'right'],
    ],
    ...[
      ['await', 'a weight'],
      ['knew', 'new'],
      ['cue', 'queue'],
      ['cash', 'cache'],
    ],
  ] as const)
    it(`of “${one}” and “${other}” are nearly the same`, () =>
      assert.ok(apart(one, other) <= 0.61, String(apart(one, other))));

  it('of words that nobody knows are read from their letters', () => {
    for (const [word, sound] of [
      ['knife', 'nYf'],
      ['frobnicate', 'frabnIket'],
      ['lime', 'lYm'],
    ] as const)
      assert.deepEqual(soundsOf(word), [sound]);
  });

  it('of abbreviations are their letters', () => {
    assert.ok(soundsOf('http').includes('eCtitipi'));
    assert.ok(soundsOf('PI').includes('piY'));
    assert.deepEqual(soundsOfAll(['API']), soundsOfAll(['api']));
  });

  it('are none for what is no word', () => {
    for (const word of ['', '42', '…', '日本']) assert.deepEqual(soundsOf(word), []);
  });

  it('are nearer the more alike they are', () => {
    assert.ok(apart('knife', 'if') > apart('a knife', 'an if'));
    assert.ok(apart('line', 'lime') < apart('line', 'word'));
    assert.ok(apart('at', 'add') < apart('at', 'cut'));
  });

  it('are as far apart one way as the other, and from themselves not at all', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(word, word, (one, other) => {
        const [first = ''] = soundsOf(one);
        const [second = ''] = soundsOf(other);
        assert.equal(distance(first, first), 0);
        assert.ok(Math.abs(distance(first, second) - distance(second, first)) < 1e-9);
      }),
    );
  });
});
