import { splitWords } from '../../transcribe/names/splitWords.ts';
import type { Word } from '../../transcribe/transcriber.ts';
import { likeness } from './alike.ts';
import { type Correction, correction } from './corrections.ts';
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
/** Words side by side that may have been one thing. */
const MOST_TOGETHER = 3;
/** So near must a name be by ear to what was heard for it to be offered, and so many are. */
const LEAST_LIKENESS = 0.6;
const MOST_NAMES = 3;

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

/** Names that sound like what is in doubt, the nearest first: any of them may have been said. */
export function namesInDoubt(
  utterance: string,
  heard: readonly Word[] | undefined,
  names: readonly string[],
): readonly Correction[] {
  const doubts = doubtsIn(utterance, heard);
  if (doubts.length === 0) return [];
  const all = saidWords(utterance);
  const unsure = new Set(all.filter(({ start }) => doubts.some(doubt => doubt.start === start)));
  const found: { readonly correction: Correction; readonly near: number }[] = [];
  for (const name of new Set(names)) {
    const spoken = splitWords(name).map(plainly);
    const nearest = runsOf(all, unsure)
      .map(run => ({
        run,
        near: likeness(
          run.map(({ plain }) => plain),
          spoken,
        ),
      }))
      .sort((a, b) => b.near - a.near)[0];
    if (!nearest || nearest.near < LEAST_LIKENESS) continue;
    if (nearest.run.map(({ plain }) => plain).join(' ') === spoken.join(' ')) continue;
    found.push({ correction: correction(utterance, nearest.run, spoken.join(' ')), near: nearest.near });
  }
  return found
    .sort((a, b) => b.near - a.near)
    .slice(0, MOST_NAMES)
    .map(({ correction: one }) => one);
}

/** Stretches of an utterance with a doubtful word at each end. */
function runsOf(all: readonly SaidWord[], unsure: ReadonlySet<SaidWord>): readonly (readonly SaidWord[])[] {
  return all.flatMap((word, at) =>
    unsure.has(word)
      ? Array.from({ length: MOST_TOGETHER }, (_each, more) => all.slice(at, at + more + 1)).filter(
          (run, more) => run.length === more + 1 && unsure.has(run.at(-1) as SaidWord),
        )
      : [],
  );
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
