import assert from 'node:assert/strict';
import { indentedAs } from '../../../../src/actions/text/indenting.ts';
import { fitting } from '../../../../src/actions/text/reindenting.ts';

/** What stands there, what the model sought and what it wants in its place; and what comes of it. */
const FITTINGS: Readonly<
  Record<string, readonly [has: string, asked: string, unit: string, text: string, wanted: string | undefined]>
> = {
  'tabs, sought with four blanks': [
    '\tif\n\t\ta\n\t}',
    '    if\n        a\n    }',
    '\t',
    '    if\n        b\n            c\n    }',
    '\tif\n\t\tb\n\t\t\tc\n\t}',
  ],
  'tabs, sought with two blanks': ['\tif\n\t\ta', '  if\n    a', '\t', '  if\n    b\n      c', '\tif\n\t\tb\n\t\t\tc'],
  'tabs, sought from the margin': [
    '\t\tif\n\t\t\ta',
    'if\n    a',
    '\t',
    'if\n    b\n        c',
    '\t\tif\n\t\t\tb\n\t\t\t\tc',
  ],
  'tabs, the first line from its first character': [
    '\tif\n\t\ta\n\t}',
    'if\n        a\n    }',
    '\t',
    'if\n        b\n    }',
    '\tif\n\t\tb\n\t}',
  ],
  'four blanks, sought with tabs': [
    '    if\n        a',
    '\tif\n\t\ta',
    '    ',
    '\tif\n\t\tb\n\t\t\tc',
    '    if\n        b\n            c',
  ],
  'two blanks, sought with four': [
    '  if\n    a',
    '    if\n        a',
    '  ',
    '    if\n        b\n            c',
    '  if\n    b\n      c',
  ],
  'four blanks, sought with two': [
    '    if\n        a',
    '  if\n    a',
    '    ',
    '  if\n    b\n      c',
    '    if\n        b\n            c',
  ],
  'less deep than sought': ['  if\n    a', '      if\n        a', '  ', '      if\n        b', '  if\n    b'],
  'deeper than sought': ['      if\n        a', 'if\n  a', '  ', 'if\n  b', '      if\n        b'],
  'one line of tabs': ['\t\ta', '        a', '\t', '        b\n        c', '\t\tb\n\t\tc'],
  'lines that do not agree': ['\tif\n\t\t\t\ta', '    if\n        a', '\t', 'x', undefined],
  'lines that are aligned': ['if\n   a', '    if\n    a', '  ', 'x', undefined],
};

function pairs(has: string, asked: string) {
  const space = (line: string) => /^[ \t]*/.exec(line)?.[0] ?? '';
  const there = has.split('\n');
  return asked.split('\n').map((line, i) => ({ asked: space(line), has: space(there[i] ?? '') }));
}

describe('fitting', () => {
  for (const [title, [has, asked, unit, text, wanted]] of Object.entries(FITTINGS)) {
    it(`indents for ${title}`, () => {
      const adapt = fitting(pairs(has, asked), unit, text);
      assert.equal(adapt && text.split('\n').map(adapt).join('\n'), wanted);
    });
  }
});

describe('indentedAs', () => {
  const none = () => false;

  it('makes tabs of blanks, as many as the line beside them has', () => {
    assert.deepEqual(indentedAs('\t', ['    a', '        b'], 1, none), ['\ta', '\t\tb']);
    assert.deepEqual(indentedAs('\t', ['        a', '        b'], 2, none), ['\t\ta', '\t\tb']);
    assert.deepEqual(indentedAs('\t', ['    a', '      b'], 2, none), ['\t\ta', '\t\t\tb']);
    assert.deepEqual(indentedAs('\t', ['a', '  b', '    c'], 1, none), ['a', '\tb', '\t\tc']);
  });

  it('keeps the blank of a comment that goes on', () => {
    assert.deepEqual(indentedAs('\t', ['    /**', '     * a', '     */'], 1, none), ['\t/**', '\t * a', '\t */']);
    assert.deepEqual(indentedAs('\t', ['/**', ' * a', ' */'], 1, none), ['/**', ' * a', ' */']);
  });

  it('makes blanks of tabs', () => {
    assert.deepEqual(indentedAs('  ', ['\ta', '\t\tb', 'c'], 1, none), ['  a', '    b', 'c']);
  });

  it('leaves what is of tabs already, what stays, and blank lines', () => {
    assert.deepEqual(indentedAs('\t', ['\ta', '    b'], 1, none), ['\ta', '    b']);
    assert.deepEqual(
      indentedAs('\t', ['    a', '    b', '    '], 1, i => i === 1),
      ['\ta', '    b', '    '],
    );
  });
});
