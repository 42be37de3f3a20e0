/** A word as it was heard. */
export interface Heard {
  readonly word: string;
  /** What the recogniser wrote behind it: a comma or a stop where someone paused. */
  readonly behind: '' | ',' | '.';
}

/** Where some words begin that are said as one: "go ahead and". */
function isAt(phrase: readonly string[], said: readonly Heard[], from: number): boolean {
  return phrase.every((word, index) => said[from + index]?.word.toLowerCase() === word);
}

/** Things that are said in the same words again and again, found by the word that they begin or end with. */
export class Phrases {
  readonly #byFirst: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly #byLast: ReadonlyMap<string, readonly (readonly string[])[]>;

  constructor(list: readonly string[]) {
    // The longest first: "could you please" before "could you".
    const all = list.map(phrase => phrase.split(' ')).sort((a, b) => b.length - a.length);
    this.#byFirst = byWord(all, 0);
    this.#byLast = byWord(all, -1);
  }

  /** The longest that begins at a word and is fit. */
  at(said: readonly Heard[], from: number, fits: (phrase: readonly string[]) => boolean = () => true): Phrase {
    return this.#byFirst.get(smallAt(said, from))?.find(phrase => fits(phrase) && isAt(phrase, said, from));
  }

  /** The longest that ends before a word and is fit. */
  before(said: readonly Heard[], to: number, fits: (phrase: readonly string[]) => boolean = () => true): Phrase {
    return this.#byLast
      .get(smallAt(said, to - 1))
      ?.find(phrase => fits(phrase) && isAt(phrase, said, to - phrase.length));
  }
}

type Phrase = readonly string[] | undefined;

function byWord(
  phrases: readonly (readonly string[])[],
  at: 0 | -1,
): ReadonlyMap<string, readonly (readonly string[])[]> {
  const groups = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases) {
    const word = phrase.at(at) ?? '';
    groups.set(word, [...(groups.get(word) ?? []), phrase]);
  }
  return groups;
}

function smallAt(said: readonly Heard[], at: number): string {
  return said[at]?.word.toLowerCase() ?? '';
}
