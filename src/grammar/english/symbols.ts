/**
 * How a symbol stands in code:
 *
 * - `binary` between two operands, with spaces; `sign` the same, or tight in front of one: `a - b`, `-b`;
 * - `compare`, `logic` and `assign` as `binary`; they also end the arguments of a call: "length of a less than b";
 * - `member` tight between two names; `prefix` tight in front, `postfix` tight behind;
 * - `separator` tight behind, with a space after it; `open` and `close` brackets said one by one;
 * - `join` part of a name, as `_`; `blank` white space.
 */
export type Place =
  | ('binary' | 'sign' | 'compare' | 'logic' | 'assign' | 'member' | 'prefix' | 'postfix' | 'separator')
  | ('open' | 'close' | 'join' | 'blank');

export interface SpokenSymbol {
  readonly text: string;
  readonly place: Place;
}

/** What is said for each symbol. A language may spell one otherwise: `words: { and: 'and' }` in its writing. */
const SAID: Readonly<Record<Place, Readonly<Record<string, readonly string[]>>>> = {
  assign: {
    '=': ['equals', 'equal', 'equal sign', 'equals sign', 'is assigned'],
    '+=': ['plus equals', 'plus equal'],
    '-=': ['minus equals', 'minus equal', 'dash equals'],
    '*=': ['times equals', 'star equals', 'multiply equals', 'asterisk equals'],
    '/=': ['divide equals', 'divided by equals', 'slash equals'],
    '%=': ['mod equals', 'modulo equals', 'percent equals'],
    '**=': ['star star equals'],
    '&=': ['ampersand equals', 'and equals', 'bitwise and equals'],
    '|=': ['pipe equals', 'or equals', 'bitwise or equals'],
    '^=': ['caret equals', 'xor equals'],
    '<<=': ['left shift equals', 'shift left equals'],
    '>>=': ['right shift equals', 'shift right equals'],
    '??=': ['double question mark equals', 'null coalesce equals'],
    '||=': ['double pipe equals'],
    '&&=': ['double ampersand equals'],
    ':=': ['colon equals', 'walrus'],
  },
  compare: {
    '==': ['double equals', 'double equal', 'equals equals', 'equal equal', 'equal to', 'equals to', 'is'],
    '===': ['triple equals', 'triple equal', 'equals equals equals'],
    '!=': ['not equals', 'not equal', 'not equal to', 'not equals to', 'does not equal', 'bang equals', 'is not'],
    '!==': ['not double equals', 'not triple equals', 'not equals equals', 'bang double equals', 'not equal equal'],
    '<': ['less than', 'smaller than', 'lesser than', 'left angle bracket'],
    '>': ['greater than', 'more than', 'bigger than', 'larger than', 'right angle bracket'],
    '<=': ['less than or equal to', 'less than or equal', 'less than equals', 'less than equal to', 'less or equal'],
    '>=': [
      ...['greater than or equal to', 'greater than or equal', 'greater than equals', 'greater than equal to'],
      ...['greater or equal', 'at least'],
    ],
    '<=>': ['spaceship'],
    '=~': ['equals tilde', 'matches regex'],
    in: ['in'],
    'not in': ['not in'],
  },
  logic: {
    '&&': ['and', 'double ampersand', 'and and', 'ampersand ampersand', 'logical and'],
    '||': ['or', 'double pipe', 'or or', 'pipe pipe', 'logical or'],
    '??': ['double question mark', 'null coalesce', 'question mark question mark'],
  },
  binary: {
    '/': ['divided by', 'over', 'slash', 'divide', 'forward slash'],
    '//': ['slash slash', 'double slash', 'floor divided by', 'integer divided by'],
    '%': ['mod', 'modulo', 'modulus', 'percent', 'percent sign', 'remainder'],
    '**': ['star star', 'double star', 'to the power of', 'raised to', 'to the power'],
    '<<': ['left shift', 'shift left'],
    '>>': ['right shift', 'shift right'],
    '>>>': ['unsigned right shift'],
    '|': ['pipe', 'vertical bar', 'bitwise or'],
    '^': ['caret', 'xor', 'bitwise xor', 'carrot'],
    '->': ['arrow', 'thin arrow', 'right arrow', 'skinny arrow', 'dash greater than'],
    '=>': ['fat arrow', 'big arrow', 'double arrow', 'rocket', 'hash rocket', 'equals greater than'],
    '<-': ['left arrow'],
    '*': ['times', 'multiplied by', 'multiply', 'multiply by'],
  },
  sign: {
    '-': ['minus', 'dash', 'hyphen', 'minus sign', 'negative'],
    '+': ['plus', 'plus sign'],
    '*': ['star', 'asterisk'],
    '&': ['ampersand', 'bitwise and'],
  },
  member: {
    '.': ['dot', 'period', 'full stop'],
    '::': ['colon colon', 'double colon'],
    '?.': ['question mark dot', 'question dot', 'optional chain'],
    '!!.': ['bang bang dot'],
    '..': ['dot dot', 'double dot'],
    '..=': ['dot dot equals'],
    '..<': ['dot dot less than'],
  },
  prefix: {
    '!': ['not', 'bang', 'exclamation', 'exclamation point', 'exclamation mark'],
    '!!': ['bang bang', 'not not', 'double bang'],
    '...': ['dot dot dot', 'ellipsis', 'spread', 'triple dot'],
    '~': ['tilde', 'bitwise not'],
    '@': ['at', 'at sign'],
    '@@': ['at at', 'double at'],
    '#': ['hash', 'pound', 'hashtag', 'hash sign', 'pound sign', 'number sign'],
    $: ['dollar', 'dollar sign'],
    '\\': ['backslash', 'back slash'],
    '&&': ['reference reference'],
    '--': ['dash dash', 'double dash'],
  },
  postfix: {
    '++': ['plus plus', 'increment', 'double plus'],
    '--': ['minus minus', 'decrement', 'double minus'],
    '?': ['question mark', 'question'],
  },
  separator: {
    ',': ['comma'],
    ';': ['semicolon', 'semi colon'],
    ':': ['colon'],
  },
  open: {},
  close: {},
  join: {
    _: ['underscore', 'under score'],
    __: ['double underscore', 'underscore underscore'],
  },
  blank: {
    ' ': ['space'],
    '\t': ['tab', 'tab character'],
    '\n': ['newline', 'new line', 'line break'],
  },
};

