import { type EditorUnderTest, rejects, Started } from './editorUnderTest.ts';

/** What every `Workbench` promises. */
export function workbenchContract(name: string, start: () => Promise<EditorUnderTest>): void {
  describe(`Workbench: ${name}`, () => {
    const on = new Started(start);

    it('refuses commands that do not exist', async () => {
      await rejects('unsupported', on.editor.workbench.command('no.such.command'));
    });
  });
}
