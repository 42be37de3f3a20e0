import type { NameStyle, Writing } from '../../syntax/writing.ts';
import { named } from '../english/formatters.ts';
import { cardinalAt } from '../english/numbers.ts';
import { otherSpelling } from '../english/otherSpelling.ts';

const IDENTIFIER = /[\p{L}_$][\p{L}\p{N}\p{M}_$]*/gu;
const KEBAB_IDENTIFIER = /[\p{L}_$][\p{L}\p{N}\p{M}_$]*(?:-[\p{L}\p{N}\p{M}_$]+)*/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{L}\p{M}]+/gu;
const LONGEST_NAME = 64;
const MOST_PARTS = 8;

/** Of a larger file only so much at its beginning is read. */
const MOST_CHARACTERS = 1_000_000;

/** Words that are one in the file, "weird index" for `weirdindex`, have at least so many letters. */
const LEAST_LETTERS_OF_ONE = 5;

/** So much is read at once, in UTF-16 units: some ms on a slow machine. */
const SLICE = 32_000;

/** How a file spells the names that are said. Reads it when it is first asked, or before, a little at a time. */
export class Lexicon {
  readonly #text: string;
  readonly #style: NameStyle;
  readonly #identifier: RegExp;
  readonly #before: Lexicon | undefined;
  readonly #names = new Set<string>();
  /** The names of the file by their words in small letters. */
  readonly #spellings = new Map<string, string[]>();
  #read = 0;

  /**
   * `style` is that of the language's variables: among several spellings, it wins. `before` has further names, of what
   * is not in the text. `hasDashes` is whether names have dashes.
   */
  constructor(text: string, style: NameStyle = 'camel', before?: Lexicon, hasDashes = style === 'kebab') {
    this.#text = text.slice(0, MOST_CHARACTERS);
    this.#style = style;
    this.#identifier = hasDashes ? KEBAB_IDENTIFIER : IDENTIFIER;
    this.#before = before;
  }

  /** As a language has names. */
  static of(text: string, writing: Writing | undefined): Lexicon {
    return new Lexicon(text, writing?.names.variable, undefined, writing?.names.function === 'cmdlet' || undefined);
  }

