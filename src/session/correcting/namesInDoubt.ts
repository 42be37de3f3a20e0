import { splitWords } from '../../transcribe/names/splitWords.ts';
import type { Word } from '../../transcribe/transcriber.ts';
import { likeness } from './alike.ts';
import { type Correction, correction } from './corrections.ts';
import { doubtsIn } from './doubts.ts';
import { plainly, type SaidWord, saidWords } from './said.ts';

/** Words side by side that may have been one thing. */
const MOST_TOGETHER = 3;
/** So near must a name be by ear to what was heard for it to be offered, and so many are. */
const LEAST_LIKENESS = 0.6;
const MOST_NAMES = 3;

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
