import type { Span } from '../../../syntax/scopes.ts';
import { quantityOf } from '../../english/quantities.ts';
import type { Place } from '../../places/place.ts';
import { numbersLike } from '../../places/text/numbers.ts';
import type { SpanEdit } from '../../places/text/outcome.ts';
import { atHand } from './exchanged.ts';

/** What points at a value without a name. */
const PRONOUN = /^(?:(?:make |set )?(?:it|that|this)|(?:that|this) (?:one|value|number|version|boolean|flag))$/i;

const TRUTH = /(?<![\p{L}\p{N}_$])(?:true|false|yes|no|on|off)(?![\p{L}\p{N}_$]|-)/giu;
const PAIRS: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['on', 'off'],
];

export function isPronoun(said: readonly string[]): boolean {
  return PRONOUN.test(said.join(' '));
}

/**
 * "Make that 230 degrees", "make that true": what becomes of the one number that counts the same, or the one word for
 * what is so or not, on the line or in the statement where the cursor is. Undefined where there is none, or several.
 */
export function valueAtHand(to: readonly string[], place: Place): SpanEdit | undefined {
  for (const stretches of atHand(place)) {
    const found = stretches.flatMap(within => candidates(to, within, place));
    if (found.length === 0) continue;
    const { cursor } = place;
    const touched = found.filter(({ start, end }) => start <= cursor && cursor <= end);
    const [only, other] = touched.length > 0 ? touched : found;
    return only && !other && only.text !== place.text.slice(only.start, only.end) ? only : undefined;
  }
  return undefined;
}

function candidates(to: readonly string[], within: Span, { text }: Place): readonly SpanEdit[] {
  const quantity = quantityOf(to);
  if (quantity)
    return numbersLike(quantity, false, within, text)
      .filter(({ start, end }) => isVersion(quantity.digits) === isVersion(text.slice(start, end)))
      .map(({ start, end }) => ({ start, end, text: quantity.digits }));
  const said = to.join(' ').toLowerCase();
  const pair = PAIRS.find(one => one.includes(said));
  if (!pair) return [];
  return [...text.slice(within.start, within.end).matchAll(TRUTH)].flatMap(({ 0: old, index }) => {
    if (!pair.includes(old.toLowerCase())) return [];
    const start = within.start + index;
    return [{ start, end: start + old.length, text: inLettersOf(old, said) }];
  });
}

function isVersion(digits: string): boolean {
  return /\..*\./.test(digits);
}

function inLettersOf(old: string, word: string): string {
  if (old === old.toUpperCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(old) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
