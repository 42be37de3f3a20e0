import type { Slices } from '../../../syntax/slices.ts';
import { CONSTRUCT_WORDS, CONSTRUCTS } from '../../adding/constructs.ts';
import { type Guess, misheard } from '../../ear/misheard.ts';
import { ENCLOSURES, OWN_QUOTES } from '../../english/enclosures.ts';
import { plainWords, wordsAsSaid } from '../../english/plainWords.ts';
import type { Place } from '../../places/place.ts';
import { type Call, type Reading, readings } from '../understand.ts';
import { vocabulariesOf } from './terms.ts';

/** A reading that comes to something, and what tells it from others. */
export interface Fit {
  readonly reading: Reading;
  readonly key: string;
}

/** What is longer is no command that was heard a little wrong, in words. */
const MOST_WORDS = 20;
/** So many guesses are looked at. */
const MOST_GUESSES = 120;
/** What a guess may cost, for each letter of the utterance and at most. */
const COST_PER_LETTER = 0.12;
const MOST_COST = 2.4;
/** What writes something needs more: a wrong edit costs more than one word said again. */
const COST_OF_WRITING_PER_LETTER = 0.04;
const MOST_COST_OF_WRITING = 0.85;
const WRITES = /^(?!go_to|select|move_cursor)\w+_(?:targets?|code|words)$/;
/** A guess that costs so much more than another is none beside it. */
const MARGIN = 0.15;

/** What the grammar makes of an utterance that was misheard: undefined where nothing that can be said sounds like it. */
export async function byEar(
  utterance: string,
  place: Place | undefined,
  fitting: (source: Iterable<Reading>) => Promise<readonly Fit[]>,
  slices: Slices,
): Promise<
  { readonly reading: Reading; readonly alternatives: readonly Reading[]; readonly heardAs: string } | undefined
> {
  const fits: { readonly fit: Fit; readonly guess: Guess }[] = [];
  const texts = new Map([plainWords(utterance), wordsAsSaid(utterance)].map(words => [words.join(' '), words]));
  for (const words of texts.values()) {
    if (words.length > MOST_WORDS) continue;
    const letters = words.join('').length;
    let most = Math.min(MOST_COST, COST_PER_LETTER * letters);
    let count = 0;
    for (const guess of misheard(words, vocabulariesOf(place?.wording), most)) {
      if (slices.isOver) await slices.next();
      if (!guess) continue;
      if (++count > MOST_GUESSES || guess.cost > most) break;
      const mayWrite = guess.cost <= Math.min(MOST_COST_OF_WRITING, COST_OF_WRITING_PER_LETTER * letters);
      const allowed = function* () {
        for (const reading of readings(guess.words))
          if ((mayWrite || !reading.calls.some(({ name }) => WRITES.test(name))) && !isMended(reading.calls, guess))
            yield reading;
      };
      const [fit] = await fitting(allowed());
      if (!fit) continue;
      most = Math.min(most, guess.cost + MARGIN);
      fits.push({ fit, guess });
    }
  }
  const [first, ...rest] = fits.sort((one, other) => one.guess.cost - other.guess.cost);
  if (!first) return undefined;
  const isDoubtful = rest.some(({ fit, guess }) => fit.key !== first.fit.key && guess.cost < first.guess.cost + MARGIN);
  if (isDoubtful) return undefined;
  return { reading: first.fit.reading, alternatives: [], heardAs: first.guess.words.join(' ') };
}

/** Small words that nothing is called and that no value is: "rename total to some". */
const NO_NAME = /^(?:some|too|their|there|your|whose|a|an|the|but|hear|knot|four|won|ate)$/;

/**
 * Whether a reading would write what hardly anyone means, so that something else may have been said: a small word for a
 * name, or a plain word around something.
 */
export function isUnlikely({ calls }: Reading, place: Place | undefined): boolean {
  return calls.some(({ name, arguments: { to, with: around } }) => {
    if (typeof around === 'string' && name === 'surround_target')
      return /^[\p{L} ]+$/u.test(around) && !isAround(around.toLowerCase());
    if (typeof to !== 'string' || !/^(?:rename|change)_target$/.test(name)) return false;
    // In a text any word may be meant.
    return (
      NO_NAME.test(to.toLowerCase()) &&
      place?.wording.writing !== undefined &&
      place.wording.lexicon.spelling([to]) === undefined
    );
  });
}

