import assert from 'node:assert/strict';
import { position, range } from '../../../src/editor/position.ts';
import { type EditorUnderTest, FIVE_LINES, insertion, rejects, Started } from './editorUnderTest.ts';

/** What every `Screen` promises. */
export function screenContract(name: string, start: () => Promise<EditorUnderTest>): void {
  describe(`Screen: ${name}`, () => {
    const on = new Started(start);

    it('has no marks before they are asked for', async () => {
      await on.shown('a.ts', 'let a = 1;\n');
      assert.deepEqual(on.editor.screen.marks, []);
    });

    it('marks words in reading order, and signs only where they are alone in their line', async () => {
      const { path } = await on.shown('a.ts', 'if (a) {\n  b2 = 3.5;\n}\n');
      const count = await on.editor.screen.showMarks('words');
      const { marks } = on.editor.screen;
      assert.equal(count, marks.length);
      assert.deepEqual(
        marks.map(({ number, range: { start, end } }) => [number, start.line, start.character, end.character]),
        [
          [1, 0, 0, 2],
          [2, 0, 4, 5],
          [3, 1, 2, 4],
          [4, 1, 7, 10],
          [5, 2, 0, 1],
        ],
      );
      assert.ok(marks.every(mark => mark.path === path));
    });

    it('marks signs too where all is asked for', async () => {
      await on.shown('a.ts', 'f(x) + y');
      await on.editor.screen.showMarks('all');
      assert.deepEqual(
        on.editor.screen.marks.map(({ isSign, range }) => [isSign, range.start.character]),
        [
          [false, 0],
          [true, 1],
          [false, 2],
          [true, 3],
          [true, 5],
          [false, 7],
        ],
      );
    });

    it('marks places by their order and nothing else, also when they are scrolled, until they are hidden', async () => {
      const { path } = await on.shown('long.txt', FIVE_LINES.repeat(500));
      const places = [range(7, 0, 7, 2), range(3, 1, 3, 3)].map(each => ({ path, range: each }));
      await on.editor.screen.markPlaces(places);
      const marked = () => on.editor.screen.marks.map(({ number, path: at, range: each }) => [number, at, each]);
      const expected = places.map((place, index) => [index + 1, path, place.range]);
      assert.deepEqual(marked(), expected);
      await on.editor.screen.scroll({ to: 'down', by: 'line', count: 100 }, 'here');
      assert.deepEqual(marked(), expected);
      await on.editor.screen.hideMarks();
      assert.deepEqual(marked(), []);
    });

    it('has none once they are hidden, and does no harm a second time', async () => {
      await on.shown('a.ts', 'let a = 1;\n');
      await on.editor.screen.showMarks('words');
      await on.editor.screen.hideMarks();
      await on.editor.screen.hideMarks();
      assert.deepEqual(on.editor.screen.marks, []);
    });

    it('has none once the document has changed', async () => {
      const { path } = await on.shown('a.ts', 'let a = 1;\n');
      await on.editor.screen.showMarks('words');
      await on.edit(path, [insertion(0, 0, 'x')]);
      assert.deepEqual(on.editor.screen.marks, []);
    });

    it('scrolls without moving the cursor, and refuses to scroll what is not there', async () => {
      const { path } = await on.shown('long.txt', 'line\n'.repeat(500));
      await on.editor.screen.scroll({ to: 'down', by: 'line', count: 100 }, 'here');
      const active = on.editor.documents.active();
      assert.deepEqual([active?.document.path, active?.selections[0]?.active], [path, position(0, 0)]);
      await rejects('not-found', on.editor.screen.scroll({ to: 'down', by: 'line', count: 1 }, 'beside'));
    });

    it('goes on scrolling until it is stopped', async () => {
      await on.shown('long.txt', FIVE_LINES.repeat(500));
      await on.editor.screen.keepScrolling('down', 2);
      assert.equal(on.editor.screen.scrolling?.linesPerSecond, 2);
      on.editor.screen.stopScrolling();
      assert.equal(on.editor.screen.scrolling, undefined);
    });
  });
}
