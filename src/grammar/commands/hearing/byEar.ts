import { atOnce, type Slices } from '../../../syntax/slices.ts';
import { type Guess, misheard, phonesOf } from '../../ear/misheard.ts';
import { plainWords, wordsAsSaid } from '../../english/plainWords.ts';
import type { Place } from '../../places/place.ts';
import { verbCalled } from '../../verbs/verbs.ts';
import { type Reading, readings } from '../understand.ts';
import { isInvented, isMended } from './mended.ts';
import { vocabulariesOf } from './terms.ts';

/** A reading that comes to something, and what tells it from others. */
export interface Fit {
  readonly reading: Reading;
  readonly key: string;
}

/** What may have been said instead of what was heard, and comes to something. */
export interface Hearing {
  readonly reading: Reading;
  /** In words. */
  readonly heardAs: string;
  /** Whether it is so near, and so much nearer than any other, that it is taken without asking. */
  readonly isSure: boolean;
}

/** What is longer is no command that was heard a little wrong, in words. */
const MOST_WORDS = 20;
/** So many guesses are looked at. */
const MOST_GUESSES = 120;
/** What a guess may cost, for each phone of the utterance and at most. */
const COST_PER_PHONE = 0.2;
const MOST_COST = 2.8;
/**
 * So far may a command be from what was heard, for each of its phones: the more of it was heard as it can be said, the
 * less it matters how odd the rest sounds. What writes something needs more: a wrong edit costs more than a question.
 */
const APART_PER_PHONE = 0.11;
const APART_PER_PHONE_OF_WRITING = 0.085;
/** In what is written, nothing but the verb may be so far from what was heard in its place, for each phone of it. */
const APART_PER_PHONE_OF_PLACE = 0.21;
/** What is further is asked for. */
const APART_PER_PHONE_IF_ASKED = 0.15;
/** A guess that costs so much more than another is none beside it, and is not even asked for. */
const MARGIN = 0.15;
const MARGIN_IF_ASKED = 0.4;
/** So many can be told apart by who is asked. */
const MOST_ASKED = 3;

/**
 * What an utterance may have been that fits nowhere as it was heard, the likeliest first: one that is sure, or a few that
 * are not. None where nothing that can be said sounds like it.
 */
export async function byEar(
  utterance: string,
  place: Place | undefined,
  fitting: (source: Iterable<Reading>) => Promise<readonly Fit[]>,
  slices: Slices,
): Promise<readonly Hearing[]> {
  const fits: { readonly fit: Fit; readonly guess: Guess }[] = [];
  const vocabularies = await slices.run(vocabulariesOf(place?.wording));
  const texts = new Map([plainWords(utterance), wordsAsSaid(utterance)].map(words => [words.join(' '), words]));
  let best = Number.POSITIVE_INFINITY;
  for (const words of texts.values()) {
    if (words.length > MOST_WORDS) continue;
    let count = 0;
    for (const guess of misheard(words, vocabularies, { perPhone: COST_PER_PHONE, most: MOST_COST })) {
      if (slices.isOver) await slices.next();
      if (!guess) continue;
      if (++count > MOST_GUESSES || guess.cost > best + MARGIN_IF_ASKED) break;
      if (guess.apart > APART_PER_PHONE_IF_ASKED * phonesOf(guess.words)) continue;
      const [fit] = await fitting(unmended(guess, utterance, place));
      if (!fit || guess.apart > APART_PER_PHONE_IF_ASKED * evidenceOf(guess, fit)) continue;
      best = Math.min(best, guess.cost);
      fits.push({ fit, guess });
    }
  }
  const near = fits
    .filter(({ guess }) => guess.cost <= best + MARGIN_IF_ASKED)
    .sort((one, other) => one.guess.cost - other.guess.cost)
    .filter(({ fit }, at, all) => all.findIndex(each => each.fit.key === fit.key) === at);
  const [first, second] = near;
  if (!first) return [];
  const isNearest = fits.some(
    ({ fit, guess }) => fit.key === first.fit.key && guess.cost <= best + MARGIN && isNear(guess, fit),
  );
  const isSure = isNearest && (second?.guess.cost ?? Number.POSITIVE_INFINITY) >= best + MARGIN;
  // What only says more or less of the same thing is no other command, but one that was not understood.
  const others = near.filter(
    ({ guess }) => isSure || ![...texts.values()].some(said => isSameThing(guess.words, said)),
  );
  return others
    .slice(0, isSure ? 1 : MOST_ASKED)
    .map(({ fit, guess }) => ({ reading: fit.reading, heardAs: guess.words.join(' '), isSure }));
}

const DETERMINERS = /^(?:the|a|an|this|that|these|those)$/;

function isSameThing(one: readonly string[], other: readonly string[]): boolean {
  const bare = (words: readonly string[]) =>
    words
      .map(word => word.toLowerCase())
      .filter(word => !DETERMINERS.test(word))
      .join(' ');
  return bare(one) === bare(other);
}

function isNear(guess: Guess, fit: Fit): boolean {
  const evidence = evidenceOf(guess, fit);
  if (!fit.reading.calls.some(({ name }) => verbCalled(name)?.risk === 'edits'))
    return guess.apart <= APART_PER_PHONE * evidence;
  return guess.apart <= APART_PER_PHONE_OF_WRITING * evidence && guess.worst <= APART_PER_PHONE_OF_PLACE;
}

/** How much speaks for a command, in phones: what may be any words says nothing. */
function evidenceOf({ words, terms }: Guess, { reading }: Fit): number {
  const guessed = new Set(terms.flatMap(term => term.words));
  const free = reading.calls.flatMap(({ arguments: { to, words: typed } }) =>
    [to, typed].flatMap(value => (typeof value === 'string' ? value.toLowerCase().split(' ') : [])),
  );
  return phonesOf(words) - phonesOf(free.filter(word => !guessed.has(word)));
}

function* unmended(guess: Guess, utterance: string, place: Place | undefined): Generator<Reading> {
  for (const reading of readings(guess.words))
    if (!isMended(reading.calls, guess, place) && !isInvented(reading, utterance, place)) yield reading;
}

/** What sounds so nearly alike is the same to many ears. */
const COST_OF_SAME = 1.2;
const MOST_GUESSES_OF_SAME = 40;

/** Whether words sound just like a command. */
export function soundsLikeCommand(words: readonly string[]): boolean {
  if (words.length > MOST_WORDS) return false;
  const all = atOnce(vocabulariesOf(undefined));
  let count = 0;
  for (const guess of misheard(words, all, { perPhone: COST_PER_PHONE, most: COST_OF_SAME })) {
    if (!guess) continue;
    if (!readings(guess.words).next().done) return true;
    if (++count >= MOST_GUESSES_OF_SAME) break;
  }
  return false;
}
