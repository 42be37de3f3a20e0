import type { Editor } from '../../editor/editor.ts';
import { GitProgram } from '../../processes/gitProgram.ts';
import { VscodeAsking } from './asking/vscodeAsking.ts';
import { VscodeDocuments } from './documents/vscodeDocuments.ts';
import { VscodeLanguages } from './languages/vscodeLanguages.ts';
import { VscodePrograms } from './programs/vscodePrograms.ts';
import { VscodeBoxes } from './vscodeBoxes.ts';
import { VscodeFiles } from './vscodeFiles.ts';
import { VscodeScreen } from './vscodeScreen.ts';
import { VscodeWorkbench } from './workbench/vscodeWorkbench.ts';

/** All ports on VS Code. */
export class VscodeEditor implements Editor {
  readonly documents = new VscodeDocuments();
  readonly languages = new VscodeLanguages(document => this.documents.seen(document));
  readonly files = new VscodeFiles();
  readonly programs = new VscodePrograms();
  readonly workbench = new VscodeWorkbench();
  readonly screen = new VscodeScreen();
  readonly boxes = new VscodeBoxes();
  readonly versionControl = new GitProgram(() => this.files.folders[0]);
  readonly asking = new VscodeAsking();

  dispose(): void {
    this.documents.dispose();
    this.programs.dispose();
    this.screen.dispose();
  }
}
