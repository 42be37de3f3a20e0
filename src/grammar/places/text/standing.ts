import type { Place } from '../place.ts';
import { Triples } from './triples.ts';

/** Words whose letters have one other form at most, in which a text can be searched. */
const PLAIN = /^[a-z]+$/;

/** Which words a text has at all, in letters of any size: each is looked for once. */
class Standing {
  readonly text: string;
  readonly #triples: Triples;
  readonly #known = new Map<string, boolean>();
  #small: string | undefined;

  constructor(text: string) {
    this.text = text;
    this.#triples = new Triples(text);
  }

  /** Reads the text before it is asked about, yielding in between. */
  *read(): Generator<void, void> {
    yield* this.#triples.read();
    this.#small ??= inSmall(this.text);
  }

  has(word: string): boolean {
    let known = this.#known.get(word);
    if (known === undefined) {
      known = this.#triples.mayHave(word) && this.#searched(word);
      this.#known.set(word, known);
    }
    return known;
  }

  #searched(word: string): boolean {
    this.#small ??= inSmall(this.text);
    return this.#small.includes(word);
  }
}

/** The long s is one in a search without regard to size. */
function inSmall(text: string): string {
  return text.toLowerCase().replaceAll('\u017f', 's');
}

type Lexicon = Place['wording']['lexicon'];

/** By how a text is worded: wherever the cursor is in it, that is the same. */
const STANDING = new WeakMap<Lexicon, Standing>();

/** Whether letters can be in a text, in small letters; what is not searched for can. Not to be asked of a piece of it. */
export function mayStand(letters: string, { text, wording: { lexicon } }: Pick<Place, 'text' | 'wording'>): boolean {
  return !PLAIN.test(letters) || standingIn(text, lexicon).has(letters);
}

/** Reads a text before it is asked about, yielding in between. */
export function readStanding(text: string, lexicon: Lexicon): Iterator<void, void> {
  return standingIn(text, lexicon).read();
}

function standingIn(text: string, lexicon: Lexicon): Standing {
  let standing = STANDING.get(lexicon);
  if (standing?.text !== text) {
    standing = new Standing(text);
    STANDING.set(lexicon, standing);
  }
  return standing;
}
