import type { Writing } from './writing.ts';

/** Of a larger file only so much at its beginning counts, in UTF-16 units. */
const MOST_CHARACTERS = 50_000;
const STRINGS = /(?<![\p{L}\p{N}\\"'`])(["'])(?:[^\\\n"']|\\.)*\1(?![\p{L}\p{N}"'])/gu;

const others = new WeakMap<Writing, Writing>();

/** A language's writing with the quotes that a file has for nearly all of its texts, where either may be used. */
export function inQuotesOf(text: string, writing: Writing | undefined): Writing | undefined {
  if (!writing?.eitherQuote) return writing;
  let own = 0;
  let other = 0;
  for (const [, quote] of text.slice(0, MOST_CHARACTERS).matchAll(STRINGS)) {
    if (quote === writing.quote) own++;
    else other++;
  }
  return other > 2 * own ? inOtherQuotes(writing) : writing;
}

/** The same language with the other quotes. */
export function inOtherQuotes(writing: Writing): Writing {
  const found = others.get(writing);
  if (found) return found;
  const quote = writing.quote === '"' ? "'" : '"';
  const { import: imported } = writing.code;
  const requoted = (code: string) => code.replaceAll(writing.quote, quote);
  const other: Writing = {
    ...writing,
    quote,
    ...(writing.words['empty string'] && { words: { ...writing.words, 'empty string': quote + quote } }),
    ...(typeof imported === 'string' && { code: { ...writing.code, import: requoted(imported) } }),
  };
  others.set(writing, other);
  others.set(other, writing);
  return other;
}
