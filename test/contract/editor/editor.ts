import { askingContract } from './asking.ts';
import { boxesContract } from './boxes.ts';
import { documentsContract } from './documents.ts';
import type { EditorUnderTest } from './editorUnderTest.ts';
import { editsContract } from './edits.ts';
import { filesContract } from './files.ts';
import { languagesContract } from './languages.ts';
import { programsContract } from './programs.ts';
import { screenContract } from './screen.ts';
import { workbenchContract } from './workbench.ts';

/** What every `Editor` promises, port by port. */
export function editorContract(name: string, start: () => Promise<EditorUnderTest>): void {
  documentsContract(name, start);
  editsContract(name, start);
  languagesContract(name, start);
  filesContract(name, start);
  programsContract(name, start);
  workbenchContract(name, start);
  screenContract(name, start);
  boxesContract(name, start);
  askingContract(name, start);
}
