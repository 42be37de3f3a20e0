/** So much of a pattern may repeat itself before the engine's own search could compare it over and over. */
const MOST_REPEATED = 300;

/**
 * Where a pattern stands in a text, from left to right, none of them in another. However both repeat themselves, it
 * takes no longer than they are long.
 */
export function* indexesOf(text: string, pattern: string): Generator<number> {
  if (pattern === '' || pattern.length > text.length) return;
  if (pattern.length <= MOST_REPEATED || longest(borders(reversed(pattern))) <= MOST_REPEATED) {
    for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + pattern.length)) yield at;
    return;
  }
  yield* occurrences(unitsOf(text), unitsOf(pattern));
}

/**
 * Where a sequence stands in another, from left to right, none of them in another; by the algorithm of Knuth, Morris
 * and Pratt.
 */
export function* occurrences<T>(all: ArrayLike<T>, wanted: ArrayLike<T>): Generator<number> {
  const { length } = wanted;
  if (length === 0) return;
  const back = borders(wanted);
  let matched = 0;
  for (let at = 0; at < all.length; at++) {
    while (matched > 0 && all[at] !== wanted[matched]) matched = back[matched - 1] as number;
    if (all[at] === wanted[matched]) matched++;
    if (matched < length) continue;
    yield at - length + 1;
    matched = 0;
  }
}

/** For each beginning of a sequence, how much of it stands at its own end as well. */
function borders<T>(sequence: ArrayLike<T>): Uint32Array {
  const found = new Uint32Array(sequence.length);
  for (let at = 1, matched = 0; at < sequence.length; at++) {
    while (matched > 0 && sequence[at] !== sequence[matched]) matched = found[matched - 1] as number;
    if (sequence[at] === sequence[matched]) matched++;
    found[at] = matched;
  }
  return found;
}

function longest(found: Uint32Array): number {
  return found.reduce((most, each) => Math.max(most, each), 0);
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

function reversed(text: string): Uint16Array {
  return unitsOf(text).reverse();
}
