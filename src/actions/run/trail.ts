import { AloudError } from '../../common/errors.ts';
import type { Documents } from '../../editor/documents.ts';
import type { Selection } from '../../editor/position.ts';
import { message } from '../../messages/message.ts';
import { MovedPlace, type Place } from './place.ts';

/** So many places are remembered. */
const MOST_PLACES = 100;

/** A place as it was when it was left; it follows edits for as long as its file is open. */
interface Left extends Place {
  readonly moved: MovedPlace;
}

/** Where the user was each time that something said took them elsewhere. */
export class Trail {
  readonly #left: Left[] = [];

  leave(documents: Pick<Documents, 'track'>, { path, selection }: Place): void {
    this.#left.push({ path, selection, moved: new MovedPlace(documents, path, selection) });
    if (this.#left.length > MOST_PLACES) this.#left.shift()?.moved.dispose();
  }

  /** The place so many steps back, from where the next step leads on. Throws `not-found`. */
  back(steps: number): Place {
    if (this.#left.length === 0) throw new AloudError({ code: 'not-found', message: message('going.no-place') });
    const gone = this.#left.splice(Math.max(0, this.#left.length - steps));
    const [{ path, moved, selection }] = gone as [Left];
    const now = selectionOf(moved) ?? selection;
    for (const each of gone) each.moved.dispose();
    return { path, selection: now };
  }

  dispose(): void {
    for (const { moved } of this.#left) moved.dispose();
    this.#left.length = 0;
  }
}

/** Undefined once its file was closed. */
function selectionOf(moved: MovedPlace): Selection | undefined {
  try {
    return moved.selection;
  } catch {
    return undefined;
  }
}
