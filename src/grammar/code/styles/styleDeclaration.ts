import { entryOf } from '../../../common/entryOf.ts';
import { UNITS_OF_MEASURE } from '../../english/measures.ts';
import { cardinalAt } from '../../english/numbers.ts';
import { expression } from '../spokenCode.ts';
import type { Wording } from '../wording.ts';
import { KEYWORDS, PROPERTIES } from './properties.ts';

/** A property of a style sheet with its value, without a semicolon. */
export interface StyleDeclaration {
  readonly text: string;
  /** Whether the language knows every part of the value. */
  readonly isCertain: boolean;
}

const LONGEST_PROPERTY = 4;
const LONGEST_KEYWORD = 3;
/** As recognisers write it: "10px". */
const MEASURE = /^-?\d+(\.\d+)?(px|em|rem|%|vh|vw|ch|fr|s|ms|deg)?$/;
const SIGNS: Readonly<Record<string, string>> = { comma: ',', slash: ' /', important: ' !important' };

/** "Margin zero auto" is `margin: 0 auto`; undefined where the words begin with no property, or have no value. */
export function styleDeclaration(words: readonly string[], wording: Wording): StyleDeclaration | undefined {
  const said = words.map(word => word.toLowerCase().replace('colour', 'color'));
  for (let length = Math.min(LONGEST_PROPERTY, words.length - 1); length > 0; length--) {
    const name = said.slice(0, length).join('-');
    if (!PROPERTIES.has(name)) continue;
    const isMarked = /^(colon|equals|to)$/.test(said[length] ?? '');
    const from = length + (isMarked ? 1 : 0);
    const value = valueIn(words.slice(from), said.slice(from), wording);
    return value && { text: `${name}: ${value.text}`, isCertain: value.isCertain };
  }
  return undefined;
}

/** The value of a property by itself; undefined where the language does not know every part of it. */
export function styleValue(words: readonly string[], wording: Wording): string | undefined {
  const said = words.map(word => word.toLowerCase());
  const value = said.length > 0 ? valueIn(words, said, wording) : undefined;
  return value?.isCertain ? value.text : undefined;
}

function valueIn(words: readonly string[], said: readonly string[], wording: Wording): StyleDeclaration | undefined {
  let text = '';
  for (let at = 0; at < said.length; ) {
    const part = partAt(said, at);
    if (!part) {
      // A function, a variable or what nobody knows.
      const rest = expression(words.slice(at), wording, 'value').text;
      const isCertain = /^(\$[\w-]+|var\(--[\w-]+\)|calc\(.*\)|#[\da-f]{3,8}|"[^"]*")$/i.test(rest);
      return { text: text + (text ? ' ' : '') + rest, isCertain };
    }
    text += (text && !/^[, ]/.test(part.text) ? ' ' : '') + part.text;
    at += part.length;
  }
  return text === '' ? undefined : { text, isCertain: true };
}

function partAt(said: readonly string[], at: number): { readonly text: string; readonly length: number } | undefined {
  const word = said[at] as string;
  if (at > 0 && Object.hasOwn(SIGNS, word)) return { text: entryOf(SIGNS, word) as string, length: 1 };
  for (let length = Math.min(LONGEST_KEYWORD, said.length - at); length > 0; length--) {
    const some = said.slice(at, at + length);
    const keyword = [some.join('-'), some.join('')].find(one => KEYWORDS.has(one));
    if (keyword) return { text: keyword, length };
  }
  if (word === 'hash') return hexAt(said, at);
  const isNegative = /^(minus|negative)$/.test(word);
  const from = at + (isNegative ? 1 : 0);
  const behind = /^(?:point|dot)$/.test(said[from] ?? '') ? cardinalAt(said, from + 1) : undefined;
  const number = MEASURE.test(said[from] ?? '')
    ? { digits: said[from] as string, length: 1 }
    : behind
      ? { digits: `0.${behind.digits}`, length: behind.length + 1 }
      : cardinalAt(said, from);
  if (!number) return undefined;
  const next = said[from + number.length] ?? '';
  const unit = entryOf(UNITS_OF_MEASURE, next) ?? '';
  const length = from - at + number.length + (unit ? 1 : 0);
  return { text: (isNegative ? '-' : '') + number.digits + unit, length };
}

/** "Hash f f f", "hash three three three". */
function hexAt(said: readonly string[], at: number) {
  let digits = '';
  let to = at + 1;
  while (to < said.length && digits.length < 8) {
    const word = said[to] as string;
    const number = /^\d+$/.test(word) ? word : cardinalAt([word], 0)?.digits;
    if (number === undefined && !/^[a-f\d]+$/.test(word)) break;
    digits += number ?? word;
    to++;
  }
  return /^(.{3,4}|.{6}|.{8})$/.test(digits) ? { text: `#${digits}`, length: to - at } : undefined;
}
