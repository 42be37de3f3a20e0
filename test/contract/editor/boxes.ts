import { type EditorUnderTest, Started } from './editorUnderTest.ts';

/** What every `Boxes` promises. */
export function boxesContract(name: string, start: () => Promise<EditorUnderTest>): void {
  describe(`Boxes: ${name}`, () => {
    const on = new Started(start);

    it('takes what is looked for in a document, and changes nothing there', async () => {
      const { path } = await on.shown('a.txt', 'one two\n');
      await on.editor.boxes.fill({ box: 'find', query: { text: 'two', isRegex: false }, replacement: 'three' });
      const { text } = await on.editor.documents.read(path);
      if (text !== 'one two\n') throw new Error(`It has become ${text}`);
    });
  });
}
