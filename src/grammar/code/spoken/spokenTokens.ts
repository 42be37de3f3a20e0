import { entryOf } from '../../../common/entryOf.ts';
import type { Writing } from '../../../syntax/writing.ts';
import type { Enclosure } from '../../english/enclosures.ts';
import { type Formatter, formatterAt } from '../../english/formatters.ts';
import { cardinalAt } from '../../english/numbers.ts';
import { EVERYDAY, ONLY_IN_CODE, ONLY_IN_TEXT, SIGNS, type SpokenSign } from '../../english/signs.ts';
import type { Wording } from '../wording.ts';
import { DECLARING, INFIX, POSTFIX, PREFIX, TAGS } from './keywords.ts';
import { lambdaOf } from './lambda.ts';
import { ENCLOSURE_PHRASES, ownQuotes, type SaidEnclosure } from './saidEnclosures.ts';
import { SpokenTypes } from './spokenTypes.ts';

const MODES = ['code', 'typed', 'text'] as const;

/** `code` has keywords and spaces, in `typed` words stay as said, `text` is what stands in quotes. */
export type Mode = (typeof MODES)[number];

/** What a word stands for, with those after it that belong to it. */
export type SpokenToken = { readonly length: number } & (
  | { readonly kind: 'word'; readonly text: string; readonly fixed?: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'formatter'; readonly formatter: Formatter }
  | ({ readonly kind: 'sign'; readonly said: string } & SpokenSign)
  | { readonly kind: 'keyword'; readonly text: string; readonly said: string; readonly stands: KeywordStands }
  | ({ readonly kind: 'enclosure' } & SaidEnclosure)
  | { readonly kind: 'of' }
  | { readonly kind: 'tag'; readonly template: string }
  | { readonly kind: 'lambda' }
);

export type KeywordStands = 'infix' | 'prefix' | 'literal' | 'postfix';

/** Where a token is read: what it stands for depends on what is before it. */
export interface Surroundings {
  readonly mode: Mode;
  /** Right behind a dot: a name, whatever else the word may mean. */
  readonly afterDot?: boolean;
  /** Behind a word of the same name. */
  readonly inName?: boolean;
  /** There is something in front that an operator may follow. */
  readonly hasLeft?: boolean;
}

/** "If error not nil" compares. */
const NOTHING = /^(nil|null|none|undefined)$/;

/** What follows the sign in front of what is filled into a text. */
const BEFORE_BRACES = /^(in|brace|braces|curly|curlies|(open|left) (brace|curly))\b/;

const LONGEST_PHRASE = 6;
const LONGEST_MEMBER = 5;
export const PARENS: Enclosure = { open: '(', close: ')', one: [], many: [] };
const FALLBACK: Readonly<Record<string, string>> = { true: 'true', false: 'false', null: 'null' };

/** Reads words as tokens, one at a time. */
export class SpokenTokens {
  readonly words: readonly string[];
  readonly lower: readonly string[];
  readonly types: SpokenTypes;
  readonly #wording: Wording;
  readonly #ownQuotes: ReturnType<typeof ownQuotes>;
  readonly #found = new Map<number, SpokenToken>();
  #bound: ReadonlySet<string> | undefined;

  constructor(words: readonly string[], wording: Wording) {
    this.words = words;
    this.lower = words.map(word => word.toLowerCase());
    this.types = new SpokenTypes(this.lower, wording);
    this.#wording = wording;
    this.#ownQuotes = ownQuotes(wording.writing);
  }

  /** What comes about within the same words: "x for x in list", "task arrow task dot done". */
  get bound(): ReadonlySet<string> {
    this.#bound ??= boundIn(this.lower);
    return this.#bound;
  }

  /** What is said at a word, which is looked up once: readers look ahead. */
  at(from: number, surroundings: Surroundings): SpokenToken | undefined {
    if (from >= this.words.length) return undefined;
    const { mode, afterDot, inName, hasLeft } = surroundings;
    const flags = (afterDot ? 1 : 0) + (inName ? 2 : 0) + (hasLeft ? 4 : 0) + 8 * MODES.indexOf(mode);
    const key = from * 8 * MODES.length + flags;
    const found = this.#found.get(key) ?? this.#read(from, surroundings);
    this.#found.set(key, found);
    return found;
  }

