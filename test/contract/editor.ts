import assert from 'node:assert/strict';
import type { ErrorCode } from '../../src/common/errors.ts';
import type { Editor, FileEdits, TextDocument } from '../../src/editor/editor.ts';
import { type Position, position, type Range, range, type TextEdit } from '../../src/editor/position.ts';

/** An editor and what surrounds it: its user and its disk. */
export interface EditorUnderTest {
  readonly editor: Editor;
  /** Puts a file into the workspace folder; `name` may have folders in it. Returns its path. Nothing is opened. */
  write(name: string, text: string): Promise<string>;
  /** What is saved. */
  onDisk(path: string): Promise<string>;
  /** The user types into an open document that is shown. */
  type(path: string, at: Position, text: string): Promise<void>;
  /** The user closes a document without saving it. */
  close(path: string): Promise<void>;
  /** Makes a file one that cannot be changed. */
  lock(path: string): Promise<void>;
  stop(): Promise<void>;
}

const FIVE_LINES = 'one\ntwo\nthree\nfour\nfive\n';

/** What every `Editor` promises. */
export function editorContract(name: string, start: () => Promise<EditorUnderTest>): void {
  describe(`Editor: ${name}`, () => {
    let under: EditorUnderTest;
    let editor: Editor;

    beforeEach(async () => {
      under = await start();
      editor = under.editor;
    });

    afterEach(async () => {
      await under.stop();
    });

    /** A new file, shown, with the cursor at its start. */
    async function shown(name: string, text: string): Promise<TextDocument> {
      const path = await under.write(name, text);
      await editor.select(path, [cursor(0, 0)]);
      return editor.read(path);
    }

    const textOf = async (path: string): Promise<string> => (await editor.read(path)).text;

    async function edit(path: string, edits: readonly TextEdit[], join = false): Promise<void> {
      const { version } = await editor.read(path);
      await editor.edit([{ path, edits, version }], { join });
    }

    describe('documents', () => {
      it('reads text, lines and language without showing anything', async () => {
        const before = editor.active()?.document.path;
        const path = await under.write('a.ts', 'let a = 1;\n\tb();');
        const document = await editor.read(path);
        assert.equal(document.path, path);
        assert.equal(document.text, 'let a = 1;\n\tb();');
        assert.equal(document.languageId, 'typescript');
        assert.equal(document.eol, '\n');
        assert.equal(document.lineCount, 2);
        assert.equal(document.isDirty, false);
        assert.deepEqual([document.line(0), document.line(1), document.line(2)], ['let a = 1;', '\tb();', '']);
        assert.equal(document.line(-1), '');
        assert.equal(editor.active()?.document.path, before);
      });

      it('F22: reads CRLF, a byte order mark, emoji and right-to-left letters', async () => {
        const path = await under.write('odd.txt', '\uFEFFfirst 👩🏽‍💻\r\nשלום\r\n');
        const document = await editor.read(path);
        assert.equal(document.text, 'first 👩🏽‍💻\r\nשלום\r\n');
        assert.equal(document.eol, '\r\n');
        assert.deepEqual([document.lineCount, document.line(0), document.line(1)], [3, 'first 👩🏽‍💻', 'שלום']);
      });

      it('reads an empty file as one empty line', async () => {
        const document = await editor.read(await under.write('empty.txt', ''));
        assert.deepEqual([document.text, document.lineCount, document.line(0)], ['', 1, '']);
      });

      it('refuses a file that is not there', async () => {
        const path = await under.write('there.txt', '');
        await rejects('not-found', editor.read(`${path}.gone`));
        await rejects('not-found', editor.show(`${path}.gone`));
      });

      it('hands out documents that stay as they were', async () => {
        const document = await shown('a.txt', FIVE_LINES);
        await edit(document.path, [insertion(0, 0, 'zero\n')]);
        assert.equal(document.text, FIVE_LINES);
        assert.equal(document.line(0), 'one');
        assert.equal(document.lineCount, 6);
        assert.equal((await editor.read(document.path)).line(0), 'zero');
      });
    });

    describe('the screen', () => {
      it('shows a document and selects in it', async () => {
        const { path } = await shown('a.txt', FIVE_LINES);
        await editor.show(path, range(1, 0, 2, 2));
        const active = editor.active();
        assert.equal(active?.document.path, path);
        assert.deepEqual(active?.selections, [{ anchor: position(1, 0), active: position(2, 2) }]);
      });

      it('shows another document without moving its cursor', async () => {
        const first = await shown('a.txt', FIVE_LINES);
        await editor.select(first.path, [cursor(3, 2)]);
        await shown('b.txt', '');
        await editor.show(first.path);
        assert.deepEqual(editor.active()?.selections, [cursor(3, 2)]);
      });

      it('selects backwards, and several places', async () => {
        const { path } = await shown('a.txt', FIVE_LINES);
        const selections = [{ anchor: position(2, 5), active: position(2, 0) }, cursor(4, 1)];
        await editor.select(path, selections);
        assert.deepEqual(editor.active()?.selections, selections);
      });

      it('refuses places that are not there, and selects nothing', async () => {
        const { path } = await shown('a.txt', FIVE_LINES);
        await rejects('bad-arguments', editor.show(path, range(0, 0, 0, 4)));
        await rejects('bad-arguments', editor.select(path, [cursor(1, 0), cursor(9, 0)]));
        await rejects('bad-arguments', editor.select(path, []));
        assert.deepEqual(editor.active()?.selections, [cursor(0, 0)]);
      });
    });

    describe('edits', () => {
      it('applies several at once, whatever their order', async () => {
        const { path } = await shown('a.txt', FIVE_LINES);
        await edit(path, [replacement(3, 0, 4, 0, ''), insertion(0, 0, '> '), replacement(1, 0, 1, 3, 'TWO')]);
        assert.equal(await textOf(path), '> one\nTWO\nthree\nfive\n');
        const after = await editor.read(path);
        assert.equal(after.isDirty || (await under.onDisk(path)) === after.text, true);
      });

      it('edits documents that are not shown', async () => {
        const path = await under.write('hidden.txt', FIVE_LINES);
        await shown('b.txt', '');
        await edit(path, [insertion(0, 0, 'zero\n')]);
        assert.equal(await textOf(path), `zero\n${FIVE_LINES}`);
      });

      it('puts texts that go to one place in the order in which they were given', async () => {
        const { path } = await shown('a.txt', 'ab');
        await edit(
          path,
          ['x', 'y', 'z'].map(text => insertion(0, 1, text)),
        );
        assert.equal(await textOf(path), 'axyzb');
      });

      it('F20: leaves the cursor behind what is put in at it', async () => {
        const { path } = await shown('a.txt', 'ab');
        await editor.select(path, [cursor(0, 1)]);
        await edit(path, [insertion(0, 1, 'new')]);
        assert.deepEqual(editor.active()?.selections, [cursor(0, 4)]);
      });

      it('grows the version', async () => {
        const { path, version } = await shown('a.txt', 'a');
        await edit(path, [insertion(0, 1, 'b')]);
        assert.ok((await editor.read(path)).version > version);
      });

      it('F22: keeps CRLF, the final newline and the byte order mark', async () => {
        const { path } = await shown('crlf.txt', '\uFEFFone\r\ntwo\r\n');
        await edit(path, [insertion(1, 0, 'between\nand\r\n')]);
        assert.equal(await textOf(path), 'one\r\nbetween\r\nand\r\ntwo\r\n');
        await editor.save(path);
        assert.equal(await under.onDisk(path), '\uFEFFone\r\nbetween\r\nand\r\ntwo\r\n');
      });

      for (const [what, edits] of [
        ['beyond the last line', [insertion(6, 0, 'x')]],
        ['beyond the end of a line', [insertion(0, 4, 'x')]],
        ['before the start', [insertion(0, -1, 'x')]],
        ['backwards', [replacement(1, 2, 1, 0, 'x')]],
        ['of places that overlap', [replacement(0, 0, 1, 2, 'x'), replacement(1, 0, 1, 3, 'y')]],
        ['of which one does not fit', [insertion(0, 0, 'x'), insertion(99, 0, 'y')]],
      ] as const) {
        it(`refuses edits ${what}, never clamps them, and applies none`, async () => {
          const { path } = await shown('a.txt', FIVE_LINES);
          await rejects('bad-arguments', edit(path, edits));
          assert.equal(await textOf(path), FIVE_LINES);
        });
      }

      it('F22: refuses to cut a character in two', async () => {
        const { path } = await shown('a.txt', 'a👍b');
        await rejects('bad-arguments', edit(path, [insertion(0, 2, 'x')]));
        assert.equal(await textOf(path), 'a👍b');
      });

      it('F20: refuses edits that were computed before the user typed', async () => {
        const { path, version } = await shown('a.txt', FIVE_LINES);
        await under.type(path, position(0, 0), 'typed ');
        await rejects('document-changed', editor.edit([{ path, edits: [insertion(0, 0, 'x')], version }], NO_JOIN));
        assert.equal(await textOf(path), `typed ${FIVE_LINES}`);
      });

      it('F19: refuses to edit a document that was closed', async () => {
        const { path, version } = await shown('a.txt', FIVE_LINES);
        await under.close(path);
        await rejects('document-closed', editor.edit([{ path, edits: [insertion(0, 0, 'x')], version }], NO_JOIN));
        assert.equal(await under.onDisk(path), FIVE_LINES);
        assert.equal(await textOf(path), FIVE_LINES);
      });

      it('F19: refuses to edit a document that cannot be changed', async () => {
        const path = await under.write('locked.txt', FIVE_LINES);
        await under.lock(path);
        await editor.select(path, [cursor(0, 0)]);
        await rejects('read-only', edit(path, [insertion(0, 0, 'x')]));
        assert.equal(await textOf(path), FIVE_LINES);
      });

      it('never loses or misplaces one of two edits that come at once', async () => {
        const { path, version } = await shown('a.txt', FIVE_LINES);
        const ends = await Promise.allSettled([
          editor.edit([{ path, edits: [insertion(0, 3, '+')], version }], NO_JOIN),
          editor.edit([{ path, edits: [replacement(1, 0, 1, 3, 'TWO')], version }], NO_JOIN),
        ]);
        const [first, second] = ends.map(({ status }) => status === 'fulfilled');
        assert.ok(first || second);
        for (const end of ends) if (end.status === 'rejected') assert.equal(end.reason.code, 'document-changed');
        assert.equal(await textOf(path), `one${first ? '+' : ''}\n${second ? 'TWO' : 'two'}\nthree\nfour\nfive\n`);
      });
    });

    describe('edits of several files', () => {
      async function two(): Promise<readonly [FileEdits, FileEdits]> {
        const a = await shown('a.txt', 'a\n');
        const b = await editor.read(await under.write('b.txt', 'b\n'));
        const change = ({ path, version }: TextDocument): FileEdits => ({
          path,
          version,
          edits: [insertion(0, 1, '!')],
        });
        return [change(a), change(b)];
      }

      it('applies all, as one undo', async () => {
        const changes = await two();
        await editor.edit(changes, NO_JOIN);
        assert.deepEqual(await Promise.all(changes.map(({ path }) => textOf(path))), ['a!\n', 'b!\n']);
        await editor.undo(changes[0].path);
        assert.deepEqual(await Promise.all(changes.map(({ path }) => textOf(path))), ['a\n', 'b\n']);
      });

      it('F19: applies none if one cannot be changed', async () => {
        const locked = await under.write('locked.txt', 'b\n');
        await under.lock(locked);
        const documents = [await shown('a.txt', 'a\n'), await editor.read(locked)];
        const changes = documents.map(({ path, version }) => ({ path, version, edits: [insertion(0, 1, '!')] }));
        await rejects('read-only', editor.edit(changes, NO_JOIN));
        assert.deepEqual(await Promise.all(changes.map(({ path }) => textOf(path))), ['a\n', 'b\n']);
      });

      it('applies none if one has changed or does not fit', async () => {
        const [a, b] = await two();
        await rejects('document-changed', editor.edit([a, { ...b, version: b.version - 1 }], NO_JOIN));
        await rejects('bad-arguments', editor.edit([a, { ...b, edits: [insertion(7, 0, 'x')] }], NO_JOIN));
        assert.deepEqual([await textOf(a.path), await textOf(b.path)], ['a\n', 'b\n']);
      });
    });

    describe('undo', () => {
      it('takes back an edit', async () => {
        const { path } = await shown('a.txt', 'a');
        await edit(path, [insertion(0, 1, 'b')]);
        await editor.undo(path);
        assert.equal(await textOf(path), 'a');
      });

      it('takes back joined edits in one step, others one by one', async () => {
        const { path } = await shown('a.txt', 'a');
        await edit(path, [insertion(0, 1, 'b')]);
        await edit(path, [insertion(0, 2, 'c')]);
        await edit(path, [insertion(0, 3, 'd')], true);
        await edit(path, [insertion(0, 0, '-')], true);
        assert.equal(await textOf(path), '-abcd');
        await editor.undo(path);
        assert.equal(await textOf(path), 'ab');
        await editor.undo(path);
        assert.equal(await textOf(path), 'a');
      });

      it('keeps what the user types afterwards apart', async () => {
        const { path } = await shown('a.txt', 'a');
        await edit(path, [insertion(0, 1, 'b')]);
        await under.type(path, position(0, 2), '!');
        await editor.undo(path);
        assert.equal(await textOf(path), 'ab');
        await editor.undo(path);
        assert.equal(await textOf(path), 'a');
      });

      it('F20: keeps what the user types between joined edits apart', async () => {
        const { path } = await shown('a.txt', 'a');
        await edit(path, [insertion(0, 1, 'b')]);
        await under.type(path, position(0, 2), '!');
        await edit(path, [insertion(0, 3, 'c')], true);
        assert.equal(await textOf(path), 'ab!c');
        await editor.undo(path);
        assert.equal(await textOf(path), 'ab!');
      });

      it('says so when there is nothing to take back', async () => {
        const { path } = await shown('a.txt', 'a');
        await rejects('not-found', editor.undo(path));
      });
    });

    describe('saving', () => {
      it('writes what the document holds', async () => {
        const { path } = await shown('a.txt', 'a');
        await edit(path, [insertion(0, 1, 'b')]);
        await editor.save(path);
        assert.equal(await under.onDisk(path), 'ab');
        assert.equal((await editor.read(path)).isDirty, false);
      });

      it('does no harm to a document without changes', async () => {
        const { path } = await shown('a.txt', 'a');
        await editor.save(path);
        assert.equal(await under.onDisk(path), 'a');
      });
    });

    describe('anchors', () => {
      /** Where `[…]` in a text is after edits, as the text with the anchor's place in brackets. */
      async function follows(marked: string, change: (path: string) => Promise<void>): Promise<string> {
        const from = marked.indexOf('[');
        const to = marked.indexOf(']') - 1;
        const { path } = await shown('a.txt', marked.replace(/[[\]]/g, ''));
        const anchor = editor.track(path, range(0, from, 0, to));
        await change(path);
        const now = anchor.range as Range;
        anchor.dispose();
        const lines = (await textOf(path)).split('\n');
        const put = ({ line, character }: Position, sign: string): void => {
          const text = lines[line] as string;
          lines[line] = text.slice(0, character) + sign + text.slice(character);
        };
        put(now.end, ']');
        put(now.start, '[');
        return lines.join('\n');
      }

      const cases: readonly (readonly [string, string, string, (path: string) => Promise<void>])[] = [
        ['F20: typing before it', 'ab [cd] ef', 'xab [cd] ef', path => under.type(path, position(0, 0), 'x')],
        ['F20: typing after it', 'ab [cd] ef', 'ab [cd] xef', path => under.type(path, position(0, 6), 'x')],
        ['F20: typing in it', 'ab [cd] ef', 'ab [cxd] ef', path => under.type(path, position(0, 4), 'x')],
        ['text put in at a cursor', 'ab [] ef', 'ab new[] ef', path => edit(path, [insertion(0, 3, 'new')])],
        ['text put in at its start', 'ab [cd] ef', 'ab x[cd] ef', path => edit(path, [insertion(0, 3, 'x')])],
        ['text put in at its end', 'ab [cd] ef', 'ab [cd]x ef', path => edit(path, [insertion(0, 5, 'x')])],
        ['a new line before it', 'ab [cd] ef', 'ab\n [cd] ef', path => edit(path, [insertion(0, 2, '\n')])],
        [
          'its replacement, which it then covers',
          'ab [cd] ef',
          'ab [x\nyz] ef',
          path => edit(path, [replacement(0, 3, 0, 5, 'x\nyz')]),
        ],
        ['its removal', 'ab [cd] ef', 'a[] ef', path => edit(path, [replacement(0, 1, 0, 5, '')])],
        [
          'several edits at once',
          'ab [cd] ef',
          '+ab+ [c-d] e',
          path =>
            edit(path, [insertion(0, 0, '+'), insertion(0, 2, '+'), insertion(0, 4, '-'), replacement(0, 7, 0, 8, '')]),
        ],
        [
          'undo',
          'ab [cd] ef',
          'ab [cd] ef',
          async path => {
            await edit(path, [insertion(0, 0, 'new\n')]);
            await editor.undo(path);
          },
        ],
      ];
      for (const [what, before, after, change] of cases) {
        it(`follow ${what}`, async () => {
          assert.equal(await follows(before, change), after);
        });
      }

      it('F19: are gone when the document is closed', async () => {
        const { path } = await shown('a.txt', 'a');
        const anchor = editor.track(path, range(0, 0, 0, 1));
        await under.close(path);
        assert.equal(anchor.range, undefined);
      });
    });

    describe('finding files', () => {
      it('finds names by a part, whatever the case', async () => {
        const wanted = await under.write('deep/down/UserService.ts', '');
        await under.write('deep/other.ts', '');
        assert.deepEqual(await editor.findFiles('userserv', 10), [wanted]);
      });

      it('takes signs as letters', async () => {
        const wanted = await under.write('odd[1]{a}.txt', '');
        await under.write('odd1a.txt', '');
        assert.deepEqual(await editor.findFiles('odd[1]', 10), [wanted]);
        assert.deepEqual(await editor.findFiles('odd*', 10), []);
      });

      it('gives no more than asked for', async () => {
        for (const name of ['many1.txt', 'many2.txt', 'many3.txt']) await under.write(name, '');
        assert.equal((await editor.findFiles('many', 2)).length, 2);
      });
    });

    describe('files', () => {
      it('are created with their folders, and can be read and edited', async () => {
        const beside = await under.write('beside.txt', '');
        const path = beside.replace('beside.txt', 'new/deep/made.txt');
        await editor.createFile(path, 'one\ntwo\n');
        assert.equal(await textOf(path), 'one\ntwo\n');
        assert.equal(await under.onDisk(path), 'one\ntwo\n');
        await edit(path, [insertion(0, 0, 'zero\n')]);
        assert.equal(await textOf(path), 'zero\none\ntwo\n');
      });

      it('that are there are not written over', async () => {
        const [path, other] = [await under.write('a.txt', 'one'), await under.write('b.txt', 'two')];
        await rejects('read-only', editor.createFile(path, 'new'));
        await rejects('read-only', editor.renameFile(path, other));
        assert.deepEqual([await under.onDisk(path), await under.onDisk(other)], ['one', 'two']);
      });

      it('are renamed, into other folders too', async () => {
        const path = await under.write('old.txt', 'text\n');
        const to = path.replace('old.txt', 'other/new.txt');
        await editor.renameFile(path, to);
        assert.equal(await textOf(to), 'text\n');
        await rejects('not-found', editor.read(path));
        await rejects('not-found', editor.renameFile(path, `${to}2`));
      });

      it('are deleted', async () => {
        const path = await under.write('gone.txt', 'text');
        await editor.deleteFile(path);
        await rejects('not-found', editor.read(path));
        await rejects('not-found', editor.deleteFile(path));
      });

      it('are listed with the folders beside them, by name', async () => {
        const path = await under.write('list/b.txt', '');
        await under.write('list/a.txt', '');
        await under.write('list/c/d.txt', '');
        const folder = path.replace('/b.txt', '');
        assert.deepEqual(await editor.listFolder(folder), [
          { name: 'a.txt', isFolder: false },
          { name: 'b.txt', isFolder: false },
          { name: 'c', isFolder: true },
        ]);
        await rejects('not-found', editor.listFolder(`${folder}/nowhere`));
      });

      it('are closed, unless that would lose something', async () => {
        const { path } = await shown('close.txt', 'text');
        await edit(path, [insertion(0, 0, 'new ')]);
        await rejects('read-only', editor.close(path));
        assert.equal(await textOf(path), 'new text');
        await editor.undo(path);
        await editor.save(path);
        await editor.close(path);
        assert.notEqual(editor.active()?.document.path, path);
      });
    });

    describe('searching', () => {
      const never = new AbortController().signal;
      const query = { text: 'Needle-7', isRegex: false, matchCase: false };

      it('finds lines to the letter, and what is not saved yet', async () => {
        const { path } = await shown('hay.txt', 'straw\n a needle-7 here\n');
        await edit(path, [insertion(0, 0, 'NEEDLE-7\n')]);
        const found = await editor.findText(query, 10, never);
        assert.deepEqual(found, [
          { path, line: 0, text: 'NEEDLE-7' },
          { path, line: 2, text: ' a needle-7 here' },
        ]);
      });

      it('looks at case, patterns and names of files', async () => {
        const path = await under.write('deep/needles.ts', 'Needle-7\nneedle-77\n');
        await under.write('deep/needles.md', 'Needle-7\n');
        const inFiles = { files: '**/needles.ts' };
        const find = (more: object) => editor.findText({ ...query, ...inFiles, ...more }, 10, never);
        assert.deepEqual(
          (await find({ matchCase: true })).map(({ line }) => line),
          [0],
        );
        assert.deepEqual(await find({ text: '^needle-\\d{2}$', isRegex: true }), [
          { path, line: 1, text: 'needle-77' },
        ]);
        await rejects('bad-arguments', find({ text: '(', isRegex: true }));
        await rejects('bad-arguments', find({ text: '(a+)+$', isRegex: true }));
      });

      it('gives no more than asked for, and ends when it is cancelled', async () => {
        await under.write('many.txt', 'needle-7\n'.repeat(50));
        assert.equal((await editor.findText(query, 3, never)).length, 3);
        await rejects('cancelled', editor.findText(query, 3, AbortSignal.abort()));
      });
    });

    describe('snippets', () => {
      it('stand where they were put, with their defaults', async () => {
        const { path, version } = await shown('snippet.txt', 'before after\n');
        // biome-ignore lint/suspicious/noTemplateCurlyInString: what a snippet looks like
        await editor.snippet(path, range(0, 7, 0, 12), 'if (${1:so}) {\n}$0', version);
        assert.equal(await textOf(path), 'before if (so) {\n}\n');
        await editor.undo(path);
        assert.equal(await textOf(path), 'before after\n');
      });

      it('F20: are refused where the document has changed', async () => {
        const { path, version } = await shown('snippet.txt', 'text\n');
        await under.type(path, position(0, 0), 'x');
        await rejects('document-changed', editor.snippet(path, range(0, 0, 0, 0), 'new', version));
        assert.equal(await textOf(path), 'xtext\n');
      });
    });

    it('shows nothing and changes nothing for a preview that is cancelled', async () => {
      const { path, version } = await shown('preview.txt', 'text\n');
      const changes = [{ path, version, edits: [insertion(0, 0, 'new ')] }];
      assert.deepEqual(await editor.preview(changes, 'Change it?', AbortSignal.abort()), []);
      assert.equal(await textOf(path), 'text\n');
    });

    it('refuses breakpoints in lines that are not there', async () => {
      const { path } = await shown('stop.js', 'one();\ntwo();\n');
      await editor.setBreakpoint(path, 1, true);
      await editor.setBreakpoint(path, 1, false);
      await rejects('bad-arguments', editor.setBreakpoint(path, 7, true));
    });

    it('starts no task that is not there, or that would run something else', async () => {
      await rejects('not-found', editor.runTask({ name: 'no such task', runs: 'true' }));
    });

    it('knows how common languages write comments', () => {
      assert.deepEqual(editor.commentSyntax('typescript'), { line: '//', block: ['/*', '*/'] });
      assert.equal(editor.commentSyntax('python').line, '#');
      assert.deepEqual(editor.commentSyntax('no-such-language'), {});
    });

    it('refuses commands that do not exist', async () => {
      await rejects('unsupported', editor.command('no.such.command'));
    });

    it('takes a cancelled question as a no', async () => {
      assert.equal(await editor.confirm({ title: '?', detail: '', yes: 'Yes' }, AbortSignal.abort()), 'no');
    });

    describe('F22: very large files', function () {
      this.timeout(60_000);

      it('of 100,000 lines', async () => {
        const line = 'const value = compute(alpha, beta);\n';
        const document = await shown('large.txt', line.repeat(100_000));
        assert.equal(document.lineCount, 100_001);
        const anchor = editor.track(document.path, range(99_999, 6, 99_999, 11));
        await edit(document.path, [insertion(0, 0, 'first\n'), replacement(99_999, 0, 99_999, 5, 'let')]);
        assert.deepEqual(anchor.range, range(100_000, 4, 100_000, 9));
        const after = await editor.read(document.path);
        assert.equal(after.line(100_000), 'let value = compute(alpha, beta);');
        assert.equal(after.text.length, line.length * 100_000 + 'first\n'.length - 2);
        await editor.undo(document.path);
        assert.equal((await editor.read(document.path)).text, document.text);
      });

      it('of one line of 5 MB', async () => {
        const document = await shown('line.txt', 'word '.repeat(1_000_000));
        const end = document.text.length;
        assert.equal(document.line(0).length, end);
        await edit(document.path, [replacement(0, end - 5, 0, end - 1, 'last')]);
        assert.equal((await editor.read(document.path)).line(0).slice(-10), 'word last ');
      });
    });
  });
}

const NO_JOIN = { join: false };

function cursor(line: number, character: number) {
  return { anchor: position(line, character), active: position(line, character) };
}

function insertion(line: number, character: number, newText: string): TextEdit {
  return { range: range(line, character, line, character), newText };
}

function replacement(line: number, character: number, toLine: number, to: number, newText: string): TextEdit {
  return { range: range(line, character, toLine, to), newText };
}

async function rejects(code: ErrorCode, work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, { name: 'AloudError', code });
}