/** Symbols that are words of every day: they count where code expects a symbol, and are parts of names elsewhere. */
export const EVERYDAY: ReadonlySet<string> = new Set([
  ...['is', 'is not', 'in', 'not in', 'is in', 'and', 'or', 'not', 'over', 'times', 'at least', 'more than', 'at'],
  ...['mod', 'percent', 'remainder', 'divide', 'multiply', 'question', 'increment', 'decrement', 'spread', 'hash'],
  ...['pound', 'hashtag', 'rocket', 'equal', 'negative', 'exclamation', 'dollar', 'carrot', 'walrus'],
]);

/** Symbols of text: in code, they are words. */
export const ONLY_IN_TEXT: ReadonlySet<string> = new Set(['period', 'full stop', 'space', 'tab']);

/** Symbols of code: in what is typed, they are words. */
export const ONLY_IN_CODE: ReadonlySet<string> = new Set([
  ...['is', 'is not', 'is in', 'in', 'not in', 'and', 'or', 'not', 'over', 'at least', 'increment', 'decrement'],
  ...['spread', 'remainder', 'divide', 'multiply', 'more than', 'question', 'negative', 'carrot'],
]);

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

/** Words of the languages' tables that stand between operands; they end a name wherever they are said. */
export const INFIX: ReadonlySet<string> = new Set([
  ...['and', 'or', 'in', 'not in', 'is', 'is not', 'is in', 'if', 'else', 'for', 'as', 'instance of', 'instanceof'],
  ...['from', 'unless', 'then', 'do', 'extends', 'where', 'until', 'down to', 'step', 'async for'],
]);

/** Words of the languages' tables that stand in front of an operand. */
export const PREFIX: ReadonlySet<string> = new Set([
  ...['not', 'new', 'await', 'return', 'throw', 'raise', 'delete', 'del', 'type of', 'typeof', 'yield', 'async'],
  ...['let', 'mut', 'var', 'const', 'val', 'ref', 'move', 'go', 'defer', 'lambda', 'import', 'void', 'yield from'],
  ...[
    'assert',
    'using',
    'dyn',
    'unsafe',
    'size of',
    'sizeof',
    'range',
    'echo',
    'puts',
    'final',
    'out',
    'auto',
    'case',
    'with',
  ],
]);

/** Words that begin a declaration, where the language's table or modifiers have them. */
export const DECLARING: ReadonlySet<string> = new Set(['let', 'var', 'const', 'val', 'mut', 'final', 'auto', 'late']);

/** Comparisons that bring their own operand. */
export const POSTFIX: ReadonlySet<string> = new Set([
  ...['is none', 'is not none', 'is null', 'is not null', 'is nil', 'is not nil'],
]);

/** How a tag is said; `$` is its name, `‸` the cursor. */
export const TAGS: Readonly<Record<string, string>> = {
  tag: '<$@>‸</$>',
  'open tag': '<$@>',
  'opening tag': '<$@>',
  'close tag': '</$>',
  'closing tag': '</$>',
  'empty tag': '<$@ />',
  'self closing tag': '<$@ />',
};

/** Units behind a number, in style sheets. */
export const UNITS_OF_MEASURE: Readonly<Record<string, string>> = {
  percent: '%',
  pixels: 'px',
  pixel: 'px',
  px: 'px',
  em: 'em',
  ems: 'em',
  rem: 'rem',
  rems: 'rem',
  seconds: 's',
  milliseconds: 'ms',
  degrees: 'deg',
};

export const SYMBOLS: ReadonlyMap<string, SpokenSymbol> = new Map(symbols());

function* symbols(): Generator<readonly [string, SpokenSymbol]> {
  for (const [place, texts] of Object.entries(SAID) as [Place, Readonly<Record<string, readonly string[]>>][]) {
    for (const [text, phrases] of Object.entries(texts)) {
      for (const phrase of phrases) {
        yield [phrase, { text, place }];
        // "Is" may be said before every comparison: "is less than".
        if (place === 'compare' && !phrase.startsWith('is')) yield [`is ${phrase}`, { text, place }];
      }
    }
  }
  for (const { open, close, one } of ENCLOSURES) {
    for (const phrase of one) {
      yield [`open ${phrase}`, { text: open, place: 'open' }];
      yield [`left ${phrase}`, { text: open, place: 'open' }];
      yield [`close ${phrase}`, { text: close, place: 'close' }];
      yield [`right ${phrase}`, { text: close, place: 'close' }];
      yield [`end ${phrase}`, { text: close, place: 'close' }];
      yield [`closing ${phrase}`, { text: close, place: 'close' }];
    }
  }
}
