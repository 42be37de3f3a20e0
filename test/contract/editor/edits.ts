import assert from 'node:assert/strict';
import type { FileEdits, TextDocument } from '../../../src/editor/documents.ts';
import { position, range } from '../../../src/editor/position.ts';
import {
  cursor,
  type EditorUnderTest,
  FIVE_LINES,
  insertion,
  NO_JOIN,
  rejects,
  replacement,
  Started,
} from './editorUnderTest.ts';

/** What every `Documents` promises of edits and undo. */
export function editsContract(name: string, start: () => Promise<EditorUnderTest>): void {
  describe(`Edits: ${name}`, () => {
    const on = new Started(start);

    describe('edits', () => {
      it('applies several at once, whatever their order', async () => {
        const { path } = await on.shown('a.txt', FIVE_LINES);
        await on.edit(path, [replacement(3, 0, 4, 0, ''), insertion(0, 0, '> '), replacement(1, 0, 1, 3, 'TWO')]);
        assert.equal(await on.textOf(path), '> one\nTWO\nthree\nfive\n');
        const after = await on.editor.documents.read(path);
        assert.equal(after.isDirty || (await on.under.onDisk(path)) === after.text, true);
      });

      it('edits documents that are not shown', async () => {
        const path = await on.under.write('hidden.txt', FIVE_LINES);
        await on.shown('b.txt', '');
        await on.edit(path, [insertion(0, 0, 'zero\n')]);
        assert.equal(await on.textOf(path), `zero\n${FIVE_LINES}`);
      });

      it('puts texts that go to one place in the order in which they were given', async () => {
        const { path } = await on.shown('a.txt', 'ab');
        await on.edit(
          path,
          ['x', 'y', 'z'].map(text => insertion(0, 1, text)),
        );
        assert.equal(await on.textOf(path), 'axyzb');
      });

      it('F20: leaves the cursor behind what is put in at it', async () => {
        const { path } = await on.shown('a.txt', 'ab');
        await on.editor.documents.select(path, [cursor(0, 1)]);
        await on.edit(path, [insertion(0, 1, 'new')]);
        assert.deepEqual(on.editor.documents.active()?.selections, [cursor(0, 4)]);
      });

      it('grows the version', async () => {
        const { path, version } = await on.shown('a.txt', 'a');
        await on.edit(path, [insertion(0, 1, 'b')]);
        assert.ok((await on.editor.documents.read(path)).version > version);
      });

      it('F22: keeps CRLF, the final newline and the byte order mark', async () => {
        const { path } = await on.shown('crlf.txt', '\uFEFFone\r\ntwo\r\n');
        await on.edit(path, [insertion(1, 0, 'between\nand\r\n')]);
        assert.equal(await on.textOf(path), 'one\r\nbetween\r\nand\r\ntwo\r\n');
        await on.editor.documents.save(path);
        assert.equal(await on.under.onDisk(path), '\uFEFFone\r\nbetween\r\nand\r\ntwo\r\n');
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
          const { path } = await on.shown('a.txt', FIVE_LINES);
          await rejects('bad-arguments', on.edit(path, edits));
          assert.equal(await on.textOf(path), FIVE_LINES);
        });
      }

      it('F22: refuses to cut a character in two', async () => {
        const { path } = await on.shown('a.txt', 'a👍b');
        await rejects('bad-arguments', on.edit(path, [insertion(0, 2, 'x')]));
        assert.equal(await on.textOf(path), 'a👍b');
      });

      it('F20: refuses edits that were computed before the user typed', async () => {
        const { path, version } = await on.shown('a.txt', FIVE_LINES);
        await on.under.type(path, position(0, 0), 'typed ');
        await rejects(
          'document-changed',
          on.editor.documents.edit([{ path, edits: [insertion(0, 0, 'x')], version }], NO_JOIN),
        );
        assert.equal(await on.textOf(path), `typed ${FIVE_LINES}`);
      });

      it('F19: refuses to edit a document that was closed', async () => {
        const { path, version } = await on.shown('a.txt', FIVE_LINES);
        await on.under.close(path);
        await rejects(
          'document-closed',
          on.editor.documents.edit([{ path, edits: [insertion(0, 0, 'x')], version }], NO_JOIN),
        );
        assert.equal(await on.under.onDisk(path), FIVE_LINES);
        assert.equal(await on.textOf(path), FIVE_LINES);
      });

      it('F19: refuses to edit a document that cannot be changed', async () => {
        const path = await on.under.write('locked.txt', FIVE_LINES);
        await on.under.lock(path);
        await on.editor.documents.select(path, [cursor(0, 0)]);
        await rejects('read-only', on.edit(path, [insertion(0, 0, 'x')]));
        assert.equal(await on.textOf(path), FIVE_LINES);
      });

      it('never loses or misplaces one of two edits that come at once', async () => {
        const { path, version } = await on.shown('a.txt', FIVE_LINES);
        const ends = await Promise.allSettled([
          on.editor.documents.edit([{ path, edits: [insertion(0, 3, '+')], version }], NO_JOIN),
          on.editor.documents.edit([{ path, edits: [replacement(1, 0, 1, 3, 'TWO')], version }], NO_JOIN),
        ]);
        const [first, second] = ends.map(({ status }) => status === 'fulfilled');
        assert.ok(first || second);
        for (const end of ends) if (end.status === 'rejected') assert.equal(end.reason.code, 'document-changed');
        assert.equal(await on.textOf(path), `one${first ? '+' : ''}\n${second ? 'TWO' : 'two'}\nthree\nfour\nfive\n`);
      });
    });

    describe('edits of several files', () => {
      async function two(): Promise<readonly [FileEdits, FileEdits]> {
        const a = await on.shown('a.txt', 'a\n');
        const b = await on.editor.documents.read(await on.under.write('b.txt', 'b\n'));
        const change = ({ path, version }: TextDocument): FileEdits => ({
          path,
          version,
          edits: [insertion(0, 1, '!')],
        });
        return [change(a), change(b)];
      }

      it('applies all, as one undo', async () => {
        const changes = await two();
        await on.editor.documents.edit(changes, NO_JOIN);
        assert.deepEqual(await Promise.all(changes.map(({ path }) => on.textOf(path))), ['a!\n', 'b!\n']);
        await on.editor.documents.undo(changes[0].path);
        assert.deepEqual(await Promise.all(changes.map(({ path }) => on.textOf(path))), ['a\n', 'b\n']);
      });

      it('F19: applies none if one cannot be changed', async () => {
        const locked = await on.under.write('locked.txt', 'b\n');
        await on.under.lock(locked);
        const documents = [await on.shown('a.txt', 'a\n'), await on.editor.documents.read(locked)];
        const changes = documents.map(({ path, version }) => ({ path, version, edits: [insertion(0, 1, '!')] }));
        await rejects('read-only', on.editor.documents.edit(changes, NO_JOIN));
        assert.deepEqual(await Promise.all(changes.map(({ path }) => on.textOf(path))), ['a\n', 'b\n']);
      });

      it('applies none if one has changed or does not fit', async () => {
        const [a, b] = await two();
        await rejects('document-changed', on.editor.documents.edit([a, { ...b, version: b.version - 1 }], NO_JOIN));
        await rejects('bad-arguments', on.editor.documents.edit([a, { ...b, edits: [insertion(7, 0, 'x')] }], NO_JOIN));
        assert.deepEqual([await on.textOf(a.path), await on.textOf(b.path)], ['a\n', 'b\n']);
      });
    });

    describe('undo', () => {
      it('takes back an edit', async () => {
        const { path } = await on.shown('a.txt', 'a');
        await on.edit(path, [insertion(0, 1, 'b')]);
        await on.editor.documents.undo(path);
        assert.equal(await on.textOf(path), 'a');
      });

      it('takes back joined edits in one step, others one by one', async () => {
        const { path } = await on.shown('a.txt', 'a');
        await on.edit(path, [insertion(0, 1, 'b')]);
        await on.edit(path, [insertion(0, 2, 'c')]);
        await on.edit(path, [insertion(0, 3, 'd')], true);
        await on.edit(path, [insertion(0, 0, '-')], true);
        assert.equal(await on.textOf(path), '-abcd');
        await on.editor.documents.undo(path);
        assert.equal(await on.textOf(path), 'ab');
        await on.editor.documents.undo(path);
        assert.equal(await on.textOf(path), 'a');
      });

      it('keeps what the user types afterwards apart', async () => {
        const { path } = await on.shown('a.txt', 'a');
        await on.edit(path, [insertion(0, 1, 'b')]);
        await on.under.type(path, position(0, 2), '!');
        await on.editor.documents.undo(path);
        assert.equal(await on.textOf(path), 'ab');
        await on.editor.documents.undo(path);
        assert.equal(await on.textOf(path), 'a');
      });

      it('F20: keeps what the user types between joined edits apart', async () => {
        const { path } = await on.shown('a.txt', 'a');
        await on.edit(path, [insertion(0, 1, 'b')]);
        await on.under.type(path, position(0, 2), '!');
        await on.edit(path, [insertion(0, 3, 'c')], true);
        assert.equal(await on.textOf(path), 'ab!c');
        await on.editor.documents.undo(path);
        assert.equal(await on.textOf(path), 'ab!');
      });

      it('says so when there is nothing to take back', async () => {
        const { path } = await on.shown('a.txt', 'a');
        await rejects('not-found', on.editor.documents.undo(path));
      });
    });

    describe('F22: very large files', () => {
      it('of 100,000 lines', async () => {
        const line = 'const value = compute(alpha, beta);\n';
        const document = await on.shown('large.txt', line.repeat(100_000));
        assert.equal(document.lineCount, 100_001);
        const anchor = on.editor.documents.track(document.path, range(99_999, 6, 99_999, 11));
        await on.edit(document.path, [insertion(0, 0, 'first\n'), replacement(99_999, 0, 99_999, 5, 'let')]);
        assert.deepEqual(anchor.range, range(100_000, 4, 100_000, 9));
        const after = await on.editor.documents.read(document.path);
        assert.equal(after.line(100_000), 'let value = compute(alpha, beta);');
        assert.equal(after.text.length, line.length * 100_000 + 'first\n'.length - 2);
        await on.editor.documents.undo(document.path);
        assert.equal((await on.editor.documents.read(document.path)).text, document.text);
      });

      it('of one line of 5 MB', async () => {
        const document = await on.shown('line.txt', 'word '.repeat(1_000_000));
        const end = document.text.length;
        assert.equal(document.line(0).length, end);
        await on.edit(document.path, [replacement(0, end - 5, 0, end - 1, 'last')]);
        assert.equal((await on.editor.documents.read(document.path)).line(0).slice(-10), 'word last ');
      });
    });
  });
}
