import type { Place } from '../place.ts';
import { phrasesIn } from './phrases.ts';
import { mayStand } from './standing.ts';

/** Words that say nothing about what is meant. */
const EMPTY =
  /^(the|a|an|of|to|in|on|at|for|with|and|or|is|are|was|it|its|that|this|these|those|my|our|be|as|by|from|some|any|there|we|i|you)$/;

/** Names that stand for nothing in particular: what is so called must stand there as a name, near. */
const VAGUE =
  /^(thing|things|stuff|bug|bugs|problem|problems|issue|issues|logic|code|relevant|part|parts|bit|bits|place|one|ones|mess|something|anything|whatever|everything|way|case|other|area|section|piece|rest|it|this|that|some|bad|good|right|wrong|broken|weird|ugly|old|new|first|last|next)$/;

/** What languages write for some words, both without their endings. */
const ALSO: ReadonlyMap<string, readonly string[]> = new Map([
  ['print', ['println', 'printf', 'fprint', 'fprintln', 'put', 'echo', 'cout', 'log', 'writeln', 'prin']],
  ['log', ['logger', 'logg', 'print', 'println']],
  ['import', ['includ', 'using', 'use', 'requir', 'from']],
  ['throw', ['rais', 'panic']],
  ['rais', ['throw', 'panic']],
]);

/** Whether words are no more than what every sentence has: "the", "in it". */
export function isEmpty(words: readonly string[]): boolean {
  return words.every(word => EMPTY.test(word.toLowerCase()));
}

/** Whether words name nothing in particular: "the relevant code", "the bug". */
export function isVagueName(words: readonly string[]): boolean {
  return words.every(word => VAGUE.test(word.toLowerCase()) || EMPTY.test(word.toLowerCase()));
}

/**
 * Tells whether a piece of a place's text has some words as they were said, in any style of names; undefined where none
 * can have them.
 */
export function sayer(words: readonly string[], place: Place): ((text: string) => boolean) | undefined {
  const from = words.findIndex(word => !/^(the|a|an)$/i.test(word));
  const phrases = phrasesIn(words.slice(Math.max(0, from)), place, 'words');
  if (phrases.length === 0) return undefined;
  return text => phrases.some(phrase => !phrase.in(text).next().done);
}

/** The same for all of some words in any form and order: "retrying" where it has "retries". */
export function mentioner(words: readonly string[], place: Place): ((text: string) => boolean) | undefined {
  const wanted = formsOf(words);
  const canStand = wanted.every(forms => forms.some(form => mayStand(beginningOf(form), place)));
  if (wanted.length === 0 || !canStand) return undefined;
  return text => {
    const small = text.toLowerCase();
    if (!wanted.every(forms => forms.some(form => small.includes(beginningOf(form))))) return false;
    const there = new Set(wordsOf(text).map(stemOf));
    return wanted.every(forms => forms.some(form => there.has(form)));
  };
}

/** Whether a piece of a place's text can have some words, as they were said or in any form. */
export function canHold(words: readonly string[], place: Place): boolean {
  return (sayer(words, place) ?? mentioner(words, place)) !== undefined;
}

/** For each word that says something its stem, and what languages write for it. */
function formsOf(words: readonly string[]): readonly (readonly string[])[] {
  return words
    .map(word => word.toLowerCase())
    .filter(word => !EMPTY.test(word))
    .map(stemOf)
    .map(stem => [stem, ...(ALSO.get(stem) ?? [])]);
}

/** What every word with a stem begins with: "retry" and "retries" with `retr`. */
function beginningOf(stem: string): string {
  return stem.replace(/i$/, '');
}

/** The words of a text, those of names apart. */
function wordsOf(text: string): readonly string[] {
  return (text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? []).map(word => word.toLowerCase());
}

/** A word without its ending, near enough to compare: `retries`, `retrying` and `retry` are `retri`. */
function stemOf(word: string): string {
  if (word.length < 4) return word;
  const bare = word.replace(/ies$/, 'i').replace(/(ing|ed|es|(?<!s)s)$/, '');
  const short = bare.length < 3 ? word : bare;
  return short
    .replace(/([^aeiouls])\1$/, '$1')
    .replace(/e$/, '')
    .replace(/y$/, 'i');
}
