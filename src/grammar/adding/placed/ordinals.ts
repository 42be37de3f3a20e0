const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...(['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const).map((said, at) => [said, at + 1] as const),
  ['last', -1],
]);

/** "Second" is 2, "last" is -1; undefined where a word is none of them. */
export function ordinalOf(word: string): number | undefined {
  return ORDINALS.get(word);
}
