/** Zero-based line and UTF-16 character, as editors count them. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half open: `end` is the first position outside. `start` is never after `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A range with a direction: `active` is where the cursor blinks. */
export interface Selection {
  readonly anchor: Position;
  readonly active: Position;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

export function position(line: number, character: number): Position {
  return { line, character };
}

export function range(startLine: number, startCharacter: number, endLine: number, endCharacter: number): Range {
  return { start: position(startLine, startCharacter), end: position(endLine, endCharacter) };
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

export function isEmpty(r: Range): boolean {
  return comparePositions(r.start, r.end) === 0;
}

export function contains(outer: Range, inner: Position): boolean {
  return comparePositions(outer.start, inner) <= 0 && comparePositions(inner, outer.end) <= 0;
}

export function selectionRange(selection: Selection): Range {
  return comparePositions(selection.anchor, selection.active) <= 0
    ? { start: selection.anchor, end: selection.active }
    : { start: selection.active, end: selection.anchor };
}

/** Where `start` plus `text` ends. Counts `\n`, `\r\n` and `\r` as one line break each. */
export function endOf(start: Position, text: string): Position {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines[lines.length - 1] ?? '';
  return lines.length === 1
    ? position(start.line, start.character + last.length)
    : position(start.line + lines.length - 1, last.length);
}

/**
 * Where a position stands after an edit elsewhere in the document. A position inside replaced text moves to the
 * replacement's end, one at its start stays; at an insertion point it stays put when `stick` is `'left'` and moves
 * along when `'right'`.
 */
export function shift(at: Position, edit: TextEdit, stick: 'left' | 'right' = 'left'): Position {
  const { start, end } = edit.range;
  const before = comparePositions(at, start);
  if (before < 0 || (before === 0 && (stick === 'left' || !isEmpty(edit.range)))) return at;
  const newEnd = endOf(start, edit.newText);
  if (comparePositions(at, end) < 0) return newEnd;
  return at.line === end.line
    ? position(newEnd.line, newEnd.character + at.character - end.character)
    : position(at.line + newEnd.line - end.line, at.character);
}

/**
 * Where a range stands after edits that were computed on the same text. Text inserted at its edges stays outside; an
 * empty range is a cursor, which an insertion pushes along.
 */
export function shiftRange(range: Range, edits: readonly TextEdit[]): Range {
  const inOrder = [...edits].sort(
    (a, b) => comparePositions(a.range.start, b.range.start) || comparePositions(a.range.end, b.range.end),
  );
  // The last first: what comes before it then still stands where it was computed.
  return inOrder.reduceRight((moved, edit) => {
    const start = shift(moved.start, edit, 'right');
    return { start, end: isEmpty(moved) ? start : shift(moved.end, edit) };
  }, range);
}
