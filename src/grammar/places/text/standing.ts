import type { Place } from '../place.ts';

/** Words whose letters have one other form at most, in which a text can be searched. */
const PLAIN = /^[a-z]+$/;

/** Which words a text has at all, in letters of any size: each is looked for once. */
class Standing {
  readonly text: string;
  readonly #known = new Map<string, boolean>();
  #small: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  has(word: string): boolean {
    let known = this.#known.get(word);
    if (known === undefined) {
      // The long s is one in a search without regard to size.
      this.#small ??= this.text.toLowerCase().replaceAll('\u017f', 's');
      known = this.#small.includes(word);
      this.#known.set(word, known);
    }
    return known;
  }
}

/** By how a text is worded: wherever the cursor is in it, that is the same. */
const STANDING = new WeakMap<Place['wording']['lexicon'], Standing>();

/** Whether letters can be in a text, in small letters; what is not searched for can. Not to be asked of a piece of it. */
export function mayStand(letters: string, { text, wording: { lexicon } }: Pick<Place, 'text' | 'wording'>): boolean {
  if (!PLAIN.test(letters)) return true;
  let standing = STANDING.get(lexicon);
  if (standing?.text !== text) {
    standing = new Standing(text);
    STANDING.set(lexicon, standing);
  }
  return standing.has(letters);
}