  #read(from: number, place: Surroundings): SpokenToken {
    const word = this.words[from] as string;
    const lower = this.lower[from] as string;
    if (lower === 'escape' && from + 1 < this.words.length) {
      return { kind: 'word', text: this.words[from + 1] as string, length: 2 };
    }
    return (
      this.#call(from, place) ??
      this.#member(from, place) ??
      this.#name(from, place) ??
      this.#formatter(from) ??
      this.#phrase(from, place) ??
      this.#number(from) ??
      this.#of(from, lower, place) ?? { kind: 'word', text: word, length: 1, fixed: /\p{Ll}\p{Lu}|_/u.test(word) }
    );
  }

  /** "Response dot json call": what is named in front is called, with nothing in its brackets. */
  #call(from: number, { mode, inName, hasLeft }: Surroundings): SpokenToken | undefined {
    if (this.lower[from] !== 'call' || mode !== 'code' || !(inName || hasLeft)) return undefined;
    if (this.#isNamePart(from + 1, false)) return undefined;
    let start = from;
    while (start > 0 && from - start < LONGEST_PHRASE && this.#isNamePart(start - 1, true)) start--;
    const isMember = /^(dot|chain|colon|arrow)$/.test(this.lower[start - 1] ?? '');
    const { lexicon, writing } = this.#wording;
    const name = this.lower.slice(start, from);
    if (lexicon.spelling([...name, 'call']) !== undefined) return undefined;
    const isThere = lexicon.spelling(name) !== undefined || Object.hasOwn(writing?.types ?? {}, name.join(' '));
    return isMember || isThere ? { kind: 'enclosure', enclosure: PARENS, form: 'pair', length: 1 } : undefined;
  }

  /** A member of the language's library that has words of another meaning: `IsNullOrEmpty`, `FirstOrDefault`. */
  #member(from: number, { mode, afterDot }: Surroundings): SpokenToken | undefined {
    const { members } = this.#wording.writing ?? {};
    if (mode !== 'code' || !afterDot || !members) return undefined;
    for (let length = Math.min(LONGEST_MEMBER, this.words.length - from); length > 1; length--) {
      const said = this.lower.slice(from, from + length).join(' ');
      if (Object.hasOwn(members, said)) return { kind: 'word', text: said, length };
    }
    return undefined;
  }

  /** A name of the file that has words of another meaning: `is_minus_symbol`, `rock_and_roll`. */
  #name(from: number, { mode, inName }: Surroundings): SpokenToken | undefined {
    if (mode !== 'code' || inName) return undefined;
    const found = this.#wording.lexicon.longestAt(this.lower, from);
    if (!found || found.length < 3) return undefined;
    const inside = this.lower.slice(from, from + found.length);
    if (!inside.some(word => EVERYDAY.has(word)) || inside.some(word => SIGNS.has(word) && !EVERYDAY.has(word))) {
      return undefined;
    }
    return { kind: 'word', text: found.text, length: found.length, fixed: true };
  }

  #formatter(from: number): SpokenToken | undefined {
    const found = formatterAt(this.lower, from);
    if (!found) return undefined;
    const next = from + found.length;
    if (next >= this.words.length) return undefined;
    if (found.formatter.single) {
      const text = this.lower[next] === 'escape' ? this.words[next + 1] : this.words[next];
      if (text === undefined) return undefined;
      const length = found.length + (this.lower[next] === 'escape' ? 2 : 1);
      return { kind: 'word', text: text.charAt(0).toUpperCase() + text.slice(1), fixed: true, length };
    }
    if (!this.#isNamePart(next, true)) return undefined;
    return { kind: 'formatter', formatter: found.formatter, length: found.length };
  }

  #phrase(from: number, place: Surroundings): SpokenToken | undefined {
    for (let length = Math.min(LONGEST_PHRASE, this.words.length - from); length > 0; length--) {
      const said = length === 1 ? (this.lower[from] as string) : this.lower.slice(from, from + length).join(' ');
      const token = this.#phraseOf(said, from, length, place);
      if (token) return token;
    }
    return undefined;
  }

  #phraseOf(said: string, from: number, length: number, place: Surroundings): SpokenToken | undefined {
    const { mode, afterDot, inName } = place;
    const { writing } = this.#wording;
    const enclosure = ENCLOSURE_PHRASES.get(said) ?? this.#ownQuotes.get(said);
    if (enclosure) return { kind: 'enclosure', ...enclosure, length };
    const template = entryOf(TAGS, said);
    if (template && Object.hasOwn(TAGS, said) && this.#isTag(from + length, place)) {
      return { kind: 'tag', template, length };
    }
    if (said === 'lambda' && mode !== 'text' && !afterDot && !inName && lambdaOf(writing) !== undefined) {
      if (this.lower[from + 1] === 'of' || !this.#isNamePart(from + 1, true)) return { kind: 'lambda', length };
    }
    const own = mode === 'code' && said !== 'of' ? ownCode(writing, said) : undefined;
    const isNegated = said === 'not' && mode === 'code' && place.hasLeft && NOTHING.test(this.lower[from + 1] ?? '');
    if (isNegated) return this.#phraseOf('is not', from, length, place);
    // Where a dot joins texts, they may be joined to what there is.
    const isJoined = said === 'dot equals' && mode === 'code' && writing?.sigil !== undefined && place.hasLeft;
    if (isJoined) return { kind: 'sign', said, length, text: '.=', stands: 'assign' };
    const sign = SIGNS.get(said);
    if (sign) {
      if (this.#isPlainHere(said, sign, from + length, place)) return undefined;
      return { kind: 'sign', said, length, ...(own === undefined ? sign : inOwn(own, sign)) };
    }
    return own === undefined || afterDot ? undefined : this.#keyword(said, own, from, length, place);
  }

  #keyword(said: string, text: string, from: number, length: number, place: Surroundings): SpokenToken | undefined {
    if (POSTFIX.has(said))
      return place.hasLeft ? { kind: 'keyword', text, said, stands: 'postfix', length } : undefined;
    if (INFIX.has(said)) return { kind: 'keyword', text, said, stands: 'infix', length };
    if (place.inName) return undefined;
    const next = from + length;
    if (PREFIX.has(said)) {
      if (!DECLARING.has(said) && !/^(return|assert|yield)$/.test(said) && this.#isSet(next)) return undefined;
      return next < this.words.length || text === 'return'
        ? { kind: 'keyword', text, said, stands: 'prefix', length }
        : undefined;
    }
    // "None" is a literal, "none left" is a name.
    const isPrefix = /[.:]$/.test(text);
    if (!isPrefix && (this.#isNamePart(next, false) || cardinalAt(this.lower, next))) return undefined;
    return { kind: 'keyword', text, said, stands: 'literal', length };
  }

  /** Whether a phrase that may be a sign is a word of a name here. */
  #isPlainHere(
    said: string,
    sign: SpokenSign,
    next: number,
    { mode, afterDot, inName, hasLeft }: Surroundings,
  ): boolean {
    const isEveryday = EVERYDAY.has(said);
    if (said === 'negative') return mode !== 'code' || hasLeft === true || !cardinalAt(this.lower, next);
    if (mode === 'text' && said === 'dollar' && this.#isFilledIn(next)) return false;
    // "Percent d" is filled in; of what is alike to a text, a percent sign is any part.
    if (mode === 'text' && said === 'percent')
      return !(this.#wording.writing?.code['where clause'] || /^[dsvwfxqct]$/.test(this.lower[next] ?? ''));
    if (mode === 'text')
      return (
        isEveryday && !(/^[$#]$/.test(sign.text) && BEFORE_BRACES.test(this.lower.slice(next, next + 2).join(' ')))
      );
    if (mode === 'typed') return ONLY_IN_CODE.has(said);
    if (ONLY_IN_TEXT.has(said)) return true;
    // "Times equals three" sets `times`.
    if (sign.stands === 'assign' && !hasLeft && EVERYDAY.has(said.split(' ')[0] as string)) return true;
    const isEnd = next >= this.words.length;
    const isOperator = /binary|compare|logic|assign/.test(sign.stands) || (sign.stands === 'sign' && said !== 'star');
    if (afterDot && (isOperator || isEveryday)) return true;
    if (!isEveryday) return false;
    if (isOperator || sign.stands === 'postfix') return !hasLeft || isEnd;
    const types = this.#wording.writing?.types ?? {};
    if (Object.hasOwn(types, `${said} ${this.lower[next]}`) || this.lower[next] === 'of') return true;
    return isEnd || inName === true || this.#isOperatorAt(next);
  }

  /** Whether a variable of the file is filled in there: "loaded dollar count". */
  #isFilledIn(next: number): boolean {
    const { writing, lexicon } = this.#wording;
    const word = this.lower[next] ?? '';
    return (
      writing?.interpolates === true && lexicon.spellings([word]).some(name => name === word || name === `$${word}`)
    );
  }

  #isTag(next: number, { mode, afterDot, inName }: Surroundings): boolean {
    if (mode === 'text' || afterDot || inName || (mode === 'code' && !this.#wording.writing?.tags)) return false;
    return this.#isNamePart(next, true);
  }

  /** Whether a word is no sign: looks no further than that, so that long nonsense costs no more than its length. */
  #isNamePart(from: number, isEverydayToo: boolean): boolean {
    if (from >= this.words.length) return false;
    const word = this.lower[from] as string;
    if (word === 'escape' || (isEverydayToo && EVERYDAY.has(word))) return true;
    if (word === 'of' || INFIX.has(word) || this.#ownQuotes.has(word)) return false;
    for (let length = 1; length <= 3 && from + length <= this.words.length; length++) {
      const said = this.lower.slice(from, from + length).join(' ');
      if (SIGNS.has(said) || ENCLOSURE_PHRASES.has(said) || this.#ownQuotes.has(said)) return false;
    }
    return true;
  }

  /** Whether a name is set that goes on here: "new value equals …". */
  #isSet(from: number): boolean {
    let at = from;
    while (at < from + LONGEST_PHRASE && this.#isNamePart(at, false)) at++;
    return at > from && SIGNS.get(this.lower[at] ?? '')?.text === '=';
  }

  #isOperatorAt(from: number): boolean {
    for (let length = 1; length <= 3 && from + length <= this.words.length; length++) {
      const said = this.lower.slice(from, from + length).join(' ');
      const sign = EVERYDAY.has(said) ? undefined : SIGNS.get(said);
      if (sign && /binary|compare|logic|assign|sign|member|separator|close/.test(sign.stands)) return true;
    }
    return false;
  }

  #number(from: number): SpokenToken | undefined {
    // Values of a style sheet stand one by one: "zero two pixels".
    const isZero =
      this.lower[from] === 'zero' && this.#wording.writing?.declaresProperties && cardinalAt(this.lower, from + 1);
    const number = cardinalAt(isZero ? ['zero'] : this.lower, isZero ? 0 : from);
    return number && { kind: 'number', text: number.digits, length: number.length };
  }

  #of(from: number, lower: string, { mode, hasLeft }: Surroundings): SpokenToken | undefined {
    if (lower !== 'of' || mode === 'text') return undefined;
    if (mode === 'code' && !hasLeft && from + 1 >= this.words.length && from > 0) return undefined;
    return { kind: 'of', length: 1 };
  }
}

/** Words that a loop or a function without a name gives a meaning, and that are said again. */
function boundIn(lower: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const word of lower) counts.set(word, (counts.get(word) ?? 0) + 1);
  const isBound = (word: string, at: number) =>
    (counts.get(word) ?? 0) > 1 && (/^(for|lambda)$/.test(lower[at - 1] ?? '') || lower[at + 1] === 'arrow');
  return new Set(lower.filter(isBound));
}

/** Code of the language's own table for a word. */
function ownCode(writing: Writing | undefined, said: string): string | undefined {
  return entryOf(writing?.words ?? FALLBACK, said);
}

/** `->` between names is tight where a language says that it is its arrow. */
function inOwn(text: string, sign: SpokenSign): SpokenSign {
  return { text, stands: text === '->' ? 'member' : sign.stands };
}
