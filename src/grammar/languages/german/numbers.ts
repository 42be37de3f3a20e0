import { folded } from './spelling.ts';

const UNITS = [
  ...['null', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'],
  ...['dreizehn', 'vierzehn', 'fünfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn'],
].map(folded);
const TENS = ['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'].map(
  folded,
);
/** What is one before a noun, or by itself, and two on the telephone. */
const ALSO = new Map([...['eins', 'eine', 'einen', 'einem', 'einer'].map(word => [word, 1] as const), ['zwo', 2]]);
/** Ranks whose stem is not that of the number. */
const RANKS = new Map([
  ['erst', 1],
  ['dritt', 3],
  ['siebt', 7],
  ['acht', 8],
]);

/** All whole numbers below a hundred, as they are written in one word. */
const BELOW_HUNDRED: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, value) => [word, value] as const),
  ...ALSO,
  ...TENS.flatMap((tens, ten) =>
    tens === ''
      ? []
      : [
          [tens, ten * 10] as const,
          ...UNITS.slice(1, 10).map((unit, value) => [`${unit}und${tens}`, ten * 10 + value + 1] as const),
        ],
  ),
]);

/** The number that a folded word is, below a million: `dreiundzwanzig`, `hundertfuenf`, `42`. Undefined for any other. */
export function cardinal(word: string): number | undefined {
  if (/^\d{1,6}$/.test(word)) return Number(word);
  return scaled(word, 'tausend', 1000, rest => scaled(rest, 'hundert', 100, tens => BELOW_HUNDRED.get(tens)));
}

/** The rank that a folded word is: `dritten`, `dreiundzwanzigste`, `3.`. Undefined for any other. */
export function ordinal(word: string): number | undefined {
  if (/^\d{1,6}\.$/.test(word)) return Number(word.slice(0, -1));
  const [, stem = '', end = ''] = /^(.+?)(t|st)e[nrsm]?$/.exec(word) ?? [];
  const rank = RANKS.get(`${stem}${end}`);
  if (rank !== undefined) return rank;
  const value = cardinal(stem);
  // "Zweite", but "zwanzigste".
  return value !== undefined && value > 1 && (end === 't') === (value % 100 > 0 && value % 100 < 20)
    ? value
    : undefined;
}

/** A number and so many of a scale in front of it: "dreihundert|fünf". */
function scaled(
  word: string,
  scale: string,
  factor: number,
  below: (word: string) => number | undefined,
): number | undefined {
  const at = word.indexOf(scale);
  if (at < 0) return below(word);
  const head = word.slice(0, at);
  const tail = word.slice(at + scale.length).replace(/^und(?=.)/, '');
  const many = head === '' ? 1 : below(head);
  const rest = tail === '' ? 0 : below(tail);
  return many === undefined || many === 0 || rest === undefined ? undefined : many * factor + rest;
}
