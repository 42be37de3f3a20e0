import assert from 'node:assert/strict';
import { segmentsOf } from '../../../../src/transcribe/ears/pocketsphinxSegments.ts';

describe('segmentsOf', () => {
  it('reads words, pauses and their distances', () => {
    const line = 'speech S 0 T -79 A -73 L -6 0 -300 -337 <sil> 30 -800 0 to(3) 50 -1 0 (NULL) 51 -20 0 ++UH++ 61\n';
    assert.deepEqual(segmentsOf(line, 'grammar'), [
      { word: '', frames: 30, distance: 10 },
      { word: 'to', frames: 20, distance: 40 },
      { word: '', frames: 1, distance: 1 },
      { word: '', frames: 10, distance: 2 },
    ]);
  });

  it("brings the language model's finer scores to the same measure", () => {
    const [word] = segmentsOf('speech S 0 T -9 A -9 L -1 10 -204800 -581 Down 20', 'language-model');
    assert.deepEqual(word, { word: 'down', frames: 10, distance: 20 });
  });

  for (const line of [
    '',
    '\n',
    'speech \n',
    'speech S 0 T -1 A -1 L -1 0',
    'speech L 1 0 x 0 word 20',
    'L',
    'L 1 2 3',
  ]) {
    it(`takes ${JSON.stringify(line)} for nothing heard`, () => {
      assert.deepEqual(segmentsOf(line, 'grammar'), []);
    });
  }
});
