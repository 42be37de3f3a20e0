import assert from 'node:assert/strict';
import { range, type TextEdit } from '../../../src/editor/position.ts';
import { applyEdits, LineIndex } from '../../../src/editor/text.ts';
import { touchedBy } from '../../../src/editor/touched.ts';

describe('touchedBy', () => {
  const TEXT = 'let total = 1;\nuse(total);\n\nreturn total + total;\n';

  function check(edits: readonly TextEdit[]): void {
    const after = new LineIndex(applyEdits(new LineIndex(TEXT), edits));
    const written = touchedBy(edits).map(each => after.slice(each));
    const wanted = edits
      .toSorted((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character)
      .map(({ newText }) => newText);
    assert.deepEqual(written, wanted);
  }

  it('is where the new text stands, also several times in a line, and in whichever order the edits come', () => {
    check([
      { range: range(3, 15, 3, 20), newText: 'sum' },
      { range: range(3, 7, 3, 12), newText: 'sum' },
      { range: range(0, 4, 0, 9), newText: 'sum' },
    ]);
  });

  it('follows lines that are put in and taken out before it', () => {
    check([
      { range: range(0, 0, 0, 0), newText: '// one\n// two\n' },
      { range: range(0, 4, 0, 9), newText: 'a\nb' },
      { range: range(0, 12, 0, 13), newText: '22' },
      { range: range(1, 0, 2, 0), newText: '' },
      { range: range(3, 7, 3, 12), newText: 'x' },
    ]);
  });

  it('is empty where something was only taken out', () => {
    assert.deepEqual(touchedBy([{ range: range(1, 0, 2, 0), newText: '' }]), [range(1, 0, 1, 0)]);
  });
});
