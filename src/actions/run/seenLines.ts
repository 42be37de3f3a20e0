import { diffArrays } from 'diff';
import { AloudError } from '../../common/errors.ts';
import type { TextDocument } from '../../editor/documents.ts';
import { position, type Range, shiftRange, type TextEdit } from '../../editor/position.ts';
import { inOrder } from '../../editor/text.ts';
import { message } from '../../messages/message.ts';

/** Larger differences are not worth the time: the lines in them count as changed. */
const MOST_EDITS = 400;
/** So many places of one edit are told. */
const MOST_RANGES = 40;

/** An edit of the exchange's own. */
export interface Step {
  readonly before: TextDocument;
  readonly after: TextDocument;
  /** Undefined where only its outcome is known. */
  readonly edits: readonly TextEdit[] | undefined;
}

/** A step by its place among all, and where what it has changed stands once all are done. */
export interface SettledStep {
  readonly order: number;
  readonly document: TextDocument;
  /** Lines, from 0, in the order of the document; the first ones where there are many. */
  readonly ranges: readonly Range[];
  /** How many there are. */
  readonly count: number;
}

export interface Settled {
  /** The documents that someone else has changed in between, of which the model knows nothing. */
  readonly mixed: readonly string[];
  readonly steps: readonly SettledStep[];
}

/**
 * Where the lines that a model has seen stand now. It counts lines as it last saw the file: edits of its own reply move
 * them, which is known to the letter, and what the user types meanwhile, which is found by comparing.
 */
export class SeenLines {
  readonly #seen = new Map<string, TextDocument>();
  readonly #steps = new Map<string, (Step & { readonly order: number })[]>();
  readonly #read = new Map<string, TextDocument>();
  #count = 0;

  /** How many edits there were so far. */
  get count(): number {
    return this.#count;
  }

