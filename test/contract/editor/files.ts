import assert from 'node:assert/strict';
import { type EditorUnderTest, insertion, rejects, Started } from './editorUnderTest.ts';

/** What every `Files` promises. */
export function filesContract(name: string, start: () => Promise<EditorUnderTest>): void {
  describe(`Files: ${name}`, () => {
    const on = new Started(start);

    describe('finding files', () => {
      it('finds names by a part, whatever the case', async () => {
        const wanted = await on.under.write('deep/down/UserService.ts', '');
        await on.under.write('deep/other.ts', '');
        assert.deepEqual(await on.editor.files.find('userserv', 10), [wanted]);
      });

      it('takes signs as letters', async () => {
        const wanted = await on.under.write('odd[1]{a}.txt', '');
        await on.under.write('odd1a.txt', '');
        assert.deepEqual(await on.editor.files.find('odd[1]', 10), [wanted]);
        assert.deepEqual(await on.editor.files.find('odd*', 10), []);
      });

      it('gives no more than asked for', async () => {
        for (const name of ['many1.txt', 'many2.txt', 'many3.txt']) await on.under.write(name, '');
        assert.equal((await on.editor.files.find('many', 2)).length, 2);
      });
    });

    describe('files', () => {
      it('are created with their folders, and can be read and edited', async () => {
        const beside = await on.under.write('beside.txt', '');
        const path = beside.replace('beside.txt', 'new/deep/made.txt');
        await on.editor.files.create(path, 'one\ntwo\n');
        assert.equal(await on.textOf(path), 'one\ntwo\n');
        assert.equal(await on.under.onDisk(path), 'one\ntwo\n');
        await on.edit(path, [insertion(0, 0, 'zero\n')]);
        assert.equal(await on.textOf(path), 'zero\none\ntwo\n');
      });

      it('that are there are not written over', async () => {
        const [path, other] = [await on.under.write('a.txt', 'one'), await on.under.write('b.txt', 'two')];
        await rejects('read-only', on.editor.files.create(path, 'new'));
        await rejects('read-only', on.editor.files.rename(path, other));
        assert.deepEqual([await on.under.onDisk(path), await on.under.onDisk(other)], ['one', 'two']);
      });

      it('are renamed, into other folders too', async () => {
        const path = await on.under.write('old.txt', 'text\n');
        const to = path.replace('old.txt', 'other/new.txt');
        await on.editor.files.rename(path, to);
        assert.equal(await on.textOf(to), 'text\n');
        await rejects('not-found', on.editor.documents.read(path));
        await rejects('not-found', on.editor.files.rename(path, `${to}2`));
      });

      it('are deleted', async () => {
        const path = await on.under.write('gone.txt', 'text');
        await on.editor.files.delete(path);
        await rejects('not-found', on.editor.documents.read(path));
        await rejects('not-found', on.editor.files.delete(path));
      });

      it('are listed with the folders beside them, by name', async () => {
        const path = await on.under.write('list/b.txt', '');
        await on.under.write('list/a.txt', '');
        await on.under.write('list/c/d.txt', '');
        const folder = path.replace('/b.txt', '');
        assert.deepEqual(await on.editor.files.list(folder), [
          { name: 'a.txt', isFolder: false },
          { name: 'b.txt', isFolder: false },
          { name: 'c', isFolder: true },
        ]);
        await rejects('not-found', on.editor.files.list(`${folder}/nowhere`));
      });
    });

    describe('searching', () => {
      const never = new AbortController().signal;
      const query = { text: 'Needle-7', isRegex: false, matchCase: false };

      it('finds lines to the letter, and what is not saved yet', async () => {
        const { path } = await on.shown('hay.txt', 'straw\n a needle-7 here\n');
        await on.edit(path, [insertion(0, 0, 'NEEDLE-7\n')]);
        const found = await on.editor.files.search(query, 10, never);
        assert.deepEqual(found, [
          { path, line: 0, text: 'NEEDLE-7' },
          { path, line: 2, text: ' a needle-7 here' },
        ]);
      });

      it('looks at case, patterns and names of files', async () => {
        const path = await on.under.write('deep/needles.ts', 'Needle-7\nneedle-77\n');
        await on.under.write('deep/needles.md', 'Needle-7\n');
        const inFiles = { files: '**/needles.ts' };
        const find = (more: object) => on.editor.files.search({ ...query, ...inFiles, ...more }, 10, never);
        assert.deepEqual(
          (await find({ matchCase: true })).map(({ line }) => line),
          [0],
        );
        assert.deepEqual(await find({ text: '^needle-\\d{2}$', isRegex: true }), [
          { path, line: 1, text: 'needle-77' },
        ]);
        await rejects('bad-arguments', find({ text: '(', isRegex: true }));
        for (const unknown of ['(?=a)b', '(a)\\1'])
          await rejects('bad-arguments', find({ text: unknown, isRegex: true }));
        await rejects('bad-arguments', find({ text: '' }));
        await rejects('bad-arguments', find({ files: '!**/needles.ts' }));
      });

      it('A51: takes no longer for a pattern that others take for ever for', async () => {
        await on.under.write('hard.txt', `${'a'.repeat(5000)}!\n`);
        const from = performance.now();
        for (const text of ['(a|a)*$', '(a+)+$', '(a*)*b', '(x+x+)+y'])
          await on.editor.files.search({ text, isRegex: true, matchCase: true, files: '**/hard.txt' }, 10, never);
        assert.ok(performance.now() - from < 10_000);
      });

      it('gives no more than asked for, and ends when it is cancelled', async () => {
        await on.under.write('many.txt', 'needle-7\n'.repeat(50));
        assert.equal((await on.editor.files.search(query, 3, never)).length, 3);
        await rejects('cancelled', on.editor.files.search(query, 3, AbortSignal.abort()));
      });
    });
  });
}
