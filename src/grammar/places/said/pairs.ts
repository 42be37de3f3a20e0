import { ENCLOSURES, OWN_QUOTES } from '../../english/enclosures.ts';

/** A kind of brackets or quotes. */
export interface Pair {
  /** The signs that it may be made of, the likeliest first. */
  readonly signs: readonly { readonly open: string; readonly close: string }[];
  /** How many words it takes. */
  readonly length: number;
}

/** Pairs that nobody means by "the brackets" are left out. */
const PAIRS = ENCLOSURES.filter(({ open }) => !/^[|*]|\{\{/.test(open));
const QUOTES = PAIRS.filter(({ quotes, open }) => quotes && open.length === 1);
const BRACKETS = PAIRS.filter(({ open }) => /^[([{]$/.test(open));

const MANY: ReadonlyMap<string, Pair['signs']> = new Map<string, Pair['signs']>([
  ...PAIRS.flatMap(pair => pair.many.map(name => [name, [pair]] as const)),
  ...OWN_QUOTES.many.map(name => [name, QUOTES] as const),
  ...['quote marks', 'speech marks'].map(name => [name, QUOTES] as const),
  // Whoever says "brackets" may mean any.
  ['brackets', [...BRACKETS].sort((a, b) => Number(b.open === '[') - Number(a.open === '['))],
]);
const ONE: ReadonlyMap<string, Pair['signs']> = new Map<string, Pair['signs']>([
  ...PAIRS.flatMap(pair => pair.one.map(name => [name, [pair]] as const)),
  ...OWN_QUOTES.one.map(name => [name, QUOTES] as const),
  ['parens', BRACKETS.slice(0, 1)],
]);
const LONGEST = 3;

/** The pair whose name begins at a word: "curly braces". */
export function pairAt(said: readonly string[], from: number): Pair | undefined {
  return longest(MANY, said, from);
}

/** One of a pair, by its side: "opening brace", "close paren", "left bracket". */
export function halfAt(
  said: readonly string[],
  from: number,
): { readonly sign: string; readonly isOpening: boolean; readonly length: number } | undefined {
  const side = /^(opening|open|left|starting)$/.test(said[from] ?? '')
    ? 'open'
    : /^(closing|close|right|ending|end)$/.test(said[from] ?? '')
      ? 'close'
      : undefined;
  const pair = side && longest(ONE, said, from + 1);
  const sign = pair?.signs[0]?.[side ?? 'open'];
  return pair && sign ? { sign, isOpening: side === 'open', length: pair.length + 1 } : undefined;
}

function longest(names: ReadonlyMap<string, Pair['signs']>, said: readonly string[], from: number): Pair | undefined {
  for (let length = Math.min(LONGEST, said.length - from); length > 0; length--) {
    const signs = names.get(said.slice(from, from + length).join(' '));
    if (signs) return { signs, length };
  }
  return undefined;
}
