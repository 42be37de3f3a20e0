import { goesOn, isNumberWord } from './numberWords.ts';
import { type SpokenWord, spokenWords, type Weight } from './spokenWords.ts';

/** How far someone who says that they read a text has come in it. */
export interface Followed {
  /** Everything before this place in the text was said, in UTF-16 units. */
  readonly to: number;
  /** `short`: nothing else was said, but not all of it; `astray`: something else was. */
  readonly state: 'following' | 'whole' | 'short' | 'astray';
}

/** What a word more or less costs, by its weight; what may be wrong grows with what was right. */
const COST: Readonly<Record<Weight, number>> = { light: 0.34, plain: 1, heavy: 4 };
const ALLOWED_AT_FIRST = 0.5;
const WORDS_FOR_ONE = 16;
const MOST_ALLOWED = 3;
/** A word before the first, or behind the last, is none of the text. */
const OUTSIDE = 5;
/** A word for another, where the letters are much the same, and where they are not. */
const MISSPELLED = 0.34;
const ANOTHER = 2;
const SIMILAR = 0.4;
/** So many words may be one: letters that are spelled, a name in its parts, a number in another language. */
const MOST_JOINED = 6;
const OTHER_NUMBER = 0.1;

/** Words that are in almost any sentence of English, and not both in another language. */
const ENGLISH: ReadonlySet<string> = new Set(
  'the and to this that with you your have from which there where it are by'.split(' '),
);

/** Follows what is said of one text, from its beginning on. */
export class Follower {
  readonly #text: string;
  readonly #words: readonly SpokenWord[];
  readonly #isEnglish: boolean;
  /** What was said, and what it costs to take so many words of it for the first so many of the text: an edit distance. */
  #said: readonly SpokenWord[] = [];
  readonly #rows: (readonly number[])[];

