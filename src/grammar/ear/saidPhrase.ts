import { distance } from './phones.ts';
import { soundsOfAll } from './sounds.ts';

/**
 * So far may what was heard be from a phrase, for each phone of it and at most. Of five phones, as “wake up” has, one may be a
 * little off (“week up”), and none another (“wait up”, “make up”); nor may one word of a long phrase (“stop listening” for
 * “start listening”).
 */
const APART_PER_PHONE = 0.09;
const MOST_APART = 0.6;
/** The same sounds: a phone that is said twice counts for hardly anything. */
const THE_SAME = 0.1;

/** How near what was heard must be: the same sounds in other letters, or nearly the same. */
export type Nearness = 'same' | 'alike';

/** What has more words is a text. */
const MOST_WORDS = 60;
/** Other letters for the same sounds are at most twice as many, and some. */
const MORE_LETTERS = 4;
/** What people say around a phrase, and recognisers make of a breath. */
const AROUND: ReadonlySet<string> = new Set([
  ...['ah', 'and', 'er', 'hey', 'hi', 'hm', 'hmm', 'now', 'oh', 'ok', 'okay', 'please', 'so', 'uh', 'um', 'well'],
]);

/**
 * Whether all of what was heard is one of these phrases, by letters or, where it is written in Latin letters, by how it
 * sounds: “Hey, a loud!” is “hey aloud”. It may be said several times in a row, with “okay” or “please” around it; a phrase
 * within a sentence is none.
 */
export function isSaidPhrase(heard: string, phrases: readonly string[], nearness: Nearness = 'alike'): boolean {
  const words = wordsOf(heard);
  return (
    words.length > 0 && words.length <= MOST_WORDS && phrases.some(phrase => isPhrase(words, wordsOf(phrase), nearness))
  );
}

function isPhrase(words: readonly string[], phrase: readonly string[], nearness: Nearness): boolean {
  if (phrase.length === 0) return false;
  return withoutAround(words).some(some => isAlike(some, phrase, nearness) || isRepeated(some, phrase, nearness));
}

/** All of them, and without each beginning and end that may stand around a phrase. */
function withoutAround(words: readonly string[]): readonly (readonly string[])[] {
  const from = words.findIndex(word => !AROUND.has(word));
  const end = words.findLastIndex(word => !AROUND.has(word)) + 1;
  const some: (readonly string[])[] = [];
  for (let start = 0; start <= Math.max(from, 0); start++)
    for (let stop = words.length; stop >= Math.max(end, start + 1); stop--) some.push(words.slice(start, stop));
  return some;
}

/** Several times in a row, in as many words each time; models that go round in circles stop in the middle. */
function isRepeated(words: readonly string[], phrase: readonly string[], nearness: Nearness): boolean {
  const counts = new Set([phrase.length, Math.round(words.length / Math.round(words.length / phrase.length))]);
  return [...counts].some(count => {
    const times = Math.floor(words.length / count);
    const rest = words.slice(times * count).join('');
    if (times < 2 || !words.slice(0, count).join('').startsWith(rest)) return false;
    const parts = Array.from({ length: times }, (_, i) => words.slice(i * count, (i + 1) * count));
    return parts.every(part => isAlike(part, phrase, nearness));
  });
}

function isAlike(words: readonly string[], phrase: readonly string[], nearness: Nearness): boolean {
  if (words.join('') === phrase.join('')) return true;
  const isLatin = [...words, ...phrase].every(word => /^[a-z']+$/.test(word));
  if (!isLatin || lettersOf(words) > 2 * lettersOf(phrase) + MORE_LETTERS) return false;
  return soundsOfAll(phrase).some(sound => {
    const allowed = nearness === 'same' ? THE_SAME : Math.min(MOST_APART, APART_PER_PHONE * sound.length);
    return soundsOfAll(words).some(heard => distance(heard, sound) <= allowed);
  });
}

function lettersOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

function wordsOf(text: string): readonly string[] {
  const plain = text.toLowerCase().replaceAll('’', "'");
  return plain.match(/[\p{L}\p{N}\p{M}']+/gu) ?? [];
}
