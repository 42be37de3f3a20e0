import { soundAlikes } from '../../grammar/english/homophones.ts';
import { spelledOf } from '../../grammar/english/spelling.ts';
import type { Word } from '../../transcribe/transcriber.ts';
import { homophonesOf, likeness, soundsSame } from './alike.ts';
import { type SaidWord, saidWords, withWords } from './said.ts';

/** An utterance as it was meant, and what that takes the place of: what can be learnt from it. */
export interface Correction {
  readonly words: string;
  readonly from: string;
  readonly to: string;
}

/** So near must a phrase be by ear to be what was misheard. */
const LEAST_LIKENESS = { said: 0.6, refused: 0.8 } as const;
/** And so much nearer than any other. */
const LEAST_LEAD = 0.12;
const MOST_OFFERED = 8;
/** More ways to hear an utterance are not looked at. */
const MOST_HEARD = 60;

/** Every way in which words of an utterance can give way to others: none where they were not said. */
export function replacing(utterance: string, from: string, to: string): readonly Correction[] {
  const all = saidWords(utterance);
  const [wanted, given] = [plain(from), plain(to)];
  const exact = windows(all, wanted.length).filter(window => isSame(window, wanted));
  const alike = exact.length > 0 ? exact : windows(all, wanted.length).filter(window => isAlike(window, wanted));
  const places = alike.length > 0 ? alike : nearest(all, wanted);
  // Recognisers write both of "there, not their" in one way.
  if (wanted.join(' ') === given.join(' ')) return places.flatMap(window => otherWays(utterance, window));
  return places.map(window => correction(utterance, window, to));
}

/**
 * The one place of an utterance where words were misheard that sound like these; or none, or several that are as near.
 * What follows a mere "no" must be nearer: that may begin a sentence.
 */
export function mishearing(
  utterance: string,
  meant: string,
  how: keyof typeof LEAST_LIKENESS = 'said',
): readonly Correction[] {
  const all = saidWords(utterance);
  const wanted = plain(meant);
  if (all.map(word => word.plain).join(' ') === wanted.join(' ')) return [];
  return nearest(all, wanted, how).map(window => correction(utterance, window, meant));
}

/** Where an utterance has other words that sound the same as these. */
export function soundingSame(utterance: string, meant: string): readonly Correction[] {
  const wanted = plain(meant);
  return windows(saidWords(utterance), wanted.length)
    .filter(window => isAlike(window, wanted) && !isSame(window, wanted))
    .map(window => correction(utterance, window, meant));
}

/** How near the whole of an utterance is to other words by ear. */
export function wholeLikeness(utterance: string, meant: string): number {
  return likeness(
    saidWords(utterance).map(word => word.plain),
    plain(meant),
  );
}

/** The same utterance with another of the words that sound the same, each in turn. */
export function otherHearings(utterance: string): readonly Correction[] {
  return saidWords(utterance).flatMap(word => otherWays(utterance, [word]));
}

/**
 * What else an utterance may have been, the likeliest first: other words that sound like its own, first for those that the
 * recogniser itself was least sure of.
 */
export function hearings(utterance: string, confidences: readonly Word[] = []): readonly Correction[] {
  const all = saidWords(utterance);
  const words = all.map(word => word.plain);
  const found: (Correction & { readonly doubt: number })[] = [];
  for (const other of soundAlikes(words, MOST_HEARD)) {
    const at = words.findIndex((word, index) => word !== other[index]);
    // Two words may have been heard where one was meant.
    const gone = Math.max(1, words.length - other.length + 1);
    const come = Math.max(1, other.length - words.length + 1);
    const [first, last] = [all[at], all[at + gone - 1]];
    if (!first || !last) continue;
    const doubt = 1 - (confidences.find(({ text }) => text.toLowerCase().includes(first.plain))?.confidence ?? 1);
    found.push({ ...correction(utterance, [first, last], other.slice(at, at + come).join(' ')), doubt });
  }
  return found
    .sort((a, b) => b.doubt - a.doubt)
    .filter(({ words: one }, index, sorted) => sorted.findIndex(({ words: two }) => one === two) === index)
    .slice(0, MOST_OFFERED);
}

/** What was spelled as it may be meant too: "cap air trap" is `cat`, or `At`. */
export function otherSpelling(utterance: string): Correction | undefined {
  const all = saidWords(utterance);
  const from = all.findIndex(({ plain: word }) => /^(spell|spelled|spelt|letters)$/.test(word)) + 1;
  const letters = from > 0 ? all.slice(from) : [];
  const found =
    letters.length > 0 ? spelledOf(letters.map(({ start, end }) => utterance.slice(start, end))) : undefined;
  if (found?.other === undefined) return undefined;
  // "Capital" is never Talon's c, and "crunch cap" is none but c.
  const isLetter = found.text.startsWith('c');
  const meant = isLetter ? letters.map(({ plain: word }) => (word === 'cap' ? 'capital' : word)) : undefined;
  return meant && correction(utterance, [letters[0] as SaidWord, letters.at(-1) as SaidWord], meant.join(' '));
}

type Window = readonly [SaidWord, ...SaidWord[]] | readonly SaidWord[];

/** An utterance with other words in the place of some that stand side by side. */
export function correction(utterance: string, window: Window, to: string): Correction {
  const [first] = window as readonly [SaidWord];
  const last = window.at(-1) as SaidWord;
  return { words: withWords(utterance, first, last, to), from: utterance.slice(first.start, last.end), to };
}

function otherWays(utterance: string, window: Window): readonly Correction[] {
  const [only, ...more] = window;
  if (!only || more.length > 0) return [];
  return homophonesOf(only.plain).map(other => correction(utterance, [only], other));
}

function plain(words: string): readonly string[] {
  return saidWords(words).map(word => word.plain);
}

function windows(all: readonly SaidWord[], length: number): readonly (readonly SaidWord[])[] {
  if (length === 0) return [];
  return all.slice(0, Math.max(0, all.length - length + 1)).map((_word, at) => all.slice(at, at + length));
}

function isSame(window: readonly SaidWord[], wanted: readonly string[]): boolean {
  return window.every((word, index) => word.plain === wanted[index]);
}

function isAlike(window: readonly SaidWord[], wanted: readonly string[]): boolean {
  return window.every((word, index) => soundsSame(word.plain, wanted[index] as string));
}

/** The stretch that sounds most like some words; several where that is not certain, none where nothing is near. */
function nearest(
  all: readonly SaidWord[],
  wanted: readonly string[],
  how: keyof typeof LEAST_LIKENESS = 'said',
): readonly (readonly SaidWord[])[] {
  const lengths = [wanted.length, wanted.length - 1, wanted.length + 1].filter(length => length > 0);
  const scored = lengths
    .flatMap(length => windows(all, length))
    .map(window => ({
      window,
      score: likeness(
        window.map(word => word.plain),
        wanted,
      ),
    }))
    .filter(
      ({ score, window }) =>
        score >= LEAST_LIKENESS[how] && !(window.length === wanted.length && isSame(window, wanted)),
    )
    .sort((a, b) => b.score - a.score || a.window.length - b.window.length);
  const apart: typeof scored = [];
  for (const one of scored)
    if (!apart.some(({ window }) => window.some(word => one.window.includes(word)))) apart.push(one);
  const best = apart[0]?.score ?? 0;
  return apart.filter(({ score }) => score > best - LEAST_LEAD).map(({ window }) => window);
}
