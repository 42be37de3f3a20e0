import { entryOf } from '../../common/entryOf.ts';

/** What currencies are called, for one and for several. */
const CURRENCIES: Readonly<Record<string, readonly [one: string, several: string]>> = {
  $: ['dollar', 'dollars'],
  US$: ['US dollar', 'US dollars'],
  A$: ['Australian dollar', 'Australian dollars'],
  AU$: ['Australian dollar', 'Australian dollars'],
  C$: ['Canadian dollar', 'Canadian dollars'],
  CA$: ['Canadian dollar', 'Canadian dollars'],
  HK$: ['Hong Kong dollar', 'Hong Kong dollars'],
  NZ$: ['New Zealand dollar', 'New Zealand dollars'],
  S$: ['Singapore dollar', 'Singapore dollars'],
  R$: ['real', 'reais'],
  '€': ['euro', 'euros'],
  '£': ['pound', 'pounds'],
  '¥': ['yen', 'yen'],
  'CN¥': ['yuan', 'yuan'],
  '₹': ['rupee', 'rupees'],
  '₩': ['won', 'won'],
  '₽': ['rouble', 'roubles'],
  '₺': ['lira', 'lira'],
  '₫': ['dong', 'dong'],
  '₪': ['shekel', 'shekels'],
  '₿': ['bitcoin', 'bitcoins'],
  '¢': ['cent', 'cents'],
};
const SCALES: Readonly<Record<string, string>> = {
  k: 'thousand',
  K: 'thousand',
  m: 'million',
  M: 'million',
  B: 'billion',
  bn: 'billion',
  T: 'trillion',
};

const SIGN = '(?:US|AU?|CA?|HK|NZ|S|R)?\\$|CN¥|[€£¥₹₩₽₺₫₪₿]';
const NUMBER = '(?:\\d+(?:,\\d{3})*(?:\\.\\d+)?|\\.\\d+)';
const SCALE = '(?: ?(k|K|m|M|B|bn|T)(?![\\p{L}\\p{N}])| (thousand|million|billion|trillion)(?!\\p{L}))?';
const PRICE = new RegExp(
  `(?<![\\p{L}\\p{N}$])(-)?(${SIGN}) ?(${NUMBER})(?: ?[-–—] ?(?:${SIGN})?(${NUMBER}))?${SCALE}(?![\\d]|[.,]\\d)`,
  'gu',
);
const PRICE_BEHIND = new RegExp(`(?<![\\p{L}\\p{N}$.])(${NUMBER}) ?([$€£¥₹₩₽₺₫₪₿¢])(?![\\p{L}\\p{N}$])`, 'gu');

/** Units that are short for a word, behind a number. */
const UNITS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  ns: ['nanosecond', 'nanoseconds'],
  µs: ['microsecond', 'microseconds'],
  μs: ['microsecond', 'microseconds'],
  ms: ['millisecond', 'milliseconds'],
  min: ['minute', 'minutes'],
  kB: ['kilobyte', 'kilobytes'],
  KB: ['kilobyte', 'kilobytes'],
  MB: ['megabyte', 'megabytes'],
  GB: ['gigabyte', 'gigabytes'],
  TB: ['terabyte', 'terabytes'],
  KiB: ['kibibyte', 'kibibytes'],
  MiB: ['mebibyte', 'mebibytes'],
  GiB: ['gibibyte', 'gibibytes'],
  fps: ['frame per second', 'frames per second'],
  px: ['pixel', 'pixels'],
  Hz: ['hertz', 'hertz'],
  kHz: ['kilohertz', 'kilohertz'],
  MHz: ['megahertz', 'megahertz'],
  GHz: ['gigahertz', 'gigahertz'],
  '°C': ['degree Celsius', 'degrees Celsius'],
  '°F': ['degree Fahrenheit', 'degrees Fahrenheit'],
  '°': ['degree', 'degrees'],
};
const UNIT = new RegExp(`(?<![\\p{L}\\p{N}_.])(${NUMBER}) ?(${Object.keys(UNITS).join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
/** From one number to another, where both stand by themselves. */
const RANGE = /(?<![\p{L}\p{N}_./:–—-])(\d{1,5}) ?(–|-(?=\d)) ?(\d{1,5}%?)(?![\p{L}\p{N}_/–—-]|[.:]\d)/gu;

/** Prices, ranges and measures as a person says them: “5 dollars”, “3 to 5”, “16 milliseconds”. */
export function withSpokenQuantities(text: string): string {
  return text
    .replace(PRICE, (_, minus, sign, from, to, short, long) => {
      const scale = long ?? entryOf(SCALES, short ?? '');
      const amount = [from, to && `to ${to}`, scale].filter(Boolean).join(' ');
      return `${minus ? 'minus ' : ''}${amount} ${named(entryOf(CURRENCIES, sign), amount)}\uE001`;
    })
    .replace(PRICE_BEHIND, (_, amount, sign) => `${amount} ${named(entryOf(CURRENCIES, sign), amount)}\uE001`)
    .replace(/\uE001 ?\/ ?(?=\d*\p{L})/gu, ' per ')
    .replace(/\uE001/g, '')
    .replace(UNIT, (_, amount, unit) => `${amount} ${named(entryOf(UNITS, unit), amount)}`)
    .replace(RANGE, (range, from, dash, to) =>
      dash === '–' || Number(from) < Number.parseInt(to, 10) ? `${from} to ${to}` : range,
    );
}

function named(names: readonly [string, string] | undefined, amount: string): string {
  return names?.[amount === '1' ? 0 : 1] ?? '';
}
