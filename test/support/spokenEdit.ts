import { grammarFolders } from './grammarFolders.ts';
import { CaseRunner } from './spokenCase.ts';

const runner = new CaseRunner(grammarFolders);

/** What becomes of a text by what is said in it, where `‸` is the cursor; undefined where nothing is done. */
export async function spokenEdit(file: string, marked: string, said: string): Promise<string | undefined> {
  const cursor = Math.max(0, marked.indexOf('‸'));
  const before = marked.replace('‸', '');
  const { text, calls } = await runner.run({
    ...{ id: said, suite: 'verbs', file, before, cursor, said, after: before },
    ...{ kind: 'edit', selection: [-1, -1] },
  });
  return calls && text !== before ? text : undefined;
}
