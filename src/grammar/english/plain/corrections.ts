import { cardinalAt, ordinalAt } from '../numbers.ts';
import { type Heard, Phrases } from './heard.ts';
import { isVerb } from './verbs.ts';

/** What someone says who takes back what they have just said. */
const MARKERS = new Phrases([
  ...[
    'no',
    'no wait',
    'no sorry',
    'no no',
    'no no no',
    'no i mean',
    'no i meant',
    'no actually',
    'no make that',
    'nope',
  ],
  ...[
    'sorry',
    'sorry i mean',
    'sorry i meant',
    'oh sorry',
    'wait',
    'wait no',
    'wait sorry',
    'oops',
    'i mean',
    'i meant',
  ],
  ...['scratch that', 'strike that', 'actually', 'actually no', 'or rather', 'rather', 'make that', 'correction'],
  ...['or no', 'well no', 'oh no', 'oh wait', 'hold on', 'hang on', 'er no', 'never mind'],
]);

/** Those that nobody says for anything else, also where no pause was heard. */
const CERTAIN = new Set([
  'no wait',
  'no sorry',
  'no i mean',
  'wait no',
  'scratch that',
  'strike that',
  'or rather',
  'i mean',
]);

/** Behind everything else they take nothing back: "delete the line, actually". */
const EMPTY_AT_END = new Set(['actually', 'i mean', 'rather']);

/** Where a value or a name begins. */
const BEFORE_VALUE = /^(?:to|with|as|into|by|called|named|equals?|is|for)$/i;
const SMALL_WORD = /^(?:the|a|an|this|that|these|those|to|of|in|on|at|from|with|and|or|next|previous|first|last)$/i;

/** "No, change it" is about what they have said before, all of which is not taken back. */
const PRONOUN = /^(?:it|that|them|those)$/i;

/**
 * What was meant in the end by someone who corrects themselves: "line five, no, six" is line six. Undefined where they
 * take something back, but not what: then it is not known what they mean.
 */
export function corrected(heard: readonly Heard[]): readonly Heard[] | undefined {
  let said = heard;
  // Each of them leaves fewer words: as many as there can be.
  for (let from = 1; from < said.length; from++) {
    const marker = markerAt(said, from);
    if (!marker) continue;
    const before = said.slice(0, from);
    const after = said.slice(from + marker.length);
    const phrase = marker.join(' ');
    if (after.length === 0) return EMPTY_AT_END.has(phrase) ? before : undefined;
    // Who takes back twice does so of what they said last.
    const next = instead(before, after);
    if (!next) return undefined;
    said = next;
    from = Math.max(0, next.length - after.length - 1);
  }
  return said;
}

/** A marker with a pause on both sides, or one that is none too. */
function markerAt(said: readonly Heard[], from: number): readonly string[] | undefined {
  const marker = MARKERS.at(said, from);
  if (!marker) return undefined;
  const end = from + marker.length;
  const isApart = said[from - 1]?.behind !== '' && (end === said.length || said[end - 1]?.behind !== '');
  if (isApart || (CERTAIN.has(marker.join(' ')) && end < said.length)) return marker;
  return isBetweenNumbers(said, from, end) ? marker : undefined;
}

/** "Line five no six" needs no pause. */
function isBetweenNumbers(said: readonly Heard[], from: number, end: number): boolean {
  const words = lower(said);
  return numberEndingAt(words, from) !== undefined && cardinalAt(words, end) !== undefined;
}

/** "Make that forty": another value, and no command. */
function valueSaid(after: readonly Heard[]): readonly Heard[] {
  const [verb = '', pronoun = '', to] = lower(after);
  const isMade = /^(?:make|set|change)$/.test(verb) && /^(?:it|that)$/.test(pronoun);
  const from = isMade ? (to === 'to' ? 3 : 2) : 0;
  return from < after.length ? after.slice(from) : after;
}

/** What is said at last, where it is certain what it takes the place of. */
function instead(before: readonly Heard[], last: readonly Heard[]): readonly Heard[] | undefined {
  const after = valueSaid(last);
  const earlier = lower(before);
  const later = lower(after);
  const [first = ''] = later;
  const places = earlier.flatMap((word, at) => (word === first ? [at] : []));
  // "Line five, no, line six": where they begin again with the same word.
  if (places.length === 1) return [...before.slice(0, places[0]), ...after];
  if (places.length > 1) return isVerb(first) && places.includes(0) ? after : undefined;
  // "Delete, sorry, select the line": something else.
  if (isVerb(first) && isVerb(earlier[0] ?? '') && later.length > 1)
    return PRONOUN.test(later[1] ?? '') ? undefined : after;
  const number = numberEndingAt(earlier, earlier.length);
  if (cardinalAt(later, 0) || ordinalAt(later, 0))
    return number === undefined ? undefined : [...before.slice(0, number), ...after];
  if (number !== undefined) return undefined;
  // "The first, no, the second": with a small word of its own.
  if (SMALL_WORD.test(first)) return earlier.length === 1 ? [...before, ...after] : undefined;
  const value = earlier.findLastIndex(word => BEFORE_VALUE.test(word));
  const isValue =
    value > 0 && value < earlier.length - 1 && !earlier.slice(value + 1).some(word => SMALL_WORD.test(word));
  if (isValue && !later.some(word => SMALL_WORD.test(word) || BEFORE_VALUE.test(word)))
    return [...before.slice(0, value + 1), ...after];
  // "Move up, no, down".
  return later.length === 1 && earlier.length > 1 && !SMALL_WORD.test(earlier.at(-1) ?? '')
    ? [...before.slice(0, -1), ...after]
    : undefined;
}

/** Where the number begins that ends at a word, the longest; undefined for none. */
function numberEndingAt(words: readonly string[], end: number): number | undefined {
  for (let from = Math.max(0, end - 8); from < end; from++) {
    const length = cardinalAt(words, from)?.length ?? ordinalAt(words, from)?.length;
    if (length === end - from) return from;
  }
  return undefined;
}

function lower(said: readonly Heard[]): readonly string[] {
  return said.map(({ word }) => word.toLowerCase());
}
