import { cardinalAt, ordinalAt } from '../../english/numbers.ts';
import { objectAt } from './objects.ts';

/** Which one of several, or how many. Ranks count from 1; from -1 backwards from the end. */
export type Which =
  /** `isThis`: that one is in it was said. */
  | { readonly kind: 'nearest'; readonly isThis?: true }
  /** Any of them, each by itself: what "the nearest" may be where nothing tells which. */
  | { readonly kind: 'each' }
  | { readonly kind: 'next' | 'previous'; readonly rank: number; readonly count: number }
  | { readonly kind: 'rank'; readonly rank: number; readonly count: number }
  /** So many from the one at the cursor on. */
  | { readonly kind: 'count'; readonly count: number }
  /** Of those around the cursor the one further out, or further in. */
  | { readonly kind: 'outer' | 'inner' }
  /** Of two, the one where the cursor is not. */
  | { readonly kind: 'other' }
  /** Every one; of a list, or exactly so many, if that is said: "both". */
  | { readonly kind: 'all'; readonly count?: number };

export const NEAREST: Which = { kind: 'nearest' };
const THIS: Which = { kind: 'nearest', isThis: true };

/** Whether nothing was said that tells one from the others. */
export function isAny({ kind }: Which): boolean {
  return kind === 'nearest' || kind === 'each';
}

export interface SaidWhich {
  readonly which: Which;
  /** How many words it takes. */
  readonly length: number;
  /** Whether "the", "this" or the like was said: then it is one thing, and no name by itself. */
  readonly isDetermined: boolean;
}

const DETERMINER = /^(the|a|an|this|that|these|those|current|my|our|its|his|her|their)$/;
/** What adds nothing to a determiner. */
const WHOLE =
  /^(whole|entire|complete|full|single|only|very|same|current|nearest|closest|enclosing|surrounding|containing)$/;

/** "the second", "next two", "last", "all of", "three"; nothing said means the nearest. */
export function whichAt(said: readonly string[], from: number): SaidWhich {
  let at = from;
  while (DETERMINER.test(said[at] ?? '') && at + 1 < said.length) at++;
  while (WHOLE.test(said[at] ?? '') && at + 1 < said.length) at++;
  const isDetermined = at > from;
  const done = (which: Which, end: number): SaidWhich =>
    // Nothing is left to point at.
    end < said.length
      ? { which, length: end - from, isDetermined: isDetermined || which.kind !== 'nearest' }
      : { which: NEAREST, length: at - from, isDetermined };
  const word = said[at] ?? '';
  if (word === 'both') return done({ kind: 'all', count: 2 }, afterAll(said, at + 1).end);
  if (/^(all|every|each|any)$/.test(word)) {
    const { end, count } = afterAll(said, at + 1);
    return done({ kind: 'all', ...(count !== undefined && { count }) }, end);
  }
  const ranked = rankAt(said, at);
  if (ranked) return done(ranked.which, ranked.end);
  const level = /^(outer|outermost)$/.test(word)
    ? 'outer'
    : /^(inner|innermost|nested)$/.test(word)
      ? 'inner'
      : undefined;
  if (level) return done({ kind: level }, at + 1);
  if (word === 'other') return done({ kind: 'other' }, at + 1);
  const relative = /^(next|following|forward)$/.test(word)
    ? 'next'
    : /^(previous|prior|preceding|prev)$/.test(word)
      ? 'previous'
      : undefined;
  const isLast = word === 'last' || word === 'final';
  const count = cardinalAt(said, at + (relative || isLast ? 1 : 0));
  const counted = count && said.length > at + 1 + count.length ? count : undefined;
  const end = at + 1 + (counted?.length ?? 0);
  if (relative) return done({ kind: relative, rank: 1, count: counted?.value ?? 1 }, end);
  if (isLast) return done({ kind: 'rank', rank: -(counted?.value ?? 1), count: counted?.value ?? 1 }, end);
  if (count && objectAt(said, at + count.length)) return done({ kind: 'count', count: count.value }, at + count.length);
  return done(said[from] === 'this' ? THIS : NEAREST, at);
}

/** "All of the", "both of these", "all three". */
function afterAll(said: readonly string[], from: number): { readonly end: number; readonly count?: number } {
  let end = from;
  if (said[end] === 'of') end++;
  if (/^(the|my|these|those|this|that|its|our)$/.test(said[end] ?? '')) end++;
  const count = cardinalAt(said, end);
  const isCounted = count && objectAt(said, end + count.length)?.plural;
  return isCounted ? { end: end + count.length, count: count.value } : { end };
}

/** "Second", "second to last", "third next", "first two", "second and third". */
function rankAt(said: readonly string[], at: number): { readonly which: Which; readonly end: number } | undefined {
  const ordinal = ordinalAt(said, at);
  if (!ordinal) return undefined;
  const end = at + ordinal.length;
  const one = (kind: 'rank' | 'next' | 'previous', rank: number, to: number, count = 1) => ({
    which: { kind, rank, count },
    end: to,
  });
  const isBack = /^(to|from)$/.test(said[end] ?? '') && /^(last|end|bottom)$/.test(said[end + 1] ?? '');
  const back = isBack
    ? 2
    : /^(to|from)$/.test(said[end] ?? '') && said[end + 1] === 'the' && /^(last|end|bottom)$/.test(said[end + 2] ?? '')
      ? 3
      : said[end] === 'last'
        ? 1
        : 0;
  if (back) return one('rank', -ordinal.value, end + back);
  if (/^(next|following)$/.test(said[end] ?? '')) return one('next', ordinal.value, end + 1);
  if (/^(previous|prior)$/.test(said[end] ?? '')) return one('previous', ordinal.value, end + 1);
  const count = cardinalAt(said, end);
  if (count && ordinal.value === 1 && said.length > end + count.length)
    return one('rank', 1, end + count.length, count.value);
  const next = said[end] === 'and' ? ordinalAt(said, end + (said[end + 1] === 'the' ? 2 : 1)) : undefined;
  if (next && next.value === ordinal.value + 1)
    return one('rank', ordinal.value, end + (said[end + 1] === 'the' ? 2 : 1) + next.length, 2);
  return one('rank', ordinal.value, end);
}
