import { cardinalAt } from '../numbers.ts';
import { EMOJI } from './emoji.ts';
import { ENGLISH_MARKS } from './englishMarks.ts';
import { LONGEST_PHRASE, type Mark, phraseAt, type Said, type SpokenMarks, saidIn } from './marks.ts';
import { type Casing, Page } from './page.ts';
import { properly } from './properNames.ts';

export interface ProseAbout {
  /** Signs by name in the language that is spoken; undefined: none are said. English also has commands for the writing. */
  readonly marks: SpokenMarks | undefined;
  /** There is text before what is said, in the same line. */
  readonly hasText: boolean;
}

/** So many words are looked through for the end of what was begun. */
const MOST_PAIRED = 40;
const MOST_SWITCHED = 200;
const FILLER = /^(?:u+m+|u+h+|u+h+m+|e+r+m+|h+m+)$/;
/** Before these, "cap" is what something is limited by, or worn. */
const NO_CAP_BEHIND =
  /^(?:a|an|the|this|that|my|your|his|her|its|our|their|we|i|you|they|to|will|can|should|must|please|not|and|or|would|could|may|might|no|any|new|hard|soft|baseball|bottle|market|large|small|rate|upper|lower|size|memory|gas|ice)$/;
const NO_CAP_AHEAD =
  /^(?:a|an|the|this|that|it|them|at|on|of|to|in|is|was|for|and|or|by|all|each|every|our|your|my|its|with|as|set)$/;
