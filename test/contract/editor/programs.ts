import { type EditorUnderTest, rejects, Started } from './editorUnderTest.ts';

/** What every `Programs` promises. */
export function programsContract(name: string, start: () => Promise<EditorUnderTest>): void {
  describe(`Programs: ${name}`, () => {
    const on = new Started(start);

    it('refuses breakpoints in lines that are not there', async () => {
      const { path } = await on.shown('stop.js', 'one();\ntwo();\n');
      await on.editor.programs.setBreakpoint(path, 1, true);
      await on.editor.programs.setBreakpoint(path, 1, false);
      await rejects('bad-arguments', on.editor.programs.setBreakpoint(path, 7, true));
    });

    it('starts no task that is not there, or that would run something else', async () => {
      await rejects('not-found', on.editor.programs.runTask({ name: 'no such task', runs: 'true', isTest: false }));
    });
  });
}
