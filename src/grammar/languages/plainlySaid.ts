import { withoutNotes } from '../english/noise.ts';
import type { Phrases } from './phrases.ts';

/**
 * The words of a transcript without stops, notes of other sounds, small words and courtesy; none where something that was
 * said keeps it from being done. Capitals that only a sentence or a noun has go, hyphens part words.
 */
export function plainlySaid(transcript: string, phrases: Phrases): readonly string[] {
  const pieces = withoutNotes(transcript.normalize('NFC'), 'command').split(/\s+/).filter(Boolean);
  const words = pieces.flatMap((piece, at) => wordsOf(piece, at === pieces.length - 1));
  const { folded, never, particles } = phrases;
  const all = joined(words, phrases);
  if (all.some(word => never.has(folded(word)))) return [];
  const said = all.filter(word => !particles.has(folded(word)));
  return within(said, said.map(folded), phrases);
}

function joined(words: readonly string[], { folded, together }: Phrases): readonly string[] {
  const all: string[] = [];
  for (const word of words) {
    const last = all.at(-1);
    if (last !== undefined && together.has(`${folded(last)} ${folded(word)}`)) all[all.length - 1] = last + word;
    else all.push(word);
  }
  return all;
}

/** A word of a transcript: "3." is a rank where more follows, "Return-Anweisung" two words. */
function wordsOf(piece: string, isLast: boolean): readonly string[] {
  const bare = piece.replace(/^[^\p{L}\p{N}_$@#]+/u, '');
  if (/^\d+\.$/.test(bare) && !isLast) return [bare];
  return bare
    .replace(/[^\p{L}\p{N}_$]+$/u, '')
    .split(/(?<=\p{L})-(?=\p{L})/u)
    .filter(Boolean)
    .map(word => (/^\p{Lu}\p{Ll}*$/u.test(word) ? word.toLowerCase() : word));
}

/** What is left between courtesies; one word is, at least. */
function within(
  words: readonly string[],
  said: readonly string[],
  { before, behind, folded }: Phrases,
): readonly string[] {
  let from = 0;
  let to = words.length;
  const [ahead, after] = [before, behind].map(all => all.map(phrase => phrase.split(' ').map(folded)));
  const isAt = (at: number, phrase: readonly string[]) =>
    at >= from && to - from > phrase.length && phrase.every((word, index) => said[at + index] === word);
  for (let left = -1; left !== to - from; ) {
    left = to - from;
    from += ahead?.find(phrase => isAt(from, phrase))?.length ?? 0;
    to -= after?.find(phrase => isAt(to - phrase.length, phrase))?.length ?? 0;
  }
  return words.slice(from, to);
}
