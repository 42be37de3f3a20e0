import { formatterOf, join } from '../../english/formatters.ts';
import { cardinalAt } from '../../english/numbers.ts';
import type { Wording } from '../wording.ts';

/** A type at the beginning of some words. */
export interface SpokenType {
  readonly text: string;
  readonly length: number;
}

const LONGEST = 4;

/** No type has more words than this: what is longer is nonsense, and not taken apart. */
const MOST_WORDS = 200;

/** What may follow a type and belongs to it. */
const SUFFIXES: Readonly<Record<string, string>> = {
  star: ' *',
  pointer: ' *',
  asterisk: ' *',
  ampersand: ' &',
  reference: ' &',
  const: ' const',
  brackets: '[]',
  array: '[]',
  'question mark': '?',
};

/**
 * The type that `words` have at `from`, before `end`: one that the language or the file knows, with its arguments ("list
 * of string") and what follows it ("star", "brackets"). Undefined where there is none that is known.
 */
export function typeAt(
  words: readonly string[],
  from: number,
  end: number,
  wording: Wording,
  isWhole = false,
): SpokenType | undefined {
  if (end - from > MOST_WORDS) return undefined;
  const own = tableAt(words, from, end, wording, isWhole) ?? classAt(words, from, end, wording);
  const isGeneric = words[from + 1] === 'of' && from + 2 < end && !isWhole;
  const head =
    own ?? (isGeneric ? { text: className([words[from] as string], wording), length: 1, known: false } : undefined);
  if (!head) return undefined;
  let { text } = head;
  let at = from + head.length;
  if (words[at] === 'of' && at < end) {
    const args = argumentsAt(words, at + 1, end, wording, isWhole);
    if (!args || (!own && !typeAt(words, at + 1, end, wording))) return undefined;
    const [open, close] = wording.writing?.typeBrackets ?? ['<', '>'];
    text += `${open}${args.text}${close}`;
    at += args.length + 1;
  }
  return suffixed(text, words, at, end, from, wording);
}

/** All of some words as a type, known or not. */
export function typeOf(words: readonly string[], wording: Wording): string {
  const lower = words.map(word => word.toLowerCase());
  if (lower.length === 0) return '';
  if (lower.length > MOST_WORDS) return className(words, wording);
  const known = typeAt(lower, 0, lower.length, wording, true);
  if (known?.length === lower.length) return known.text;
  for (const [said, sign] of [
    ['or', ' | '],
    ['pipe', ' | '],
    ['comma', ', '],
    ['dot', '.'],
  ] as const) {
    const at = lower.indexOf(said);
    if (at > 0 && at < lower.length - 1) {
      return `${typeOf(words.slice(0, at), wording)}${sign}${typeOf(words.slice(at + 1), wording)}`;
    }
  }
  for (const [said, sign] of [
    ['star', '*'],
    ['ampersand', '&'],
    ['const', 'const '],
    ['mut', 'mut '],
    ['brackets', '[]'],
  ] as const) {
    if (lower[0] === said && lower.length > 1) return `${sign}${typeOf(words.slice(1), wording)}`;
  }
  const of = lower.indexOf('of');
  if (of > 0 && of < lower.length - 1) {
    const [open, close] = wording.writing?.typeBrackets ?? ['<', '>'];
    const args = argumentsAt(lower, of + 1, lower.length, wording, true)?.text ?? '';
    return `${typeOf(words.slice(0, of), wording)}${open}${args}${close}`;
  }
  const last = lower.length - 1;
  const suffix = SUFFIXES[lower[last] as string];
  if (last > 0 && suffix) return `${typeOf(words.slice(0, last), wording)}${suffix}`;
  return className(words, wording);
}

