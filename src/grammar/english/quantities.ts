import { entryOf } from '../../common/entryOf.ts';
import { UNITS_OF_MEASURE } from './measures.ts';
import { cardinalAt } from './numbers.ts';

/** A number that was said, with what it counts. */
export interface Quantity {
  /** As digits: `107`, `3.5`, `1.5.0`. */
  readonly digits: string;
  /** The word behind it: "pixels"; '' where none was said. */
  readonly unit: string;
}

/** Units that are said in full, and written in a name or a text beside the number. */
const IN_FULL =
  /^(?:milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|degrees?|percent|points?|grams?|kilograms?|metres?|meters?|litres?|liters?|millilitres?|milliliters?|bytes?|kilobytes?|megabytes?|gigabytes?|kibibytes?|mebibytes?|gibibytes?|items?|times|lines|rows|columns|characters|pages?|retries|attempts)$/;

/** Units in short, as they are written behind a number. */
const IN_SHORT = /^(?:px|em|rem|%|ms|s|fr|vh|vw|deg|k|kb|mb|gb|g|kg|ml|l|m|h|d)$/i;

/** All of some words as a number: "eight pixels", "minus two point five", "one point five point zero". */
export function quantityOf(words: readonly string[]): Quantity | undefined {
  const said = words.map(word => word.toLowerCase());
  const isNegative = /^(?:minus|negative)$/.test(said[0] ?? '');
  let at = isNegative ? 1 : 0;
  const written = /^v?(-?\d+(?:\.\d+)*)([a-z%]*)$/.exec(said[at] ?? '');
  let digits: string;
  if (written && (said.length === at + 1 || written[1]?.includes('.'))) {
    digits = written[1] as string;
    at++;
    if (written[2])
      return said.length === at && IN_SHORT.test(written[2]) ? { digits: signed(digits), unit: written[2] } : undefined;
  } else {
    // "Point five" is half of one.
    const part = behindPoint(said, at);
    const number = part ? { digits: `0.${part.digits}`, length: part.length + 1 } : cardinalAt(said, at);
    if (!number) return undefined;
    digits = number.digits;
    at += number.length;
    // A version has more of them.
    for (let next = behindPoint(said, at); next; next = behindPoint(said, at)) {
      digits += `.${next.digits}`;
      at += next.length + 1;
    }
  }
  const unit = said.slice(at).join(' ');
  if (unit !== '' && !IN_FULL.test(unit) && !IN_SHORT.test(unit) && !Object.hasOwn(UNITS_OF_MEASURE, unit))
    return undefined;
  return { digits: signed(digits), unit };

  function signed(number: string): string {
    return isNegative ? `-${number}` : number;
  }
}

function behindPoint(said: readonly string[], at: number) {
  return /^(?:point|dot)$/.test(said[at] ?? '') ? cardinalAt(said, at + 1) : undefined;
}

/** How a unit may be written behind a number: "pixels" is `px`. */
export function shortUnit(unit: string): string | undefined {
  if (IN_SHORT.test(unit)) return unit;
  return entryOf(UNITS_OF_MEASURE, unit);
}
