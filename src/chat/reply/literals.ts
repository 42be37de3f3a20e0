import { parsed } from '../../openai/replies/json.ts';

/** A value read out of a text, and where it ends. */
export interface Read<T = unknown> {
  readonly value: T;
  readonly end: number;
}

const BLANK = /\s*/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const WORD = /[A-Za-z_]\w*/y;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
  ['None', null],
  ['null', null],
]);
/** Escapes of Python's strings, of which JSON has all but the quote. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ...[
    ['n', '\n'],
    ['t', '\t'],
    ['r', '\r'],
    ['b', '\b'],
    ['f', '\f'],
    ['\\', '\\'],
    ["'", "'"],
    ['"', '"'],
  ],
  ['\n', ''],
] as [string, string][]);
const DEEPEST = 32;

/** The JSON list or object that stands at a place. Undefined if it does not end, or is none. */
export function jsonAt(text: string, at: number): Read | undefined {
  if (text[at] !== '{' && text[at] !== '[') return undefined;
  let depth = 0;
  let inString = false;
  for (let i = at; i < text.length; i++) {
    const sign = text[i];
    if (inString) {
      if (sign === '\\') i++;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '{' || sign === '[') depth++;
    else if ((sign === '}' || sign === ']') && --depth === 0) {
      const value = parsed(text.slice(at, i + 1));
      return value === undefined ? undefined : { value, end: i + 1 };
    }
  }
  return undefined;
}

/** Keyword arguments in brackets as Python writes them, `(find="a", all=True)`; undefined for anything else. */
export function keywordsAt(text: string, at: number): Read<Readonly<Record<string, unknown>>> | undefined {
  if (text[at] !== '(') return undefined;
  const found: [string, unknown][] = [];
  let i = skip(text, at + 1);
  while (text[i] !== ')') {
    const name = sticky(WORD, text, i);
    if (name === undefined) return undefined;
    i = skip(text, i + name.length);
    if (text[i] !== '=') return undefined;
    const value = valueAt(text, skip(text, i + 1), 0);
    if (!value) return undefined;
    found.push([name, value.value]);
    i = skip(text, value.end);
    if (text[i] === ',') i = skip(text, i + 1);
    else if (text[i] !== ')') return undefined;
  }
  return { value: Object.fromEntries(found), end: i + 1 };
}

/** A literal of Python: text, number, truth value, None, list or dictionary. */
function valueAt(text: string, at: number, depth: number): Read | undefined {
  const sign = text[at];
  if (sign === '"' || sign === "'") return stringAt(text, at);
  if ((sign === '[' || sign === '{') && depth < DEEPEST) return itemsAt(text, at, depth);
  const number = sticky(NUMBER, text, at);
  if (number !== undefined) return { value: Number(number), end: at + number.length };
  const word = sticky(WORD, text, at) ?? '';
  return WORDS.has(word) ? { value: WORDS.get(word), end: at + word.length } : undefined;
}

function stringAt(text: string, at: number): Read<string> | undefined {
  const quote = text[at] as string;
  let value = '';
  for (let i = at + 1; i < text.length; i++) {
    const sign = text[i] as string;
    if (sign === quote) return { value, end: i + 1 };
    if (sign === '\n') return undefined;
    if (sign !== '\\') value += sign;
    else {
      const meant = ESCAPES.get(text[++i] ?? '');
      if (meant === undefined) return undefined;
      value += meant;
    }
  }
  return undefined;
}

function itemsAt(text: string, at: number, depth: number): Read | undefined {
  const isList = text[at] === '[';
  const close = isList ? ']' : '}';
  const values: unknown[] = [];
  const entries: [string, unknown][] = [];
  let i = skip(text, at + 1);
  while (text[i] !== close) {
    const first = valueAt(text, i, depth + 1);
    if (!first) return undefined;
    i = skip(text, first.end);
    if (isList) values.push(first.value);
    else {
      if (typeof first.value !== 'string' || text[i] !== ':') return undefined;
      const value = valueAt(text, skip(text, i + 1), depth + 1);
      if (!value) return undefined;
      entries.push([first.value, value.value]);
      i = skip(text, value.end);
    }
    if (text[i] === ',') i = skip(text, i + 1);
    else if (text[i] !== close) return undefined;
  }
  return { value: isList ? values : Object.fromEntries(entries), end: i + 1 };
}

function skip(text: string, at: number): number {
  return at + (sticky(BLANK, text, at)?.length ?? 0);
}

/** What a pattern finds at a place itself. */
export function sticky(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
