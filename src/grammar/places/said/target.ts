import { firstOf } from '../../../common/async/firstOf.ts';
import { Kept } from '../kept.ts';
import { edges } from './edges.ts';
import { enclosed } from './enclosed.ts';
import { marksIn } from './marks.ts';
import { objects, owned } from './named.ts';
import { both, called, phrases, placed, plainNames } from './phrases.ts';
import { ranges } from './ranges.ts';
import { relatives } from './relative.ts';
import type { Said, Target } from './saidTarget.ts';
import { withoutSmallWords } from './smallWords.ts';
import { NEAREST } from './which.ts';

const SELECTION = new Set([
  ...['this', 'that', 'it', 'selection', 'selected', 'the selection', 'selected text', 'here', 'them', 'these'],
  ...['those', 'the selected text', 'the selected code', 'my selection', 'what i selected', 'what is selected'],
]);

/** Several that are pointed at with a finger: those that are selected, or none. */
const SELECTED_LINES = /^(?:(?:these|those|the|the selected|selected|these selected) )?lines$/;

/** So many readings of a target are tried, of what it stands in fewer. */
const MOST_READINGS = 30;
const MOST_PHRASES = 10;
const MOST_READINGS_INSIDE = 8;
/** "The argument of the call in the body of …": nobody says more of these. */
const DEEPEST = 4;

/** The parts of speech that a target is made of, the likeliest reading first. */
const PARTS: readonly ((given: Said) => Iterable<Target>)[] = [
  ...[plainNames, edges, ranges, enclosed, relatives, owned, objects, placed, both, called],
];

/** The readings of some words as a target, the likeliest first; none for no words. */
export function* readTarget(words: readonly string[]): Generator<Target> {
  const plain = withoutSmallWords(words);
  yield* new Reader().targetsIn(plain, 0);
  // The small words may be in the text after all.
  if (plain.length < words.length) yield { kind: 'phrase', words, which: NEAREST, isWhole: false };
}

/** Reads what a target is made of once, however many readings it is part of. */
class Reader {
  readonly #read = new Map<string, Iterable<Target>>();

  *targetsIn(words: readonly string[], depth: number): Generator<Target> {
    if (words.length === 0) return;
    const said = words.map(word => word.toLowerCase());
    // What is left of "the end of this line" is nothing that stands anywhere.
    if (said[0] === 'of' && said.length > 1) return;
    if (SELECTION.has(said.join(' '))) {
      yield { kind: 'selection' };
      return;
    }
    if (depth === 0 && SELECTED_LINES.test(said.join(' '))) {
      yield { kind: 'selection', lines: true };
      if (/^(these|those|selected)$/.test(said[0] ?? '')) return;
    }
    const marks = marksIn(said);
    if (marks) yield marks;
    const reread = (other: readonly string[]) => this.#inside(unowned(other), depth + 1);
    const within = (from: number, to?: number) => reread(words.slice(from, to));
    const given = { said, words, within, reread };
    yield* firstOf(MOST_READINGS, structural(given));
    yield* firstOf(MOST_PHRASES, phrases(given));
  }

  #inside(words: readonly string[], depth: number): Iterable<Target> {
    if (depth > DEEPEST) return [];
    const key = `${depth} ${words.join(' ')}`;
    const known = this.#read.get(key);
    if (known) return known;
    const read = new Kept(firstOf(MOST_READINGS_INSIDE, this.targetsIn(words, depth)));
    this.#read.set(key, read);
    return read;
  }
}

function* structural(given: Said): Generator<Target> {
  for (const part of PARTS) yield* part(given);
}

/** "Withdraw's" is "withdraw". */
function unowned(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  return /.('s|s')$/.test(last) ? [...words.slice(0, -1), last.replace(/'s$|'$/, '')] : words;
}