/** What sounds so nearly alike is the same to many ears. */
const COST_OF_SAME = 1.2;
const MOST_GUESSES_OF_SAME = 40;

/** Whether words sound just like a command. */
export function soundsLikeCommand(words: readonly string[]): boolean {
  if (words.length > MOST_WORDS) return false;
  let count = 0;
  for (const guess of misheard(words, vocabulariesOf(undefined), COST_OF_SAME)) {
    if (!guess) continue;
    if (!readings(guess.words).next().done) return true;
    if (++count >= MOST_GUESSES_OF_SAME) break;
  }
  return false;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What a value may be mended with: names where one is meant, words of code where code is. Text is never mended. */
const MENDED: Readonly<Record<string, ReadonlySet<string>>> = {
  rename_target: new Set(['name']),
  change_target: NOTHING,
  surround_target: new Set(['thing', 'code']),
  wrap_target: new Set(['thing', 'code']),
  add_code: new Set(['thing', 'name', 'code']),
};

/** Arguments that point at something, or say how often: not what is written. */
const POINTS = /^(?:target|from|where|edge|direction|times|count|object|command|of|place|unit)$/;

/** What is said of these is text. */
const OF_TEXT = /\b(?:string|text|comment|message|sentence|paragraph|title|heading)\b/;

/** With other words of commands nothing ends that is pointed at, but by chance. */
const ENDS_TARGET =
  /(?:^| )(?:here|this|that|it|them|these|those|end|start|beginning|top|bottom|everywhere|\d+|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|eleven|twelve|twenty)$/;

/** Behind an article stands a thing, or which one it is. */
function isAfterArticle(words: readonly string[], text: string): boolean {
  return (
    new RegExp(`\\b(?:the|a|an) ${words.join(' ')}\\b`).test(text) &&
    !/^(?:next|previous|last|first|second|third|start|end|beginning|top|bottom|whole)$/.test(words.join(' '))
  );
}

/** Nobody means all of a text by something that only sounds like it. */
const ALL = /^(?:file|document|buffer|page|everything|all)$/;

/** Whether a reading would write something that only was guessed. */
function isMended(calls: readonly Call[], { terms }: Guess): boolean {
  if (terms.some(({ words }) => words.some(word => ALL.test(word)))) return true;
  return calls.some(({ name, arguments: given }) => {
    const isText = OF_TEXT.test(String(given['target'] ?? ''));
    return Object.entries(given).some(([key, value]) => {
      if (typeof value !== 'string') return false;
      const text = value.toLowerCase();
      if (POINTS.test(key) && terms.some(({ words, kind }) => kind === 'command' && isAfterArticle(words, text)))
        return true;
      if (POINTS.test(key))
        return terms.some(
          ({ words, kind }) => kind === 'command' && text.endsWith(` ${words.join(' ')}`) && !ENDS_TARGET.test(text),
        );
      // What goes around something is what is known to: any other word would be written as it is.
      if (/^(?:surround|wrap)_target$/.test(name) && !isAround(text)) return true;
      const allowed = isText ? NOTHING : (MENDED[name] ?? NOTHING);
      return terms.some(({ words, kind }) => ` ${text} `.includes(` ${words.join(' ')} `) && !allowed.has(kind));
    });
  });
}

const SIGNS_AROUND: ReadonlySet<string> = new Set(
  [...ENCLOSURES, OWN_QUOTES].flatMap(({ one, many }) => [...one, ...many]),
);

/** "Quotes", "an if". */
function isAround(text: string): boolean {
  const [, article, said = ''] = /^(an? )?(.*)$/.exec(text) ?? [];
  return (
    SIGNS_AROUND.has(said) ||
    (article !== undefined && said.split(' ').every(word => CONSTRUCTS.has(word) || CONSTRUCT_WORDS.has(word)))
  );
}
