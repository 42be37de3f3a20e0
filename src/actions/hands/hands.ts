import type { Reach } from '../run/reach.ts';
import { BoxHands } from './boxHands.ts';
import { FileHands } from './fileHands.ts';
import { PlaceHands } from './placeHands.ts';
import { ProgramHands } from './programHands.ts';
import { ScreenHands } from './screenHands.ts';
import { TextHands } from './textHands.ts';
import { VersionControlHands } from './versionControlHands.ts';
import { WorkbenchHands } from './workbenchHands.ts';

/**
 * All that an action can do, by kind. Each method finds out what holds of what it is to do, asks on screen where the
 * gate says so, with the whole of what will happen, looks again, does it, and notes it for undoing. Every one throws
 * `refused`, and what the editor throws.
 */
export class Hands {
  readonly text: TextHands;
  readonly files: FileHands;
  readonly places: PlaceHands;
  readonly programs: ProgramHands;
  readonly workbench: WorkbenchHands;
  readonly screen: ScreenHands;
  readonly boxes: BoxHands;
  readonly versionControl: VersionControlHands;

  constructor(reach: Reach) {
    this.text = new TextHands(reach);
    this.files = new FileHands(reach);
    this.places = new PlaceHands(reach);
    this.programs = new ProgramHands(reach);
    this.workbench = new WorkbenchHands(reach);
    this.screen = new ScreenHands(reach);
    this.boxes = new BoxHands(reach);
    this.versionControl = new VersionControlHands(reach);
  }
}
