import assert from 'node:assert/strict';
import { tokenLines, tokensOf, vocabularyLines } from '../../../src/engines/sentencePiece.ts';

describe('the tokens of a model', () => {
  it('are read with lengths of one byte and of two', () => {
    const long = new Uint8Array(300).fill(7);
    const file = Uint8Array.of(2, 1, 2, 0, 0x80 | 44, 2, ...long, 1, 9);
    assert.deepEqual(
      tokensOf(file).map(token => [...token]),
      [[1, 2], [], [...long], [9]],
    );
    assert.equal(tokenLines(Uint8Array.of(2, 104, 105, 1, 33)), 'aGk= 0\nIQ== 1\n');
  });

  it('are not read where they end too early', () => {
    assert.throws(() => tokensOf(Uint8Array.of(5, 1)), /too early/);
    assert.throws(() => tokensOf(Uint8Array.of(0x81)), /too early/);
  });

  it('become a vocabulary, the likeliest first, without what nobody says', () => {
    assert.equal(vocabularyLines('<unk> 0\n▁t 1\nth 2\n\nno line\n<blk> 3\n'), '▁t\t-1\nth\t-2\n');
  });
});
