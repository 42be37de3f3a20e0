/** What comes one by one and may be gone through again. */
export class Kept<T> implements Iterable<T> {
  readonly #source: Iterator<T>;
  readonly #kept: T[] = [];

  constructor(source: Iterator<T>) {
    this.#source = source;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let at = 0; ; at++) {
      if (at === this.#kept.length) {
        const next = this.#source.next();
        if (next.done) return;
        this.#kept.push(next.value);
      }
      yield this.#kept[at] as T;
    }
  }
}

/** What is kept of a place, by whatever it is asked for. */
export function keptAt<Key, Value>(all: WeakMap<object, Map<Key, Value>>, place: object): Map<Key, Value> {
  let kept = all.get(place);
  if (!kept) {
    kept = new Map();
    all.set(place, kept);
  }
  return kept;
}
