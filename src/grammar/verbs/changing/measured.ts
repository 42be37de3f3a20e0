import { cardinalAt } from '../../english/numbers.ts';
import { quantityOf } from '../../english/quantities.ts';

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
  const isNoLength = rest === '' && quote === '' && /^(px|em|rem|pt|vh|vw)$/.test(unit) && number.digits === '0';
  if (isNoLength) return '0';
  const now = rest === '' ? unit : unitFor(rest, unit);
  return now === undefined ? undefined : `${quote}${isNegative ? '-' : ''}${number.digits}${blank}${now}${quote}`;
}

function unitFor(said: string, old: string): string | undefined {
  const written = UNITS.find(([is]) => is.test(said))?.[1];
  if (!written) return undefined;
  return written.includes(old) ? old : written[0];
}

/** "To eight pixels here": a measure, and where one is. */
export function measureHere(to: readonly string[]): readonly string[] {
  const bare = to.slice(0, -1);
  return /^here$/i.test(to.at(-1) ?? '') && quantityOf(bare) ? bare : to;
}