/** What someone begins anew with. */
const ANEW =
  /^(?:this|it|it's|i|i'm|we|we're|the|an?|use|let|let's|actually|instead|no|rather|make|say|they|you|he|she|there|that|in|if|when|start|begin|please|to|for|and|but|not|return|returns|do|don't|go|write|put|add)$/;
const NO_SCRATCH_BEHIND = /^(?:to|you|can|could|we|i|they|he|she|not|don't|will|would|a|the|never|from)$/;

/**
 * What was said, as text: signs that were said by name become signs where they are meant, and replace those that the
 * recogniser has put there; "cap", "all caps", "caps on", "no caps", "no space", "literal", "numeral", "scratch that"
 * and emoji do what they say. No other word is lost or changed. Line breaks are `\n`. The case of the first word is that
 * of the transcript.
 */
export function spokenProse(transcript: string, about: ProseAbout): string {
  return new ProseReader(saidIn(transcript), about).text();
}

class ProseReader {
  readonly #words: readonly Said[];
  readonly #about: ProseAbout;
  readonly #isEnglish: boolean;
  readonly #page = new Page();
  #casing: Casing = 'as said';
  #isGlued = false;

  constructor(words: readonly Said[], about: ProseAbout) {
    this.#isEnglish = about.marks === ENGLISH_MARKS;
    this.#words = this.#isEnglish ? withoutFillers(words) : words;
    this.#about = about;
  }

  text(): string {
    for (let at = 0; at < this.#words.length; ) at += this.#read(at);
    return this.#page.text;
  }

  /** How many words it takes. */
  #read(at: number): number {
    const command = this.#isEnglish ? this.#command(at) : 0;
    if (command > 0) return command;
    const mark = this.#markAt(at);
    if (mark) {
      this.#page.mark(mark.mark, this.#words[at + mark.length - 1]?.after ?? '');
      return mark.length;
    }
    this.#word(at);
    return 1;
  }

  #word(at: number, casing = this.#casing): void {
    const said = this.#words[at];
    if (!said) return;
    const before = this.#words[at - 1];
    const isInSentence = before !== undefined && !/[.!?]/.test(before.after);
    const word = this.#isEnglish ? properly(said.word, isInSentence ? before.lower : undefined) : said.word;
    this.#page.word({ ...said, word }, casing, this.#isGlued);
  }

  #markAt(at: number): { readonly mark: Mark; readonly length: number } | undefined {
    const { marks, hasText } = this.#about;
    const words = this.#words;
    for (let length = LONGEST_PHRASE; marks && length > 0; length--) {
      const said = phraseAt(words, at, length);
      const mark = said === undefined ? undefined : marks.marks.get(said);
      if (mark && !marks.isWord(words, at, length, hasText)) return { mark: this.#inName(mark, at, length), length };
    }
    return this.#isEnglish ? this.#pairedAt(at) : undefined;
  }

  /** "john apostrophe s" and "bob at sign example dot com" are one word each. */
  #inName(mark: Mark, at: number, length: number): Mark {
    const [next, behind] = this.#words.slice(at + length);
    const isShort = mark.text === "'" && /^(?:s|t|d|m|re|ve|ll)$/.test(next?.lower ?? '');
    const isAddress =
      mark.text === '@' && at > 0 && (behind?.lower === 'dot' || /\p{L}\.\p{L}/u.test(next?.lower ?? ''));
    // "go to slash users" begins a path.
    const before = this.#words[at - 1]?.lower ?? '';
    if (mark.text === '/' && /^(?:to|at|from|under|in|into|on)$/.test(before)) return { text: '/', stands: 'ahead' };
    return isShort || isAddress ? { text: mark.text, stands: 'join' } : mark;
  }

  /** "quote hello unquote", "backtick foo backtick". */
  #pairedAt(at: number): { readonly mark: Mark; readonly length: number } | undefined {
    const word = this.#words[at]?.lower;
    const before = this.#words[at - 1]?.lower ?? '';
    if ((word !== 'quote' && word !== 'backtick') || /^(?:a|an|the|this|that|one|each|single)$/.test(before))
      return undefined;
    const text = word === 'quote' ? '"' : '`';
    const last = Math.min(this.#words.length, at + MOST_PAIRED);
    for (let to = at + 1; to < last; to++) {
      if (this.#words[to]?.lower === word && word === 'quote') return undefined;
      const isEnd =
        this.#words[to]?.lower === 'backtick'
          ? word === 'backtick'
          : endOf(this.#words, to)?.text === text && to > at + 1;
      if (!isEnd) continue;
      this.#closing.add(this.#words[to] as Said);
      return { mark: { text, stands: this.#closing.has(this.#words[at] as Said) ? 'close' : 'open' }, length: 1 };
    }
    return this.#closing.has(this.#words[at] as Said) ? { mark: { text, stands: 'close' }, length: 1 } : undefined;
  }

  /** Words that close what was opened by the same word. */
  readonly #closing = new Set<Said>();

  #command(at: number): number {
    const words = this.#words;
    const two = phraseAt(words, at, 2) ?? '';
    const three = phraseAt(words, at, 3) ?? '';
    const before = words[at - 1]?.after === '' ? (words[at - 1]?.lower ?? '') : '';
    const next = words[at + 1];
    if (two === 'scratch that') {
      const after = words[at + 1]?.after === '' ? (words[at + 2]?.lower ?? '') : '';
      if (NO_SCRATCH_BEHIND.test(before) || (after !== '' && !ANEW.test(after) && !cardinalAt([after], 0))) return 0;
      this.#page.scratch();
      return 2;
    }
    const switched = SWITCHES.get(three) ?? SWITCHES.get(two);
    if (switched !== undefined && (switched.casing === 'as said' || this.#isEnded(at, switched.end))) {
      const length = SWITCHES.has(three) ? 3 : 2;
      if (switched.casing === 'as said' && this.#casing === 'as said' && !this.#isGlued) return 0;
      this.#isGlued = switched.glued ?? false;
      if (!this.#isGlued) this.#casing = switched.casing;
      return length;
    }
    if ((two === 'all caps' || two === 'no caps') && words[at + 2] && !/^(?:in|with|to|use|of|the|an?)$/.test(before)) {
      this.#word(at + 2, two === 'all caps' ? 'upper' : 'lower');
      return 3;
    }
    if (words[at]?.lower === 'cap' && words[at]?.after === '' && next && isCap(words, at, before)) {
      this.#word(at + 1, 'title');
      return 2;
    }
    if (two === 'no space' && words[at + 2] && at > 0 && !isSpaceSpokenOf(before, words[at + 2]?.lower ?? '')) {
      this.#page.tight();
      return 2;
    }
    if (
      words[at]?.lower === 'literal' &&
      words[at]?.after === '' &&
      !/^(?:an?|the|this|that|string|number)$/.test(before)
    )
      return this.#literal(at);
    return this.#version(at) || this.#numeral(at) || this.#emoji(at, before);
  }

  /** The words of a sign, as words. */
  #literal(at: number): number {
    for (let length = LONGEST_PHRASE; length > 0; length--) {
      const said = phraseAt(this.#words, at + 1, length);
      if (said === undefined || !(ENGLISH_MARKS.marks.has(said) || COMMANDS.has(said))) continue;
      for (let word = 0; word < length; word++) this.#word(at + 1 + word);
      return 1 + length;
    }
    return 0;
  }

  /** "version two dot one" is a number. */
  #version(at: number): number {
    const lower = this.#words.slice(at, at + 12).map(said => said.lower);
    let digits = '';
    let length = 0;
    for (let number = cardinalAt(lower, 0); number; ) {
      digits += number.digits;
      length += number.length;
      const next = lower[length] === 'dot' ? cardinalAt(lower, length + 1) : undefined;
      if (next === undefined) break;
      digits += '.';
      length++;
      number = next;
    }
    if (
      !digits.includes('.') ||
      !lower.slice(0, length).includes('dot') ||
      phraseAt(this.#words, at, length) === undefined
    )
      return 0;
    this.#page.word({ before: '', word: digits, after: this.#words[at + length - 1]?.after ?? '', lower: digits });
    return length;
  }

  /** "numeral forty two" is 42, and so is "forty two percent sign". */
  #numeral(at: number): number {
    const isNumeral =
      this.#words[at]?.lower === 'numeral' &&
      this.#words[at]?.after === '' &&
      !/^(?:roman|an?|the|this|that|one|each|arabic)$/.test(this.#words[at - 1]?.lower ?? '');
    const isAmount =
      phraseAt(this.#words, at - 2, 2) === 'dollar sign' || phraseAt(this.#words, at - 2, 2) === 'euro sign';
    const from = isNumeral ? at + 1 : at;
    const lower = this.#words.slice(from, from + 12).map(said => said.lower);
    const number = cardinalAt(lower, 0);
    if (!number || /^\d/.test(lower[0] ?? '') || phraseAt(this.#words, from, number.length) === undefined) return 0;
    if (!isNumeral && !isAmount && phraseAt(this.#words, from + number.length, 2) !== 'percent sign') return 0;
    const after = this.#words[from + number.length - 1]?.after ?? '';
    this.#page.word({ before: '', word: number.digits, after, lower: number.digits });
    return from - at + number.length;
  }

  #emoji(at: number, before: string): number {
    if (/^(?:an?|the|this|that|any|each|every)$/.test(before)) return 0;
    const words = this.#words;
    const isFirst = words[at]?.lower === 'emoji' && words[at]?.after === '';
    for (let length = 3; length > 0; length--) {
      const from = isFirst ? at + 1 : at;
      const emoji = EMOJI.get(phraseAt(words, from, length) ?? '');
      const ends = isFirst ? from + length - 1 : from + length;
      if (!emoji || (!isFirst && words[ends]?.lower !== 'emoji') || (!isFirst && words[ends - 1]?.after !== ''))
        continue;
      this.#page.word({ before: '', word: emoji, after: words[ends]?.after ?? '', lower: emoji });
      return ends - at + 1;
    }
    return 0;
  }

  #isEnded(at: number, end: string): boolean {
    const length = end.split(' ').length;
    for (let to = at + 2; to < Math.min(this.#words.length, at + MOST_SWITCHED); to++)
      if (phraseAt(this.#words, to, length) === end) return true;
    return false;
  }
}

const COMMANDS: ReadonlySet<string> = new Set(['cap', 'all caps', 'no caps', 'no space', 'scratch that', 'numeral']);

/** What holds until it is ended. */
const SWITCHES: ReadonlyMap<string, { readonly casing: Casing; readonly end: string; readonly glued?: true }> = new Map(
  [
    ['caps on', { casing: 'title', end: 'caps off' }],
    ['caps off', { casing: 'as said', end: '' }],
    ['all caps on', { casing: 'upper', end: 'all caps off' }],
    ['all caps off', { casing: 'as said', end: '' }],
    ['no caps on', { casing: 'lower', end: 'no caps off' }],
    ['no caps off', { casing: 'as said', end: '' }],
    ['no space on', { casing: 'title', end: 'no space off', glued: true }],
    ['no space off', { casing: 'as said', end: '' }],
  ],
);

function endOf(words: readonly Said[], at: number): Mark | undefined {
  const mark = ENGLISH_MARKS.marks.get(phraseAt(words, at, 2) ?? '') ?? ENGLISH_MARKS.marks.get(words[at]?.lower ?? '');
  return mark?.stands === 'close' ? mark : undefined;
}

function isCap(words: readonly Said[], at: number, before: string): boolean {
  const ahead = words.slice(at + 1, at + 5).map(({ lower }) => lower);
  if (NO_CAP_BEHIND.test(before) || NO_CAP_AHEAD.test(ahead[0] ?? '')) return false;
  // "cap retries at ten" is a limit.
  return !ahead.slice(1).some((word, index) => /^(?:at|to)$/.test(word) && cardinalAt(ahead, index + 2) !== undefined);
}

/** "There is no space left": no command. */
function isSpaceSpokenOf(before: string, next: string): boolean {
  return (
    /^(?:is|are|was|has|have|had|with|there|takes?|leaves?|needs?|be|s|there's|and|or|of|but|in|puts?)$/.test(before) ||
    /^(?:left|on|for|in|between|available|after|before|at|around|is|was|to|and|or|remaining)$/.test(next)
  );
}

/** "um" and its kin go, with the comma around them; the capital of a sentence goes on to the next word. */
function withoutFillers(words: readonly Said[]): readonly Said[] {
  const kept: Said[] = [];
  let isCapital = false;
  for (const said of words) {
    if (FILLER.test(said.lower)) {
      const last = kept.at(-1);
      isCapital ||= /^\p{Lu}/u.test(said.word);
      if (/[.!?]/.test(said.after) && last && !/[.!?]/.test(last.after))
        kept[kept.length - 1] = { ...last, after: last.after.replace(/,$/, '') + said.after };
      continue;
    }
    const word =
      isCapital && /^\p{Ll}/u.test(said.word) ? said.word.charAt(0).toUpperCase() + said.word.slice(1) : said.word;
    kept.push({ ...said, word });
    isCapital = false;
  }
  return kept;
}
