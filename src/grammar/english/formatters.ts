import type { NameStyle } from '../../syntax/writing.ts';

type Letters = 'lower' | 'upper' | 'capital' | 'as said';

/** How several words become one piece of text. */
export interface Formatter {
  readonly said: readonly string[];
  /** What goes between the words; without it, what the language has between the words of a name. */
  readonly between?: string;
  /** The same behind the second, where it differs. */
  readonly later?: string;
  readonly first: Letters;
  readonly others: Letters;
  /** What goes around all of it. */
  readonly around?: string;
  /** It is for the next word alone. */
  readonly single?: true;
}

/** Those that are the styles of names in programming languages. */
const STYLES: Readonly<Record<NameStyle, Formatter>> = {
  camel: { said: ['camel case', 'camel', 'camelcase'], between: '', first: 'lower', others: 'capital' },
  pascal: { said: ['pascal case', 'pascal', 'pascalcase'], between: '', first: 'capital', others: 'capital' },
  snake: { said: ['snake case', 'underscores', 'snake'], between: '_', first: 'lower', others: 'lower' },
  constant: {
    said: ['all caps', 'constant case', 'all capitals', 'upper snake case', 'screaming snake case'],
    between: '_',
    first: 'upper',
    others: 'upper',
  },
  kebab: { said: ['kebab case', 'dashes', 'kebab', 'dash case'], between: '-', first: 'lower', others: 'lower' },
  cmdlet: { said: ['verb noun'], between: '-', later: '', first: 'capital', others: 'capital' },
  flat: { said: ['one word', 'smash', 'no spaces', 'flat case'], between: '', first: 'lower', others: 'lower' },
};

export const FORMATTERS: readonly Formatter[] = [
  ...Object.values(STYLES),
  { said: ['dotted', 'dot case', 'dots'], between: '.', first: 'as said', others: 'as said' },
  { said: ['slashes', 'path case'], between: '/', first: 'as said', others: 'as said' },
  { said: ['double colons'], between: '::', first: 'as said', others: 'as said' },
  { said: ['dunder'], between: '_', first: 'lower', others: 'lower', around: '__' },
  { said: ['spaces'], between: ' ', first: 'as said', others: 'as said' },
  { said: ['title case', 'titlecase'], between: ' ', first: 'capital', others: 'capital' },
  { said: ['sentence case'], between: ' ', first: 'capital', others: 'as said' },
  { said: ['lowercase', 'lower case', 'all lowercase', 'no caps'], first: 'lower', others: 'lower' },
  { said: ['uppercase', 'upper case', 'all uppercase'], first: 'upper', others: 'upper' },
  {
    said: ['capital', 'cap', 'capitalized', 'capitalize', 'capitalised', 'capitalise'],
    first: 'capital',
    others: 'capital',
    single: true,
  },
];

const BY_PHRASE: ReadonlyMap<string, Formatter> = new Map(
  FORMATTERS.flatMap(formatter => formatter.said.map(phrase => [phrase, formatter] as const)),
);
const LONGEST = 2;

/** The formatter that is said at a word, and how many words it takes. */
export function formatterAt(
  words: readonly string[],
  from: number,
): { formatter: Formatter; length: number } | undefined {
  for (let length = LONGEST; length > 0; length--) {
    if (from + length > words.length) continue;
    const formatter = BY_PHRASE.get(words.slice(from, from + length).join(' '));
    if (formatter) return { formatter, length };
  }
  return undefined;
}

/** Whether what is said for a formatter tells how a name is written, and cannot be a name itself: "snake case". */
export function isStyle(said: string): boolean {
  return /(case|caps|capitals)$/.test(said);
}

export function formatterOf(style: NameStyle): Formatter {
  return STYLES[style];
}

/** A word of a name. A fixed one keeps its letters: it was said with "capital", or is an identifier already. */
export interface Part {
  readonly text: string;
  readonly fixed?: boolean;
}

/** One piece of text of several words: `join([max, speed], camel)` is `maxSpeed`. A number joins the word before it. */
export function join(parts: readonly Part[], formatter: Formatter, between = formatter.between ?? ' '): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    // Where names are joined by `_`, a number is no word of its own: `python3_compiler`; by `-` or a space, it is.
    const isTight = /^\d/.test(part.text) && between === '_' && index > 0;
    const letters = index === 0 ? formatter.first : formatter.others;
    text +=
      (index && !isTight ? (index > 1 ? (formatter.later ?? between) : between) : '') +
      (part.fixed ? part.text : inLetters(part.text, letters));
  }
  const around = formatter.around ?? '';
  return around + text + around;
}

export function named(words: readonly string[], style: NameStyle): string {
  return join(
    words.map(text => ({ text })),
    STYLES[style],
  );
}

function inLetters(word: string, letters: Letters): string {
  if (letters === 'as said') return word;
  if (letters === 'upper') return word.toUpperCase();
  const lower = word.toLowerCase();
  return letters === 'lower' ? lower : lower.charAt(0).toUpperCase() + lower.slice(1);
}

/** The style that a name is written in; undefined where a single word leaves it open. */
export function styleOf(name: string): NameStyle | undefined {
  if (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name) && name.length > 1) return 'constant';
  if (/_/.test(name)) return 'snake';
  if (/^[A-Z]/.test(name)) return 'pascal';
  return /[A-Z]/.test(name) ? 'camel' : undefined;
}
