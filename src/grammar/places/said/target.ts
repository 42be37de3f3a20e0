import { firstOf } from '../../../common/async/firstOf.ts';
import { cardinalAt } from '../../english/numbers.ts';
import { type MarksTarget, marksIn } from './marks.ts';
import { type ObjectWord, objectAt } from './objects.ts';
import { NEAREST, type Which, whichAt } from './which.ts';

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
  /** Words of the text: whole names of it, where the same words are a name of structure. */
  | { readonly kind: 'phrase'; readonly words: readonly string[]; readonly which: Which; readonly isWhole: boolean }
  /** Several of a kind by their numbers, both included. */
  | { readonly kind: 'numbered'; readonly object: ObjectWord; readonly first: number; readonly last: number }
  | MarksTarget
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end'; readonly of: Target }
  /** From the cursor to there. */
  | { readonly kind: 'reach'; readonly to: Target }
  | { readonly kind: 'stretch'; readonly from: Target; readonly to: Target };

const SELECTION = new Set([
  ...['this', 'that', 'it', 'selection', 'selected', 'the selection', 'selected text', 'here', 'them', 'these'],
  'those',
]);

/** So many readings of a target are tried, of what it stands in fewer. */
const MOST_READINGS = 40;
const MOST_READINGS_INSIDE = 8;
/** "The argument of the call in the body of …": nobody says more of these. */
const DEEPEST = 4;

/** The readings of some words as a target, the likeliest first; none for no words. */
export function* readTarget(words: readonly string[]): Generator<Target> {
  yield* targetsIn(words, 0);
}

function* targetsIn(words: readonly string[], depth: number): Generator<Target> {
  if (words.length === 0 || depth > DEEPEST) return;
  const said = words.map(word => word.toLowerCase());
  if (SELECTION.has(said.join(' '))) {
    yield { kind: 'selection' };
    return;
  }
  const marks = marksIn(said);
  if (marks) yield marks;
  yield* firstOf(depth === 0 ? MOST_READINGS : MOST_READINGS_INSIDE, structural(said, words, depth));
  yield* phrases(said, words);
}

function* structural(said: readonly string[], words: readonly string[], depth: number): Generator<Target> {
  yield* edges(said, words, depth);
  yield* stretches(said, words, depth);
  yield* objects(said, words, depth);
}

function* edges(said: readonly string[], words: readonly string[], depth: number): Generator<Target> {
  const from = ['the', 'a', 'very'].includes(said[0] ?? '') ? 1 : 0;
  const edge = /^(start|beginning|begin|front|top|head)$/.test(said[from] ?? '')
    ? 'start'
    : /^(end|ending|back|bottom|tail)$/.test(said[from] ?? '')
      ? 'end'
      : undefined;
  if (!edge) return;
  const hasOf = said[from + 1] === 'of';
  const rest = words.slice(from + (hasOf ? 2 : 1));
  // "end line" is said as well as "end of line"; "end" alone is that of the line.
  if (rest.length === 0) {
    if (!hasOf) yield { kind: 'edge', edge, of: lineHere() };
  } else if (hasOf || objectAt(said, from + 1)) {
    for (const of of targetsIn(rest, depth + 1)) yield { kind: 'edge', edge, of };
  }
}

function* stretches(said: readonly string[], words: readonly string[], depth: number): Generator<Target> {
  if (/^(to|until|till|through)$/.test(said[0] ?? '') && words.length > 1) {
    for (const to of targetsIn(words.slice(1), depth + 1)) yield { kind: 'reach', to };
    return;
  }
  const numbered = numberedAt(said);
  if (numbered) yield numbered;
  if (said[0] !== 'from') return;
  for (let at = 2; at < said.length - 1; at++) {
    if (!/^(to|until|till|through)$/.test(said[at] ?? '')) continue;
    for (const from of targetsIn(words.slice(1, at), depth + 1))
      for (const to of targetsIn(words.slice(at + 1), depth + 1)) yield { kind: 'stretch', from, to };
  }
}

