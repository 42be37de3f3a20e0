import assert from 'node:assert/strict';
import { type Marked, marksOf } from '../../../src/editor/marks.ts';
import { range } from '../../../src/editor/position.ts';
import { cpuNow } from '../../support/cpuNow.ts';

/** The marked texts of some lines, all on screen. */
function textsOf(lines: readonly string[], marked: Marked = 'words'): readonly string[] {
  const document = { path: '/a', line: (line: number) => lines[line] ?? '' };
  const visible = [{ document, ranges: [range(0, 0, lines.length - 1, 0)] }];
  return marksOf(visible, marked).map(({ range: { start, end } }) =>
    (lines[start.line] ?? '').slice(start.character, end.character),
  );
}

describe('marks', () => {
  it('stand at words of every writing, at numbers and pictures, and never within one', () => {
    assert.deepEqual(textsOf(['a_b $c 漢字 étude e\u0301t 3.14 1_000 x1 👩🏽‍💻! 🎉🎉 שלום']), [
      ...['a_b', '$c', '漢字', 'étude', 'e\u0301t', '3.14', '1_000', 'x1', '👩🏽‍💻', '🎉', '🎉', 'שלום'],
    ]);
  });

  it('stand at signs where all is marked, and where a line has nothing else', () => {
    assert.deepEqual(textsOf(['f(a, b);', '', '  })', '\t']), ['f', 'a', 'b', '})']);
    assert.deepEqual(textsOf(['f(a) => {'], 'all'), ['f', '(', 'a', ')', '=>', '{']);
  });

  it('count what two editors show of one document once, and leave out what is folded away', () => {
    const document = { path: '/a', line: (line: number) => `line${line}` };
    const visible = [
      { document, ranges: [range(0, 0, 1, 0), range(5, 0, 6, 0)] },
      { document, ranges: [range(1, 0, 2, 0)] },
    ];
    assert.deepEqual(
      marksOf(visible, 'words').map(mark => [mark.number, mark.range.start.line]),
      [
        [1, 0],
        [2, 1],
        [3, 5],
        [4, 6],
        [5, 2],
      ],
    );
  });

  it('are found in a screen full of text within a few ms, however it is made', () => {
    const full = Array.from({ length: 100 }, () => 'ab '.repeat(200));
    const odd = Array.from({ length: 100 }, () => '🎉\u200d'.repeat(1000) + '1.'.repeat(20_000));
    for (const lines of [full, odd]) {
      textsOf(lines, 'all');
      const before = cpuNow();
      textsOf(lines, 'all');
      assert.ok(cpuNow() - before < 50);
    }
  });
});
