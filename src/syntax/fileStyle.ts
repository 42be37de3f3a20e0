import { inQuotesOf } from './fileQuotes.ts';
import type { Addition, Template, Writing } from './writing.ts';

/** Of a larger file only so much at its beginning counts, in UTF-16 units. */
const MOST_CHARACTERS = 50_000;
/** What C has and C++ hardly ever. */
const OF_C = /^#include <(?:stdio|stdlib|string|stdint|stdbool|unistd|ctype|assert)\.h>/m;
const OF_CPP = /^#include <\w+>|\b(?:class|namespace|template|nullptr)\b|std::/m;

const OF_STANDARD = /\bstd::string\b/;
const USING = /\busing namespace std\b/;

const others = new WeakMap<Writing, Map<string, Writing>>();

/** What ends a statement in a script, with a semicolon and without. */
const ENDED = /;[^\S\n]*(?:\/\/.*)?$/m;
const UNENDED = /^[^\S\n]*(?:(?:import|export|const|let|var|return|throw|await)\b.*[\w)\]'"`]|[\w.]+\(.*\)|\})$/gm;

/**
 * A language's writing as a file has it: its quotes, blanks within braces, `===`, `std::string`, no semicolons, and `NULL`
 * where it is C.
 */
export function inStyleOf(text: string, writing: Writing | undefined): Writing | undefined {
  const own = inQuotesOf(text, writing);
  if (!own) return undefined;
  const start = text.slice(0, MOST_CHARACTERS);
  const spaced = countOf(/\{ \w[^{}\n]*\}/g, start);
  const tight = countOf(/(?<![$#=>])\{\w[^{}\n]*\}/g, start);
  // As the language's formatters have them, unless the file says otherwise.
  const isSpaced = own.spacedBraces ? spaced >= tight : spaced > tight;
  const isC = own.words['nullptr'] !== undefined && OF_C.test(start) && !OF_CPP.test(start);
  const isStrict = own.tags === true && /[^=!]===[^=]/.test(start) && !/[^=!]==[^=]/.test(start);
  const isOpen = own.tags === true && own.terminator === ';' && !ENDED.test(start) && countOf(UNENDED, start) > 2;
  const isStandard = own.types['std colon colon string'] !== undefined && OF_STANDARD.test(start) && !USING.test(start);
  if (!isStandard && !isStrict && !isOpen && isSpaced === (own.spacedBraces === true) && !isC) return own;
  const key = `${isSpaced}${isC}${isStrict}${isStandard}${isOpen}`;
  const known = others.get(own) ?? new Map<string, Writing>();
  others.set(own, known);
  const found = known.get(key);
  if (found) return found;
  const nothing = { null: 'NULL', none: 'NULL', 'null pointer': 'NULL' };
  const made: Writing = {
    ...own,
    ...(isStandard && { types: { ...own.types, string: 'std::string' } }),
    spacedBraces: isSpaced,
    ...(isStrict && { equality: '===' as const }),
    ...(isC && { words: { ...own.words, ...nothing }, headerEnd: '.h' }),
    ...(isOpen && { terminator: '' as const, code: unended(own.code) }),
  };
  known.set(key, made);
  return made;
}

/** Templates of statements without the semicolon at their end. */
function unended(code: Writing['code']): Writing['code'] {
  const plain = (one: Template | Addition): Template | Addition =>
    typeof one === 'string' ? one.replace(/;$/gm, '') : { ...one, code: one.code.replace(/;$/gm, '') };
  return Object.fromEntries(
    Object.entries(code).map(([name, one]) => [
      name,
      Array.isArray(one) ? (one as readonly Addition[]).map(each => plain(each) as Addition) : plain(one as Template),
    ]),
  );
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