function suffixed(
  head: string,
  words: readonly string[],
  from: number,
  end: number,
  start: number,
  wording: Wording,
): SpokenType {
  let text = head;
  let at = from;
  while (at < end) {
    const two = words.slice(at, at + 2).join(' ');
    const said = Object.hasOwn(SUFFIXES, two) && at + 1 < end ? two : (words[at] as string);
    const suffix = Object.hasOwn(SUFFIXES, said) ? (SUFFIXES[said] as string) : undefined;
    if (suffix !== undefined) {
      text += text.endsWith('*') && suffix === ' *' ? '*' : suffix;
      at += said.includes(' ') ? 2 : 1;
      continue;
    }
    const isUnion = (words[at] === 'or' || words[at] === 'pipe') && wording.writing?.typeStands !== 'before';
    const other = isUnion ? typeAt(words, at + 1, end, wording) : undefined;
    if (!other) break;
    text += ` | ${other.text}`;
    at += other.length + 1;
  }
  return { text, length: at - start };
}

function argumentsAt(
  words: readonly string[],
  from: number,
  end: number,
  wording: Wording,
  isWhole: boolean,
): SpokenType | undefined {
  let text = '';
  for (let at = from; ; ) {
    const next = argumentAt(words, at, end, wording, isWhole);
    if (!next) return undefined;
    text += next.text;
    at += next.length;
    if (!/^(comma|to|and)$/.test(words[at] ?? '') || at + 1 >= end) return { text, length: at - from };
    text += ', ';
    at++;
  }
}

/** A type as an argument of another; one that is unknown is all words up to the next, or the first where a name follows. */
function argumentAt(
  words: readonly string[],
  from: number,
  end: number,
  wording: Wording,
  isWhole: boolean,
): SpokenType | undefined {
  const known = typeAt(words, from, end, wording);
  if (known) return known;
  let to = from;
  while (to < end && !/^(comma|to|and|of|equals|colon|dot)$/.test(words[to] as string)) to++;
  if (!isWhole && to > from) to = from + 1;
  return to > from ? { text: className(words.slice(from, to), wording), length: to - from } : undefined;
}

/** A type of the language's table, the longest; `list[$1]` takes the types after it. */
function tableAt(
  words: readonly string[],
  from: number,
  end: number,
  wording: Wording,
  isWhole: boolean,
): SpokenType | undefined {
  const types = wording.writing?.types ?? {};
  for (let length = Math.min(LONGEST, end - from); length > 0; length--) {
    const said = words.slice(from, from + length).join(' ');
    if (!Object.hasOwn(types, said)) continue;
    const text = types[said] as string;
    if (!text.includes('$1')) return { text, length };
    const first = argumentAt(words, from + length, end, wording, isWhole);
    if (!first) continue;
    let taken = length + first.length;
    let filled = text.replace('$1', () => first.text);
    if (filled.includes('$2')) {
      if (!/^(comma|to|and)$/.test(words[from + taken] ?? '')) continue;
      const second = argumentAt(words, from + taken + 1, end, wording, isWhole);
      if (!second) continue;
      filled = filled.replace('$2', () => second.text);
      taken += second.length + 1;
    }
    return { text: filled, length: taken };
  }
  return undefined;
}

/** A class of the file. */
function classAt(words: readonly string[], from: number, end: number, { lexicon }: Wording): SpokenType | undefined {
  for (let length = Math.min(LONGEST, end - from); length > 0; length--) {
    const text = lexicon.spellings(words.slice(from, from + length)).find(isClass);
    if (text) return { text, length };
  }
  return undefined;
}

function isClass(name: string): boolean {
  return /^\p{Lu}/u.test(name) && (name.length === 1 || /\p{Ll}/u.test(name));
}

function className(words: readonly string[], { writing, lexicon }: Wording): string {
  const found = lexicon.spellings(words).find(isClass);
  if (found) return found;
  const only = words[0] as string;
  if (words.length === 1 && /\P{Ll}/u.test(only)) return only;
  const parts = [];
  for (let at = 0; at < words.length; ) {
    const number = cardinalAt(words, at);
    parts.push({ text: number?.digits ?? (words[at] as string) });
    at += number?.length ?? 1;
  }
  return join(parts, formatterOf(writing?.names.class ?? 'pascal'));
}
