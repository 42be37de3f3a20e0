import { atOnce, type Slices } from '../../../syntax/slices.ts';
import { type Bound, type Guess, misheard, phonesOf } from '../../ear/misheard.ts';
import { misheardWhole } from '../../ear/misheardWhole.ts';
import type { Vocabulary } from '../../ear/vocabulary.ts';
import { isVerb } from '../../english/plain/verbs.ts';
import { plainWords, wordsAsSaid } from '../../english/plainWords.ts';
import type { Place } from '../../places/place.ts';
import { verbCalled } from '../../verbs/verbs.ts';
import { type Call, type Reading, readings } from '../understand.ts';
import { isAskedOtherwise, isNameTorn, isNewForOld, isOfCodeHere, OTHER_VERBS, takesAway } from './against.ts';
import { isInvented, isMended, isUnlikely } from './mended.ts';
import { vocabulariesOf, wholeCommands } from './terms.ts';

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
const BOUND: Bound = { perPhone: COST_PER_PHONE, most: 3.2 };
/**
 * So far may a command be from what was heard, for each of its phones: the more of it was heard as it can be said, the
 * less it matters how odd the rest sounds. What writes something needs more: a wrong edit costs more than a question.
 */
const APART_PER_PHONE = 0.11;
const APART_PER_PHONE_OF_WRITING = 0.085;
/** In what is written, nothing but the verb may be so far from what was heard in its place, for each phone of it. */
const APART_PER_PHONE_OF_PLACE = 0.21;
const APART_PER_PHONE_OF_BEGINNING = 0.2;
/** Where nothing else comes near, beginnings may be further: they are swallowed. */
const APART_PER_PHONE_OF_LONE_BEGINNING = 0.34;
const MARGIN_IF_LONE = 0.6;
/** What is further is asked for. */
const APART_PER_PHONE_IF_ASKED = 0.15;
/** A guess that costs so much more than another is none beside it, and is not even asked for. */
const MARGIN = 0.15;
const MARGIN_PER_APART = 0.3;
const MARGIN_IF_ASKED = 0.4;
/** What a place costs that is said without a verb: people say one, mostly. */
const WITHOUT_VERB = 0.3;
/** In code they stand as words of the language, and nothing is called so. */
const SMALL_WORDS = /^(?:a|an|the|of|in|to|for|and|or|if|is|as|by|on|at|from|with|not|this|that)$/;
/** So many can be told apart by who is asked. */
const MOST_ASKED = 3;

/**
 * What an utterance may have been that fits nowhere as it was heard, the likeliest first: one that is sure, or a few that
 * are not. None where nothing that can be said sounds like it.
 */
export async function byEar(
  utterance: string,
  place: Place | undefined,
  fitting: (source: Iterable<Reading>, guess: Guess) => Promise<readonly Fit[]>,
  slices: Slices,
): Promise<readonly Hearing[]> {
  const fits: Found[] = [];
  const vocabularies = await slices.run(vocabulariesOf(place?.wording));
  const wholes = await slices.run(wholeCommands());
  const texts = new Map([plainWords(utterance), wordsAsSaid(utterance)].map(words => [words.join(' '), words]));
  const isName = (words: readonly string[]) =>
    !SMALL_WORDS.test(words.join(' ')) && vocabularies.some(each => each.isName(words));
  let best = Number.POSITIVE_INFINITY;
  for (const words of texts.values()) {
    if (words.length > MOST_WORDS) continue;
    for (const guesses of [misheardWhole(words, wholes), misheard(words, vocabularies, BOUND)]) {
      let count = 0;
      for (const guess of guesses) {
        if (slices.isOver) await slices.next();
        if (!guess) continue;
        if (++count > MOST_GUESSES || guess.cost > best + askedMargin(best)) break;
        if (guess.apart > APART_PER_PHONE_IF_ASKED * phonesOf(guess.words)) continue;
        // What only says more or less of the same thing is no other command, but one that was not understood.
        if (isSameThing(guess.words, words) || isOfCodeHere(words, guess.words, place)) continue;
        const [fit] = await fitting(unmended(guess, words, utterance, place, isName), guess);
        if (!fit || guess.apart > APART_PER_PHONE_IF_ASKED * evidenceOf(guess, fit)) continue;
        const cost = guess.cost + (isOnlyPlace(guess, fit) ? WITHOUT_VERB : 0);
        best = Math.min(best, cost);
        fits.push({ fit, guess: { ...guess, cost } });
      }
    }
  }
  const near = fits
    .filter(({ guess }) => guess.cost <= best + askedMargin(best))
    .sort((one, other) => one.guess.cost - other.guess.cost)
    .filter(({ fit }, at, all) => all.findIndex(each => each.fit.key === fit.key) === at);
  const [first, second] = near;
  if (!first) return [];
  const margin = MARGIN + MARGIN_PER_APART * first.guess.apart;
  const [verb = ''] = plainWords(utterance);
  // A verb that was heard is not another that hardly sounds like it.
  const isOtherVerb = isVerb(verb) || OTHER_VERBS.test(verb.toLowerCase());
  const isLone = !second || second.guess.cost >= best + MARGIN_IF_LONE;
  const isNearest = fits.some(
    ({ fit, guess }) =>
      fit.key === first.fit.key &&
      guess.cost <= best + MARGIN &&
      isNear(guess, fit, isLone && !isOtherVerb) &&
      (!isOtherVerb || guess.beginning <= APART_PER_PHONE_OF_BEGINNING),
  );
  // A verb that was heard is not lost: "add dev dependencies" is no "end of dependencies".
  const isVerbLost = isOnlyPlace(first.guess, first.fit) && isVerb(verb);
  // Nobody hears two commands in one, but where all that was misheard is what joins them.
  const heard = new Set(plainWords(utterance).map(word => word.toLowerCase()));
  const isSplit =
    first.fit.reading.calls.length > 1 &&
    !heard.has('and') &&
    first.guess.words.filter(word => !heard.has(word.toLowerCase())).length > 1;
  const isSure =
    isNearest &&
    !isVerbLost &&
    !isAskedOtherwise(verb, first.guess.words) &&
    !isSplit &&
    !hasTwin(first, vocabularies) &&
    !isNameTorn(plainWords(utterance), first.guess.words, place) &&
    (second?.guess.cost ?? Number.POSITIVE_INFINITY) >= best + margin;
  return near
    .slice(0, isSure ? 1 : MOST_ASKED)
    .map(({ fit, guess }) => ({ reading: fit.reading, heardAs: guess.words.join(' '), isSure }));
}

