import { entryOf } from '../../common/entryOf.ts';

/**
 * Sounds, a letter each: the 39 of the CMU Pronouncing Dictionary. Vowels `a` (odd) `A` (at) `u` (hut) `o` (ought) `W` (cow)
 * `Y` (hide) `E` (Ed) `R` (hurt) `e` (ate) `I` (it) `i` (eat) `O` (oat) `X` (toy) `Q` (hood) `U` (two); consonants as they
 * are written, and `C` (cheese) `J` (gee) `T` (theta) `D` (thee) `S` (she) `Z` (seizure) `N` (ping).
 */
const PHONES = 'aAuoWYERYeIiOXQUpbtdkgCJfvTDszSZhmnNlrwy';

/** What is heard for each other, and how far they are apart: 0 is the same, 1 another sound altogether. */
const NEAR: readonly (readonly [pairs: string, apart: number])[] = [
  // With and without voice.
  ['pb td kg CJ fv TD sz SZ', 0.3],
  // Made nearly at the same place.
  ['fT vD sS zZ mn nN tC dJ sT zD dD tT lw rw tD CS JZ', 0.45],
  ['kd gt bv pf gJ kC lr ml nl hf ny bm dn td kt pt bd gd pk CT yJ lR', 0.6],
  // Vowels next to each other.
  ['iI Ie eE EA Au ua ao oO OU UQ Qu uI uE aY aW rR uR oQ uO Eu', 0.3],
  ['ie Aa ou OQ IE oW Ye Yi XY Xo WO eI AE aO Eu iy Uw aA ER oR QR AY eA', 0.4],
];

const OTHER_VOWEL = 0.6;
const VOWEL_FOR_CONSONANT = 1.2;
const OTHER = 1;

/** What is easily swallowed, or made up between others. */
const LOST: Readonly<Record<string, number>> = {
  u: 0.4,
  I: 0.45,
  h: 0.3,
  D: 0.5,
  t: 0.5,
  d: 0.5,
  y: 0.4,
  w: 0.5,
  r: 0.5,
  R: 0.5,
  n: 0.6,
  s: 0.5,
  z: 0.5,
  l: 0.6,
};
const OTHERS_LOST = 0.8;
const TWICE = 0.1;

const SIZE = 128;
const APART = apart();
const GONE = Float64Array.from({ length: SIZE }, (_, code) => entryOf(LOST, String.fromCharCode(code)) ?? OTHERS_LOST);

function apart(): Float64Array {
  const table = new Float64Array(SIZE * SIZE).fill(OTHER);
  const put = (one: string, other: string, cost: number) => {
    table[one.charCodeAt(0) * SIZE + other.charCodeAt(0)] = cost;
    table[other.charCodeAt(0) * SIZE + one.charCodeAt(0)] = cost;
  };
  for (const one of PHONES)
    for (const other of PHONES)
      put(
        one,
        other,
        one === other ? 0 : isVowel(one) !== isVowel(other) ? VOWEL_FOR_CONSONANT : isVowel(one) ? OTHER_VOWEL : OTHER,
      );
  for (const [pairs, cost] of NEAR.toReversed())
    for (const [one = '', other = ''] of pairs.split(' ')) put(one, other, cost);
  return table;
}

function isVowel(phone: string): boolean {
  return 'aAuoWYERYeIiOXQU'.includes(phone);
}

/** How far two phones are apart, by their codes. */
export function apartOf(one: number, other: number): number {
  return APART[one * SIZE + other] as number;
}

/** What it costs to lose a phone of a sound, or to make it up. One that is said twice in a row is hardly lost. */
export function goneAt(sound: string, at: number): number {
  return at > 0 && sound[at] === sound[at - 1] ? TWICE : (GONE[sound.charCodeAt(at)] as number);
}

/**
 * How far two sounds are apart: what it takes to make one of the other, phone by phone, weighted by how alike they are
 * (Levenshtein's distance).
 */
export function distance(one: string, other: string): number {
  let above = [0];
  for (let at = 1; at <= other.length; at++) above.push((above[at - 1] as number) + goneAt(other, at - 1));
  for (let from = 1; from <= one.length; from++) {
    const row = [(above[0] as number) + goneAt(one, from - 1)];
    for (let at = 1; at <= other.length; at++)
      row.push(
        Math.min(
          (above[at - 1] as number) + apartOf(one.charCodeAt(from - 1), other.charCodeAt(at - 1)),
          (above[at] as number) + goneAt(one, from - 1),
          (row[at - 1] as number) + goneAt(other, at - 1),
        ),
      );
    above = row;
  }
  return above[other.length] as number;
}
