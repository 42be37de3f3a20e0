/** Brackets and quotes: "paren" is the opening one, "parens" a pair, "in parens …" goes around what follows. */
export interface Enclosure {
  readonly open: string;
  readonly close: string;
  readonly one: readonly string[];
  readonly many: readonly string[];
  /** What is inside is text, no code. */
  readonly quotes?: true;
  /** Its plural alone is a word. */
  readonly onlyIn?: true;
}

export const ENCLOSURES: readonly Enclosure[] = [
  {
    open: '(',
    close: ')',
    one: ['paren', 'parenthesis', 'round bracket'],
    many: ['parens', 'parentheses', 'round brackets', 'parenthesis'],
  },
  { open: '[', close: ']', one: ['bracket', 'square bracket'], many: ['brackets', 'square brackets'] },
  {
    open: '{',
    close: '}',
    one: ['brace', 'curly brace', 'curly bracket', 'curly'],
    many: ['braces', 'curly braces', 'curly brackets', 'curlies'],
  },
  { open: '<', close: '>', one: ['angle bracket'], many: ['angle brackets', 'chevrons'] },
  { open: '|', close: '|', one: [], many: ['pipes', 'vertical bars'], onlyIn: true },
  { open: '{{', close: '}}', one: ['double brace'], many: ['double braces', 'double curly braces'] },
  { open: '*', close: '*', one: [], many: ['stars', 'asterisks'], onlyIn: true },
  { open: '"', close: '"', one: ['double quote'], many: ['double quotes'], quotes: true },
  { open: "'", close: "'", one: ['single quote'], many: ['single quotes'], quotes: true },
  {
    open: '`',
    close: '`',
    one: ['backtick', 'back tick', 'back quote'],
    many: ['backticks', 'back ticks'],
    quotes: true,
  },
  { open: '"""', close: '"""', one: ['triple quote'], many: ['triple quotes', 'triple double quotes'], quotes: true },
];

/** Quotes of the language's own kind. */
export const OWN_QUOTES = {
  one: ['quote'],
  many: ['quotes', 'quotation marks'],
  ends: ['unquote', 'end quote', 'end quotes'],
} as const;
