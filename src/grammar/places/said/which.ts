import { cardinalAt, ordinalAt } from '../../english/numbers.ts';
import { objectAt } from './objects.ts';

/** Which one of several, or how many. Ranks count from 1; from -1 backwards from the end. */
export type Which =
  | { readonly kind: 'nearest' }
  | { readonly kind: 'next' | 'previous'; readonly rank: number; readonly count: number }
  | { readonly kind: 'rank'; readonly rank: number; readonly count: number }
  /** So many from the one at the cursor on. */
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'all' };

export const NEAREST: Which = { kind: 'nearest' };

/** "the second", "next two", "last", "all of", "three"; nothing said means the nearest. */
export function whichAt(said: readonly string[], from: number): { readonly which: Which; readonly length: number } {
  let at = from;
  while (/^(the|a|an|this|that|current|my|our)$/.test(said[at] ?? '') && at + 1 < said.length) at++;
  const done = (which: Which, end: number) => ({ which, length: end - from });
  const word = said[at] ?? '';
  if (/^(all|every|each|both)$/.test(word)) {
    let end = at + 1;
    if (said[end] === 'of') end++;
    if (said[end] === 'the') end++;
    return end < said.length ? done({ kind: 'all' }, end) : done(NEAREST, at);
  }
  const ordinal = ordinalAt(said, at);
  if (ordinal) {
    let end = at + ordinal.length;
    // "second to last", "second last", "third from the end".
    const back =
      /^(to|from)$/.test(said[end] ?? '') && /^(last|end)$/.test(said[end + 1] ?? '')
        ? 2
        : said[end] === 'last'
          ? 1
          : 0;
    if (back) return done({ kind: 'rank', rank: -ordinal.value, count: 1 }, end + back);
    if (/^(next|following)$/.test(said[end] ?? ''))
      return done({ kind: 'next', rank: ordinal.value, count: 1 }, end + 1);
    if (/^(previous|prior)$/.test(said[end] ?? ''))
      return done({ kind: 'previous', rank: ordinal.value, count: 1 }, end + 1);
    const count = cardinalAt(said, end);
    if (count && ordinal.value === 1 && said.length > end + count.length) {
      end += count.length;
      return done({ kind: 'rank', rank: 1, count: count.value }, end);
    }
    return done({ kind: 'rank', rank: ordinal.value, count: 1 }, end);
  }
  const relative = /^(next|following|forward)$/.test(word)
    ? 'next'
    : /^(previous|prior|preceding|prev)$/.test(word)
      ? 'previous'
      : undefined;
  const count = cardinalAt(said, at + (relative || word === 'last' ? 1 : 0));
  const counted = count && said.length > at + 1 + count.length ? count : undefined;
  if (relative) {
    const end = at + 1 + (counted?.length ?? 0);
    return end < said.length ? done({ kind: relative, rank: 1, count: counted?.value ?? 1 }, end) : done(NEAREST, at);
  }
  if (word === 'last' || word === 'final') {
    const end = at + 1 + (counted?.length ?? 0);
    return end < said.length
      ? done({ kind: 'rank', rank: -(counted?.value ?? 1), count: counted?.value ?? 1 }, end)
      : done(NEAREST, at);
  }
  if (count && at + count.length < said.length && objectAt(said, at + count.length))
    return done({ kind: 'count', count: count.value }, at + count.length);
  return done(NEAREST, at);
}
