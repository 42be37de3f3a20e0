import type { Span } from '../../../syntax/scopes.ts';
import { type Quantity, shortUnit } from '../../english/quantities.ts';
import { lineAt } from './units.ts';

/**
 * A number that is no part of a name: `10`, `1.4.0`, the `8` of `8px`, the `3` of `@v3`. What ends a literal, as in
 * `2.5f`, and units go with it.
 */
const NUMBER =
  /(?<![\p{L}\p{N}_.]|[\p{L}\p{N}_)\]]-)(?:v(?=\d))?(-?\d+(?:\.\d+)*)(px|r?em|%|ms|fr|vh|vw|deg|kb|mb|gb|kg|ml|[skghdlfmu])?(?![\p{L}\p{N}_]|\.\p{L})/giu;

interface Written extends Span {
  readonly digits: string;
  /** What stands behind it at once. */
  readonly unit: string;
}

/** So many numbers are looked at in a stretch. */
const MOST = 500;

/** Where numbers stand that a quantity may take the place of, or that it is itself: their digits, without units. */
export function numbersLike(quantity: Quantity, isSame: boolean, within: Span, text: string): readonly Span[] {
  const found: Span[] = [];
  for (const number of numbersIn(within, text))
    if ((!isSame || number.digits === quantity.digits) && counts(quantity.unit, number, text)) found.push(number);
  return found;
}

function* numbersIn({ start, end }: Span, text: string): Generator<Written> {
  let count = 0;
  for (const match of text.slice(start, end).matchAll(NUMBER)) {
    if (++count > MOST) return;
    const [all, digits = '', unit = ''] = match;
    const at = start + match.index + all.length - unit.length - digits.length;
    yield { start: at, end: at + digits.length, digits, unit };
  }
}

/** Whether a number counts what was said: by the unit at it, the word behind it, or a name on its line that tells. */
function counts(unit: string, { start, end, unit: written }: Written, text: string): boolean {
  if (unit === '') return true;
  if (written !== '') return shortUnit(unit)?.toLowerCase() === written.toLowerCase();
  const line = lineAt(text, start);
  const word = unit.replace(/(?:ies|y|s)$/, '');
  const behind = new RegExp(`^[\\s_-]*${word}`, 'i');
  if (behind.test(text.slice(end, Math.min(line.end, end + 40)))) return true;
  // "timeout-minutes: 10", "TIMEOUT_SECONDS = 5".
  return new RegExp(`${word}[\\p{L}\\p{N}_-]*["']?\\s*[:=(]?\\s*["']?$`, 'iu').test(
    text.slice(Math.max(line.start, start - 100), start),
  );
}
