/** English words for numbers, ordinals too. */
const ONES = wordsOf(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const FIRSTS = wordsOf(
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth',
);
const TENS = wordsOf('twenty thirty forty fifty sixty seventy eighty ninety');
const TIETHS = wordsOf('twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth');
const SCALES = wordsOf('thousand million billion trillion');

const VALUES: ReadonlyMap<string, number> = new Map([
  ...[...ONES, ...FIRSTS].map((word, at): [string, number] => [word, at % ONES.length]),
  ...[...TENS, ...TIETHS].map((word, at): [string, number] => [word, ((at % TENS.length) + 2) * 10]),
  ['oh', 0],
]);
const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['hundredth', 100],
  ...SCALES.map((word, at): [string, number] => [word, 1000 ** (at + 1)]),
  ...SCALES.map((word, at): [string, number] => [`${word}th`, 1000 ** (at + 1)]),
]);
/** Said between the digits of one number, or of a version. */
const BETWEEN: ReadonlySet<string> = new Set(['point', 'dot', 'comma', 'hyphen', 'dash']);

/** Whether a word, in small letters, is a number or a part of one. */
export function isNumberWord(word: string): boolean {
  return /^\p{N}/u.test(word) || VALUES.has(word) || MULTIPLIERS.has(word);
}

/** Whether a number may go on with it: “one hundred and five”, “one point five”, “a hundred”. */
export function goesOn(word: string): boolean {
  return word === 'and' || word === 'a' || BETWEEN.has(word);
}

/** Whether a word between two others is part of a number with them. */
export function joins(before: string | undefined, word: string, behind: string | undefined): boolean {
  if (behind === undefined || !isNumberWord(behind)) return false;
  if (word === 'a') return MULTIPLIERS.has(behind);
  if (before === undefined || !isNumberWord(before)) return false;
  return BETWEEN.has(word) || (word === 'and' && MULTIPLIERS.has(before));
}

/**
 * The digits of numbers that are said one after the other: “twenty twenty seven”, “two thousand twenty seven” and `2,027`
 * are all 2027, “one point five” and `1.5` are 15. What is meant does not matter: only whether the same was said.
 */
export function digitsOf(words: readonly string[]): string {
  let digits = '';
  /** What was said in thousands, and what may still be multiplied. */
  let whole = 0;
  let group: number | undefined;
  const end = () => {
    if (group !== undefined || whole > 0) digits += String(whole + (group ?? 0));
    whole = 0;
    group = undefined;
  };
  for (const word of words) {
    const multiplier = MULTIPLIERS.get(word);
    const value = VALUES.get(word) ?? plainValue(word);
    if (multiplier === 100) group = (group ?? 1) * 100;
    else if (multiplier !== undefined) {
      whole += (group ?? 1) * multiplier;
      group = undefined;
    } else if (value !== undefined) {
      const fits = group === undefined ? whole % 1000 === 0 && !(whole > 0 && value === 0) : fitsBehind(group, value);
      if (!fits) end();
      group = (group ?? 0) + value;
    } else if (word !== 'and') {
      end();
      digits += word.replace(/\P{N}/gu, '');
    }
  }
  end();
  return digits;
}

/** “five” goes on with “twenty”, and both with “one hundred”; anything else is another number. */
function fitsBehind(group: number, value: number): boolean {
  if (value === 0 || group === 0) return false;
  if (group % 100 === 0) return value < 100;
  const tens = group % 100;
  return tens >= 20 && tens % 10 === 0 && value < 10;
}

/** Digits alone, as far as they may be multiplied: `3 million`. */
function plainValue(word: string): number | undefined {
  return /^[1-9]\d{0,2}$/.test(word) ? Number(word) : undefined;
}

function wordsOf(list: string): readonly string[] {
  return list.split(' ');
}
