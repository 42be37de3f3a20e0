import type { Editor } from '../../editor/editor.ts';
import { GitProgram } from '../../processes/gitProgram.ts';
import { VscodeAsking } from './vscodeAsking.ts';
import { VscodeDocuments } from './vscodeDocuments.ts';
import { VscodeFiles } from './vscodeFiles.ts';
import { VscodeLanguages } from './vscodeLanguages.ts';
import { VscodePrograms } from './vscodePrograms.ts';
import { VscodeWorkbench } from './vscodeWorkbench.ts';

/** All ports on VS Code. */
export class VscodeEditor implements Editor {
  readonly documents = new VscodeDocuments();
  readonly languages = new VscodeLanguages(document => this.documents.seen(document));
  readonly files = new VscodeFiles();
  readonly programs = new VscodePrograms();
  readonly workbench = new VscodeWorkbench();
  readonly versionControl = new GitProgram(() => this.files.folders[0]);
  readonly asking = new VscodeAsking();

  dispose(): void {
    this.documents.dispose();
    this.programs.dispose();
  }
}
