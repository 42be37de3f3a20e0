import type { Mark } from '../../editor/marks.ts';
import type { Screen } from '../../editor/screen.ts';
import type { Reach } from '../run/reach.ts';

/** What is on screen. */
export class ScreenView {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** The numbers that stand at something just now. */
  get marks(): readonly Mark[] {
    return this.#reach.editor.screen.marks;
  }

  get scrolling(): Screen['scrolling'] {
    return this.#reach.editor.screen.scrolling;
  }
}
