/** Something that is said, and what it means. */
export interface Phrase {
  /** How it is said, in the notation of commands/pattern.ts, with `<part>` for a part; the first is the one shown. */
  readonly say: readonly string[];
  /** The same in the grammar's own words, with the parts where their meanings stand. */
  readonly means: string;
  /** Examples for its help, in the order of those that English has. */
  readonly examples?: readonly string[];
  /** Whether more is often said behind it, which makes something else of it: no one is cut short there. */
  readonly goesOn?: true;
}

/** A language of commands, as data. Words of phrases are written as in a book; `folded` makes them alike. */
export interface Phrases {
  /** ISO 639-1. */
  readonly tag: string;
  /** A word in small letters, written in the one way in which all are compared. */
  readonly folded: (word: string) => string;
  /** Two words, folded, that are one when they stand together: `drei mal`. */
  readonly together: ReadonlySet<string>;
  /** Small words, folded, that add nothing to a command, wherever they stand. */
  readonly particles: ReadonlySet<string>;
  /** Said before what is wanted, and behind it. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** Where any of them, folded, is said, nothing is to be done, or nobody knows what. */
  readonly never: ReadonlySet<string>;
  /** Words, folded, that nothing is called: those that only say how others hang together. */
  readonly noName: ReadonlySet<string>;
  /** Those of these that English has as well. */
  readonly alsoEnglish: ReadonlySet<string>;
  /** The number that a word is, folded, and the rank; undefined for any other. */
  readonly cardinal: (word: string) => number | undefined;
  readonly ordinal: (word: string) => number | undefined;
  /** How one goes to what has a name: `geh zu <name>`. */
  readonly goingTo: string;
  /**
   * Phrases by the part that they are. `utterance` is all that is said, `command` is on the sheet; `<number>`, `<rank>` and
   * `<name>` are there by themselves. Behind the name of a part a digit tells two of them apart.
   */
  readonly parts: Readonly<Record<string, readonly Phrase[]>> & { readonly command: readonly Phrase[] };
}
