import assert from 'node:assert/strict';
import { type Position, position, type Range, range } from '../../../src/editor/position.ts';
import {
  cursor,
  type EditorUnderTest,
  FIVE_LINES,
  insertion,
  rejects,
  replacement,
  Started,
} from './editorUnderTest.ts';

/** What every `Documents` promises, editing apart. */
export function documentsContract(name: string, start: () => Promise<EditorUnderTest>): void {
  describe(`Documents: ${name}`, () => {
    const on = new Started(start);

    describe('documents', () => {
      it('reads text, lines and language without showing anything', async () => {
        const before = on.editor.documents.active()?.document.path;
        const path = await on.under.write('a.ts', 'let a = 1;\n\tb();');
        const document = await on.editor.documents.read(path);
        assert.equal(document.path, path);
        assert.equal(document.text, 'let a = 1;\n\tb();');
        assert.equal(document.languageId, 'typescript');
        assert.equal(document.eol, '\n');
        assert.equal(document.lineCount, 2);
        assert.equal(document.isDirty, false);
        assert.deepEqual([document.line(0), document.line(1), document.line(2)], ['let a = 1;', '\tb();', '']);
        assert.equal(document.line(-1), '');
        assert.equal(on.editor.documents.active()?.document.path, before);
      });

      it('F22: reads CRLF, a byte order mark, emoji and right-to-left letters', async () => {
        const path = await on.under.write('odd.txt', '\uFEFFfirst 👩🏽‍💻\r\nשלום\r\n');
        const document = await on.editor.documents.read(path);
        assert.equal(document.text, 'first 👩🏽‍💻\r\nשלום\r\n');
        assert.equal(document.eol, '\r\n');
        assert.deepEqual([document.lineCount, document.line(0), document.line(1)], [3, 'first 👩🏽‍💻', 'שלום']);
      });

      it('reads an empty file as one empty line', async () => {
        const document = await on.editor.documents.read(await on.under.write('empty.txt', ''));
        assert.deepEqual([document.text, document.lineCount, document.line(0)], ['', 1, '']);
      });

      it('refuses a file that is not there', async () => {
        const path = await on.under.write('there.txt', '');
        await rejects('not-found', on.editor.documents.read(`${path}.gone`));
        await rejects('not-found', on.editor.documents.show(`${path}.gone`));
      });

      it('hands out documents that stay as they were', async () => {
        const document = await on.shown('a.txt', FIVE_LINES);
        await on.edit(document.path, [insertion(0, 0, 'zero\n')]);
        assert.equal(document.text, FIVE_LINES);
        assert.equal(document.line(0), 'one');
        assert.equal(document.lineCount, 6);
        assert.equal((await on.editor.documents.read(document.path)).line(0), 'zero');
      });
    });

    describe('the screen', () => {
      it('shows a document and selects in it', async () => {
        const { path } = await on.shown('a.txt', FIVE_LINES);
        await on.editor.documents.show(path, range(1, 0, 2, 2));
        const active = on.editor.documents.active();
        assert.equal(active?.document.path, path);
        assert.deepEqual(active?.selections, [{ anchor: position(1, 0), active: position(2, 2) }]);
      });

      it('shows another document without moving its cursor', async () => {
        const first = await on.shown('a.txt', FIVE_LINES);
        await on.editor.documents.select(first.path, [cursor(3, 2)]);
        await on.shown('b.txt', '');
        await on.editor.documents.show(first.path);
        assert.deepEqual(on.editor.documents.active()?.selections, [cursor(3, 2)]);
      });

      it('selects backwards, and several places', async () => {
        const { path } = await on.shown('a.txt', FIVE_LINES);
        const selections = [{ anchor: position(2, 5), active: position(2, 0) }, cursor(4, 1)];
        await on.editor.documents.select(path, selections);
        assert.deepEqual(on.editor.documents.active()?.selections, selections);
      });

      it('refuses places that are not there, and selects nothing', async () => {
        const { path } = await on.shown('a.txt', FIVE_LINES);
        await rejects('bad-arguments', on.editor.documents.show(path, range(0, 0, 0, 4)));
        await rejects('bad-arguments', on.editor.documents.select(path, [cursor(1, 0), cursor(9, 0)]));
        await rejects('bad-arguments', on.editor.documents.select(path, []));
        assert.deepEqual(on.editor.documents.active()?.selections, [cursor(0, 0)]);
      });
    });

    describe('saving', () => {
      it('writes what the document holds', async () => {
        const { path } = await on.shown('a.txt', 'a');
        await on.edit(path, [insertion(0, 1, 'b')]);
        await on.editor.documents.save(path);
        assert.equal(await on.under.onDisk(path), 'ab');
        assert.equal((await on.editor.documents.read(path)).isDirty, false);
      });

      it('does no harm to a document without changes', async () => {
        const { path } = await on.shown('a.txt', 'a');
        await on.editor.documents.save(path);
        assert.equal(await on.under.onDisk(path), 'a');
      });

      it('closes what is shown, unless that would lose something', async () => {
        const { path } = await on.shown('close.txt', 'text');
        await on.edit(path, [insertion(0, 0, 'new ')]);
        await rejects('read-only', on.editor.documents.close(path));
        assert.equal(await on.textOf(path), 'new text');
        await on.editor.documents.undo(path);
        await on.editor.documents.save(path);
        await on.editor.documents.close(path);
        assert.notEqual(on.editor.documents.active()?.document.path, path);
      });
    });

    describe('snippets', () => {
      it('stand where they were put, with their defaults', async () => {
        const { path, version } = await on.shown('snippet.txt', 'before after\n');
        // biome-ignore lint/suspicious/noTemplateCurlyInString: what a snippet looks like
        await on.editor.documents.snippet(path, range(0, 7, 0, 12), 'if (${1:so}) {\n}$0', version);
        assert.equal(await on.textOf(path), 'before if (so) {\n}\n');
        await on.editor.documents.undo(path);
        assert.equal(await on.textOf(path), 'before after\n');
      });

      it('F20: are refused where the document has changed', async () => {
        const { path, version } = await on.shown('snippet.txt', 'text\n');
        await on.under.type(path, position(0, 0), 'x');
        await rejects('document-changed', on.editor.documents.snippet(path, range(0, 0, 0, 0), 'new', version));
        assert.equal(await on.textOf(path), 'xtext\n');
      });
    });

    describe('anchors', () => {
      /** Where `[…]` in a text is after edits, as the text with the anchor's place in brackets. */
      async function follows(marked: string, change: (path: string) => Promise<void>): Promise<string> {
        const from = marked.indexOf('[');
        const to = marked.indexOf(']') - 1;
        const { path } = await on.shown('a.txt', marked.replace(/[[\]]/g, ''));
        const anchor = on.editor.documents.track(path, range(0, from, 0, to));
        await change(path);
        const now = anchor.range as Range;
        anchor.dispose();
        const lines = (await on.textOf(path)).split('\n');
        const put = ({ line, character }: Position, sign: string): void => {
          const text = lines[line] as string;
          lines[line] = text.slice(0, character) + sign + text.slice(character);
        };
        put(now.end, ']');
        put(now.start, '[');
        return lines.join('\n');
      }

      const cases: readonly (readonly [string, string, string, (path: string) => Promise<void>])[] = [
        ['F20: typing before it', 'ab [cd] ef', 'xab [cd] ef', path => on.under.type(path, position(0, 0), 'x')],
        ['F20: typing after it', 'ab [cd] ef', 'ab [cd] xef', path => on.under.type(path, position(0, 6), 'x')],
        ['F20: typing in it', 'ab [cd] ef', 'ab [cxd] ef', path => on.under.type(path, position(0, 4), 'x')],
        ['text put in at a cursor', 'ab [] ef', 'ab new[] ef', path => on.edit(path, [insertion(0, 3, 'new')])],
        ['text put in at its start', 'ab [cd] ef', 'ab x[cd] ef', path => on.edit(path, [insertion(0, 3, 'x')])],
        ['text put in at its end', 'ab [cd] ef', 'ab [cd]x ef', path => on.edit(path, [insertion(0, 5, 'x')])],
        ['a new line before it', 'ab [cd] ef', 'ab\n [cd] ef', path => on.edit(path, [insertion(0, 2, '\n')])],
        [
          'its replacement, which it then covers',
          'ab [cd] ef',
          'ab [x\nyz] ef',
          path => on.edit(path, [replacement(0, 3, 0, 5, 'x\nyz')]),
        ],
        ['its removal', 'ab [cd] ef', 'a[] ef', path => on.edit(path, [replacement(0, 1, 0, 5, '')])],
        [
          'several edits at once',
          'ab [cd] ef',
          '+ab+ [c-d] e',
          path =>
            on.edit(path, [
              insertion(0, 0, '+'),
              insertion(0, 2, '+'),
              insertion(0, 4, '-'),
              replacement(0, 7, 0, 8, ''),
            ]),
        ],
        [
          'undo',
          'ab [cd] ef',
          'ab [cd] ef',
          async path => {
            await on.edit(path, [insertion(0, 0, 'new\n')]);
            await on.editor.documents.undo(path);
          },
        ],
      ];
      for (const [what, before, after, change] of cases) {
        it(`follow ${what}`, async () => {
          assert.equal(await follows(before, change), after);
        });
      }

      it('F19: are gone when the document is closed', async () => {
        const { path } = await on.shown('a.txt', 'a');
        const anchor = on.editor.documents.track(path, range(0, 0, 0, 1));
        await on.under.close(path);
        assert.equal(anchor.range, undefined);
      });
    });
  });
}
