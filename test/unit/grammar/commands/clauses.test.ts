import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinedClauses } from '../../../../src/grammar/commands/clauses.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

const joined = (utterance: string) => [...joinedClauses(utterance)].map(words => words.join(' '));

describe('clauses', () => {
  for (const [said, meant] of [
    ['Where is the late method? Go there please.', 'go to the late method'],
    ['Where is the late method, take me there', 'take me to the late method'],
    ['We do not need the else here, delete it please.', 'delete the else'],
    ["I don't use the token, so just delete it.", 'delete the token'],
    ['Find can go, delete that method.', 'delete method Find'],
    ['The notify parameter is unused, remove it', 'remove The notify parameter'],
    ['The second test. Comment it out.', 'Comment The second test out'],
    ["delete this line, we don't need it any more", 'delete this line'],
    ["Put an empty line before the return, it's too cramped.", 'Put an empty line before the return'],
  ] as const)
    it(`come to one command: ${said}`, () =>
      assert.deepEqual(
        joined(said).map(one => one.toLowerCase()),
        [meant.toLowerCase()],
      ));

  for (const said of [
    'delete the else',
    // What is said besides would be left out.
    'Delete the else, the tests are failing and I have no idea what to do about it',
    'Delete the first line, move it up',
    'No, the other one, delete it when the tests pass',
    'One. Two. Three. Four. Five.',
    'The function, the class',
    '',
  ])
    it(`are left alone: ${said}`, () => assert.deepEqual(joined(said), []));

  it('are read in no time, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('delete', 'it', ',', 'so', 'the', '.', 'where is', 'that', 'x'), { maxLength: 300 }),
        parts => {
          const from = cpuNow();
          joined(parts.join(' '));
          assert.ok(cpuNow() - from < 500);
        },
      ),
      { numRuns: 50 },
    );
  });
});
