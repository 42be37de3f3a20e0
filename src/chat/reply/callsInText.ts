import { ARGUMENT_KEYS, keyPattern, LINE_MARKS, MARKS, NAME_KEYS } from '../../common/callForms.ts';
import type { Tool, ToolCall } from '../chatModel.ts';
import { writtenCalls } from './writtenCalls.ts';

const MARK = new RegExp(MARKS.map(escaped).join('|'), 'gi');
const LONGEST = Math.max(...MARKS.map(mark => mark.length));
const LINE_MARK = new RegExp(`(?<=(?:^|\\n)[ \\t]*)(?:${LINE_MARKS.map(escaped).join('|')})`, 'i');

/** A block, to the end of its last line; longer ones are held to the end of the reply, in UTF-16 units. */
const BLOCK = /^\s*```[^\n]*\n(?:[^`]|`(?!``))*```[ \t]*\n/;
const LONGEST_BLOCK = 32 * 1024;
/** So far back in a line the quotes around a mark are looked for, in UTF-16 units. */
const LONGEST_LINE = 1000;

/** How a call looks that cannot be used: with another name, or cut off. */
const LIKE_A_CALL = new RegExp(
  String.raw`${keyPattern(NAME_KEYS)}\s*"[\w.:/-]+"[\s\S]{0,200}?${keyPattern(ARGUMENT_KEYS)}`,
);
const LIKE_A_TAGGED_CALL = /<(?:function|invoke|parameter|param|arg_key)\b/;

/** What a reply's text comes to at its end. */
export interface Remaining {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  /** Whether it holds a call that cannot be carried out. */
  readonly isBroken: boolean;
}

/**
 * Passes on a reply's text piece by piece, and holds back what may be a call that its server has left in it, until the
 * reply is whole.
 */
export class CallsInText {
  readonly #tools: readonly Tool[];
  #held = '';
  /** Whether what is held begins like a call: then all that comes is held. */
  #mayBeCall = false;
  /** The line that what is held goes on with. */
  #line = '';

  /** `tools` are those that may be called. Without any, text is text. */
  constructor(tools: readonly Tool[]) {
    this.#tools = tools;
  }

  /** What is certain to be text, of all that has come. */
  take(delta: string): string {
    if (this.#tools.length === 0) return delta;
    this.#held += delta;
    let said = '';
    for (;;) {
      if (this.#mayBeCall) {
        const block = /[`\n]/.test(delta) ? this.#blockOfText() : 0;
        if (block === 0) return said;
        said += this.#pass(block);
      }
      const at = this.#beginning();
      said += this.#pass(at ?? this.#held.length - unfinished(this.#held, this.#line));
      this.#mayBeCall = at !== undefined;
      if (!this.#mayBeCall) return said;
    }
  }

  /** What comes of what is held. */
  rest(): Remaining {
    const held = this.#held;
    this.#held = '';
    if (!this.#mayBeCall) return { text: held, calls: [], isBroken: false };
    const { calls, text } = writtenCalls(held, this.#tools);
    const isMarked = held.trimStart().search(MARK) === 0;
    if (calls.length === 0) return { text: held, calls, isBroken: isMarked || LIKE_A_CALL.test(held) };
    return { text, calls, isBroken: LIKE_A_CALL.test(text) || (isMarked && LIKE_A_TAGGED_CALL.test(text)) };
  }

  /** Where a call may begin. */
  #beginning(): number | undefined {
    const before = this.#line.trim() === '' ? '' : '.';
    const line = LINE_MARK.exec(before + this.#held);
    const atLine = line ? line.index - before.length : undefined;
    for (const { index } of this.#held.matchAll(MARK)) {
      if (atLine !== undefined && atLine <= index) break;
      if (!this.#isQuoted(index)) return index;
    }
    return atLine;
  }

  /** Within a pair of backticks it is spoken of. */
  #isQuoted(at: number): boolean {
    const begin = this.#held.lastIndexOf('\n', at - 1) + 1;
    const start = Math.max(at > 0 ? begin : 0, at - LONGEST_LINE);
    const line = (start === 0 ? this.#line : '') + this.#held.slice(start, at);
    return (line.match(/`/g)?.length ?? 0) % 2 === 1;
  }

  /** The length of a block of something else that what is held begins with, once it has ended; else 0. */
  #blockOfText(): number {
    if (this.#held.length > LONGEST_BLOCK) return 0;
    const [block = ''] = BLOCK.exec(this.#held) ?? [];
    return writtenCalls(block, this.#tools).calls.length > 0 || LIKE_A_CALL.test(block) ? 0 : block.length;
  }

  #pass(length: number): string {
    const said = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    const line = this.#line + said;
    this.#line = line.slice(line.lastIndexOf('\n') + 1).slice(-LONGEST_LINE);
    return said;
  }
}

/** How much of a text's end may be the beginning of a mark. */
function unfinished(text: string, line: string): number {
  const last = text.slice(text.lastIndexOf('\n') + 1);
  const begun = (text.includes('\n') ? last : line + last).trimStart().toLowerCase();
  if (begun !== '' && LINE_MARKS.some(mark => mark.startsWith(begun))) return Math.min(last.length, text.length);
  for (let length = Math.min(LONGEST, text.length); length > 0; length--) {
    const end = text.slice(-length).toLowerCase();
    // Many words begin as a mark does whose first sign is a letter.
    if (MARKS.some(mark => mark.startsWith(end)) && (length > 2 || !/^\w/.test(end))) return length;
  }
  return 0;
}

function escaped(text: string): string {
  return text.replace(/[[\]|()/{}]/g, '\\$&');
}
