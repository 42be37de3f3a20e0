const UNITS = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);
const ORDINALS = new Map([
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh'].map(
    (word, index) => [word, index + 1] as const,
  ),
  ...['twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth'].map(
    (word, index) => [word, index + 12] as const,
  ),
  ['nineteenth', 19],
  ['twentieth', 20],
  ['thirtieth', 30],
]);

/** A number at the beginning of some words. */
export interface Spoken {
  /** As digits: `107`, `3.5`. */
  readonly digits: string;
  readonly value: number;
  /** How many words it takes. */
  readonly length: number;
}

/**
 * The number that `words` have at `from`: "forty two", "three thousand two hundred", "one hundred and five", digits one
 * by one as in "one o seven", in pairs as in "nineteen eighty four", "three point five", or written as digits. Undefined where there is none.
 */
export function cardinalAt(words: readonly string[], from: number): Spoken | undefined {
  const written = /^\d+\.\d+$/.test(words[from] ?? '') ? (words[from] as string) : undefined;
  if (written) return { digits: written, value: Number(written), length: 1 };
  const whole = wholeAt(words, from);
  if (!whole) return undefined;
  const point = from + whole.length;
  if (words[point] !== 'point' && words[point] !== 'decimal') return whole;
  let digits = '';
  let at = point + 1;
  for (let digit = digitOf(words[at]); digit !== undefined; digit = digitOf(words[++at])) digits += digit;
  if (!digits) {
    const rest = wholeAt(words, at);
    if (!rest) return whole;
    digits = rest.digits;
    at += rest.length;
  }
  const text = `${whole.digits}.${digits}`;
  return { digits: text, value: Number(text), length: at - from };
}

/** The rank that `words` have at `from`: "third", "3rd", "twenty first". Undefined where there is none. */
export function ordinalAt(words: readonly string[], from: number): Spoken | undefined {
  const word = words[from] ?? '';
  const written = /^(\d+)(st|nd|rd|th)$/.exec(word);
  if (written) return spoken(Number(written[1]), 1);
  const tens = TENS.indexOf(word);
  const unit = ORDINALS.get(words[from + 1] ?? '');
  if (tens > 1 && unit !== undefined && unit < 10) return spoken(tens * 10 + unit, 2);
  const value = ORDINALS.get(word);
  return value === undefined ? undefined : spoken(value, 1);
}

/** A whole number in words, for what is said back: `twenty one`. Beyond 9,999 in digits. */
export function inWords(value: number): string {
  if (value < 20) return UNITS[value] ?? String(value);
  if (value < 100) return `${TENS[Math.floor(value / 10)]}${value % 10 ? ` ${UNITS[value % 10]}` : ''}`;
  if (value < 1000) {
    return `${UNITS[Math.floor(value / 100)]} hundred${value % 100 ? ` ${inWords(value % 100)}` : ''}`;
  }
  if (value < 10_000) {
    return `${UNITS[Math.floor(value / 1000)]} thousand${value % 1000 ? ` ${inWords(value % 1000)}` : ''}`;
  }
  return String(value);
}

function wholeAt(words: readonly string[], from: number): Spoken | undefined {
  if (/^\d+$/.test(words[from] ?? '')) {
    const digits = words[from] as string;
    return { digits, value: Number(digits), length: 1 };
  }
  return oneByOneAt(words, from) ?? inPairsAt(words, from) ?? summedAt(words, from);
}

/** "one o seven", "four two": at least two digits, one of which may be "o" but not the first. */
function oneByOneAt(words: readonly string[], from: number): Spoken | undefined {
  let digits = '';
  let at = from;
  for (; at < words.length; at++) {
    const digit = digitOf(words[at]) ?? (digits && /^(o|oh)$/.test(words[at] ?? '') ? '0' : undefined);
    if (digit === undefined) break;
    digits += digit;
  }
  // "one hundred" is no row of digits; neither does a trailing "o" belong to one.
  if (digits.length < 2 || SCALES.has(words[at] ?? '') || /^(o|oh)$/.test(words[at - 1] ?? '')) return undefined;
  return { digits, value: Number(digits), length: at - from };
}

/** "Nineteen eighty four", "two fifty", "twelve oh five": hundreds and the rest, as years and lines are said. */
function inPairsAt(words: readonly string[], from: number): Spoken | undefined {
  const first = UNITS.indexOf(words[from] ?? '');
  const hundreds = first > 0 ? first : words[from] === 'twenty' ? 20 : 0;
  if (hundreds === 0) return undefined;
  const digit = /^(o|oh)$/.test(words[from + 1] ?? '') ? digitOf(words[from + 2]) : undefined;
  if (digit !== undefined && hundreds > 9) return spoken(hundreds * 100 + Number(digit), 3);
  const rest = UNITS.indexOf(words[from + 1] ?? '') > 9 || TENS.indexOf(words[from + 1] ?? '') > 1;
  const second = rest ? summedAt(words, from + 1) : undefined;
  if (!second || second.value > 99 || SCALES.has(words[from + 1 + second.length] ?? '')) return undefined;
  return spoken(hundreds * 100 + second.value, 1 + second.length);
}

function summedAt(words: readonly string[], from: number): Spoken | undefined {
  let total = 0;
  let group = 0;
  let at = from;
  /** What may come next is smaller than this. */
  let below = Number.POSITIVE_INFINITY;
  for (; at < words.length; at++) {
    const word =
      words[at] === 'and' && at > from && SCALES.has(words[at - 1] ?? '') ? (words[at + 1] ?? '') : words[at];
    const skip = word === words[at] ? 0 : 1;
    const unit = UNITS.indexOf(word ?? '');
    const tens = TENS.indexOf(word ?? '');
    const scale = SCALES.get(word ?? '');
    if (unit >= 0 && unit < below && !(unit === 0 && at > from)) {
      group += unit;
      below = 0;
    } else if (tens > 1 && tens * 10 < below) {
      group += tens * 10;
      below = 10;
    } else if (scale === 100 && group > 0 && group < 100) {
      group *= 100;
      below = 100;
    } else if (scale && scale > 100 && group > 0) {
      total += group * scale;
      group = 0;
      below = 1000;
    } else break;
    at += skip;
  }
  return at === from ? undefined : spoken(total + group, at - from);
}

function digitOf(word: string | undefined): string | undefined {
  const digit = UNITS.indexOf(word ?? '');
  return digit >= 0 && digit < 10 ? String(digit) : undefined;
}

function spoken(value: number, length: number): Spoken {
  return { digits: String(value), value, length };
}
