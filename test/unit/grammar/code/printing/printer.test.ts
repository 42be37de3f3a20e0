import assert from 'node:assert/strict';
import type { CodeToken, Kind } from '../../../../../src/grammar/code/printing/codeToken.ts';
import { print } from '../../../../../src/grammar/code/printing/printer.ts';
import { spacingOf } from '../../../../../src/grammar/code/printing/spacing.ts';
import type { Writing } from '../../../../../src/syntax/writing.ts';
import { bash, go, java } from '../../writings.ts';

const python: Writing = { ...java, argumentMark: '=' };

const of = (kind: Kind) => (text: string, cursor?: number) => ({ kind, text, ...(cursor !== undefined && { cursor }) });
const value = of('value');
const operator = of('operator');
const assignment = of('assignment');
const prefix = of('prefix');
const word = of('prefix word');
const postfix = of('postfix');
const member = of('member');
const attached = of('attached');
const close = of('close');
const comma = of('separator')(',');
const round = (...inside: CodeToken[]): CodeToken => ({ kind: 'brackets', open: '(', close: ')', inside });
const call = (...inside: CodeToken[]): CodeToken => ({ ...round(...inside), hasSeveral: true }) as CodeToken;
const braces = (...inside: CodeToken[]): CodeToken => ({ kind: 'braces', open: '{', close: '}', inside });
const quotes = (...inside: CodeToken[]): CodeToken => ({ kind: 'quotes', open: '"', close: '"', inside });

const ROWS: readonly (readonly [string, Writing, readonly CodeToken[], string])[] = [
  ['operands and operators', java, [value('a'), operator('+'), value('b')], 'a + b'],
  ['two operands', java, [value('a'), value('b')], 'a b'],
  ['an operator without operands', java, [operator('+')], '+'],
  ['signs and words in front', java, [word('return'), prefix('-'), value('a')], 'return -a'],
  ['a sign in front, behind an operand', java, [value('a'), prefix('!'), value('b')], 'a !b'],
  ['signs behind', java, [value('i'), postfix('++'), operator('<'), value('n')], 'i++ < n'],
  ['words behind', java, [value('a'), of('postfix word')('is null'), operator('||'), value('b')], 'a is null || b'],
  ['members', java, [value('a'), member('.'), value('b'), round()], 'a.b()'],
  ['a member behind an operator', java, [value('a'), operator('='), member('.'), value('b')], 'a =.b'],
  ['a member behind a separator', java, [value('a'), comma, member('.'), value('b')], 'a, .b'],
  ['a bracket closed by itself', java, [attached('('), value('a'), comma, close(')'), value('b')], '(a,) b'],
  ['brackets behind an operand, and apart', java, [value('f'), round(value('a')), word('new'), round()], 'f(a) new ()'],
  ['what goes around an operand', java, [value('a'), { ...round(value('b')), stands: 'apart' } as CodeToken], 'a (b)'],
  ['braces', java, [value('a'), braces(value('b'))], 'a {b}'],
  ['braces behind a type', go, [value('Point'), braces(value('b'))], 'Point{b}'],
  ['arguments', java, [value('f'), call(value('a'), operator('+'), value('b'), comma, value('c'))], 'f(a + b, c)'],
  ['arguments of Go', go, [value('f'), call(value('a'), operator('+'), value('b'), comma, value('c'))], 'f(a+b, c)'],
  ['one argument of Go', go, [value('f'), round(value('a'), operator('+'), value('b'))], 'f(a + b)'],
  ['words between operands of Go', go, [value('f'), call(value('a'), operator('in'), value('b'))], 'f(a in b)'],
  ['brackets in arguments of Go', go, [call(round(value('a'), operator('+'), value('b')), comma)], '((a+b),)'],
  ['an assignment', java, [value('a'), assignment('='), value('b')], 'a = b'],
  ['an assignment of a shell', bash, [value('a'), assignment('='), value('b')], 'a=b'],
  ['a named argument', java, [value('a'), of('argument mark')('='), value('b')], 'a = b'],
  ['a named argument of Python', python, [value('a'), of('argument mark')('='), value('b')], 'a=b'],
  ['quotes', java, [value('a'), quotes(value('b'))], 'a "b"'],
  [
    'quotes that belong to what is in front',
    java,
    [value('f'), { ...quotes(), stands: 'attached' } as CodeToken],
    'f""',
  ],
  ['quotes in quotes', java, [quotes(value('say'), attached('"'), value('a'), attached('"'))], '"say\\"a\\""'],
];

describe('tokens of code', () => {
  for (const [title, writing, tokens, text] of ROWS)
    it(`are printed with the spaces of the language: ${title}`, () => {
      assert.deepEqual(print(tokens, spacingOf(writing)), { text });
    });

  it('are printed tight as one of several arguments, where the language has it so', () => {
    const tokens = [value('a'), operator('+'), value('b')];
    assert.equal(print(tokens, spacingOf(go), true).text, 'a+b');
    assert.equal(print(tokens, spacingOf(java), true).text, 'a + b');
  });

  it('keep the first cursor that is among them, also behind what is escaped', () => {
    assert.deepEqual(print([value('a'), value('<b></b>', 3), value('c', 0)], spacingOf(java)), {
      text: 'a <b></b> c',
      cursor: 5,
    });
    assert.deepEqual(print([quotes(attached('"'), value('b', 1))], spacingOf(java)), { text: '"\\"b"', cursor: 4 });
  });

  it('may be none', () => {
    assert.deepEqual(print([], spacingOf(undefined)), { text: '' });
  });
});
