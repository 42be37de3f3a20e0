import { ENCLOSURES, OWN_QUOTES } from './enclosures.ts';

/**
 * How a sign stands in code:
 *
 * - `binary` between two operands, with spaces; `sign` the same, or tight in front of one: `a - b`, `-b`;
 * - `compare`, `logic` and `assign` as `binary`; they also end the arguments of a call: "length of a less than b";
 * - `member` tight between two names; `prefix` tight in front, `postfix` tight behind;
 * - `separator` tight behind, with a space after it; `open` and `close` brackets said one by one;
 * - `join` part of a name, as `_`; `blank` white space.
 */
export type Stands =
  | ('binary' | 'sign' | 'compare' | 'logic' | 'assign' | 'member' | 'prefix' | 'postfix' | 'separator')
  | ('open' | 'close' | 'join' | 'blank');

export interface SpokenSign {
  readonly text: string;
  readonly stands: Stands;
}

/** What is said for each sign of code or text. A language may spell one otherwise: `words: { and: 'and' }` in its writing. */
const SAID: Readonly<Record<Stands, Readonly<Record<string, readonly string[]>>>> = {
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
    '<<': ['left shift', 'shift left', 'less than less than', 'double less than'],
    '>>': ['right shift', 'shift right', 'greater than greater than', 'double greater than'],
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

/** Signs that are words of every day: they count where code expects a sign, and are parts of names elsewhere. */
export const EVERYDAY: ReadonlySet<string> = new Set([
  ...['is', 'is not', 'in', 'not in', 'is in', 'and', 'or', 'not', 'over', 'times', 'at least', 'more than', 'at'],
  ...['mod', 'percent', 'remainder', 'divide', 'multiply', 'question', 'increment', 'decrement', 'spread', 'hash'],
  ...['pound', 'hashtag', 'rocket', 'equal', 'negative', 'exclamation', 'dollar', 'carrot', 'walrus'],
]);

/** Signs of text: in code, they are words. */
export const ONLY_IN_TEXT: ReadonlySet<string> = new Set(['period', 'full stop', 'space', 'tab']);

/** Signs of code: in what is typed, they are words. */
export const ONLY_IN_CODE: ReadonlySet<string> = new Set([
  ...['is', 'is not', 'is in', 'in', 'not in', 'and', 'or', 'not', 'over', 'at least', 'increment', 'decrement'],
  ...['spread', 'remainder', 'divide', 'multiply', 'more than', 'question', 'negative', 'carrot'],
]);

export const SIGNS: ReadonlyMap<string, SpokenSign> = new Map(signs());

function* signs(): Generator<readonly [string, SpokenSign]> {
  for (const [stands, texts] of Object.entries(SAID) as [Stands, Readonly<Record<string, readonly string[]>>][]) {
    for (const [text, phrases] of Object.entries(texts)) {
      for (const phrase of phrases) {
        yield [phrase, { text, stands }];
        // "Is" may be said before every comparison: "is less than".
        if (stands === 'compare' && !phrase.startsWith('is')) yield [`is ${phrase}`, { text, stands }];
      }
    }
  }
  for (const { open, close, one } of ENCLOSURES) {
    for (const phrase of one) {
      yield [`open ${phrase}`, { text: open, stands: 'open' }];
      yield [`left ${phrase}`, { text: open, stands: 'open' }];
      yield [`close ${phrase}`, { text: close, stands: 'close' }];
      yield [`right ${phrase}`, { text: close, stands: 'close' }];
      yield [`end ${phrase}`, { text: close, stands: 'close' }];
      yield [`closing ${phrase}`, { text: close, stands: 'close' }];
    }
  }
}

const LONGEST_SIGN = 4;

/** Brackets and quotes said one by one. */
const SINGLE: ReadonlyMap<string, string> = new Map([
  ...ENCLOSURES.flatMap(({ open, one }) => one.map(said => [said, open] as const)),
  ...OWN_QUOTES.one.map(said => [said, '"'] as const),
]);

/** The sign that is said at a word, and how many words it takes; no everyday word is one. */
export function signAt(
  words: readonly string[],
  from: number,
): { readonly text: string; readonly length: number } | undefined {
  for (let length = Math.min(LONGEST_SIGN, words.length - from); length > 0; length--) {
    const said = words.slice(from, from + length).join(' ');
    const text = ONLY_IN_CODE.has(said) ? undefined : (SIGNS.get(said)?.text ?? SINGLE.get(said));
    if (text !== undefined) return { text, length };
  }
  return undefined;
}
