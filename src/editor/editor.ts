import type { Asking } from './asking.ts';
import type { Boxes } from './boxes.ts';
import type { Documents } from './documents.ts';
import type { Files } from './files.ts';
import type { Languages } from './languages.ts';
import type { Programs } from './programs.ts';
import type { Screen } from './screen.ts';
import type { VersionControl } from './versionControl.ts';
import type { Workbench } from './workbench.ts';

/** A whole editor. VS Code's, the file-backed and the in-memory one each pass the contract suite of every port. */
export interface Editor {
  readonly documents: Documents;
  readonly languages: Languages;
  readonly files: Files;
  readonly programs: Programs;
  readonly workbench: Workbench;
  readonly screen: Screen;
  readonly boxes: Boxes;
  readonly versionControl: VersionControl;
  readonly asking: Asking;
}
