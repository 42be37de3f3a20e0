import { cardinalAt } from '../../english/numbers.ts';
import { quantityOf } from '../../english/quantities.ts';
import type { Place, Pointed } from '../../places/place.ts';
import type { SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';

/** How units are written behind a number, by what is said of them; the first is usual. */
const UNITS: readonly (readonly [said: RegExp, written: readonly string[]])[] = [
  [/^(milliseconds?|millis|ms)$/, ['ms', 'millis', 'milliseconds']],
  [/^(seconds?|secs?)$/, ['s', 'sec', 'secs', 'seconds', 'second']],
  [/^(minutes?|mins?)$/, ['m', 'min', 'mins', 'minutes', 'minute']],
  [/^(hours?|hrs?)$/, ['h', 'hr', 'hours', 'hour']],
  [/^(days?)$/, ['d', 'days', 'day']],
  [/^(pixels?|px)$/, ['px']],
  [/^(percent|%)$/, ['%']],
  [/^(ems?)$/, ['em']],
  [/^(rems?)$/, ['rem']],
  [/^(points?|pt)$/, ['pt']],
  [/^(degrees?|deg)$/, ['deg']],
  [/^(kilobytes?|kb)$/, ['kb', 'KB', 'k', 'K', 'KiB', 'Ki']],
  [/^(megabytes?|megs?|mb)$/, ['MB', 'mb', 'M', 'm', 'MiB', 'Mi']],
  [/^(gigabytes?|gigs?|gb)$/, ['GB', 'gb', 'G', 'g', 'GiB', 'Gi']],
  [/^(kibibytes?|kib|ki)$/, ['Ki', 'KiB']],
  [/^(mebibytes?|mib|mi)$/, ['Mi', 'MiB']],
  [/^(gibibytes?|gib|gi)$/, ['Gi', 'GiB']],
];

/**
 * A number with its unit as the old one has it: "forty five seconds" for `30s` is `45s`, "twenty four" for `20px` is
 * `24px`. Undefined where the old one has no unit, or no number was said.
 */
export function measuredLike(words: readonly string[], old: string): string | undefined {
  const [, quote = '', blank = '', unit = ''] = /^(["']?)-?\d+(?:\.\d+)?( ?)([a-z%]{1,8})\1$/i.exec(old) ?? [];
  if (!unit) return undefined;
  const said = words.map(word => word.toLowerCase());
  const isNegative = /^(minus|negative)$/.test(said[0] ?? '');
  const from = isNegative ? 1 : 0;
  const written = /^(-?\d+(?:\.\d+)?)([a-z%]*)$/.exec(said[from] ?? '');
  const number = written ? { digits: written[1] ?? '', length: 1 } : cardinalAt(said, from);
  if (!number) return undefined;
  const rest = [...(written?.[2] ? [written[2]] : []), ...said.slice(from + number.length)].join(' ');
  // Of thousandths, one is a whole: `500m`.
  const isWhole = unit === 'm' && rest === '' && Number(number.digits) < 10 && Number(/\d+/.exec(old)?.[0]) >= 50;
  if (isWhole) return `${quote}${number.digits}${quote}`;
  const isNoLength = rest === '' && quote === '' && /^(px|em|rem|pt|vh|vw)$/.test(unit) && number.digits === '0';
  if (isNoLength) return '0';
  const now = rest === '' ? unit : unitFor(rest, unit);
  return now === undefined ? undefined : `${quote}${isNegative ? '-' : ''}${number.digits}${blank}${now}${quote}`;
}

function unitFor(said: string, old: string): string | undefined {
  const written = UNITS.find(([is]) => is.test(said))?.[1];
  if (!written) return undefined;
  // In short as the old one is: `512M` becomes `1G`.
  const before = UNITS.find(([, ways]) => ways.includes(old) && ways.length === written.length)?.[1];
  return written.includes(old) ? old : (written[before?.indexOf(old) ?? 0] ?? written[0]);
}

/** "To eight pixels here": a measure, and where one is. */
export function measureHere(to: readonly string[]): readonly string[] {
  const bare = to.slice(0, -1);
  return /^here$/i.test(to.at(-1) ?? '') && quantityOf(bare) ? bare : to;
}

/**
 * "Twenty minutes" of `timeout-minutes: 15` is 20, "postgres sixteen" of `postgres:15` is `postgres:16`. `unclear` where a
 * number has a unit that nothing tells of, or what a sign joins would become words. Undefined for anything else.
 */
export function countedAs(
  { kind, start, end }: Pointed,
  to: readonly string[],
  { text, wording }: Place,
): SpanEdit | 'unclear' | undefined {
  if (wording.writing || kind !== 'value') return undefined;
  const old = text.slice(start, end);
  const quantity = quantityOf(to);
  if (/^-?\d+(?:\.\d+)?$/.test(old) && quantity && quantity.unit !== '') {
    const word = quantity.unit.replace(/(?:ies|y|s)$/, '');
    const name = text.slice(lineAt(text, start).start, start).toLowerCase();
    return name.includes(word) ? { start, end, text: quantity.digits } : 'unclear';
  }
  // What services do when they end is one word.
  const policy = /^(?:on failure|unless stopped)$/i.test(to.join(' ')) && /restart\w*:\s*$/i.test(text.slice(0, start));
  if (policy) return { start, end, text: to.join('-').toLowerCase() };
  const [, name, sign = '', number] = /^([\w./-]+)([:@])v?(\d[\w.-]*)$/.exec(old) ?? [];
  if (name === undefined || !number || to.some(word => /^(?:colon|at|slash|dash|dot)$/i.test(word))) return undefined;
  const isSame = to[0]?.toLowerCase() === name.split('/').at(-1)?.toLowerCase();
  const digits = quantityOf(to.slice(1))?.digits;
  return isSame && digits ? { start, end, text: `${name}${sign}${digits}` } : 'unclear';
}

/** "Example dot com" in data, in the place of one word. */
export function isDotted(words: readonly string[], old: string, { writing }: Place['wording']): boolean {
  const isAddress =
    words.length > 2 && words.every((word, at) => (at % 2 === 1) === /^(?:dot|slash|colon)$/i.test(word));
  return writing === undefined && /^\S+$/.test(old) && isAddress && words.length % 2 === 1;
}

/** `isdigit` is of two words, `cout` of a letter and a word, and so is what takes its place; undefined for other names. */
export function asFlat(words: readonly string[], old: string, { writing }: Place['wording']): string | undefined {
  const [first = ''] = words;
  const isLettered = words.length === 2 && first.length === 1 && /^[a-z]{3,}$/.test(old);
  if (isLettered && old.startsWith(first.toLowerCase())) return words.join('').toLowerCase();
  const isFlat = words.length > 1 && /^[a-z]+$/.test(old) && old.length > first.length + 1;
  return isFlat && old.startsWith(first.toLowerCase()) && writing?.names.function === 'snake'
    ? words.join('').toLowerCase()
    : undefined;
}

/** How something is asked for on the web. */
export function isVerbOfWeb(text: string): boolean {
  return /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(text);
}
