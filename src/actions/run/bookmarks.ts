import { AloudError } from '../../common/errors.ts';
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
    const there = names.length > 0 ? `There are: ${names.join(', ')}.` : 'None was set.';
    throw new AloudError({ code: 'not-found', message: `There is no bookmark "${name}". ${there}` });
  }

  dispose(): void {
    for (const place of this.#places.values()) place.dispose();
    this.#places.clear();
  }
}
