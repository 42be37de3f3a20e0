import type { Reach } from '../run/reach.ts';
import { DocumentsView } from './documentsView.ts';
import { FilesView } from './filesView.ts';
import { LanguagesView } from './languagesView.ts';
import { ProgramsView } from './programsView.ts';
import { ScreenView } from './screenView.ts';
import { VersionControlView } from './versionControlView.ts';
import { WorkbenchView } from './workbenchView.ts';

/**
 * All that an action can see, by kind. Nothing of it changes, runs or sends anything: what is outside the workspace or
 * secret is asked about where it is named, and left out where it is found.
 */
export class View {
  readonly documents: DocumentsView;
  readonly languages: LanguagesView;
  readonly files: FilesView;
  readonly programs: ProgramsView;
  readonly workbench: WorkbenchView;
  readonly screen: ScreenView;
  readonly versionControl: VersionControlView;

  constructor(reach: Reach) {
    this.documents = new DocumentsView(reach);
    this.languages = new LanguagesView(reach);
    this.files = new FilesView(reach);
    this.programs = new ProgramsView(reach);
    this.workbench = new WorkbenchView(reach);
    this.screen = new ScreenView(reach);
    this.versionControl = new VersionControlView(reach);
  }
}
