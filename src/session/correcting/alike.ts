import { distance } from 'fastest-levenshtein';
import { HOMOPHONES } from '../../grammar/english/homophones.ts';

/** Of words that sound the same one stands for all. */
const SAME: ReadonlyMap<string, string> = new Map(
  HOMOPHONES.toReversed().flatMap(group => group.map(word => [word, group[0] as string] as const)),
);

/** How letters sound, roughly: enough to tell what was misheard from what was not. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/ph/g, 'f'],
  [/gh(?=t|$)/g, ''],
  [/tch/g, 'ch'],
  [/c(?=[eiy])/g, 's'],
  [/ck|c(?!h)|q/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/dg|j/g, 'g'],
  [/(?<=.)e$/, ''],
  [/[aeiouyw]+/g, 'a'],
  [/(.)\1+/g, '$1'],
];

/** How near two phrases are by ear: 1 for what sounds the same, towards 0 for what has nothing in common. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [soundOf(one), soundOf(other)];
  if (a === b) return 1;
  // Vowels are what is misheard most; letters, what is spelled.
  const letters = near(one.join(''), other.join(''));
  return Math.max(near(a, b) * 0.95, letters * 0.95);
}

export function soundsSame(one: string, other: string): boolean {
  return one === other || HOMOPHONES.some(group => group.includes(one) && group.includes(other));
}

/** Other ways to write a word that sound the same. */
export function homophonesOf(word: string): readonly string[] {
  return [...new Set(HOMOPHONES.filter(group => group.includes(word)).flat())].filter(other => other !== word);
}

function near(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - distance(a, b) / longest;
}

function soundOf(words: readonly string[]): string {
  return words
    .map(word => SOUNDS.reduce((sound, [letters, heard]) => sound.replace(letters, heard), SAME.get(word) ?? word))
    .join('');
}
