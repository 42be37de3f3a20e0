import { distance } from 'fastest-levenshtein';
import type { LineIndex } from '../../editor/text.ts';

/** The share of letters that must be right, spaces aside. */
export const LEAST_SIMILARITY = 0.9;
/** By how much the best place must be better than the next one. */
const LEAD = 0.03;
/** Shorter texts are too like others. */
const SHORTEST = 16;
/** Longer ones are compared line by line, and only where each line has the same words. */
const LONGEST_AT_ONCE = 4000;
/** Shorter words stand everywhere. */
const SHORTEST_WORD = 5;
/** Longer ones are data. */
const LONGEST_WORD = 200;
/** A word that stands in more places tells nothing. */
const MOST_PLACES = 400;
/** So many words that stand in few places are enough, and so many are tried. */
const MOST_TELLING = 3;
const MOST_TRIED = 24;
/** So many lines are looked at in all: what is not found by then is not similar enough to be found at all. */
const MOST_LINES = 20_000;

interface Line {
  /** Without the spaces that do not count. */
  readonly plain: string;
  readonly words: readonly string[];
}

/**
 * The first line (from 0) of the one place whose lines are nearly the wanted ones: at least nine tenths of the letters
 * are right, and the words and numbers are the same in the same order: `min` for `max` would be another place.
 * Differences are in signs, quotes and spaces, as when a model recalls code instead of copying it. Undefined if there is
 * no such place, or a second one that is nearly as good.
 */
export function findSimilar(index: LineIndex, wanted: readonly string[]): number | undefined {
  const asked = wanted.map(looked);
  const length = asked.reduce((sum, { plain }) => sum + plain.length + 1, -1);
  if (length < SHORTEST) return undefined;
  const lines = new LookedAt(index);
  let best: { readonly first: number; readonly score: number } | undefined;
  let next = 0;
  for (const first of places(index, wanted)) {
    if (lines.count > MOST_LINES) return undefined;
    const score = similarity(asked, length, lines, first);
    if (score < LEAST_SIMILARITY) continue;
    if (!best || score > best.score) {
      next = best?.score ?? 0;
      best = { first, score };
    } else next = Math.max(next, score);
    // Whatever comes cannot be that much better.
    if (next > 1 - LEAD) return undefined;
  }
  return best && best.score - next >= LEAD ? best.first : undefined;
}

/** How much of the lines from `first` on is as asked, from 0 to 1; 0 where their words are others. */
function similarity(asked: readonly Line[], length: number, lines: LookedAt, first: number): number {
  const words = asked.flatMap(line => line.words);
  const there: Line[] = [];
  let seen = 0;
  let isAligned = true;
  for (const [i, line] of asked.entries()) {
    const found = lines.at(first + i);
    // The first word that is another settles it.
    for (const word of found.words) if (words[seen++] !== word) return 0;
    isAligned &&= found.words.length === line.words.length;
    there.push(found);
  }
  if (seen !== words.length) return 0;
  const own = there.reduce((sum, { plain }) => sum + plain.length + 1, -1);
  if (Math.abs(own - length) > length * (1 - LEAST_SIMILARITY)) return 0;
  const whole = Math.max(own, length);
  if (isAligned) {
    const slips = asked.reduce((sum, { plain }, i) => sum + distance(plain, (there[i] as Line).plain), 0);
    return 1 - slips / whole;
  }
  if (whole > LONGEST_AT_ONCE) return 0;
  return 1 - distance(textOf(asked), textOf(there)) / whole;
}

/** The lines of a text, each taken apart once. */
class LookedAt {
  readonly #index: LineIndex;
  readonly #lines = new Map<number, Line>();
  count = 0;

  constructor(index: LineIndex) {
    this.#index = index;
  }

  at(line: number): Line {
    this.count++;
    const known = this.#lines.get(line);
    if (known) return known;
    const found = looked(this.#index.line(line));
    this.#lines.set(line, found);
    return found;
  }
}

/** Places where words of the wanted lines stand that stand in few: all of them stand where the text is meant. */
function places(index: LineIndex, wanted: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  const words = wanted
    .flatMap((line, i) => wordsOf(line).map(word => ({ word, i })))
    .filter(({ word }) => word.length >= SHORTEST_WORD && word.length <= LONGEST_WORD)
    .sort((a, b) => b.word.length - a.word.length)
    .slice(0, MOST_TRIED);
  let telling = 0;
  for (const { word, i } of words) {
    const lines = linesWith(index, word);
    if (!lines) continue;
    for (const at of lines) {
      const line = at - i;
      if (line >= 0 && line + wanted.length <= index.lineCount) found.add(line);
    }
    if (++telling === MOST_TELLING) break;
  }
  return found;
}

/** The lines that a word stands in; undefined where they are too many to tell anything. */
function linesWith(index: LineIndex, word: string): readonly number[] | undefined {
  const lines: number[] = [];
  for (let at = index.text.indexOf(word); at >= 0; at = index.text.indexOf(word, at + word.length)) {
    lines.push(index.positionAt(at).line);
    if (lines.length > MOST_PLACES) return undefined;
  }
  return lines;
}

function looked(line: string): Line {
  return { plain: plain(line), words: wordsOf(line) };
}

function textOf(lines: readonly Line[]): string {
  return lines.map(line => line.plain).join('\n');
}

/** Spaces count only between words. */
function plain(line: string): string {
  return line
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ (?![\p{L}\p{N}_$])|(?<![\p{L}\p{N}_$]) /gu, '');
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_$]+/gu) ?? [];
}
