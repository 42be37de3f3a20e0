import assert from 'node:assert/strict';
import fc from 'fast-check';
import { movedBy } from '../../../../src/actions/run/seenLines.ts';
import { position, range, type TextEdit } from '../../../../src/editor/position.ts';
import { applyEdits, LineIndex } from '../../../../src/editor/text.ts';
import { Stage } from '../../../support/stage.ts';

const TEXT = 'zero\none\ntwo\nthree\nfour\nfive\n';

describe('lines as a model has seen them', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = new Stage({ 'a.txt': `${TEXT}‸` });
    await stage.run('read_file');
  });

  afterEach(() => stage.close());

  it('do not shift by edits of the same reply', async () => {
    await stage.run('delete_text', { first_line: 2 });
    await stage.run('delete_text', { first_line: 4 });
    await stage.run('insert_text', { text: 'new', where: 'line_below', line: 5 });
    assert.equal(stage.text('a.txt'), 'zero\ntwo\nfour\nnew\nfive\n');
  });

  it('may be replaced and named again', async () => {
    await stage.run('replace_text', { find: 'two', replace: '2' });
    await stage.run('insert_text', { text: 'above', where: 'line_above', line: 3 });
    assert.equal(stage.text('a.txt'), 'zero\none\nabove\n2\nthree\nfour\nfive\n');
  });

  it('that were deleted are gone', async () => {
    await stage.run('delete_text', { first_line: 2, last_line: 3 });
    assert.match(await stage.fails('document-changed', 'delete_text', { first_line: 3 }), /Line 3 has changed/);
  });

  it('are counted anew in the next reply', async () => {
    await stage.run('delete_text', { first_line: 2 });
    stage.exchange.seen.settle();
    await stage.run('delete_text', { first_line: 2 });
    assert.equal(stage.text('a.txt'), 'zero\nthree\nfour\nfive\n');
  });

  it('F20: follow what the user types meanwhile', async () => {
    stage.editor.type(stage.path('a.txt'), position(0, 0), 'typed\nby hand\n');
    await stage.run('delete_text', { first_line: 4 });
    assert.equal(stage.text('a.txt'), 'typed\nby hand\nzero\none\ntwo\nfour\nfive\n');
    assert.deepEqual(stage.exchange.seen.settle().mixed, [stage.path('a.txt')]);
    assert.deepEqual(stage.exchange.seen.settle().mixed, []);
  });

  it('F19, F20: are refused where the user has changed them', async () => {
    stage.editor.type(stage.path('a.txt'), position(3, 0), 'x');
    assert.match(await stage.fails('document-changed', 'delete_text', { first_line: 4 }), /Read the file again/);
    await stage.run('delete_text', { first_line: 5 });
    assert.equal(stage.text('a.txt'), 'zero\none\ntwo\nxthree\nfive\n');
  });

  it('stand after any edits where their text does', () => {
    const lines = Array.from({ length: 12 }, (_, i) => `line ${i}`);
    const edit = fc
      .tuple(fc.nat(11), fc.nat(3), fc.constantFrom('', 'new\n', 'a\nb\n'))
      .map(([from, count, text]): TextEdit => {
        const to = Math.min(11, from + count);
        return { range: range(from, 0, to, 0), newText: text };
      });
    fc.assert(
      fc.property(fc.uniqueArray(edit, { maxLength: 3, selector: each => each.range.start.line }), edits => {
        const sorted = [...edits].sort((a, b) => a.range.start.line - b.range.start.line);
        fc.pre(
          sorted.every((each, i) => i === 0 || (sorted[i - 1] as TextEdit).range.end.line < each.range.start.line),
        );
        const after = applyEdits(new LineIndex(lines.join('\n')), edits).split('\n');
        for (const [line, text] of lines.entries()) {
          const stays = !edits.some(each => line >= each.range.start.line && line < each.range.end.line);
          if (stays) assert.equal(after[movedBy(edits, line) as number], text);
          else if (
            edits.some(each => each.newText === '' && line >= each.range.start.line && line < each.range.end.line)
          )
            assert.equal(movedBy(edits, line), undefined);
        }
      }),
    );
  });
});
