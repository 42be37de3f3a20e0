import { entryOf } from '../../../common/entryOf.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { formatterAt, join } from '../../english/formatters.ts';
import { cardinalAt } from '../../english/numbers.ts';
import { otherSpelling } from '../../english/otherSpelling.ts';
import { signAt } from '../../english/signs.ts';
import type { Place } from '../place.ts';
import { mayStand } from './standing.ts';

/**
 * Where a phrase may begin and end: `anywhere`, also within a word; at the borders of `words`, those that names are made
 * of as well (`max` in `maxSpeed`, not in `maximum`); at the borders of whole `names`.
 */
export type Borders = 'anywhere' | 'words' | 'names';

/** What may stand between the words of a name: `foo_bar`, `foo bar`, `foo-bar`, `fooBar`. */
const BETWEEN_WORDS = '[\\s_-]*';
const BETWEEN_SIGNS = '\\s*';

/** A text is searched backwards by pieces of this length, in UTF-16 units. */
const WINDOW = 16_000;

/** What was said, as it may be written in a text: in any style of names, and in letters of any size. */
export class Phrase {
  readonly #pattern: RegExp;
  readonly #borders: Borders;

  /** `source` is a regular expression that finds it, in time that grows with the text alone. */
  constructor(source: string, flags: '' | 'i', borders: Borders) {
    this.#pattern = new RegExp(source, `g${flags}u`);
    this.#borders = borders;
  }

  /** Where it stands between two offsets, in order. */
  *in(text: string, from = 0, to = text.length): Generator<Span> {
    this.#pattern.lastIndex = from;
    for (let match = this.#pattern.exec(text); match; match = this.#pattern.exec(text)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (span.start >= to) return;
      // Words on both sides of a blank line are no phrase.
      const isOne = !/\n[^\S\n]*\n/.test(match[0]);
      const isHere = isOne && span.end <= to && span.end > span.start && this.#isBordered(text, span);
      if (isHere) yield span;
      // Whoever waits for the next may have searched elsewhere meanwhile.
      this.#pattern.lastIndex = isHere ? span.end : nextOffset(text, span.start);
    }
  }

  /** Where it stands last, at most so many times, before an offset and behind another; in order. */
  lastIn(text: string, to: number, count: number, least = 0): readonly Span[] {
    for (let size = WINDOW; ; size *= 4) {
      const from = Math.max(least, to - size);
      const found = [...this.in(text, from, to)];
      if (found.length >= count || from === least) return found.slice(Math.max(0, found.length - count));
    }
  }

  #isBordered(text: string, { start, end }: Span): boolean {
    switch (this.#borders) {
      case 'anywhere':
        return true;
      case 'words':
        return beginsWord(text, start) && endsWord(text, end);
      case 'names':
        return (
          !/[\p{L}\p{N}_]/u.test(before(text, start)) &&
          !/[\p{L}\p{N}_]/u.test(behind(text, end)) &&
          !isPartOfNumber(text, start, end)
        );
    }
  }
}

/** The ways in which words may be written in a text, the likeliest first. */
export function phrasesOf(words: readonly string[], borders: Borders = 'words'): readonly Phrase[] {
  return sourcesOf(words).map(({ source, flags }) => new Phrase(source, flags, borders));
}

/** The same, without those that cannot stand in the text of a place: none of it has to be searched for them. */
export function phrasesIn(words: readonly string[], place: Place, borders: Borders = 'words'): readonly Phrase[] {
  return sourcesOf(words)
    .filter(source => canBe(source, place))
    .map(({ source, flags }) => new Phrase(source, flags, borders));
}

/** Whether some words can stand in the text of a place, however they are written. */
export function canStand(words: readonly string[], place: Place): boolean {
  return sourcesOf(words).some(source => canBe(source, place));
}

function canBe({ needs }: Source, place: Place): boolean {
  return needs.every(letters => mayStand(letters, place));
}

/** Tells whether a name is what was said: `maxSpeed` is "max speed". */
export function nameMatcher(words: readonly string[]): (name: string) => boolean {
  const whole = sourcesOf(words).map(({ source }) => new RegExp(`^(?:${source})$`, 'iu'));
  return name => whole.some(pattern => pattern.test(name));
}

interface Source {
  readonly source: string;
  readonly flags: '' | 'i';
  /** Words that stand in it, whatever else does. */
  readonly needs: readonly string[];
}

function sourcesOf(words: readonly string[]): readonly Source[] {
  const formatter = formatterAt(words, 0);
  if (formatter && formatter.length < words.length) {
    const parts = words.slice(formatter.length).map(text => ({ text }));
    return [{ source: literal(join(parts, formatter.formatter)), flags: '', needs: [] }];
  }
  const parts = partsOf(words.map(word => word.toLowerCase()));
  if (parts.length === 0) return [];
  const written = sourceOf(parts);
  // What is compared "equals" as well, where nothing is assigned.
  if (words.length === 1 && /^equals?$/i.test(words[0] ?? ''))
    return [written, { source: '===?', flags: '', needs: [] }];
  // The words themselves, where they name signs: "dot" may be a variable.
  const plain = sourceOf(words.map(wordPart));
  return parts.some(({ isSign }) => isSign) ? [written, plain] : [written];
}

