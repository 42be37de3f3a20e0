const LETTERS = 26;
const SMALL_A = 97;
/** Letters that are others in a search without regard to size: the long s, the sign for kelvin, and I with a dot. */
const FOLDED: ReadonlyMap<number, number> = new Map([
  [0x17f, 18],
  [0x212a, 10],
  [0x130, 8],
]);
const NO_LETTER = -1;

/** So much is read at once, in UTF-16 units: a ms or so on a slow machine. */
const SLICE = 100_000;

/**
 * Which runs of three letters a text has, in letters of any size. Most words that a text does not have are told by that
 * alone, without a search of all of it.
 */
export class Triples {
  readonly #text: string;
  readonly #has = new Uint8Array(LETTERS ** 3);
  #at = 0;
  #first = NO_LETTER;
  #second = NO_LETTER;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads all of the text before it is asked about, yielding in between. */
  *read(): Generator<void, void> {
    while (this.#readOn()) yield;
  }

  /** Whether a word, in small letters from a to z, may stand in the text; false where it surely does not. */
  mayHave(word: string): boolean {
    while (this.#readOn());
    for (let at = 0; at + 2 < word.length; at++) {
      const triple =
        ((word.charCodeAt(at) - SMALL_A) * LETTERS + word.charCodeAt(at + 1) - SMALL_A) * LETTERS +
        (word.charCodeAt(at + 2) - SMALL_A);
      if (!this.#has[triple]) return false;
    }
    return true;
  }

  /** Reads the next slice; false where there is none. */
  #readOn(): boolean {
    const text = this.#text;
    if (this.#at >= text.length) return false;
    const has = this.#has;
    const end = Math.min(text.length, this.#at + SLICE);
    let first = this.#first;
    let second = this.#second;
    for (let at = this.#at; at < end; at++) {
      const third = letterOf(text.charCodeAt(at));
      if (first >= 0 && second >= 0 && third >= 0) has[(first * LETTERS + second) * LETTERS + third] = 1;
      first = second;
      second = third;
    }
    this.#first = first;
    this.#second = second;
    this.#at = end;
    return true;
  }
}

/** The number of a letter, from 0; -1 where it is none from a to z. */
function letterOf(code: number): number {
  if (code > 0x7f) return FOLDED.get(code) ?? NO_LETTER;
  const letter = (code | 0x20) - SMALL_A;
  return letter >= 0 && letter < LETTERS ? letter : NO_LETTER;
}
