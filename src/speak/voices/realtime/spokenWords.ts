import { entryOf } from '../../../common/entryOf.ts';
import { digitsOf, isNumberWord, joins } from './numberWords.ts';

/** A word that is said of a text, whatever it is written like. */
export interface SpokenWord {
  /** In small letters, without accents; of numbers that follow each other the digits. */
  readonly word: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly weight: Weight;
}

/** How much is changed by a word more, less or instead: little, as much as by any, or all. */
export type Weight = 'light' | 'plain' | 'heavy';

const LIGHT: ReadonlySet<string> = setOf(
  'a an the and is are am was were be will would have has had to of that at in on',
);
const HEAVY: ReadonlySet<string> = setOf('no not never none nor neither nothing nobody without unless except cannot');
/** Words for signs: whether a transcript has the sign or the word means nothing. */
const SIGNS: ReadonlySet<string> = setOf(
  'dot point slash backslash underscore dash hyphen minus plus comma colon semicolon equals percent dollar dollars euro euros pound pounds hash star times quote quotes',
);
/** What stands behind an apostrophe, as the word that it is; of `s` nobody knows. */
const SHORTENED: Readonly<Record<string, string>> = { re: 'are', ll: 'will', ve: 'have', d: 'would', m: 'am', s: '' };
const IRREGULAR: Readonly<Record<string, string>> = { won: 'will', shan: 'shall', can: 'can' };

/** A number, or letters with what is shortened behind them; languages that put no spaces between words, sign by sign. */
const PIECES =
  /\p{N}+(?:[.,'’\u00a0\u202f]\p{N}+)*(?:(?:st|nd|rd|th)(?!\p{L}))?|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}])+(?:['’]\p{L}+)*/gu;
/** Within letters, the words of a name: `getUser`, `HTTPServer`. */
const NAME_PARTS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}]+|\p{Lu}+/gu;

interface Piece {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The words that are said where a text is read aloud: names in their parts, numbers in digits, signs left out. */
export function spokenWords(text: string): readonly SpokenWord[] {
  const pieces = [...text.matchAll(PIECES)].flatMap(({ 0: piece, index }) => piecesOf(piece, index));
  const words: SpokenWord[] = [];
  for (let at = 0; at < pieces.length; ) {
    const to = endOfNumber(pieces, at);
    const { word, start, end } = pieces[at] as Piece;
    if (to > at) {
      const number = pieces.slice(at, to);
      words.push({
        word: digitsOf(number.map(each => each.word)),
        start,
        end: number.at(-1)?.end ?? end,
        weight: 'heavy',
      });
      at = to;
      continue;
    }
    if (!SIGNS.has(word)) words.push({ word, start, end, weight: weightOf(word) });
    at++;
  }
  return words;
}

function weightOf(word: string): Weight {
  if (HEAVY.has(word)) return 'heavy';
  return LIGHT.has(word) ? 'light' : 'plain';
}

/** Behind the last word of the number that begins here; here where none does. */
function endOfNumber(pieces: readonly Piece[], from: number): number {
  const wordAt = (at: number) => pieces[at]?.word;
  let at = from;
  for (;;) {
    const word = wordAt(at);
    if (word === undefined) return at;
    const before = at > from ? wordAt(at - 1) : undefined;
    if (!isNumberWord(word) && !joins(before, word, wordAt(at + 1))) return at;
    at++;
  }
}

function piecesOf(piece: string, start: number): readonly Piece[] {
  const end = start + piece.length;
  if (/^\p{N}/u.test(piece)) return [{ word: piece.replace(/(?<=\p{N})(st|nd|rd|th)$/u, ''), start, end }];
  const [whole = '', ...behind] = piece.split(/['’]/);
  const tail = behind.join('').toLowerCase();
  const parts = [...whole.matchAll(NAME_PARTS)].map(({ 0: part, index }) => ({
    word: plain(part),
    start: start + index,
    end: start + index + part.length,
  }));
  const last = parts.at(-1);
  if (!last || behind.length === 0) return parts;
  const before = parts.slice(0, -1);
  if (tail === 't' && last.word.endsWith('n'))
    return [...before, { ...last, word: stem(last.word) }, { word: 'not', start: last.start, end }];
  const full = entryOf(SHORTENED, tail);
  if (full === undefined) return [...before, { word: last.word + plain(tail), start: last.start, end }];
  if (full === '') return [...before, { ...last, end }];
  return [...before, { ...last, end }, { word: full, start: last.start, end }];
}

/** `don` of “don't” is “do”. */
function stem(word: string): string {
  return entryOf(IRREGULAR, word) ?? word.slice(0, -1);
}

function plain(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