  constructor(text: string) {
    this.#text = text;
    this.#words = spokenWords(text);
    this.#isEnglish = this.#words.some(({ word }) => ENGLISH.has(word));
    const first: number[] = [0];
    for (const { weight } of this.#words) first.push((first.at(-1) as number) + COST[weight]);
    this.#rows = [first];
  }

  /** `said` is a transcript from its beginning; unless that is all of it, its last words may still change. */
  follow(said: string, isAll: boolean): Followed {
    const words = isAll ? spokenWords(said) : settled(said);
    this.#take(words);
    const costs = isAll ? (this.#rows.at(-1) as readonly number[]) : this.#withBegun();
    let best = 0;
    for (let at = 1; at < costs.length; at++) if ((costs[at] as number) <= (costs[best] as number)) best = at;
    const allowed = Math.min(MOST_ALLOWED, ALLOWED_AT_FIRST + best / WORDS_FOR_ONE);
    if ((costs[best] as number) > allowed) return { to: this.#endOf(best), state: 'astray' };
    const isWhole = this.#words.slice(best).every(({ weight }) => weight === 'light');
    if (isWhole) return { to: this.#text.length, state: isAll ? 'whole' : 'following' };
    return { to: this.#endOf(best), state: isAll ? 'short' : 'following' };
  }

  #endOf(words: number): number {
    return this.#words[words - 1]?.end ?? 0;
  }

  /** Adds a row for each word; those before it that were said already stay. */
  #take(said: readonly SpokenWord[]): void {
    const text = this.#words;
    const rows = this.#rows;
    const changed = said.findIndex(({ word }, at) => word !== this.#said[at]?.word);
    const same = changed < 0 ? said.length : changed;
    rows.length = same + 1;
    this.#said = said;
    for (let at = same; at < said.length; at++) {
      const { word, weight } = said[at] as SpokenWord;
      const before = rows.at(-1) as readonly number[];
      const row: number[] = [(before[0] as number) + OUTSIDE];
      for (const [place, wanted] of text.entries()) {
        const more = place + 1 === text.length ? OUTSIDE : COST[weight];
        row.push(
          Math.min(
            (before[place] as number) + this.#costOf(wanted, { word, weight }),
            (before[place + 1] as number) + more,
            (row[place] as number) + COST[wanted.weight],
            this.#joined(said.slice(Math.max(0, at + 1 - MOST_JOINED), at + 1), place),
          ),
        );
      }
      rows.push(row);
    }
  }

  /** The last row, where the last words may be the beginning of one: letters that are spelled, a name in its parts. */
  #withBegun(): readonly number[] {
    const rows = this.#rows;
    const said = this.#said;
    const last = [...(rows.at(-1) as readonly number[])];
    let joined = '';
    for (let count = 1; count <= Math.min(said.length, MOST_JOINED); count++) {
      joined = (said.at(-count) as SpokenWord).word + joined;
      for (const [place, { word }] of this.#words.entries())
        if (word.startsWith(joined))
          last[place] = Math.min(last[place] as number, rows.at(-1 - count)?.[place] ?? Number.POSITIVE_INFINITY);
    }
    return last;
  }

  #costOf(wanted: SpokenWord, said: Pick<SpokenWord, 'word' | 'weight'>): number {
    if (wanted.word === said.word) return 0;
    if (wanted.weight === 'light' && said.weight === 'light') return COST.light;
    const isHeavy = wanted.weight === 'heavy' || said.weight === 'heavy';
    if (!isHeavy) return isSimilar(wanted.word, said.word) ? MISSPELLED : ANOTHER;
    return this.#isOtherNumber(wanted, [said]) ? OTHER_NUMBER : COST.heavy;
  }

  /** What it costs to take several words for one, or one for several. */
  #joined(said: readonly SpokenWord[], place: number): number {
    const rows = this.#rows;
    let least = Number.POSITIVE_INFINITY;
    const wanted = this.#words[place] as SpokenWord;
    let joined = said.at(-1)?.word ?? '';
    for (let count = 2; count <= said.length; count++) {
      joined = (said.at(-count)?.word ?? '') + joined;
      const cost = rows[rows.length - count]?.[place] ?? Number.POSITIVE_INFINITY;
      if (joined === wanted.word) least = Math.min(least, cost);
      else if (this.#isOtherNumber(wanted, said.slice(-count))) least = Math.min(least, cost + count * OTHER_NUMBER);
    }
    const last = said.at(-1)?.word;
    const before = rows.at(-1) as readonly number[];
    let parts = wanted.word;
    for (let from = place - 1; from >= 0 && place - from < MOST_JOINED; from--) {
      parts = (this.#words[from] as SpokenWord).word + parts;
      if (parts === last) least = Math.min(least, before[from] as number);
    }
    return least;
  }

  /** A number in digits, and words that may be it in a language whose numbers nobody knows here. */
  #isOtherNumber({ word }: SpokenWord, said: readonly Pick<SpokenWord, 'word' | 'weight'>[]): boolean {
    const isOther = (each: Pick<SpokenWord, 'word' | 'weight'>) => each.weight !== 'heavy';
    return !this.#isEnglish && /^\p{N}+$/u.test(word) && said.every(isOther);
  }
}

/** Words that stay what they are, whatever comes: not the last, nor a number that may go on. */
function settled(said: string): readonly SpokenWord[] {
  const whole = said.replace(/[\p{L}\p{M}\p{N}'’.,]+$/u, '');
  const words = spokenWords(whole);
  const last = words.findLastIndex(({ word }) => !isNumberWord(word) && !goesOn(word));
  return words.slice(0, last + 1);
}

/** Much the same letters: a name that is written otherwise, another spelling. */
function isSimilar(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false;
  const most = Math.floor(Math.max(a.length, b.length) * SIMILAR);
  return Math.abs(a.length - b.length) <= most && distance(a, b) <= most;
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(
        Math.min((row[j] as number) + (b[j] === letter ? 0 : 1), (row[j + 1] as number) + 1, (next[j] as number) + 1),
      );
    row = next;
  }
  return row[b.length] as number;
}
