import assert from 'node:assert/strict';
import { type EditorUnderTest, Started } from './editorUnderTest.ts';

/** What every `Languages` promises. */
export function languagesContract(name: string, start: () => Promise<EditorUnderTest>): void {
  describe(`Languages: ${name}`, () => {
    const on = new Started(start);

    it('knows how common languages write comments', () => {
      assert.deepEqual(on.editor.languages.commentSyntax('typescript'), { line: '//', block: ['/*', '*/'] });
      assert.equal(on.editor.languages.commentSyntax('python').line, '#');
      assert.deepEqual(on.editor.languages.commentSyntax('no-such-language'), {});
    });
  });
}
