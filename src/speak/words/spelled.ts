import { entryOf } from '../../common/entryOf.ts';

/** How signs in names are called. */
const SIGNS: Readonly<Record<string, string>> = {
  _: 'underscore',
  '-': 'dash',
  '.': 'dot',
  $: 'dollar',
  '#': 'hash',
  '@': 'at',
  '/': 'slash',
  "'": 'apostrophe',
};

/** What looks like a name of code: in backticks, or with a capital, digit or sign within. */
const NAME = /`([^`\s]{1,80})`|\b(?=\w*[\p{Ll}\d_]\p{Lu}|\w*[_\d])[\p{L}_$][\w$]{1,80}/gu;
const WORD = /[\p{L}\p{N}'_$-]+/gu;

/** A word letter by letter: "getUser" is "G, E, T, capital U, S, E, R". */
export function spelled(word: string): string {
  const said = Array.from(word, letter => {
    const sign = entryOf(SIGNS, letter);
    if (sign) return sign;
    const isCapital = letter !== letter.toLowerCase();
    if (isCapital) return `capital ${letter}`;
    // Small letters would be read as words; one has no large form of its own.
    const large = letter.toUpperCase();
    return large.length === letter.length ? large : letter;
  });
  return `${said.join(', ')}.`;
}

/**
 * The word that one who has heard `part` of a sentence, 0 to 1, wants spelled: the last name of code so far, as it was
 * `written`, else the last word as it was `said`. Undefined where there is none.
 */
export function wordToSpell(written: string, said: string, part: number): string | undefined {
  const heard = (text: string, pattern: RegExp) =>
    [...text.matchAll(pattern)].filter(({ index }) => index <= part * text.length);
  const name = heard(written, NAME).at(-1);
  return (name && (name[1] ?? name[0])) ?? heard(said, WORD).at(-1)?.[0];
}
