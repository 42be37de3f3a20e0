import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UNITS, type Unit } from '../../../../../src/grammar/places/said/kinds.ts';
import {
  lineAt,
  unitAt,
  unitsAround,
  unitsByRank,
  unitsFrom,
  unitsWithin,
} from '../../../../../src/grammar/places/text/units.ts';
import { cpuNow } from '../../../../support/cpuNow.ts';

/** The pieces of a text that spans are. */
const of = (text: string, spans: Iterable<{ readonly start: number; readonly end: number }>) =>
  [...spans].map(({ start, end }) => text.slice(start, end));

const anyText = fc.array(fc.constantFrom('', ' ', 'a', 'foo bar', 'x = 3.5;', 'One. Two!', '🇩🇪é'), { maxLength: 8 });

describe('pieces of a text', () => {
  it('are its lines as they stand, also an empty first one', () => {
    for (const text of ['\nfoo', '\n', '\n\n', '', 'foo', 'foo\n', '\r\nfoo\r\n', 'a\n\nb'])
      for (let offset = 0; offset <= text.length; offset++) {
        const before = text.slice(0, offset);
        const start = before.lastIndexOf('\n') + 1;
        const line = text.slice(start).split('\n', 1)[0] ?? '';
        const end = Math.max(start, start + line.replace(/\r$/, '').length);
        assert.deepEqual(lineAt(text, offset), { start, end }, `${JSON.stringify(text)} at ${offset}`);
      }
  });

  for (const [unit, text, want] of [
    ['character', 'a🤷‍♂️\n', ['a', '🤷‍♂️']],
    ['word', 'foo.bar += 1', ['foo', '.', 'bar', '+=', '1']],
    ['identifier', 'foo_bar1 = $x + 2', ['foo_bar1', '$x']],
    ['term', 'foo.bar += 1', ['foo.bar', '+=', '1']],
    ['number', 'a = 3.5 + 10', ['3.5', '10']],
    ['sentence', 'One. Two! Three', ['One.', 'Two!', 'Three']],
    ['line', '\na\n\nb\n', ['', 'a', '', 'b']],
    ['paragraph', '\na\nb\n \nc\n', ['a\nb', 'c']],
    ['file', 'a\nb', ['a\nb']],
  ] as const satisfies readonly (readonly [Unit, string, readonly string[]])[])
    it(`are told apart: ${unit}`, () => assert.deepEqual(of(text, unitsAround(text, 0, unit)), want));

  for (const [text, offset, want] of [
    ['a\nb\n\nc\nd', 0, 'a\nb'],
    ['a\nb\n\nc\nd', 3, 'a\nb'],
    ['a\nb\n\nc\nd', 4, 'c\nd'],
    ['\n\na\n', 0, 'a'],
    ['a\n\n\nb\n\nc', 3, 'b'],
    ['a\n\n \n', 2, 'a'],
    ['\n \n', 1, undefined],
  ] as const)
    it(`are the paragraph around a place, on a blank line the next: ${JSON.stringify(text)} at ${offset}`, () => {
      const found = unitAt(text, offset, 'paragraph');
      assert.equal(found && text.slice(found.start, found.end), want);
    });

  for (const [unit, count, want] of [
    ['word', 2, ['three', 'four']],
    ['word', -2, ['one', 'two']],
    ['line', 1, ['four five']],
    ['line', -1, ['one']],
    ['line', -5, ['', 'one']],
    ['paragraph', 1, ['six']],
    ['paragraph', -1, []],
    ['number', 1, []],
  ] as const)
    it(`go on over the ends of lines: ${count} × ${unit}`, () => {
      const text = '\none\ntwo; three\nfour five\n\nsix';
      assert.deepEqual(of(text, unitsFrom(text, text.indexOf(' three'), unit, count)), want);
    });

  it('are counted from either end', () => {
    const text = 'a b c\nd e\n\nf';
    assert.deepEqual(of(text, unitsByRank(text, 0, 'word', 2, 1)), ['b']);
    assert.deepEqual(of(text, unitsByRank(text, 0, 'word', -2, 2)), ['b', 'c']);
    assert.deepEqual(of(text, unitsByRank(text, 0, 'word', 4, 1)), []);
    assert.deepEqual(of(text, unitsByRank(text, 0, 'line', 2, 3)), ['d e', '', 'f']);
    assert.deepEqual(of(text, unitsByRank(text, 0, 'line', -1, 1)), ['f']);
    assert.deepEqual(of(text, unitsByRank(text, 0, 'line', 5, 1)), []);
  });

  it('are those of a stretch that are whole in it, and the lines that it touches', () => {
    const text = 'foo(bar, baz)\nqux\n';
    assert.deepEqual(of(text, unitsWithin(text, { start: 4, end: 9 }, 'identifier')), ['bar']);
    assert.deepEqual(of(text, unitsWithin(text, { start: 4, end: 15 }, 'line')), ['foo(bar, baz)', 'qux']);
    assert.deepEqual(of(text, unitsWithin(text, { start: 4, end: 14 }, 'line')), ['foo(bar, baz)']);
  });

  it('are found by their neighbours as they are in order, in any text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...UNITS), fc.nat(), (lines, unit, seed) => {
        const text = lines.join('\n');
        const offset = seed % (text.length + 1);
        const here = unitAt(text, offset, unit);
        if (here) assert.ok(here.start >= 0 && here.end <= text.length && here.start <= here.end);
        const behind = unitsFrom(text, offset, unit, 3);
        const before = unitsFrom(text, offset, unit, -3);
        const all = [...before, ...behind];
        assert.ok(behind.length <= 3 && before.length <= 3);
        for (const [index, { start }] of all.entries()) assert.ok(index === 0 || start >= (all[index - 1]?.end ?? 0));
        for (const { start } of behind) assert.ok(start >= offset);
        for (const { end } of before) assert.ok(end <= offset);
      }),
    );
  });

  it('are found in a line of millions of letters by what is near', () => {
    const text = `${'foo bar, '.repeat(400_000)}end`;
    const middle = 1_800_000;
    const started = cpuNow();
    for (const unit of ['word', 'identifier', 'term', 'number', 'character', 'sentence'] as const) {
      unitAt(text, middle, unit);
      unitsFrom(text, middle, unit, 2);
      unitsFrom(text, middle, unit, -2);
    }
    const near = cpuNow() - started;
    const again = cpuNow();
    assert.equal([...unitsAround(text, 0, 'word')].length, 1_200_001);
    assert.ok(near < cpuNow() - again, `${near} ms`);
    assert.deepEqual(of(text, unitsFrom(text, middle, 'word', -3)), ['foo', 'bar', ',']);
  });
});
