import assert from 'node:assert/strict';
import { soundsOf } from '../../../../src/grammar/ear/sounds.ts';
import { type Allowed, Vocabulary } from '../../../../src/grammar/ear/vocabulary.ts';

const [SOUND = ''] = soundsOf('total');
const NEARLY: Allowed = () => 1;
const FAR: Allowed = () => 3;
const JUST: Allowed = () => 0;

describe('Vocabulary', () => {
  const like = (vocabulary: Vocabulary, allowed: Allowed, isFirst = false) =>
    vocabulary.alike(SOUND, [SOUND.length], allowed, isFirst).map(({ term: { words } }) => words.join(' '));

  it('finds what was added after it was asked the same', () => {
    const vocabulary = new Vocabulary();
    vocabulary.add(['total'], 'name');
    assert.deepEqual(like(vocabulary, NEARLY), ['total']);
    assert.deepEqual(like(vocabulary, NEARLY), ['total']);
    vocabulary.add(['toddle'], 'name');
    assert.deepEqual(like(vocabulary, NEARLY).toSorted(), ['toddle', 'total']);
  });

  it('answers each question by what it allows and whether it is about the beginning, whatever was asked before', () => {
    const vocabulary = new Vocabulary();
    vocabulary.add(['total'], 'name');
    vocabulary.add(['toddle'], 'name');
    vocabulary.addBeginning(['totem'], false);
    for (const _again of [1, 2]) {
      assert.deepEqual(like(vocabulary, JUST), ['total']);
      assert.deepEqual(like(vocabulary, NEARLY).toSorted(), ['toddle', 'total']);
      assert.ok(like(vocabulary, FAR, true).includes('totem'));
      assert.ok(!like(vocabulary, FAR).includes('totem'));
    }
  });

  it('answers as before when it was asked for more than it remembers', () => {
    const vocabulary = new Vocabulary();
    vocabulary.add(['total'], 'name');
    const before = vocabulary.alike(SOUND, [SOUND.length], NEARLY);
    for (let n = 0; n < 1000; n++) vocabulary.alike(SOUND, [n], NEARLY);
    assert.deepEqual(vocabulary.alike(SOUND, [SOUND.length], NEARLY), before);
  });
});
