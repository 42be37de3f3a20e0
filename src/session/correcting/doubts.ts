import type { Word } from '../../transcribe/transcriber.ts';
import { plainly, type SaidWord, saidWords } from './said.ts';

/** A stretch of a text, in UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A recogniser that is less sure of a word than this heard it by guessing. */
const DOUBTFUL = 0.5;
/** Longer utterances are not compared word by word with what became of them. */
const MOST_WORDS = 400;

/**
 * The words of a text of which its recogniser was not sure. What has been spelled otherwise since, such as a name of the
 * file, is no guess any more.
 */
export function doubtsIn(text: string, heard: readonly Word[] = []): readonly Stretch[] {
  if (!heard.some(isDoubtful) || heard.length > MOST_WORDS) return [];
  const written = saidWords(text);
  const sounds = heard.map(word => saidWords(word.text)[0]?.plain ?? plainly(word.text));
  return matches(
    sounds,
    written.map(({ plain }) => plain),
  ).flatMap(([from, to]) => {
    const { start, end } = written[to] as SaidWord;
    return isDoubtful(heard[from] as Word) ? [{ start, end }] : [];
  });
}

/** Where words of an utterance stand in what was written of it: each once, in their order. */
export function wordsWithin(written: string, words: readonly string[]): readonly Stretch[] {
  const all = saidWords(written);
  let from = 0;
  return words.flatMap(word => {
    const at = all.findIndex(({ plain }, index) => index >= from && plain === plainly(word));
    const found = all[at];
    if (!found) return [];
    from = at + 1;
    return [{ start: found.start, end: found.end }];
  });
}

function isDoubtful({ confidence }: Word): boolean {
  return confidence < DOUBTFUL;
}

/** Pairs of places that are the same in both, in order: the longest such row (LCS). */
function matches(one: readonly string[], other: readonly string[]): readonly (readonly [number, number])[] {
  const width = other.length + 1;
  const lengths = new Uint16Array((one.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] as number;
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      lengths[i * width + j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
