import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spokenPieces } from '../../../../src/speak/voices/spokenPieces.ts';

describe('spokenPieces', () => {
  const CASES: readonly [string, readonly string[]][] = [
    ['', []],
    ['Renamed total to sum.', ['Renamed total to sum.']],
    [
      'The function returns the first item of the list, which is then sorted.',
      ['The function returns the first item', 'of the list, which is then sorted.'],
    ],
    [
      'If it is empty, nothing is returned: the caller has to look for that by itself.',
      ['If it is empty, nothing is returned:', 'the caller has to look for that by itself.'],
    ],
    [
      'Oh, it reads the configuration file and gives back what stands in there.',
      ['Oh, it reads the configuration file', 'and gives back what stands in there.'],
    ],
  ];
  for (const [text, pieces] of CASES)
    it(`cuts ${text.slice(0, 20) || 'nothing'}`, () => assert.deepEqual(spokenPieces(text), pieces));

  it('loses nothing, and makes no piece longer than may be', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ab', 'and', ', ', '. ', ' ', '😀', 'x'.repeat(60), '\n'), { maxLength: 60 }),
        parts => {
          const text = parts.join('');
          const pieces = spokenPieces(text);
          const letters = (of: string) => of.replace(/\s+/g, '');
          assert.equal(letters(pieces.join('')), letters(text));
          for (const [i, piece] of pieces.entries()) {
            assert.ok(piece.length > 0 && piece.length <= (i === 0 ? 45 : 80), piece);
            // No half of a character of two units.
            assert.doesNotThrow(() => encodeURIComponent(piece), piece);
          }
        },
      ),
    );
  });
});
