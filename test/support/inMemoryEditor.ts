import type { ShownQuestion } from '../../src/editor/asking.ts';
import type { Editor } from '../../src/editor/editor.ts';
import type { Position } from '../../src/editor/position.ts';
import type { VersionControl } from '../../src/editor/versionControl.ts';
import { GitProgram } from '../../src/processes/gitProgram.ts';
import type { BufferedDocuments } from './editor/bufferedDocuments.ts';
import { InMemoryFiles, withoutMark } from './editor/inMemoryFiles.ts';
import { PlainScreen } from './editor/plainScreen.ts';
import { RecordedBoxes } from './editor/recordedBoxes.ts';
import { ScriptedAsking, type ScriptedAskingProps } from './editor/scriptedAsking.ts';
import { type LanguageServices, ScriptedLanguages } from './editor/scriptedLanguages.ts';
import { ScriptedPrograms, type ScriptedProgramsProps } from './editor/scriptedPrograms.ts';
import { ScriptedWorkbench, type ScriptedWorkbenchProps } from './editor/scriptedWorkbench.ts';

export interface InMemoryEditorProps extends ScriptedAskingProps, ScriptedProgramsProps, ScriptedWorkbenchProps {
  readonly folders?: readonly string[];
  /** Absolute path → text. */
  readonly open?: Readonly<Record<string, string>>;
  readonly services?: LanguageServices;
  readonly versionControl?: VersionControl;
}

/** A whole editor on plain strings, with a user who answers and types as a test says. */
export class InMemoryEditor implements Editor {
  readonly files: InMemoryFiles;
  readonly documents: BufferedDocuments;
  readonly languages: ScriptedLanguages;
  readonly programs: ScriptedPrograms;
  readonly workbench: ScriptedWorkbench;
  readonly screen: PlainScreen;
  readonly boxes = new RecordedBoxes();
  readonly versionControl: VersionControl;
  readonly asking: ScriptedAsking;

  constructor(props: InMemoryEditorProps = {}) {
    this.files = new InMemoryFiles(props.folders ?? []);
    this.documents = this.files.documents;
    const read = (path: string) => this.documents.read(path);
    this.languages = new ScriptedLanguages(props.services ?? {}, read);
    this.programs = new ScriptedPrograms(props, read);
    this.screen = new PlainScreen(this.documents);
    this.workbench = new ScriptedWorkbench(props, () => this.documents.part());
    this.versionControl = props.versionControl ?? new GitProgram(() => this.files.folders[0]);
    this.asking = new ScriptedAsking(props, changes => this.documents.check(changes));
    for (const [path, text] of Object.entries(props.open ?? {})) {
      this.files.write(path, text);
      this.documents.put(path, withoutMark(text));
    }
  }

  get questions(): readonly ShownQuestion[] {
    return this.asking.questions;
  }

  /** The whole text now. */
  text(path: string): string {
    return this.documents.text(path);
  }

  /** Shows a document with a selection, as the user would; counts from 0. */
  place(path: string, anchor: Position, active: Position = anchor): void {
    this.documents.place(path, anchor, active);
  }

  /** The user types: an edit of their own, with an undo step of its own. */
  type(path: string, at: Position, text: string): void {
    this.documents.type(path, at, text);
  }
}
