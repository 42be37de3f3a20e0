import assert from 'node:assert/strict';
import { asWritten } from '../../../src/messages/message.ts';
import { type EditorUnderTest, insertion, Started } from './editorUnderTest.ts';

/** What every `Asking` promises. */
export function askingContract(name: string, start: () => Promise<EditorUnderTest>): void {
  describe(`Asking: ${name}`, () => {
    const on = new Started(start);

    it('shows nothing and changes nothing for a preview that is cancelled', async () => {
      const { path, version } = await on.shown('preview.txt', 'text\n');
      const changes = [{ path, version, edits: [insertion(0, 0, 'new ')] }];
      assert.deepEqual(await on.editor.asking.preview(changes, asWritten('Change it?'), AbortSignal.abort()), []);
      assert.equal(await on.textOf(path), 'text\n');
    });

    it('takes a cancelled question as a no', async () => {
      const question = { title: asWritten('?'), detail: [], yes: asWritten('Yes') };
      assert.equal(await on.editor.asking.confirm(question, AbortSignal.abort()), 'no');
    });
  });
}
