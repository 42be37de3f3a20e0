import { entryOf } from '../../../common/entryOf.ts';
import { CONSTRUCT_WORDS, CONSTRUCTS } from '../../adding/constructs.ts';
import type { Guess } from '../../ear/misheard.ts';
import { ENCLOSURES, OWN_QUOTES } from '../../english/enclosures.ts';
import { SIGNS } from '../../english/signs.ts';
import type { Place } from '../../places/place.ts';
import { verbCalled } from '../../verbs/verbs.ts';
import { COMMON_WORDS } from '../recogniserPatterns.ts';
import type { Call, Reading } from '../understand.ts';
import { ABBREVIATIONS, COMPOUNDS } from './terms.ts';

/** "The of statement": between an article and a thing stands what kind of thing it is. */
const BETWEEN = /^(?:(?:go|up|down) )?(?:to )?(?:the|a|an|this|that) (?:of|at|off|a|an|the|and|or) \S/i;

/** What is in other files is nowhere in this one. */
const IN_FILES = /\bin (?:all|every|other|all of|all the|the other) files?$/i;

/** "A constant name max users": behind a thing its name is said to be one. What is of some type says so. */
const THEN_NAME = /^(?:(?:an?|the|another) )?(?:new )?(\w+(?: \w+)?) (names?) (\w+ \w.*)/i;
const OF_ITSELF = /^(?:of|with|equals|that|which|as|to|in|and|is)$/;

/** `isGuess` is whether it was made of what was heard: then "names" is no name either. */
function isNamedBadly(what: string, place: Place | undefined, isGuess: boolean): boolean {
  const [, thing = '', name, rest = ''] = THEN_NAME.exec(what.toLowerCase()) ?? [];
  if (name === undefined || (name === 'names' && !isGuess)) return false;
  const words = rest.split(' ');
  const { types = {} } = place?.wording.writing ?? {};
  const isOfType = words.some(word => Object.hasOwn(types, word) || SIGNS.has(word));
  return !isOfType && !OF_ITSELF.test(words[0] ?? '') && (CONSTRUCTS.has(thing) || CONSTRUCT_WORDS.has(thing));
}

/** Small words that nothing is called and that no value is: "rename total to some". */
const NO_NAME = /^(?:some|too|their|there|your|whose|a|an|the|but|hear|knot|four|won|ate)$/;

/**
 * Whether a reading would write what hardly anyone means, so that something else may have been said: a small word for a
 * name, one word as two, or a plain word around something.
 */
export function isUnlikely({ calls }: Reading, place: Place | undefined, isGuess = false): boolean {
  return calls.some(({ name, arguments: { to, what, target, with: around } }) => {
    if (typeof target === 'string' && (BETWEEN.test(target) || IN_FILES.test(target))) return true;
    if (typeof around === 'string' && name === 'surround_target')
      return /^[\p{L} ]+$/u.test(around) && !isAround(around.toLowerCase());
    // In a text any word may be meant.
    if (place?.wording.writing === undefined) return false;
    const { lexicon } = place.wording;
    // "A doc comment": nothing is called "a".
    if (typeof what === 'string' && name === 'add_code' && isNamedBadly(what, place, isGuess)) return true;
    if (typeof what === 'string' && name === 'add_code')
      return /^(?:a|to|in|of|at|on) dot /i.test(what) && !/\ba\s*[.,;:=)[]/.test(place.text);
    if (typeof to !== 'string' || !/^(?:rename|change)_target$/.test(name)) return false;
    return (
      (NO_NAME.test(to.toLowerCase()) || hasCompoundInTwo(to.toLowerCase().split(' '))) &&
      lexicon.spelling(to.split(' ')) === undefined
    );
  });
}

function hasCompoundInTwo(words: readonly string[]): boolean {
  return words.some((word, at) => COMPOUNDS.has(word + (words[at + 1] ?? '')) && !COMPOUNDS.has(word));
}

