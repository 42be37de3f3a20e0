import { AloudError } from '../../common/errors.ts';
import type { Anchor, Documents } from '../../editor/documents.ts';
import { comparePositions, type Selection, selectionRange } from '../../editor/position.ts';
import { message } from '../../messages/message.ts';

/** Where the user was when they spoke. `selection` is where that stands now, and may throw `document-closed`. */
export interface Place {
  readonly path: string;
  readonly selection: Selection;
}

/** A place that an action has gone to, or that was kept to come back to; it follows edits. */
export class MovedPlace implements Place {
  readonly path: string;
  readonly #anchor: Anchor;
  readonly #isBackwards: boolean;

  constructor(documents: Pick<Documents, 'track'>, path: string, selection: Selection) {
    this.path = path;
    this.#anchor = documents.track(path, selectionRange(selection));
    this.#isBackwards = comparePositions(selection.active, selection.anchor) < 0;
  }

  get selection(): Selection {
    const { range } = this.#anchor;
    if (!range)
      throw new AloudError({
        code: 'document-closed',
        message: message('acting.closed-meanwhile', { path: this.path }),
      });
    return this.#isBackwards ? { anchor: range.end, active: range.start } : { anchor: range.start, active: range.end };
  }

  dispose(): void {
    this.#anchor.dispose();
  }
}