  /** How many lines a model believes a document to have. */
  lineCount(document: TextDocument): number {
    return (this.#seen.get(document.path) ?? document).lineCount;
  }

  /** A model has been told of a document as it is now. */
  saw(document: TextDocument): void {
    this.#seen.set(document.path, document);
    this.#steps.delete(document.path);
  }

  /**
   * A call of a reply reads a document. Other calls of that reply count its lines as they were before, so that the model
   * has seen it once the reply is settled.
   */
  reads(document: TextDocument): void {
    if (this.#seen.has(document.path)) this.#read.set(document.path, document);
    else this.saw(document);
  }

  /** The exchange has edited a document. */
  edited({ before, after, edits }: Step): void {
    const steps = this.#steps.get(after.path) ?? [];
    // An edit that the user's typing has overtaken was made elsewhere than it was computed.
    const isPlain = edits && after.lineCount === before.lineCount + edits.reduce((sum, edit) => sum + growth(edit), 0);
    steps.push({ order: this.#count++, before, after, edits: isPlain ? edits : undefined });
    this.#steps.set(after.path, steps);
  }

  /** A model is told what its edits have done: from now on it counts lines as they have left them. */
  settle(): Settled {
    const mixed: string[] = [];
    const settled: SettledStep[] = [];
    for (const [path, steps] of [...this.#steps]) {
      let known = this.#seen.get(path);
      for (const { before, after } of steps) {
        if (known && known.version !== before.version && !mixed.includes(path)) mixed.push(path);
        known = after;
      }
      for (const [i, step] of steps.entries()) {
        const changed = changedIn(step);
        const ranges = changed
          .slice(0, MOST_RANGES)
          .map(range => steps.slice(i + 1).reduce((moved, later) => shiftRange(moved, editsOf(later)), range));
        settled.push({ order: step.order, document: known as TextDocument, ranges, count: changed.length });
      }
      if (known) this.saw(known);
      this.#read.delete(path);
    }
    for (const document of this.#read.values()) this.saw(document);
    this.#read.clear();
    return { mixed, steps: settled.sort((a, b) => a.order - b.order) };
  }

  /**
   * Where lines (from 0, both inclusive) stand now. Throws `document-changed` if one of them has changed, or if
   * something has come between them.
   */
  now(document: TextDocument, first: number, last: number): readonly [first: number, last: number] {
    const moved = this.#mapping(document);
    if (!moved || first > last) return [first, last];
    const { lineCount } = this.#seen.get(document.path) as TextDocument;
    if (last >= lineCount)
      throw new AloudError({
        code: 'bad-arguments',
        message: message('lines.no-line', { line: last + 1 }),
        forModel: `There is no line ${last + 1}: ${document.path} had ${lineCount} lines when you saw it.`,
      });
    const from = moved(first);
    for (let line = first; line <= last; line++) {
      if (from !== undefined && moved(line) === from + line - first) continue;
      const which = first === last ? `Line ${first + 1} has` : `Lines ${first + 1} to ${last + 1} have`;
      throw new AloudError({
        code: 'document-changed',
        message: message('lines.changed', { count: last - first + 1, first: first + 1, last: last + 1 }),
        forModel: `${which} changed since you saw it. Read the file again before you name its lines.`,
      });
    }
    return [from as number, (from as number) + last - first];
  }

  /** Tells where each line stands; undefined where nothing has moved. */
  #mapping(document: TextDocument): ((line: number) => number | undefined) | undefined {
    let at = this.#seen.get(document.path);
    if (!at) return undefined;
    const parts: ((line: number) => number | undefined)[] = [];
    for (const { before, after, edits } of this.#steps.get(document.path) ?? []) {
      if (at.version !== before.version) parts.push(moves(at, before));
      parts.push(edits ? line => movedBy(edits, line) : moves(before, after));
      at = after;
    }
    if (at.version !== document.version) parts.push(moves(at, document));
    if (parts.length === 0) return undefined;
    return line => parts.reduce<number | undefined>((now, part) => (now === undefined ? now : part(now)), line);
  }
}

function growth({ range, newText }: TextEdit): number {
  return breaksIn(newText) - (range.end.line - range.start.line);
}

function breaksIn(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

/** The lines, in the text after it, that an edit has changed. */
function changedIn(step: Step): readonly Range[] {
  let moved = 0;
  return inOrder(editsOf(step)).map(edit => {
    const first = edit.range.start.line + moved;
    moved += growth(edit);
    return { start: position(first, 0), end: position(first + breaksIn(edit.newText), 0) };
  });
}

/** Where only the outcome is known, one edit of the lines between those that are the same. */
function editsOf({ before, after, edits }: Step): readonly TextEdit[] {
  if (edits) return edits;
  const [first, same] = sameLines(before, after);
  const [oldEnd, newEnd] = [before.lineCount - same, after.lineCount - same];
  const newText = Array.from({ length: newEnd - first }, (_, i) => `${after.line(first + i)}\n`).join('');
  return [{ range: { start: position(first, 0), end: position(oldEnd, 0) }, newText }];
}

/** How many lines two texts share at their beginning, and at their end. */
function sameLines(from: TextDocument, to: TextDocument): readonly [before: number, after: number] {
  const shorter = Math.min(from.lineCount, to.lineCount);
  let before = 0;
  while (before < shorter && from.line(before) === to.line(before)) before++;
  let after = 0;
  while (after < shorter - before && from.line(from.lineCount - 1 - after) === to.line(to.lineCount - 1 - after))
    after++;
  return [before, after];
}

/** Where a line stands after edits; undefined if they have deleted it. */
export function movedBy(edits: readonly TextEdit[], line: number): number | undefined {
  let moved = line;
  for (const { range, newText } of edits) {
    const { start, end } = range;
    const added = newText.split('\n').length - 1;
    if (end.line < line || (end.line === line && end.character === 0)) moved += added - (end.line - start.line);
    else if (start.line < line || (start.line === line && start.character === 0 && end.line > line)) {
      if (newText === '' && end.line > line) return undefined;
      moved += Math.min(line - start.line, added) - (line - start.line);
    }
  }
  return moved;
}

/** Tells where a line of one text stands in another; undefined if it does not. */
export function moves(from: TextDocument, to: TextDocument): (line: number) => number | undefined {
  const [before, after] = sameLines(from, to);
  let between: ReadonlyMap<number, number> | undefined;
  return line => {
    if (line < before) return line;
    if (line >= from.lineCount - after) return line + to.lineCount - from.lineCount;
    between ??= pairs(linesOf(from, before, from.lineCount - after), linesOf(to, before, to.lineCount - after), before);
    return between.get(line);
  };
}

function pairs(from: readonly string[], to: readonly string[], offset: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let [a, b] = [offset, offset];
  for (const { count, added, removed } of diffArrays([...from], [...to], { maxEditLength: MOST_EDITS }) ?? []) {
    if (added) b += count;
    else if (removed) a += count;
    else for (let i = 0; i < count; i++) found.set(a++, b++);
  }
  return found;
}

function linesOf(document: TextDocument, from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, i) => document.line(from + i));
}