function sourceOf(parts: readonly Part[]): Source {
  return { source: joined(parts), flags: 'i', needs: parts.flatMap(({ needs }) => needs ?? []) };
}

interface Part {
  readonly source: string;
  readonly isSign: boolean;
  /** The word that it is, where it can be written in one way alone. */
  readonly needs?: string;
}

function partsOf(words: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < words.length; ) {
    const sign = signAt(words, at);
    const number = sign ? undefined : cardinalAt(words, at);
    if (sign) parts.push({ source: alone(sign.text, parts.at(-1), words, at + sign.length), isSign: true });
    else if (number) {
      const spelled = joined(words.slice(at, at + number.length).map(wordPart));
      parts.push({ source: `(?:${literal(number.digits)}|${spelled})`, isSign: false });
    } else parts.push(wordPart(words[at] as string));
    at += sign?.length ?? number?.length ?? 1;
  }
  return parts;
}

/** What a sign is part of where one of these stands beside it: `=` of `==` and `+=`, `-` of `->`. */
const LONGER: Readonly<Record<string, readonly [before: string, behind: string]>> = {
  '=': ['[-=!<>+*/%&|^:~?]', '[=>~]'],
  '<': ['<', '[=<]'],
  '>': ['[-=]', '='],
  '!': ['', '='],
  '+': ['\\+', '[+=]'],
  '-': ['-', '[-=>]'],
  '*': ['', '='],
  '/': ['', '='],
};

/** A sign by itself, where no other is said beside it. */
function alone(sign: string, last: Part | undefined, words: readonly string[], next: number): string {
  const source = literal(sign);
  const [before, behind] = entryOf(LONGER, sign) ?? ['', ''];
  const isLast = next >= words.length || signAt(words, next) === undefined;
  return `${before && !last?.isSign ? `(?<!${before})` : ''}${source}${behind && isLast ? `(?!${behind})` : ''}`;
}

function wordPart(word: string): Part {
  const other = otherSpelling(word);
  const source = other === undefined ? literal(word) : `(?:${literal(word)}|${literal(other)})`;
  return { source, isSign: !/[\p{L}\p{N}]/u.test(word), ...(other === undefined && { needs: word.toLowerCase() }) };
}

/**
 * Parts with what may stand between them: nothing that a part begins or ends with, so that there is one way to read a
 * text.
 */
function joined(parts: readonly Part[]): string {
  return parts
    .map((part, index) => {
      const last = parts[index - 1];
      if (!last) return part.source;
      if (/^\s/.test(part.source) || /\s$/.test(last.source)) return part.source;
      const isApart = part.isSign || last.isSign || /^[_-]/.test(part.source);
      return (isApart ? BETWEEN_SIGNS : BETWEEN_WORDS) + part.source;
    })
    .join('');
}

/** Whether digits are some of a number's: the `5` of `0.5`. */
function isPartOfNumber(text: string, start: number, end: number): boolean {
  const isBehind = isDigit(behind(text, start)) && before(text, start) === '.' && isDigit(before(text, start - 1));
  // Of a version the first of its numbers is one.
  return isBehind || (isDigit(before(text, end)) && /^\.\d+(?![\d.])/.test(text.slice(end, end + 20)));
}

/** Whether a word may begin at an offset: behind a sign, or as a hump of a name. */
function beginsWord(text: string, at: number): boolean {
  const left = before(text, at);
  const right = behind(text, at);
  // The digits behind a name are part of it.
  if (isDigit(right)) return !/[\p{L}\p{N}]/u.test(left) && !(/[._]/.test(left) && isDigit(before(text, at - 1)));
  return isBorder(text, at, left, right);
}

/** Whether a word may end at an offset. */
function endsWord(text: string, at: number): boolean {
  const left = before(text, at);
  const right = behind(text, at);
  if (isDigit(left)) return !isDigit(right) && !(/[._]/.test(right) && isDigit(behind(text, at + 1)));
  return isDigit(right) || isBorder(text, at, left, right);
}

function isBorder(text: string, at: number, left: string, right: string): boolean {
  if (!/[\p{L}\p{M}]/u.test(left) || !/[\p{L}\p{M}]/u.test(right)) return true;
  if (/\p{M}/u.test(right)) return false;
  // Where letters have no size, words are not told apart.
  if (/\p{Lo}/u.test(left) || /\p{Lo}/u.test(right)) return true;
  if (!/\p{Lu}/u.test(right)) return false;
  return !/\p{Lu}/u.test(left) || /\p{Ll}/u.test(behind(text, at + right.length));
}

function isDigit(letter: string): boolean {
  return /^\p{N}/u.test(letter);
}

/** The letter before an offset; empty at the beginning of a text. */
function before(text: string, at: number): string {
  const isPair = /[\uDC00-\uDFFF]/.test(text[at - 1] ?? '');
  return text.slice(Math.max(0, at - (isPair ? 2 : 1)), Math.max(0, at));
}

/** The letter behind an offset; empty at the end of a text. */
function behind(text: string, at: number): string {
  return text.slice(at, nextOffset(text, at));
}

function nextOffset(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
