/** Whose words stand for letters: the letters' own names, the radio alphabet's, or Talon's, which are words of every day. */
export type Alphabet = 'letters' | 'radio' | 'talon';

export const TALON: readonly string[] = [
  ...['air', 'bat', 'cap', 'drum', 'each', 'fine', 'gust', 'harp', 'sit', 'jury', 'crunch', 'look', 'made', 'near'],
  ...['odd', 'pit', 'quench', 'red', 'sun', 'trap', 'urge', 'vest', 'whale', 'plex', 'yank', 'zip'],
];

export const RADIO: readonly string[] = [
  ...['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'hotel', 'india', 'juliet', 'kilo', 'lima'],
  ...['mike', 'november', 'oscar', 'papa', 'quebec', 'romeo', 'sierra', 'tango', 'uniform', 'victor', 'whiskey'],
  ...['xray', 'yankee', 'zulu'],
];

export const LETTERS: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz'];

/** How else recognisers write a word of the radio alphabet. */
const RADIO_TOO: Readonly<Record<string, string>> = {
  alfa: 'a',
  'fox trot': 'f',
  juliett: 'j',
  juliette: 'j',
  whisky: 'w',
  'x-ray': 'x',
  'x ray': 'x',
};

/** What a recogniser that expects words writes for the name of a letter. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  a: ['ay', 'eh'],
  b: ['be', 'bee'],
  c: ['see', 'sea', 'cee'],
  d: ['dee'],
  f: ['ef', 'eff'],
  g: ['gee'],
  h: ['aitch', 'haitch'],
  i: ['eye'],
  j: ['jay'],
  k: ['kay'],
  l: ['el', 'ell'],
  m: ['em'],
  n: ['en'],
  o: ['oh'],
  p: ['pee', 'pea'],
  q: ['queue', 'cue'],
  r: ['are', 'ar'],
  s: ['es', 'ess'],
  t: ['tea', 'tee'],
  u: ['you'],
  v: ['vee'],
  w: ['double u', 'double you', 'doubleyou'],
  x: ['ex'],
  y: ['why', 'wye'],
  z: ['zed', 'zee'],
};

interface Letter {
  readonly letter: string;
  readonly alphabet: Alphabet;
}

const BY_WORD: ReadonlyMap<string, Letter> = new Map<string, Letter>([
  ...LETTERS.map(letter => [letter, { letter, alphabet: 'letters' }] as const),
  ...Object.entries(NAMES).flatMap(([letter, names]) =>
    names.map(name => [name, { letter, alphabet: 'letters' }] as const),
  ),
  ...TALON.map((word, index) => [word, { letter: LETTERS[index] as string, alphabet: 'talon' }] as const),
  ...RADIO.map((word, index) => [word, { letter: LETTERS[index] as string, alphabet: 'radio' }] as const),
  ...Object.entries(RADIO_TOO).map(([word, letter]) => [word, { letter, alphabet: 'radio' }] as const),
]);

/**
 * A letter at a word, of any alphabet, in small: "air", "alpha", "a", "bee", "double u". `said` is in small letters. Only for
 * where someone asks for letters: most words of Talon's alphabet are words of every day.
 */
export function letterAt(said: readonly string[], from: number): (Letter & { readonly length: number }) | undefined {
  const word = said[from];
  if (word === undefined) return undefined;
  const next = said[from + 1];
  const two = next === undefined ? undefined : BY_WORD.get(`${word} ${next}`);
  if (two) return { ...two, length: 2 };
  const one = BY_WORD.get(word);
  return one && { ...one, length: 1 };
}

/** Whether all words are of the radio alphabet, two at least: hardly anyone says them for another reason. */
export function isRadio(said: readonly string[]): boolean {
  let count = 0;
  for (let at = 0; at < said.length; count++) {
    const found = letterAt(said, at);
    if (found?.alphabet !== 'radio') return false;
    at += found.length;
  }
  return count > 1;
}