const KNOWN: ReadonlySet<string> = new Set([...COMMON_WORDS, ...ABBREVIATIONS]);

/**
 * Whether something would be called by what a recogniser takes for a name of the world, as it does with what it does not
 * know: "rename http client to AKI client". What stands in the file is no such name.
 */
export function isInvented({ calls }: Reading, utterance: string, place: Place | undefined): boolean {
  const lexicon = place?.wording.lexicon;
  if (!lexicon) return false;
  const written = [...utterance.matchAll(/(?<=[^\s.?!]\s+)\p{Lu}[\p{L}\d]*/gu)].map(([word]) => word);
  const isKnown = (word: string) => KNOWN.has(word) || lexicon.spelling([word]) !== undefined;
  // "Rename Basket to Cart": as in a title.
  const isTitle = written.some(word => /\p{Ll}/u.test(word) && isKnown(word.toLowerCase()));
  const capitals = new Set(written.filter(word => !isTitle || !/\p{Ll}/u.test(word)).map(word => word.toLowerCase()));
  return calls.some(
    ({ name, arguments: { to } }) =>
      name === 'rename_target' &&
      typeof to === 'string' &&
      to
        .toLowerCase()
        .split(' ')
        .some(word => capitals.has(word) && !isKnown(word)),
  );
}

const LEAST_LETTERS_BEHIND = 3;

/** Whether an invented name is one of letters alone, or of a word of code and something else: "ADI", "Maxpeak". */
export function isOdd({ calls }: Reading, utterance: string): boolean {
  return calls.some(({ arguments: { to } }) =>
    String(to ?? '')
      .split(' ')
      .some(word => {
        const small = word.toLowerCase();
        const isOfLetters = word.length > 1 && utterance.includes(word.toUpperCase()) && !KNOWN.has(small);
        const isOfTwo = [...KNOWN].some(
          known => small.startsWith(known) && small.length >= known.length + LEAST_LETTERS_BEHIND,
        );
        return isOfLetters || isOfTwo;
      }),
  );
}

const NOTHING: ReadonlySet<string> = new Set();

/** What a value may be mended with: names where one is meant, words of code where code is. Text is never mended. */
const MENDED: Readonly<Record<string, ReadonlySet<string>>> = {
  rename_target: new Set(['name']),
  change_target: NOTHING,
  surround_target: new Set(['thing', 'code', 'sign']),
  wrap_target: new Set(['thing', 'code', 'sign']),
  add_code: new Set(['thing', 'name', 'code', 'sign']),
  write_statement: new Set(['name', 'code', 'sign']),
  // What is searched for may be what stands here.
  fill_box: new Set(['name']),
};

const NAMES: ReadonlySet<string> = new Set(['name']);

/** What stands before a name is no part of it. */
const CALLED = /^(?:named|called)$/;

/** In the place of a name a name is written. */
function mendedOf(name: string, { target }: Call['arguments'], place: Place | undefined): ReadonlySet<string> {
  const isName =
    name === 'change_target' &&
    typeof target === 'string' &&
    place?.wording.writing !== undefined &&
    place.wording.lexicon.spelling(target.replace(/^(?:all )?phrase /, '').split(' ')) !== undefined;
  return isName ? NAMES : (entryOf(MENDED, name) ?? NOTHING);
}

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

/** "This row parts": behind this thing or these nothing else is named, but where they are. */
function isBesideMore(words: readonly string[], text: string): boolean {
  const behind = / (\S+)/.exec(text.split(words.join(' '))[1] ?? '')?.[1];
  return (
    /^(?:this|these)$/.test(words[0] ?? '') &&
    behind !== undefined &&
    !/^(?:in|of|on|to|and|from|with|at)$/.test(behind)
  );
}

/** Nobody means all of a text by something that only sounds like it. */
const ALL = /^(?:file|document|buffer|page|everything|all)$/;