/** How much dearer than the best a guess is that is asked for beside it. */
function askedMargin(best: number): number {
  return best === Number.POSITIVE_INFINITY ? 0 : Math.max(MARGIN_IF_ASKED, MARGIN_PER_APART * best);
}

/** Whether a new name has a word, as it was heard, that sounds just like one of code: "red header". */
function hasTwin({ guess, fit }: Found, vocabularies: readonly Vocabulary[]): boolean {
  const guessed = new Set(guess.terms.flatMap(({ words }) => words));
  return fit.reading.calls.some(
    ({ name, arguments: { to } }) =>
      name === 'rename_target' &&
      typeof to === 'string' &&
      to.split(' ').some(word => !guessed.has(word) && vocabularies.some(each => each.hasTwin(word))),
  );
}

function isOnlyPlace({ words }: Guess, { reading }: Fit): boolean {
  return !isVerb(words[0] ?? '') && reading.calls[0]?.name === 'go_to_target';
}

interface Found {
  readonly fit: Fit;
  readonly guess: Guess;
}

const DETERMINERS = /^(?:the|a|an|this|that|these|those)$/;
const POINTING = /^(?:this|these)$/;

function isSameThing(one: readonly string[], other: readonly string[]): boolean {
  const bare = (words: readonly string[], all: RegExp) =>
    words
      .map(word => word.toLowerCase())
      .filter(word => !all.test(word))
      .join(' ');
  // "The text" is one of the texts.
  if (inSingular(one) === inSingular(other)) return true;
  // "This two lines" is these.
  return bare(one, DETERMINERS) === bare(other, DETERMINERS) && bare(one, POINTING) !== bare(other, POINTING);
}

function isNear(guess: Guess, fit: Fit, isLone: boolean): boolean {
  const evidence = evidenceOf(guess, fit);
  if (!fit.reading.calls.some(({ name }) => verbCalled(name)?.risk === 'edits'))
    return (
      guess.apart <= APART_PER_PHONE * evidence &&
      (guess.beginning <= APART_PER_PHONE_OF_BEGINNING || !fit.reading.calls.some(isAnswer))
    );
  // All but the verb was heard as it can be said, and no other verb comes near.
  const isOnlyVerb = isLone && guess.worst === 0 && guess.terms.length === 1;
  return (
    guess.apart <= (isOnlyVerb ? APART_PER_PHONE : APART_PER_PHONE_OF_WRITING) * evidence &&
    guess.worst <= APART_PER_PHONE_OF_PLACE &&
    guess.beginning <= (isLone ? APART_PER_PHONE_OF_LONE_BEGINNING : APART_PER_PHONE_OF_BEGINNING)
  );
}

/** Whether a call only tells something: what may be asked for instead hardly begins otherwise, "round" is no "read". */
function isAnswer({ name }: Call): boolean {
  return verbCalled(name)?.risk === 'reads';
}

/** How much speaks for a command, in phones: what may be any words says nothing. */
function evidenceOf({ words, terms }: Guess, { reading }: Fit): number {
  const guessed = new Set(terms.flatMap(term => term.words));
  const said = ` ${words.join(' ').toLowerCase()} `;
  const free = reading.calls
    .flatMap(({ name, arguments: given }) => (verbCalled(name) ? [given['to'], given['words']] : Object.values(given)))
    .flatMap(value =>
      typeof value === 'string' && said.includes(` ${value.toLowerCase()} `) ? value.toLowerCase().split(' ') : [],
    );
  return phonesOf(words) - phonesOf(free.filter(word => !guessed.has(word)));
}

function* unmended(
  guess: Guess,
  heard: readonly string[],
  utterance: string,
  place: Place | undefined,
  isName: (words: readonly string[]) => boolean,
): Generator<Reading> {
  for (const reading of readings(guess.words))
    if (
      !isMended(reading.calls, guess, heard, place, isName) &&
      !isInvented(reading, utterance, place) &&
      !isUnlikely(reading, place, true) &&
      !takesAway(reading, guess, heard, place) &&
      !isNewForOld(reading, guess, heard, place)
    )
      yield reading;
}

function inSingular(words: readonly string[]): string {
  return words.map(word => word.toLowerCase().replace(/(?<=[^s]{3})s$/, '')).join(' ');
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
