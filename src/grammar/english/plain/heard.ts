/** A word as it was heard. */
export interface Heard {
  readonly word: string;
  /** What the recogniser wrote behind it: a comma or a stop where someone paused. */
  readonly behind: '' | ',' | '.';
}

/** Where some words begin that are said as one: "go ahead and". */
export function isAt(phrase: readonly string[], said: readonly Heard[], from: number): boolean {
  return phrase.every((word, index) => said[from + index]?.word.toLowerCase() === word);
}

export function phrases(list: readonly string[]): readonly (readonly string[])[] {
  // The longest first: "could you please" before "could you".
  return list.map(phrase => phrase.split(' ')).sort((a, b) => b.length - a.length);
}
