import type { NameStyle } from '../../syntax/writing.ts';
import { named } from '../english/formatters.ts';
import { cardinalAt } from '../english/numbers.ts';

const IDENTIFIER = /[\p{L}_$][\p{L}\p{N}\p{M}_$]*/gu;
const KEBAB_IDENTIFIER = /[\p{L}_$][\p{L}\p{N}\p{M}_$]*(?:-[\p{L}\p{N}\p{M}_$]+)*/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{L}\p{M}]+/gu;
const LONGEST_NAME = 64;
const MOST_PARTS = 8;

/** Of a larger file only so much at its beginning is read, and so much of it at a time. */
const MOST_CHARACTERS = 1_000_000;
const AT_A_TIME = 100_000;

/** Words that are one in the file, "weird index" for `weirdindex`, have at least so many letters. */
const LEAST_LETTERS_OF_ONE = 5;

/** How the open file spells the names that are said. Reads the file when it is first asked. */
export class Lexicon {
  readonly #text: string;
  readonly #style: NameStyle;
  #spellings: ReadonlyMap<string, readonly string[]> | undefined;

  /** `style` is that of the language's variables: among several spellings, it wins. */
  constructor(text: string, style: NameStyle = 'camel') {
    this.#text = text;
    this.#style = style;
  }

  /** Reads the file before it is asked about, yielding in between. */
  *read(): Generator<void, ReadonlyMap<string, readonly string[]>> {
    if (this.#spellings) return this.#spellings;
    const names = new Set<string>();
    for (const part of parts(this.#text)) {
      for (const name of part.match(this.#style === 'kebab' ? KEBAB_IDENTIFIER : IDENTIFIER) ?? []) names.add(name);
      yield;
    }
    const spellings = new Map<string, string[]>();
    for (const name of names) {
      if (name.length > LONGEST_NAME) continue;
      const key = (name.match(PART) ?? []).join(' ').toLowerCase();
      if (!key) continue;
      const before = spellings.get(key);
      if (before) before.push(name);
      else spellings.set(key, [name]);
      yield;
    }
    this.#spellings = spellings;
    return spellings;
  }

  /** The identifier of the file whose words these are: `maxSpeed` for "max speed". */
  spelling(words: readonly string[]): string | undefined {
    return this.spellings(words)[0];
  }

  /** All of them, the one in the style of variables first, then as in the file. */
  spellings(words: readonly string[]): readonly string[] {
    if (words.length === 0) return [];
    const said = withDigits(words);
    const found = this.#all().get(said.join(' ')) ?? (said.length > 1 ? this.#asOne(said) : []);
    const own = named(said, this.#style);
    return found.includes(own) ? [own, ...found.filter(name => name !== own)] : found;
  }

  /** The longest identifier whose words begin at one of these, and how many of them it takes. */
  longestAt(words: readonly string[], from: number): { readonly text: string; readonly length: number } | undefined {
    for (let length = Math.min(MOST_PARTS, words.length - from); length > 0; length--) {
      const text = this.spelling(words.slice(from, from + length));
      if (text !== undefined) return { text, length };
    }
    return undefined;
  }

  #asOne(said: readonly string[]): readonly string[] {
    const one = said.join('');
    return one.length < LEAST_LETTERS_OF_ONE ? [] : (this.#all().get(one) ?? []);
  }

  #all(): ReadonlyMap<string, readonly string[]> {
    const reading = this.read();
    for (let step = reading.next(); ; step = reading.next()) if (step.done) return step.value;
  }
}

/** The beginning of a text in pieces that end between words. */
function* parts(text: string): Generator<string, void> {
  const end = Math.min(text.length, MOST_CHARACTERS);
  for (let from = 0; from < end; ) {
    const least = from + AT_A_TIME;
    const space = least < end ? Math.max(text.lastIndexOf('\n', least), text.lastIndexOf(' ', least)) : end;
    const to = space > from ? space : end;
    yield text.slice(from, to);
    from = to;
  }
}

/** Numbers as the file has them: "python three" is python, 3. */
function withDigits(words: readonly string[]): string[] {
  const lower = words.map(word => word.toLowerCase());
  const said: string[] = [];
  for (let at = 0; at < lower.length; ) {
    const number = cardinalAt(lower, at);
    said.push(number?.digits ?? (lower[at] as string));
    at += number?.length ?? 1;
  }
  return said;
}
