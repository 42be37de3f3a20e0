import { AloudError } from '../../common/errors.ts';
import { message } from '../../messages/message.ts';
import type { MovedPlace } from './place.ts';

/** Places that the user wants to come back to, by name; they follow edits for as long as their file is open. */
export class Bookmarks {
  readonly #places = new Map<string, MovedPlace>();

  set(name: string, place: MovedPlace): void {
    this.#places.get(name)?.dispose();
    this.#places.set(name, place);
  }

  /** Throws `not-found`, saying which there are. */
  get(name: string): MovedPlace {
    const place = this.#places.get(name);
    if (place) return place;
    const names = [...this.#places.keys()];
    throw new AloudError({
      code: 'not-found',
      message:
        names.length > 0 ? message('going.no-such-bookmark', { name, names }) : message('going.no-bookmark', { name }),
    });
  }

  dispose(): void {
    for (const place of this.#places.values()) place.dispose();
    this.#places.clear();
  }
}
