import { entryOf } from '../../../common/entryOf.ts';
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

/** Signs between two types, and in front of one. */
const BETWEEN: readonly (readonly [string, string])[] = [
  ['or', ' | '],
  ['pipe', ' | '],
  ['comma', ', '],
  ['dot', '.'],
];
const IN_FRONT: Readonly<Record<string, string>> = {
  star: '*',
  ampersand: '&',
  const: 'const ',
  mut: 'mut ',
  brackets: '[]',
};

/** An argument of a type, and whether the language or the file knows it. */
interface Argument extends SpokenType {
  readonly isKnown: boolean;
}

/**
 * The types among some words. What one begins with at a word is found out once, however many others it may belong to:
 * types stand in types.
 */
export class SpokenTypes {
  readonly #words: readonly string[];
  readonly #wording: Wording;
  readonly #found = new Map<number, SpokenType | undefined>();

  /** In small letters. */
  constructor(words: readonly string[], wording: Wording) {
    this.#words = words;
    this.#wording = wording;
  }

  /**
   * The type at a word, before `end`: one that the language or the file knows, with its arguments ("list of string") and
   * what follows it ("star", "brackets"). Undefined where there is none that is known.
   */
  at(from: number, end: number, isWhole = false): SpokenType | undefined {
    if (end - from > MOST_WORDS) return undefined;
    const key = 2 * (from * (this.#words.length + 1) + end) + (isWhole ? 1 : 0);
    if (!this.#found.has(key)) this.#found.set(key, this.#read(from, end, isWhole));
    return this.#found.get(key);
  }

  #read(from: number, end: number, isWhole: boolean): SpokenType | undefined {
    const words = this.#words;
    if (words[from] === 'brackets' && this.#wording.writing?.typeMark === ' ') {
      const element = this.at(from + 1, end, isWhole);
      return element && { text: `[]${element.text}`, length: element.length + 1 };
    }
    const own = this.#inTable(from, end, isWhole) ?? this.#class(from, end);
    const isGeneric = words[from + 1] === 'of' && from + 2 < end && !isWhole;
    const head = own ?? (isGeneric ? { text: this.#className(from, from + 1), length: 1 } : undefined);
    if (!head) return undefined;
    let { text } = head;
    let at = from + head.length;
    if (words[at] === 'of' && at < end) {
      const args = this.arguments(at + 1, end, isWhole);
      if (!args || (!own && !args.isKnown)) return undefined;
      text += bracketed(args.text, this.#wording);
      at += args.length + 1;
    }
    return this.#suffixed(text, at, end, from);
  }

  /** Types that stand as arguments of one; known if the first of them is. */
  arguments(from: number, end: number, isWhole: boolean): Argument | undefined {
    let text = '';
    let isKnown: boolean | undefined;
    for (let at = from; ; at++) {
      const next = this.#argument(at, end, isWhole);
      if (!next) return undefined;
      isKnown ??= next.isKnown;
      text += next.text;
      at += next.length;
      if (!this.#isJoint(at) || at + 1 >= end) return { text, length: at - from, isKnown };
      text += ', ';
    }
  }

  /** One that is unknown is all words up to the next, or the first where a name follows. */
  #argument(from: number, end: number, isWhole: boolean): Argument | undefined {
    const known = this.at(from, end);
    if (known) return { ...known, isKnown: true };
    let to = from;
    while (to < end && !/^(comma|to|and|of|equals|colon|dot)$/.test(this.#words[to] as string)) to++;
    if (!isWhole && to > from) to = from + 1;
    return to > from ? { text: this.#className(from, to), length: to - from, isKnown: false } : undefined;
  }

  #isJoint(at: number): boolean {
    return /^(comma|to|and)$/.test(this.#words[at] ?? '');
  }

  /** A type of the language's table, the longest; `list[$1]` takes the types after it. */
  #inTable(from: number, end: number, isWhole: boolean): SpokenType | undefined {
    const types = this.#wording.writing?.types ?? {};
    for (let length = Math.min(LONGEST, end - from); length > 0; length--) {
      const said = this.#words.slice(from, from + length).join(' ');
      const found = Object.hasOwn(types, said)
        ? this.#filled(entryOf(types, said) as string, from + length, end, isWhole)
        : undefined;
      if (found) return { text: found.text, length: length + found.length };
    }
    return undefined;
  }

  /** The text of a table with the types that are said for its places, and how many words these take. */
  #filled(text: string, from: number, end: number, isWhole: boolean): SpokenType | undefined {
    if (!text.includes('$1')) return { text, length: 0 };
    const first = this.#argument(from, end, isWhole);
    if (!first) return undefined;
    const filled = text.replace('$1', () => first.text);
    if (!filled.includes('$2')) return { text: filled, length: first.length };
    const joint = from + first.length;
    const second = this.#isJoint(joint) ? this.#argument(joint + 1, end, isWhole) : undefined;
    return second && { text: filled.replace('$2', () => second.text), length: first.length + 1 + second.length };
  }

  /** A class of the file. */
  #class(from: number, end: number): SpokenType | undefined {
    for (let length = Math.min(LONGEST, end - from); length > 0; length--) {
      const text = this.#wording.lexicon.spellings(this.#words.slice(from, from + length)).find(isClass);
      if (text) return { text, length };
    }
    return undefined;
  }

  #className(from: number, to: number): string {
    return className(this.#words.slice(from, to), this.#wording);
  }

  #suffixed(head: string, from: number, end: number, start: number): SpokenType {
    const words = this.#words;
    let text = head;
    let at = from;
    while (at < end) {
      const two = words.slice(at, at + 2).join(' ');
      const said = Object.hasOwn(SUFFIXES, two) && at + 1 < end ? two : (words[at] as string);
      const suffix = entryOf(SUFFIXES, said);
      if (suffix !== undefined) {
        text += text.endsWith('*') && suffix === ' *' ? '*' : suffix;
        at += said.includes(' ') ? 2 : 1;
        continue;
      }
      const isUnion = (words[at] === 'or' || words[at] === 'pipe') && this.#wording.writing?.typeStands !== 'before';
      const other = isUnion ? this.at(at + 1, end) : undefined;
      if (!other) break;
      text += ` | ${other.text}`;
      at += other.length + 1;
    }
    return { text, length: at - start };
  }
}

/** All of some words as a type, known or not. */
export function typeOf(words: readonly string[], wording: Wording): string {
  const lower = words.map(word => word.toLowerCase());
  if (lower.length === 0) return '';
  if (lower.length > MOST_WORDS) return className(words, wording);
  const types = new SpokenTypes(lower, wording);
  const known = types.at(0, lower.length, true);
  if (known?.length === lower.length) return known.text;
  for (const [said, sign] of BETWEEN) {
    const at = lower.indexOf(said);
    if (said === 'dot' && at > 0 && at < lower.length - 1 && wording.writing?.typeMark === ' ')
      return `${typeOf(words.slice(0, at), wording).replace(/\w+$/, of => of.toLowerCase())}.${exported(words.slice(at + 1), wording)}`;
    if (at > 0 && at < lower.length - 1)
      return `${typeOf(words.slice(0, at), wording)}${sign}${typeOf(words.slice(at + 1), wording)}`;
  }
  const [first = ''] = lower;
  const last = lower.length - 1;
  if (last > 0 && Object.hasOwn(IN_FRONT, first))
    return `${entryOf(IN_FRONT, first)}${typeOf(words.slice(1), wording)}`;
  const of = lower.indexOf('of');
  if (of > 0 && of < last) {
    const args = types.arguments(of + 1, lower.length, true)?.text ?? '';
    return typeOf(words.slice(0, of), wording) + bracketed(args, wording);
  }
  const suffix = entryOf(SUFFIXES, lower[last] as string);
  if (last > 0 && suffix) return `${typeOf(words.slice(0, last), wording)}${suffix}`;
  return className(words, wording);
}

/** What a package has for others begins with a capital. */
function exported(words: readonly string[], { lexicon }: Wording): string {
  return (
    lexicon.spellings(words).find(isClass) ??
    join(
      words.map(text => ({ text })),
      formatterOf('pascal'),
    )
  );
}

function bracketed(types: string, { writing }: Wording): string {
  const [open, close] = writing?.typeBrackets ?? ['<', '>'];
  const own = writing?.typesInBrackets;
  const written = own
    ? types
        .split(', ')
        .map(type => entryOf(own, type) ?? type)
        .join(', ')
    : types;
  return `${open}${written}${close}`;
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