/** "Lines four to nine", "line four to line nine". */
function numberedAt(said: readonly string[]): Target | undefined {
  const object = objectAt(said, 0);
  if (!object) return undefined;
  const from = object.length + (said[object.length] === 'from' ? 1 : 0);
  const first = cardinalAt(said, from);
  const joint = from + (first?.length ?? 0);
  if (!first || !/^(to|through|until|till|thru|and|minus|dash)$/.test(said[joint] ?? '')) return undefined;
  const repeated = said[joint + 1] === said[object.length - 1] ? 1 : 0;
  const last = cardinalAt(said, joint + 1 + repeated);
  const isWhole = last && joint + 1 + repeated + last.length === said.length && last.value >= first.value;
  return isWhole ? { kind: 'numbered', object, first: first.value, last: last.value } : undefined;
}

function* objects(said: readonly string[], words: readonly string[], depth: number): Generator<Target> {
  const { which, length } = whichAt(said, 0);
  const object = objectAt(said, length);
  if (!object) return;
  const after = length + object.length;
  if (after >= words.length) {
    const isAll = object.plural && which.kind === 'nearest' && object.whole === undefined;
    yield { kind: 'object', object, which: isAll ? { kind: 'all' } : which, name: [] };
    return;
  }
  if (which.kind === 'nearest') yield* ranked(object, after, said, words, depth);
  for (const of of ofAt(said, words, after, depth)) yield { kind: 'object', object, which, name: [], of };
  // "The value of port": what it belongs to is its name.
  if (said[after] === 'of' && after + 1 < words.length)
    yield { kind: 'object', object, which, name: words.slice(after + 1) };
  if (object.plural) return;
  const name = after + (/^(called|named|labeled)$/.test(said[after] ?? '') ? 1 : 0);
  for (let at = name + 1; at < said.length - 1; at++)
    for (const of of ofAt(said, words, at, depth))
      yield { kind: 'object', object, which, name: words.slice(name, at), of };
  if (name < words.length) yield { kind: 'object', object, which, name: words.slice(name) };
}

/** "Line five", "argument two", "word number two of line five". */
function* ranked(
  object: ObjectWord,
  at: number,
  said: readonly string[],
  words: readonly string[],
  depth: number,
): Generator<Target> {
  const from = at + (said[at] === 'number' ? 1 : 0);
  const number = cardinalAt(said, from);
  if (!number) return;
  const end = from + number.length;
  const which: Which = { kind: 'rank', rank: number.value, count: 1 };
  if (end === said.length) yield { kind: 'object', object, which, name: [] };
  for (const of of ofAt(said, words, end, depth)) yield { kind: 'object', object, which, name: [], of };
}

function* ofAt(said: readonly string[], words: readonly string[], at: number, depth: number): Generator<Target> {
  if (!/^(of|in|inside|within|from|on)$/.test(said[at] ?? '') || at + 1 >= words.length) return;
  for (const target of targetsIn(words.slice(at + 1), depth + 1))
    if (target.kind !== 'reach' && target.kind !== 'stretch') yield target;
}

function* phrases(said: readonly string[], words: readonly string[]): Generator<Target> {
  const { which, length } = whichAt(said, 0);
  const isExplicit = /^(phrase|text|occurrence|instance)$/.test(said[length] ?? '');
  const start = length + (isExplicit ? (said[length + 1] === 'of' ? 2 : 1) : 0);
  // Where nobody says that it is a phrase, a thing that is not there is no part of a name that has its letters.
  const isWhole = !isExplicit && objectAt(said, start)?.length === said.length - start;
  if (start < words.length) yield { kind: 'phrase', words: words.slice(start), which, isWhole };
  // What sounds like "the next" may be the name itself.
  if (length > 0 && !isExplicit) yield { kind: 'phrase', words, which: NEAREST, isWhole };
}

function lineHere(): Target {
  return {
    kind: 'object',
    object: { kinds: ['line'], plural: false, whole: undefined, length: 1 },
    which: NEAREST,
    name: [],
  };
}