  /** Reads all of it before it is asked about, yielding in between. */
  *read(): Generator<void, void> {
    while (this.#readOn()) yield;
  }

  /** The same file once something is written in it. */
  with(text: string): Lexicon {
    return new Lexicon(text, this.#style, this, this.#identifier === KEBAB_IDENTIFIER);
  }

  /** Whether a name stands in the file as it is. */
  has(name: string): boolean {
    while (this.#readOn());
    return this.#names.has(name) || this.#before?.has(name) === true;
  }

  /** Whether something is called somewhere, or declared to be. */
  calls(name: string): boolean {
    return this.#text.includes(`${name}(`) || this.#before?.calls(name) === true;
  }

  /**
   * Whether a name is that of a type declared here which nothing says to have members of its own: what has that name in
   * small letters is one of its kind.
   */
  isBareType(name: string): boolean {
    const start = this.#text.slice(0, SLICE);
    if (!new RegExp(`\\b(?:class|interface|struct|record|type|trait) ${name}\\b`).test(start)) return false;
    return (
      !start.includes(`${name}.`) &&
      !start.includes(`${name}::`) &&
      !/\bstatic\b|@classmethod|@staticmethod/.test(start)
    );
  }

  /** Whether something is used or brought in to stand in front of declarations: `@cached`. */
  isDecorator(name: string): boolean {
    const brought = new RegExp(`@${name}\\b|^(?:from|import) .*\\b${name}\\b`, 'm');
    return brought.test(this.#text.slice(0, SLICE)) || this.#before?.isDecorator(name) === true;
  }

  /** Whether a name stands somewhere behind a dot: `logger.Error`. */
  hasMember(name: string): boolean {
    return (
      new RegExp(`\\.${name.replaceAll('$', '\\$')}\\b`).test(this.#text) || this.#before?.hasMember(name) === true
    );
  }

  /** Whether a name is declared on a line of its own with its type behind it, as Go's fields are: `Done bool`. */
  hasField(name: string): boolean {
    const field = new RegExp(`^[ \\t]+${name.replaceAll('$', '\\$')}[ \\t]+[*\\[\\]\\w.]+(?:[ \\t]+\`.*)?$`, 'm');
    return field.test(this.#text.slice(0, SLICE)) || this.#before?.hasField(name) === true;
  }

  /** Whether a member is called somewhere with nothing in its brackets: `.trim()`. */
  callsEmpty(name: string): boolean {
    return this.#text.includes(`.${name}()`) || this.#before?.callsEmpty(name) === true;
  }

  /** Whether something is declared to be of a type that another package has: `r *http.Request`. */
  isOfPackage(name: string): boolean {
    const typed = new RegExp(`(?<![\\w.])${name.replaceAll('$', '\\$')}(, \\w+)? (:= )?[*&]?\\w+\\.\\p{Lu}`, 'u');
    return typed.test(this.#text.slice(0, SLICE)) || this.#before?.isOfPackage(name) === true;
  }

  /** Whether a name is that of a package which the text brings in by its path, in quotes: `"net/http"`. */
  imports(name: string): boolean {
    return (
      this.#text.slice(0, SLICE).includes(`/${name}"`) ||
      this.#text.slice(0, SLICE).includes(`"${name}"`) ||
      this.#before?.imports(name) === true
    );
  }

  /** The identifier of the file whose words these are: `maxSpeed` for "max speed". */
  spelling(words: readonly string[]): string | undefined {
    return this.spellings(words)[0];
  }

  /** All of them, the one in the style of variables first, then as in the file. */
  spellings(words: readonly string[]): readonly string[] {
    if (words.length === 0) return [];
    const said = withDigits(words);
    const found = this.#called(said.join(' ')) ?? this.#otherwise(said) ?? (said.length > 1 ? this.#asOne(said) : []);
    const own = named(said, this.#style);
    return found.includes(own) ? [own, ...found.filter(name => name !== own)] : found;
  }

  /** The names of the file as they are said, each once, in the order of the file: "max speed". */
  *said(): Generator<string> {
    while (this.#readOn());
    yield* this.#spellings.keys();
    if (this.#before) yield* this.#before.said();
  }

  /** The longest identifier whose words begin at one of these, and how many of them it takes. */
  longestAt(words: readonly string[], from: number): { readonly text: string; readonly length: number } | undefined {
    for (let length = Math.min(MOST_PARTS, words.length - from); length > 0; length--) {
      const text = this.spelling(words.slice(from, from + length));
      if (text !== undefined) return { text, length };
    }
    return undefined;
  }

  /** "Colour" may be a `color` of the file. */
  #otherwise(said: readonly string[]): readonly string[] | undefined {
    const other = said.map(word => otherSpelling(word) ?? word);
    return other.some((word, at) => word !== said[at]) ? this.#called(other.join(' ')) : undefined;
  }

  #asOne(said: readonly string[]): readonly string[] {
    const one = said.join('');
    return one.length < LEAST_LETTERS_OF_ONE ? [] : (this.#called(one) ?? []);
  }

  #called(words: string): readonly string[] | undefined {
    while (this.#readOn());
    const own = this.#spellings.get(words);
    const before = this.#before ? this.#before.#called(words) : undefined;
    return own && before ? [...new Set([...own, ...before])] : (own ?? before);
  }

  /** Reads the next slice; false where there is none. */
  #readOn(): boolean {
    if (this.#read >= this.#text.length) return false;
    const from = this.#read;
    this.#read = endOfName(this.#text, from + SLICE);
    const slice = this.#text.slice(from, this.#read);
    for (const name of slice.match(this.#identifier) ?? []) this.#add(name);
    return true;
  }

  #add(name: string): void {
    if (name.length > LONGEST_NAME || this.#names.has(name)) return;
    this.#names.add(name);
    // Nobody means `__name__` by "name".
    const isSpecial = /^__.+__$/.test(name);
    const key = `${isSpecial ? 'dunder ' : ''}${saidOf(name)}`;
    const before = this.#spellings.get(key);
    if (before) before.push(name);
    else if (key) this.#spellings.set(key, [name]);
  }
}

/** The words of a name in small letters, with a blank between: "max speed" of `maxSpeed`. */
export function saidOf(name: string): string {
  return (name.match(PART) ?? []).join(' ').toLowerCase();
}

/** Where no name goes on, at an offset or behind it. */
function endOfName(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && /[^\s;,(){}[\]]/.test(text[at] as string) && at - offset < LONGEST_NAME) at++;
  return at;
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
