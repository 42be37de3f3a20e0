import assert from 'node:assert/strict';
import { findSimilar, LEAST_SIMILARITY } from '../../../../src/actions/text/similar.ts';
import { LineIndex } from '../../../../src/editor/text.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

const CODE = `export function total(prices: number[], discount = 0): number {
  const sum = prices.reduce((before, price) => before + price, 0);
  return Math.max(0, sum - discount);
}

export function average(prices: number[]): number {
  if (prices.length === 0) return 0;
  return total(prices) / prices.length;
}
`;

describe('lines that are nearly the wanted ones', () => {
  const find = (wanted: string, text = CODE): number | undefined =>
    findSimilar(new LineIndex(text), wanted.split('\n'));

  const found: readonly (readonly [string, string, number])[] = [
    ['to the letter', '  return Math.max(0, sum - discount);', 2],
    ['with other spaces', 'return Math.max( 0,sum-discount );', 2],
    ['with a sign too few', '  return Math.max(0, sum - discount)', 2],
    ['with other brackets', 'if (prices.length === 0) { return 0; }', 6],
    [
      'over several lines',
      'export function average( prices: number[] ): number\n  if (prices.length === 0) return 0\n  return total(prices)/prices.length',
      5,
    ],
    ['in the last line', 'const secondResult = compute( first )', 1],
  ];
  for (const [how, wanted, line] of found)
    it(`are found ${how}`, () => {
      const text = how === 'in the last line' ? 'const firstResult = 1;\nconst secondResult = compute(first);' : CODE;
      assert.equal(find(wanted, text), line);
    });

  const missed: readonly (readonly [string, string])[] = [
    ['a word is another, be it by a slip', '  return Math.max(0, sum - discuont);'],
    ['a number differs', '  return Math.max(1, sum - discount);'],
    ['a name with a number differs', '  return Math.max(0, sum2 - discount);'],
    ['a short word differs', '  return Math.min(0, sum - discount);'],
    ['a word is another one', '  return Math.max(0, sum - rebate00);'],
    ['a word is missing', '  return Math.max(0, discount);'],
    ['a word is too many', '  return Math.max(0, sum - the discount);'],
    ['words stand in another order', '  return Math.max(0, discount - sum);'],
    ['a word was renamed', 'export function averagePrice(prices: number[]): number {'],
    ['too many signs differ', 'return total{{prices}} <<>> [[prices]].length!!'],
    ['they are nothing but signs', '}}}}}}}}}}}}}}}}}}'],
    ['they are empty', ''],
    ['they would go past the end', '  return total(prices) / prices.length;\n}\n\n\nexport function more() {}'],
  ];
  for (const [why, wanted] of missed)
    it(`are not found where ${why}`, () => {
      assert.equal(find(wanted), undefined);
    });

  for (const [wanted, text] of [
    ['return limits.minValue( items )', 'return limits.maxValue(items);'],
    ['const user = getUser( id, name )', 'const user = setUser(id, name);'],
  ] as const)
    it(`are not those that say the opposite: ${text}`, () => {
      assert.equal(find(wanted, text), undefined);
    });

  it('are not guessed from few letters', () => {
    assert.equal(find('return sum;', 'return sum ;'), undefined);
    assert.equal(find('return sum + rest;', 'return sum + rest ;'), 0);
  });

  it('are not guessed where two places are as good', () => {
    const once = 'logger.warn("these are the same");\nother();\n';
    assert.equal(find("logger.warn('these are the same');", once), 0);
    assert.equal(find("logger.warn('these are the same');", once + once), undefined);
  });

  it('are the better of two places, if it is clearly so', () => {
    const text = 'const result = compute[[[input]]];\nconst result = compute(input);\n';
    assert.equal(find('const result = compute(input)', text), 1);
  });

  it('are those of which enough letters are right', () => {
    const line = 'alpha bravo charlie delta';
    const signs = (count: number): string => `${line}${'!'.repeat(count)}`;
    // Of 25 letters two are no tenth, three are more.
    assert.equal(find(signs(2), line), 0);
    assert.ok(1 - 3 / signs(3).length < LEAST_SIMILARITY);
    assert.equal(find(signs(3), line), undefined);
  });

  it('take letters of any writing for letters', () => {
    assert.equal(find('größe = berechne( länge,breite )', 'größe = berechne(länge, breite);'), 0);
    assert.equal(find('größe = berechne(länge, höhe);', 'größe = berechne(länge, breite);'), undefined);
  });

  it('whatever the line ends', () => {
    assert.equal(find('  return Math.max(0, sum - discount)\n}', CODE.replaceAll('\n', '\r\n')), 2);
  });

  it('F22: are looked for in time, in many like them', () => {
    const from = cpuNow();
    const lines = Array.from({ length: 100_000 }, (_, i) => `  const value${i} = compute(alpha, beta);`).join('\n');
    assert.equal(find('const value = compute( alpha,beta ) ;', lines), undefined);
    assert.equal(find('const value77777 = compute( alpha,beta );', lines), 77_777);
    const long = `${'word '.repeat(200_000)}\nconst onlyPlace = compute(alpha);\n`;
    assert.equal(find('const onlyPlace = compute( alpha )', long), 1);
    assert.equal(find('word '.repeat(2000), long), undefined);
    // Generous for a busy machine; comparing every line takes minutes.
    assert.ok(cpuNow() - from < 10_000);
  });
});
