import { AloudError } from '../common/errors.ts';
import { message } from '../messages/message.ts';
import type { TextDocument } from './documents.ts';
import { comparePositions, type Position, position, type Range, type TextEdit } from './position.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** Texts are compared in pieces of so many UTF-16 units; a power of two. */
const LONGEST_PIECE = 1 << 14;

/** A stretch of a text that another stands in the place of, in UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  /** Where it ended. */
  readonly oldEnd: number;
  /** Where what stands there instead ends. */
  readonly newEnd: number;
}

/** Line starts of a text, found once; lookups are O(log n). `\n`, `\r\n` and `\r` each end a line. */
export class LineIndex {
  readonly text: string;
  readonly #starts: Uint32Array;

  /** What is known of the lines of a text that differs in one stretch alone need not be found again. */
  constructor(text: string, before?: { readonly index: LineIndex; readonly stretch: Stretch }) {
    this.text = text;
    this.#starts = before ? before.index.#moved(before.stretch, text) : lineStarts(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Without its line end; '' out of bounds. */
  line(index: number): string {
    const start = this.#starts[index];
    return start === undefined ? '' : this.text.slice(start, this.#lineEnd(index));
  }

  /** Throws `bad-arguments` for a position that is not in the text, or in the middle of a character of it. */
  offsetAt(at: Position): number {
    const start = this.#starts[at.line];
    if (start !== undefined && splitsCharacter(this.text, start + at.character)) {
      throw new AloudError({
        code: 'bad-arguments',
        message: message('lines.in-character', { line: at.line + 1, column: at.character + 1 }),
      });
    }
    if (start === undefined || at.character < 0 || start + at.character > this.#lineEnd(at.line)) {
      const about = { line: at.line + 1, column: at.character + 1, count: this.lineCount };
      throw new AloudError({
        code: 'bad-arguments',
        message:
          start === undefined
            ? message('lines.no-place', about)
            : message('lines.no-column', { ...about, length: this.line(at.line).length }),
      });
    }
    return start + at.character;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return position(line, Math.min(offset, this.#lineEnd(line)) - (this.#starts[line] as number));
  }

  /** The line, from 0, that an offset stands in. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Where a line begins; the end of the text behind the last one. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  slice(range: Range): string {
    return this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end));
  }

  /** The lines around a stretch are looked through; those behind it have moved. */
  #moved({ start, oldEnd, newEnd }: Stretch, text: string): Uint32Array {
    // A line end in front of the stretch may have become half of one, and the other way round.
    const first = this.lineAt(Math.max(0, start - 1));
    const behind = this.lineAt(oldEnd) + 1;
    const by = newEnd - oldEnd;
    const before = this.#starts;
    const between: number[] = [];
    addStarts(between, text, this.startOf(first), behind < before.length ? this.startOf(behind) + by : text.length);
    const rest = Math.max(0, before.length - behind - 1);
    const starts = new Uint32Array(first + 1 + between.length + rest);
    starts.set(before.subarray(0, first + 1));
    starts.set(between, first + 1);
    for (let line = before.length - rest, at = starts.length - rest; line < before.length; line++, at++)
      starts[at] = (before[line] as number) + by;
    return starts;
  }

  #lineEnd(index: number): number {
    const next = this.#starts[index + 1];
    if (next === undefined) return this.text.length;
    return this.text[next - 2] === '\r' && this.text[next - 1] === '\n' ? next - 2 : next - 1;
  }
}

function lineStarts(text: string): Uint32Array {
  const starts = [0];
  // Looking for line feeds alone is several times faster.
  if (text.includes('\r')) addStarts(starts, text, 0, text.length);
  else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return Uint32Array.from(starts);
}

/** Adds the lines that begin behind `from`, up to `to`. */
function addStarts(starts: number[], text: string, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
    if (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) continue;
    starts.push(at + 1);
  }
}

const INDEXES = new WeakMap<TextDocument, LineIndex>();

/** The lines of a document as it was when asked for, found once. */
export function lineIndexOf(document: TextDocument): LineIndex {
  let index = INDEXES.get(document);
  if (index?.text !== document.text) {
    index = new LineIndex(document.text);
    INDEXES.set(document, index);
  }
  return index;
}

/** Whether an offset stands between the two halves of a character outside the basic plane, such as an emoji. */
export function splitsCharacter(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** Edits in the order of their places. Throws `bad-arguments` where they overlap. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = edits.map((edit, index) => ({ edit, index }));
  sorted.sort(
    (a, b) =>
      comparePositions(a.edit.range.start, b.edit.range.start) ||
      comparePositions(a.edit.range.end, b.edit.range.end) ||
      a.index - b.index,
  );
  const ordered = sorted.map(({ edit }) => edit);
  ordered.forEach((edit, index) => {
    const before = ordered[index - 1];
    if (
      comparePositions(edit.range.start, edit.range.end) > 0 ||
      (before && comparePositions(before.range.end, edit.range.start) > 0)
    ) {
      throw new AloudError({
        code: 'bad-arguments',
        message: message('editing.overlap'),
        forModel: 'The edits overlap. Send them one after the other.',
      });
    }
  });
  return ordered;
}

/** The text with all edits applied, each against the text as given. Throws `bad-arguments`. */
export function applyEdits(index: LineIndex, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { range, newText } of inOrder(edits)) {
    result += index.text.slice(from, index.offsetAt(range.start)) + newText;
    from = index.offsetAt(range.end);
  }
  return result + index.text.slice(from);
}

/** The text with the given line ends in place of whatever it has. */
export function withLineEnds(text: string, eol: '\n' | '\r\n'): string {
  const plain = text.replace(/\r\n|\r/g, '\n');
  return eol === '\n' ? plain : plain.replaceAll('\n', '\r\n');
}

/** The one edit that makes one text of another: what is between the beginning and the end that they share. */
export function difference(from: LineIndex, to: string): TextEdit {
  const a = from.text;
  const { start, oldEnd } = stretchBetween(a, to);
  let before = start;
  while (before > 0 && isSplit(a, to, before)) before--;
  let after = a.length - oldEnd;
  while (after > 0 && (cuts(a, a.length - after) || cuts(to, to.length - after))) after--;
  const range = { start: from.positionAt(before), end: from.positionAt(a.length - after) };
  return { range, newText: to.slice(before, to.length - after) };
}

/** The one stretch in which two texts differ, as short as it can be. */
export function stretchBetween(from: string, to: string): Stretch {
  const shorter = Math.min(from.length, to.length);
  const start = sharedLength(from, to, shorter, (text, at, length) => text.slice(at, at + length));
  const same = sharedLength(from, to, shorter - start, (text, at, length) =>
    text.slice(text.length - at - length, text.length - at),
  );
  return { start, oldEnd: from.length - same, newEnd: to.length - same };
}

/** How far two texts are the same, by whole pieces as long as they are: comparing those is the engine's own work. */
function sharedLength(
  a: string,
  b: string,
  most: number,
  piece: (text: string, at: number, length: number) => string,
): number {
  let same = 0;
  for (let length = LONGEST_PIECE; length > 0; length >>= 1)
    while (same + length <= most && piece(a, same, length) === piece(b, same, length)) same += length;
  return same;
}

function isSplit(a: string, b: string, at: number): boolean {
  return cuts(a, at) || cuts(b, at);
}

/** Whether an offset stands in the middle of a character or of a line end. */
function cuts(text: string, at: number): boolean {
  return (text[at - 1] === '\r' && text[at] === '\n') || splitsCharacter(text, at);
}
