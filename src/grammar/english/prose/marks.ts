/**
 * How a sign stands in a text:
 *
 * - `stop`, `pause`: behind a word, with a space after it; a stop ends a sentence;
 * - `open`, `close`: brackets and quotes, tight around what they hold; `ahead`, `behind`: tight to the word after or
 *   before it, as in `$5` and `5%`;
 * - `join`: tight between two words, as in `well-known`; `between`: with spaces on both sides;
 * - `break`: a new line or paragraph.
 */
export type Stands = 'stop' | 'pause' | 'open' | 'close' | 'ahead' | 'behind' | 'join' | 'between' | 'break';

export interface Mark {
  readonly text: string;
  readonly stands: Stands;
}

/** A word as a recogniser wrote it, with the signs that it has put around it of its own accord. */
export interface Said {
  readonly before: string;
  readonly word: string;
  readonly after: string;
  /** The word in small letters. */
  readonly lower: string;
}

/** What is said for signs in one language, and when it is no sign. */
export interface SpokenMarks {
  readonly marks: ReadonlyMap<string, Mark>;
  /** Whether the words from `at` on, which can be a sign, are words where they stand. `hasText`: there is text before all. */
  isWord(words: readonly Said[], at: number, length: number, hasText: boolean): boolean;
}

export type MarkTable = Readonly<Record<Stands, Readonly<Record<string, string>>>>;

/** The marks of a table that has the phrases for each sign, with `|` between them. */
export function marksOf(table: MarkTable): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const [stands, signs] of Object.entries(table) as [Stands, Readonly<Record<string, string>>][])
    for (const [text, phrases] of Object.entries(signs))
      for (const phrase of phrases.split('|')) marks.set(phrase, { text, stands });
  return marks;
}

const AROUND = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;
/** Signs that belong to a word: `C++`, `#5`, `-v`, `.env`, `$HOME`, `foo()`. */
const OWN_BEFORE = /[#$@~/\\_.+-]+$/;
const OWN_BEHIND = /^(?:\(\)|\+\+|[#%°/*_+=&@\\-]+)/;
const ENDS = /^[.,;:!?…]+/;

/** A text as words. Signs alone between spaces are words: `a - b`. */
export function saidIn(text: string): readonly Said[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map(token => {
      const [, before = '', word = '', after = ''] = AROUND.exec(token) ?? [];
      if (word === '') {
        // A full stop that stands apart belongs to the word before; anything else is said.
        return ENDS.test(token) && token.replace(ENDS, '') === ''
          ? { before: '', word: '', after: token, lower: '' }
          : { before: '', word: token, after: '', lower: token };
      }
      const own = OWN_BEFORE.exec(before)?.[0] ?? '';
      const behind = OWN_BEHIND.exec(after)?.[0] ?? '';
      const whole = own + word + behind;
      return {
        before: before.slice(0, before.length - own.length),
        word: whole,
        after: after.slice(behind.length),
        lower: whole.toLowerCase().replaceAll('’', "'"),
      };
    });
}

/** The longest phrase of a mark or a command, in words. */
export const LONGEST_PHRASE = 4;

/** Words side by side in small letters; undefined where the recogniser has put a sign between them, or they end. */
export function phraseAt(words: readonly Said[], at: number, length: number): string | undefined {
  const run = words.slice(at, at + length);
  if (run.length < length) return undefined;
  const isApart = run.some(
    ({ before, after }, index) => (index > 0 && before !== '') || (index < length - 1 && after !== ''),
  );
  return isApart ? undefined : run.map(({ lower }) => lower.replaceAll('-', ' ')).join(' ');
}
