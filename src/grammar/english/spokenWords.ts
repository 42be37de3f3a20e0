import { withSpelling } from './spelling.ts';

/** Nobody commands in more words, or writes a line of code in them; what is longer is a text. */
export const MOST_WORDS = 60;

/**
 * An utterance as words: punctuation that a recogniser writes of its own accord goes, as do words of courtesy around a
 * command. Letters keep their case: names may come spelled. What is spelled letter by letter is the word that it comes to.
 */
export function spokenWords(utterance: string): readonly string[] {
  const words = utterance
    .normalize('NFC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d"]/g, '')
    .split(/\s+/)
    .map(word => withoutStop(word).replace(/\bun-?comment\b/i, 'uncomment'))
    .filter(Boolean);
  return withSpelling(withoutCourtesy(words));
}

/** A full stop ends a sentence; one inside of a number or a name belongs to it. */
function withoutStop(word: string): string {
  let end = word.length;
  while (end > 0 && '.,!?;:'.includes(word[end - 1] as string)) end--;
  return word.slice(0, end);
}

const BEFORE = ['please', 'okay', 'ok', 'could you', 'can you', 'would you', 'now', 'and', 'then', 'um', 'uh'].map(
  phrase => phrase.split(' '),
);
const BEHIND = ['please', 'thanks', 'thank you', 'for me', 'now'].map(phrase => phrase.split(' '));

/** One word is left at least. */
function withoutCourtesy(words: readonly string[]): readonly string[] {
  const said = words.map(word => word.toLowerCase());
  let from = 0;
  let to = words.length;
  const isAt = (phrase: readonly string[], at: number) => phrase.every((word, index) => said[at + index] === word);
  for (let before = -1; before !== to - from; ) {
    before = to - from;
    for (const phrase of BEFORE) if (to - from > phrase.length && isAt(phrase, from)) from += phrase.length;
    for (const phrase of BEHIND) if (to - from > phrase.length && isAt(phrase, to - phrase.length)) to -= phrase.length;
  }
  return words.slice(from, to);
}
