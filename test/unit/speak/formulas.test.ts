import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endsInFormula, formulaAt } from '../../../src/speak/formulas/findFormula.ts';
import { FormulaReader } from '../../../src/speak/formulas/formulaReader.ts';
import { cpuNow } from '../../support/cpuNow.ts';

describe('FormulaReader', () => {
  for (const [source, said] of [
    ['x^2 + y^3', 'x squared plus y cubed'],
    ['3{a}_{1} \\geq {7}', '3 a sub 1 is at least 7'],
    ['e^{i\\pi} + 1 = 0', 'e to the i pi plus 1 equals 0'],
    ['2^{n-1} x', '2 to the power of n minus 1, x'],
    ['10^{-3}', '10 to the minus 3'],
    ['\\frac{3}{4}', 'three quarters'],
    ['\\frac12', 'one half'],
    ['\\frac{a}{b}', 'a over b'],
    [
      '\\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}',
      'the fraction minus b plus or minus the square root of b squared minus 4 a c, over 2 a',
    ],
    ['\\sqrt[3]{x}', 'the cube root of x'],
    ['\\sum_{i=1}^{n} i', 'the sum from i equals 1 to n of i'],
    ['\\int_0^1 x\\,dx', 'the integral from 0 to 1 of x d x'],
    ['\\lim_{x \\to 0} f(x)', 'the limit as x goes to 0 of f of x'],
    ['\\max_{a \\in A} Q(s, a)', 'the maximum over a in A of Q of s, a'],
    ['\\arg\\min_x f(x)', 'the arg min over x of f of x'],
    ['O(n \\log n)', 'O of n log n'],
    ['\\log_2 n', 'log base 2 of n'],
    ['n(n+1)', 'n times the quantity n plus 1'],
    ['(a+b)^2', 'the quantity a plus b, squared'],
    ["f'(x)", 'f prime of x'],
    ['P(A \\mid B)', 'P of A given B'],
    ['\\{x \\mid x > 0\\}', 'the set of x such that x is greater than 0'],
    ['|a||b|', 'the absolute value of a, times the absolute value of b'],
    ['\\left.y\\right|_{x=0}', 'y at x equals 0'],
    ['\\lfloor n/2 \\rfloor', 'the floor of n over 2'],
    ['x \\in [0, 1)', 'x in the interval from 0 to 1'],
    ['\\hat{y} = w^T x', 'y hat equals w transpose x'],
    ['A^{-1}', 'A inverse'],
    ['90^\\circ', '90 degrees'],
    ['v_{\\text{max}}', 'v max'],
    ['\\operatorname*{arg\\,max}', 'arg max'],
    ['\\binom{n}{k}', 'n choose k'],
    ['\\begin{pmatrix} 1 & 0 \\\\ 0 & 1 \\end{pmatrix}', 'the 2 by 2 matrix 1, 0; 0, 1'],
    ['\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}', '1 if x is greater than 0; 0 otherwise'],
    ['\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}', 'a equals b; c equals d'],
    ['f: X \\to Y', 'f from X to Y'],
    ['\\text{speed} = \\frac{\\text{way}}{\\text{time}}', 'speed equals way over time'],
    ['\\unknown{x}', 'unknown x'],
    ['\\frac{a}{', 'a over'],
    ['x'.repeat(900), 'a formula'],
    ['', 'a formula'],
  ] as const) {
    it(`reads ${source.slice(0, 60) || 'nothing'}`, async () => {
      assert.equal((await FormulaReader.create()).say(source), said);
    });
  }

  it('says something without a sign of LaTeX, whatever is written, in little time', async () => {
    const reader = await FormulaReader.create();
    const parts = fc.constantFrom(
      ...['\\frac', '\\sqrt', '{', '}', '^', '_', '(', ')', '[', ']', '|', '\\left', '\\right', '\\begin{cases}', '&'],
      ...['\\end{cases}', '\\\\', '\\text{', '\\sum', '\\lim', 'x', '12', '+', '\\', '%', '$', ' ', "'", '!', '\\foo'],
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), written => {
        const before = cpuNow();
        assert.doesNotMatch(reader.say(written.join('')), /[\\{}^_&$]/);
        assert.ok(cpuNow() - before < 2000);
      }),
      { numRuns: 500 },
    );
  });
});

describe('formulaAt', () => {
  for (const [text, source] of [
    ['$x$ is', 'x'],
    ['$$x$$', 'x'],
    ['$ \\frac{a}{b} $', '\\frac{a}{b}'],
    ['$`x^2`$', 'x^2'],
    ['\\(a\\)', 'a'],
    ['$n$th', 'n'],
    ['$speed = distance / time$', 'speed = distance / time'],
    ['$\\text{the two of them}$', '\\text{the two of them}'],
    ['\\begin{align}a\\end{align}!', '\\begin{align}a\\end{align}'],
  ] as const) {
    it(`finds ${text}`, () => assert.equal(formulaAt(text)?.source, source));
  }

  for (const text of [
    '$5 a month, or 50$',
    '$5 and 10$',
    '$2.5M, or 40$',
    '$5-$10',
    '$ 5 or $ 6',
    '$HOME/$USER',
    '$a and $b',
    '$a$b',
    '\\[optional text\\]',
    '$x',
    '\\(x',
  ]) {
    it(`finds none in ${text}`, () => assert.equal(formulaAt(text), undefined));
  }

  it('finds none behind a letter, as in US$', () => assert.equal(formulaAt('$x$', 'S'), undefined));
});

describe('endsInFormula', () => {
  for (const text of ['let $a_1, a', 'so \\(a', 'it is $$ a', '$5x + 3']) {
    it(`holds for ${text}`, () => assert.equal(endsInFormula(text), true));
  }
  for (const text of ['costs $5', 'costs $5. Then', '`$x`', '$a$ and', 'use $HOME now', '$x is unset, so it. Then'])
    it(`does not hold for ${text}`, () => assert.equal(endsInFormula(text), false));
});
