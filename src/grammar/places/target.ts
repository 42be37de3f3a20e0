import { cardinalAt, ordinalAt } from '../english/numbers.ts';
import { type ObjectWord, objectAt } from './objects.ts';

/** Which one of several, or how many. Ranks count from 1; from -1 backwards from the end. */
export type Which =
  | { readonly kind: 'nearest' }
  | { readonly kind: 'next' | 'previous'; readonly rank: number; readonly count: number }
  | { readonly kind: 'rank'; readonly rank: number; readonly count: number }
  /** So many from the one at the cursor on. */
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'all' };

/** What is pointed at, as it was said. */
export type Target =
  | { readonly kind: 'selection' }
  | {
      readonly kind: 'object';
      readonly object: ObjectWord;
      readonly which: Which;
      readonly name: readonly string[];
      readonly of?: Target;
    }
  | { readonly kind: 'phrase'; readonly words: readonly string[]; readonly which: Which; readonly of?: Target }
  /** Several of a kind by their numbers, both included. */
  | { readonly kind: 'numbered'; readonly object: ObjectWord; readonly first: number; readonly last: number }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end'; readonly of: Target }
  /** From the cursor to there. */
  | { readonly kind: 'reach'; readonly to: Target }
  | { readonly kind: 'stretch'; readonly from: Target; readonly to: Target };

const SELECTION = new Set([
  'this',
  'that',
  'it',
  'selection',
  'selected',
  'the selection',
  'selected text',
  'here',
  'them',
  'these',
  'those',
]);
const NEAREST: Which = { kind: 'nearest' };

/** The readings of some words as a target, the likeliest first; none for no words. */
export function readTarget(words: readonly string[]): readonly Target[] {
  const said = words.map(word => word.toLowerCase());
  if (words.length === 0) return [];
  if (SELECTION.has(said.join(' '))) return [{ kind: 'selection' }];
  return [...edges(said, words), ...stretches(said, words), ...objects(said, words), ...phrases(said, words)];
}

function edges(said: readonly string[], words: readonly string[]): Target[] {
  const from = ['the', 'a', 'very'].includes(said[0] ?? '') ? 1 : 0;
  const edge = /^(start|beginning|begin|front|top|head)$/.test(said[from] ?? '')
    ? 'start'
    : /^(end|ending|back|bottom|tail)$/.test(said[from] ?? '')
      ? 'end'
      : undefined;
  if (!edge) return [];
  const hasOf = said[from + 1] === 'of';
  const rest = words.slice(from + (hasOf ? 2 : 1));
  // "end line" is said as well as "end of line"; "end" alone is that of the line.
  if (rest.length === 0) return hasOf ? [] : [{ kind: 'edge', edge, of: lineHere() }];
  if (!hasOf && !objectAt(said, from + 1)) return [];
  return readTarget(rest).map(of => ({ kind: 'edge', edge, of }));
}

function stretches(said: readonly string[], words: readonly string[]): Target[] {
  const found: Target[] = [];
  if (/^(to|until|till|through)$/.test(said[0] ?? '') && words.length > 1) {
    for (const to of readTarget(words.slice(1))) found.push({ kind: 'reach', to });
    return found;
  }
  const object = objectAt(said, 0);
  if (object) {
    const from = object.length + (said[object.length] === 'from' ? 1 : 0);
    const first = cardinalAt(said, from);
    const joint = from + (first?.length ?? 0);
    if (first && /^(to|through|until|till|thru|and|minus|dash)$/.test(said[joint] ?? '')) {
      const repeated = said[joint + 1] === said[object.length - 1] ? 1 : 0;
      const last = cardinalAt(said, joint + 1 + repeated);
      if (last && joint + 1 + repeated + last.length === said.length && last.value >= first.value)
        found.push({ kind: 'numbered', object, first: first.value, last: last.value });
    }
  }
  if (said[0] === 'from') {
    for (let at = 2; at < said.length - 1; at++) {
      if (!/^(to|until|till|through)$/.test(said[at] ?? '')) continue;
      for (const from of readTarget(words.slice(1, at)))
        for (const to of readTarget(words.slice(at + 1))) found.push({ kind: 'stretch', from, to });
    }
  }
  return found;
}

function objects(said: readonly string[], words: readonly string[]): Target[] {
  const lead = whichAt(said, 0);
  const found: Target[] = [];
  const object = objectAt(said, lead.length);
  if (!object) return found;
  const after = lead.length + object.length;
  const rest = words.slice(after);
  if (rest.length === 0) {
    const wants =
      object.plural && lead.which.kind === 'nearest' && object.whole === undefined
        ? { kind: 'all' as const }
        : lead.which;
    found.push({ kind: 'object', object, which: wants, name: [] });
    return found;
  }
  // "line five", "argument two", "word two".
  const number = cardinalAt(said, after) ?? (said[after] === 'number' ? cardinalAt(said, after + 1) : undefined);
  const numberEnd = after + (said[after] === 'number' ? 1 : 0) + (number?.length ?? 0);
  if (number && lead.which.kind === 'nearest') {
    const which: Which = { kind: 'rank', rank: number.value, count: 1 };
    if (numberEnd === said.length) found.push({ kind: 'object', object, which, name: [] });
    else for (const of of ofAt(said, words, numberEnd)) found.push({ kind: 'object', object, which, name: [], of });
  }
  for (const of of ofAt(said, words, after)) found.push({ kind: 'object', object, which: lead.which, name: [], of });
  const called = /^(called|named|labeled)$/.test(said[after] ?? '') ? 1 : 0;
  const name = words.slice(after + called);
  if (name.length > 0 && !object.plural) {
    for (let at = after + called + 1; at < said.length - 1; at++)
      for (const of of ofAt(said, words, at))
        found.push({ kind: 'object', object, which: lead.which, name: words.slice(after + called, at), of });
    found.push({ kind: 'object', object, which: lead.which, name });
  }
  return found;
}

function ofAt(said: readonly string[], words: readonly string[], at: number): readonly Target[] {
  if (!/^(of|in|inside|within|from|on)$/.test(said[at] ?? '') || at + 1 >= words.length) return [];
  return readTarget(words.slice(at + 1)).filter(({ kind }) => kind !== 'reach' && kind !== 'stretch');
}

function phrases(said: readonly string[], words: readonly string[]): Target[] {
  const lead = whichAt(said, 0);
  const explicit = /^(phrase|text|occurrence|instance)$/.test(said[lead.length] ?? '') ? 1 : 0;
  const of = said[lead.length + 1] === 'of' && explicit ? 1 : 0;
  const start = lead.length + explicit + of;
  const found: Target[] = [];
  if (start < words.length) found.push({ kind: 'phrase', words: words.slice(start), which: lead.which });
  // What sounds like "the next" may be the name itself.
  if (lead.length > 0 && !explicit) found.push({ kind: 'phrase', words, which: NEAREST });
  return found;
}

/** "the second", "next two", "last", "all of", "three"; nothing said means the nearest. */
function whichAt(said: readonly string[], from: number): { readonly which: Which; readonly length: number } {
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

function lineHere(): Target {
  return {
    kind: 'object',
    object: { kinds: ['line'], plural: false, whole: undefined, length: 1 },
    which: NEAREST,
    name: [],
  };
}
