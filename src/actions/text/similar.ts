import { distance } from 'fastest-levenshtein';
import type { LineIndex } from '../../editor/text.ts';

/** The share of letters that must be right, spaces aside. */
export const LEAST_SIMILARITY = 0.9;
/** By how much the best place must be better than the next one. */
const LEAD = 0.03;
/** Shorter texts are too like others. */
const SHORTEST = 16;
/** Shorter words stand everywhere. */
const SHORTEST_WORD = 5;
/** A word that stands in more places tells nothing. */
const MOST_PLACES = 400;
const MOST_CANDIDATES = 800;

/**
 * The first line (from 0) of the one place whose lines are nearly the wanted ones: at least nine tenths of the letters
 * are right, and the words and numbers are the same in the same order: `min` for `max` would be another place.
 * Differences are in signs, quotes and spaces, as when a model recalls code instead of copying it. Undefined if there is
 * no such place, or a second one that is nearly as good.
 */
export function findSimilar(index: LineIndex, wanted: readonly string[]): number | undefined {
  const asked = wanted.map(plain);
  const text = asked.join('\n');
  if (text.length < SHORTEST) return undefined;
  const words = wordsOf(text);
  let best: { readonly first: number; readonly score: number } | undefined;
  let next = 0;
  for (const first of places(index, wanted)) {
    const there = wanted.map((_, i) => plain(index.line(first + i))).join('\n');
    // What differs much in length need not be compared.
    if (Math.abs(there.length - text.length) > text.length * (1 - LEAST_SIMILARITY)) continue;
    if (!isSameWording(words, wordsOf(there))) continue;
    const score = 1 - distance(text, there) / Math.max(text.length, there.length);
    if (score < LEAST_SIMILARITY) continue;
    if (!best || score > best.score) {
      next = best?.score ?? 0;
      best = { first, score };
    } else next = Math.max(next, score);
  }
  return best && best.score - next >= LEAD ? best.first : undefined;
}

/** Places where words of the wanted lines stand that stand in few. */
function places(index: LineIndex, wanted: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  const words = wanted
    .flatMap((line, i) => wordsOf(line).map(word => ({ word, i })))
    .filter(({ word }) => word.length >= SHORTEST_WORD)
    .sort((a, b) => b.word.length - a.word.length);
  for (const { word, i } of words) {
    if (found.size >= MOST_CANDIDATES) break;
    const lines: number[] = [];
    for (let at = index.text.indexOf(word); at >= 0; at = index.text.indexOf(word, at + word.length)) {
      lines.push(index.positionAt(at).line - i);
      if (lines.length > MOST_PLACES) break;
    }
    if (lines.length > MOST_PLACES) continue;
    for (const line of lines) if (line >= 0 && line + wanted.length <= index.lineCount) found.add(line);
  }
  return found;
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

function isSameWording(asked: readonly string[], there: readonly string[]): boolean {
  return asked.length === there.length && asked.every((word, i) => word === there[i]);
}
