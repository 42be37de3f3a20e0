import { keepsCapital, uncapitalised } from '../grammar/english/prose/properNames.ts';
import type { SpokenLanguage } from './languages/spokenLanguage.ts';
import { sentence } from './spokenText.ts';

/** What stands around a place within its paragraph. */
export interface Surroundings {
  /** Without the signs that its line begins with, such as those of a comment. */
  readonly before: string;
  readonly after: string;
  /** All of the text, for the names that stand in it. */
  readonly text: string;
}

export interface Fitting {
  readonly language: SpokenLanguage;
  /** Sentences begin with a capital here. */
  readonly isProse: boolean;
}

/**
 * Words as they go on with what stands before and go over into what stands behind: within a sentence without the capital
 * and the full stop that a recogniser gives to each utterance, at the beginning of one with a capital.
 */
export function fitted(words: string, around: Surroundings, { language, isProse }: Fitting): string {
  const lead = around.before.trimEnd();
  // Speech within quotes begins as it was said.
  const isQuoted = /(?:^|\s)["“„«]$/.test(lead);
  const isBegun = lead !== '' && !isQuoted && !/[.!?:…]["'”’)\]*_`]*$/.test(lead) && !words.startsWith('\n');
  const begun = isBegun
    ? withoutCapital(words, around, language)
    : isProse && !isQuoted && language.id !== 'other'
      ? sentence(words)
      : words;
  // What begins within a sentence has sentences behind it.
  const whole = isBegun && isProse ? withLaterCapitals(begun) : begun;
  return withoutStop(whole, around.after);
}

function withLaterCapitals(words: string): string {
  const first = /[.!?]\s|\n\n/.exec(words)?.index;
  if (first === undefined) return words;
  return words.slice(0, first) + sentence(`. ${words.slice(first)}`).slice(2);
}

/** The first word as within a sentence, unless it is a name. */
function withoutCapital(words: string, { text }: Surroundings, language: SpokenLanguage): string {
  const [, opening = '', word = ''] = /^([^\p{L}\p{N}]*)([\p{L}\p{N}'’-]+)/u.exec(words) ?? [];
  const rest = words.slice(opening.length + word.length);
  // A name goes on as code does: `Cart.total`, `Foo()`.
  if (/^[.(:_][\p{L}(:]/u.test(rest)) return words;
  if (language.id !== 'en')
    return language.small.has(word.toLowerCase())
      ? opening + word.charAt(0).toLowerCase() + word.slice(1) + rest
      : words;
  if (keepsCapital(word) || standsAsName(word, text)) return words;
  return opening + uncapitalised(word) + rest;
}

/** Whether a word stands with its capital within a sentence, or as a name of code. */
function standsAsName(word: string, text: string): boolean {
  if (!/^\p{Lu}/u.test(word)) return false;
  const plain = word.replace(/[^\p{L}\p{N}]/gu, '');
  return (
    plain !== '' &&
    new RegExp(
      `(?:[\\p{Ll}\\d,;)] |[\\w.(<[]\\.?|\\b(?:class|new|interface|type|struct|enum) )\\b${plain}\\b`,
      'u',
    ).test(text)
  );
}

/** Without the full stop that stands in front of the rest of a sentence, or of its own stop. */
function withoutStop(words: string, after: string): string {
  const next = after.trimStart();
  if (/^[.,;:!?]/.test(next)) return words.replace(/[.,;:]$/, '');
  const goesOn = /^(?:["'“(*_`]?\p{Ll}|[–—-] |["'”’)*_`]\s+\p{Ll})/u.test(next);
  return goesOn && !/\.\.$/.test(words) ? words.replace(/\.$/, '') : words;
}

/** A heading, a list item, a value: no sentence, so without the full stop of a single one. */
export function asPhrase(words: string): string {
  return /^[^.!?\n]*(?:\.\w[^.!?\n]*)*\.$/.test(words) ? words.slice(0, -1) : words;
}

export interface Spacing {
  readonly before: string;
  readonly after: string;
}

/** The spaces that belong between words and what stands around them. */
export function spacesAround(
  words: string,
  { before, after }: Spacing,
): { readonly lead: string; readonly tail: string } {
  const lead =
    before === '' ||
    /\s$/.test(before) ||
    isOpened(before) ||
    /^[\s.,;:!?)\]}…%]|^['’](?:s|t|d|m|re|ve|ll)\b/.test(words) ||
    /^[–—]/.test(words)
      ? ''
      : ' ';
  const tail = after === '' || /^\s/.test(after) || isClosing(after, before) || /[\s([{“«„—/-]$/.test(words) ? '' : ' ';
  return { lead, tail };
}

const PAIRED = /["'`*_]$/;

/** Whether a text ends with a sign that is tight to what follows. */
function isOpened(before: string): boolean {
  if (/[([{</@#$“„«‘¿¡—–\\-]$/.test(before)) return true;
  const [sign] = PAIRED.exec(before) ?? [];
  // An odd one opens.
  return sign !== undefined && count(before, sign) % 2 === 1 && !/\p{L}['’]$/u.test(before);
}

/** Whether a text begins with a sign that is tight to what stands before it. */
function isClosing(after: string, before: string): boolean {
  if (/^[.,;:!?)\]}>”’»…%/]/.test(after)) return true;
  const [sign] = /^["'`*_]/.exec(after) ?? [];
  return sign !== undefined && count(before, sign) % 2 === 1;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** So long a line without a full stop goes on in the next, in UTF-16 units. */
const WRAPPED = 45;

/** What a sentence has on the line above, where that is so long that it was wrapped; else nothing. */
export function wrappedAbove(line: string): string {
  const text = line.trim();
  return text.length >= WRAPPED && /[\p{Ll}\d,)`"']$/u.test(text) ? text : '';
}
