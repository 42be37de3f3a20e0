import assert from 'node:assert/strict';
import fc from 'fast-check';
import { estimateTokens } from '../../../src/chat/tokens.ts';

describe('estimateTokens', () => {
  /** Counted with OpenAI's o200k table. */
  const counted = [
    { text: 'The quick brown fox jumps over the lazy dog.', tokens: 10 },
    { text: 'function maxSpeed(limit: number): number {\n  return Math.min(limit, 120);\n}\n', tokens: 19 },
    { text: '日本語のテキストです。これは長い文章です。', tokens: 14 },
    { text: '👩‍👩‍👧👍🏽🎉', tokens: 13 },
    { text: '3f2a9c8b7d6e5f4a3b2c1d0e', tokens: 24 },
  ];

  for (const { text, tokens } of counted) {
    it(`is no less than the truth and no more than thrice for ${JSON.stringify(text.slice(0, 20))}`, () => {
      const estimate = estimateTokens(text);
      assert.ok(estimate >= tokens && estimate <= 3 * tokens, `${estimate} for ${tokens}`);
    });
  }

  it('adds up over lines', () => {
    const line = fc.string({ unit: 'binary' }).map(text => text.replaceAll('\n', ''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), lines => {
        const sum = lines.reduce((total, text) => total + estimateTokens(text) + 1, -1);
        assert.equal(estimateTokens(lines.join('\n')), sum);
      }),
    );
  });

  it('never shrinks when text is added', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        assert.ok(estimateTokens(a + b) >= estimateTokens(a));
      }),
    );
  });
});
