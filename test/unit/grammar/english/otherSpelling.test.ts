import assert from 'node:assert/strict';
import { Pattern } from '../../../../src/grammar/commands/pattern.ts';
import { otherSpelling } from '../../../../src/grammar/english/otherSpelling.ts';
import { nameMatcher } from '../../../../src/grammar/places/text/phrases.ts';

describe('spellings of Britain and America', () => {
  for (const [british, american] of [
    ...[
      ['colour', 'color'],
      ['colours', 'colors'],
      ['behaviour', 'behavior'],
      ['centre', 'center'],
      ['centred', 'centered'],
    ],
    ...[
      ['initialise', 'initialize'],
      ['serialiser', 'serializer'],
      ['normalisation', 'normalization'],
      ['analyse', 'analyze'],
    ],
    ...[
      ['catalogue', 'catalog'],
      ['licence', 'license'],
      ['cancelled', 'canceled'],
      ['labelling', 'labeling'],
      ['grey', 'gray'],
    ],
  ] as const)
    it(`${british} and ${american} are one word`, () => {
      assert.equal(otherSpelling(british), american);
      assert.equal(otherSpelling(american), british);
      assert.ok(nameMatcher(['max', british])(`max${american.charAt(0).toUpperCase()}${american.slice(1)}`));
      assert.equal([...new Pattern(`${american} it`).matches([british, 'it'])].length, 1);
    });

  it('are the same for most', () => {
    for (const word of ['line', 'function', 'delete', 'user', 'our', 'or', 'is', ''])
      assert.equal(otherSpelling(word), undefined, word);
  });
});