/** What took the place of a name that is written is so near to what was heard, for each phone. */
const APART_PER_PHONE_OF_WRITTEN = 0.18;

/** A modifier is nearly what was heard: "consistent" is no "constant". */
const APART_OF_MODIFIER = 0.1;

/** What is said of all there is. */
const OF_ALL = /\b(?:all|every|everything|everywhere|files?|document|buffer|page)\b/;

function isMarkup(place: Place | undefined): boolean {
  return place?.wording.writing?.names.variable === 'kebab';
}

/** Whether a reading would write something that only was guessed; `isName` tells what something is called here. */
export function isMended(
  calls: readonly Call[],
  { terms, beginning }: Guess,
  heard: readonly string[],
  place: Place | undefined,
  isName: (words: readonly string[]) => boolean,
): boolean {
  const small = heard.map(word => word.toLowerCase());
  const isOfText = calls.some(({ name }) => verbCalled(name));
  if (
    isOfText &&
    terms.some(({ words }) =>
      words.some(word => ALL.test(word) && !small.includes(word) && !small.includes(`${word}s`)),
    )
  )
    return true;
  return calls.some(({ name, arguments: given }) => {
    // "The X should say this, not that" is made of nearly anything.
    if (name === 'exchange_target') return true;
    // Between tags any word may stand.
    if (name === 'add_code' && isMarkup(place) && terms.some(({ kind }) => kind !== 'command')) return true;
    // What is done with all there is was heard well.
    if (beginning > 0 && verbCalled(name)?.risk === 'edits' && OF_ALL.test(String(given['target'] ?? ''))) return true;
    const isText = OF_TEXT.test(String(given['target'] ?? ''));
    return Object.entries(given).some(([key, value]) => {
      if (typeof value !== 'string') return false;
      const text = value.toLowerCase();
      if (POINTS.test(key) && terms.some(({ words, kind }) => kind === 'command' && isAfterArticle(words, text)))
        return true;
      if (POINTS.test(key) && terms.some(({ words, kind }) => kind === 'thing' && isBesideMore(words, text)))
        return true;
      if (key === 'modifier')
        return terms.some(({ words, local }) => words.includes(text) && local > APART_OF_MODIFIER);
      if (POINTS.test(key))
        return terms.some(
          ({ words, kind }) => kind === 'command' && text.endsWith(` ${words.join(' ')}`) && !ENDS_TARGET.test(text),
        );
      // What goes around something is what is known to: any other word would be written as it is.
      if (/^(?:surround|wrap)_target$/.test(name) && !isAround(text)) return true;
      if (` ${small.join(' ')} `.includes(` ${text} `)) return false;
      const allowed = isText ? NOTHING : mendedOf(name, given, place);
      return terms.some(
        ({ words, kind, local }) =>
          !(name === 'add_code' && CALLED.test(words.join(' '))) &&
          ` ${text} `.includes(` ${words.join(' ')} `) &&
          !(
            (allowed.has(kind) && kind !== 'name') ||
            (allowed.has('name') && isName(words) && local <= APART_PER_PHONE_OF_WRITTEN)
          ),
      );
    });
  });
}

const SIGNS_AROUND: ReadonlySet<string> = new Set(
  [...ENCLOSURES, OWN_QUOTES].flatMap(({ one, many }) => [...one, ...many]),
);

/** "A try block". */
const OF_CONSTRUCTS = /^(?:block|statement|loop|expression|clause)$/;

/** "Quotes", "an if", "try catch". */
function isAround(text: string): boolean {
  const [, article, said = ''] = /^(an? )?(.*)$/.exec(text) ?? [];
  return (
    SIGNS_AROUND.has(said) ||
    ((article !== undefined || said.includes(' ')) &&
      said
        .split(' ')
        .every((word, at) => CONSTRUCTS.has(word) || CONSTRUCT_WORDS.has(word) || (at > 0 && OF_CONSTRUCTS.test(word))))
  );
}
