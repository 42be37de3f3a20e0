/** The first so many of what may be endless. */
export function* firstOf<T>(count: number, items: Iterable<T>): Generator<T> {
  if (count <= 0) return;
  let seen = 0;
  for (const item of items) {
    yield item;
    if (++seen >= count) return;
  }
}
