import assert from 'node:assert/strict';
import { spelled, wordToSpell } from '../../../../src/speak/words/spelled.ts';

describe('spelling what was said', () => {
  for (const [word, said] of [
    ['getUser', 'G, E, T, capital U, S, E, R.'],
    ['max_depth2', 'M, A, X, underscore, D, E, P, T, H, 2.'],
    ['$el', 'dollar, E, L.'],
    ['HTTP', 'capital H, capital T, capital T, capital P.'],
    ['größe', 'G, R, Ö, ß, E.'],
    ['数', '数.'],
  ] as const)
    it(`“${word}” is “${said}”`, () => assert.equal(spelled(word), said));

  for (const [name, written, said, part, word] of [
    [
      'the last name of code so far',
      'It calls `getUser` and then `saveAll`.',
      'It calls get user and then save all.',
      0.6,
      'getUser',
    ],
    [
      'the last one at the end',
      'It calls `getUser` and then `saveAll`.',
      'It calls get user and then save all.',
      1,
      'saveAll',
    ],
    ['one without marks', 'So maxDepth is three.', 'So max depth is three.', 1, 'maxDepth'],
    ['the last word where there is none', 'This is tedious work.', 'This is tedious work.', 0.6, 'tedious'],
    ['nothing of nothing', '…', '', 1, undefined],
  ] as const)
    it(`takes ${name}`, () => assert.equal(wordToSpell(written, said, part), word));
});
