import type { Location } from '../../editor/languages.ts';
import { type Selection, selectionRange } from '../../editor/position.ts';
import { MovedPlace } from '../run/place.ts';
import type { Reach } from '../run/reach.ts';

/** Moves the cursor and the selection, and shows files. */
export class PlaceHands {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** Shows, selects, and makes the selection the one that later calls work on. */
  async moveTo(path: string, selection: Selection): Promise<void> {
    await this.selectAll(path, [selection]);
  }

  /** The same with several cursors, of which the first counts. */
  async selectAll(path: string, selections: readonly Selection[]): Promise<void> {
    const { permits, editor, exchange } = this.#reach;
    const { path: located } = await permits.locate(path);
    await editor.documents.select(located, selections);
    const [first] = selections;
    if (first) exchange.moved(located, first);
  }

  /** Shows a document as it was left, with its own cursor. */
  async open(path: string): Promise<void> {
    const { permits, editor, exchange } = this.#reach;
    const { path: located } = await permits.locate(path);
    await editor.documents.show(located);
    const [selection] = editor.documents.active()?.selections ?? [];
    if (selection) exchange.moved(located, selection);
  }

  /** Shows what a language found, wherever that is: what is outside is shown to the user, and no more. */
  async visit({ path, range: { start } }: Location): Promise<void> {
    const { editor, exchange } = this.#reach;
    const selection = { anchor: start, active: start };
    await editor.documents.select(path, [selection]);
    exchange.moved(path, selection);
  }

  /** Goes back to where the user was before something said took them elsewhere. Throws `not-found`. */
  async goBack(steps: number): Promise<Location> {
    const { editor, exchange } = this.#reach;
    const { path, selection } = exchange.remembered.trail.back(steps);
    exchange.returns();
    await editor.documents.select(path, [selection]);
    exchange.moved(path, selection);
    return { path, range: selectionRange(selection) };
  }

  /** Keeps this place under a name, over turns. */
  bookmark(name: string): void {
    const { editor, exchange } = this.#reach;
    const { path, selection } = exchange.here();
    exchange.remembered.bookmarks.set(name, new MovedPlace(editor.documents, path, selection));
  }

  /** Goes back to such a place. Throws `not-found`. */
  async goToBookmark(name: string): Promise<void> {
    const { editor, exchange } = this.#reach;
    const { path, selection } = exchange.remembered.bookmarks.get(name);
    await editor.documents.select(path, [selection]);
    exchange.moved(path, selection);
  }
}
