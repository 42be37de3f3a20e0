import type { Span } from '../../../syntax/scopes.ts';
import type { Unit } from '../said/kinds.ts';

/** Pieces of text that stand in one line, one after the other. */
type Piece = Exclude<Unit, 'file' | 'line' | 'blank line' | 'paragraph'>;

/** No pattern crosses a line's end: what is searched in a text is searched line by line. */
const PATTERNS: Readonly<Record<Exclude<Piece, 'character'>, RegExp>> = {
  word: /[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]+/gu,
  identifier: /[\p{L}_$][\p{L}\p{N}\p{M}_$]*/gu,
  term: /\S+/gu,
  number: /\d+(?:\.\d+)?/gu,
  sentence: /[^\s.!?][^.!?\r\n]*[.!?]*/gu,
};

/** What a reader counts as one letter, as an emoji of several parts. */
const LETTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** So much of a line is looked at around a place, in UTF-16 units: lines may be megabytes long. */
const WINDOW = 4_000;

/** The line around an offset, without its line end. */
export function lineAt(text: string, offset: number): Span {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  let end = next < 0 ? text.length : next;
  if (end > start && text[end - 1] === '\r') end--;
  return { start, end };
}

/** The pieces of a kind in the line of an offset, or all lines, paragraphs, or the file; in order. */
export function unitsAround(text: string, offset: number, unit: Unit): Iterable<Span> {
  switch (unit) {
    case 'file':
      return [{ start: 0, end: text.length }];
    case 'line':
      return linesFrom(text, 0);
    case 'blank line':
      return blankIn(linesFrom(text, 0), text);
    case 'paragraph':
      return paragraphsFrom(text, 0);
    default:
      return piecesIn(text, lineAt(text, offset), unit);
  }
}

/** The piece at an offset: the one that it touches, the one to its right first; else the next, else the one before. */
export function unitAt(text: string, offset: number, unit: Unit): Span | undefined {
  if (unit === 'file') return { start: 0, end: text.length };
  if (unit === 'line') return lineAt(text, offset);
  if (unit === 'blank line') return blankAt(text, offset);
  if (unit === 'paragraph') return paragraphAt(text, offset);
  const pieces = [...piecesIn(text, windowAround(text, offset), unit)];
  const touching = pieces.filter(({ start, end }) => start <= offset && offset <= end);
  const name = unit === 'word' && touching.find(({ start }) => /[\p{L}\p{N}_$]/u.test(text[start] ?? ''));
  return name || (touching.at(-1) ?? pieces.find(({ start }) => start >= offset) ?? pieces.at(-1));
}

/** So many pieces after the one at an offset, or for less than none before it, also on other lines; in order. */
export function unitsFrom(text: string, offset: number, unit: Unit, count: number): readonly Span[] {
  if (unit === 'file') return [];
  if (unit === 'line') return count > 0 ? first(count, linesBehind(text, offset)) : linesBefore(text, offset, -count);
  if (unit === 'blank line')
    return count > 0
      ? first(count, blankIn(linesBehind(text, offset), text))
      : first(-count, blankAbove(text, offset)).toReversed();
  const here = unit === 'character' ? undefined : unitAt(text, offset, unit);
  const isInside = here && here.start <= offset && offset <= here.end;
  if (count > 0) return first(count, unitsBehind(text, isInside ? here.end : offset, unit));
  return unitsBefore(text, isInside ? here.start : offset, unit, -count);
}

/** Some of the pieces in the line of an offset, or of the file: by rank from 1, or from -1 backwards from the end. */
export function unitsByRank(text: string, offset: number, unit: Unit, rank: number, count: number): readonly Span[] {
  if (rank > 0) {
    const upTo = first(rank - 1 + count, countedAround(text, offset, unit));
    return upTo.length === rank - 1 + count ? upTo.slice(rank - 1) : [];
  }
  const all = [...countedAround(text, offset, unit)];
  const from = all.length + rank;
  return from < 0 || from + count > all.length ? [] : all.slice(from, from + count);
}

/** Where words are counted, signs are none. */
function* countedAround(text: string, offset: number, unit: Unit): Generator<Span> {
  for (const piece of unitsAround(text, offset, unit))
    if (unit !== 'word' || /[\p{L}\p{N}]/u.test(text.slice(piece.start, piece.end))) yield piece;
}

/** The pieces of a stretch that are whole in it; of lines, those that it touches. */
export function* unitsWithin(text: string, within: Span, unit: Unit): Generator<Span> {
  if (unit === 'file') yield within;
  else if (unit === 'line') {
    for (const line of linesFrom(text, lineAt(text, within.start).start)) {
      if (line.start > within.start && line.start >= within.end) return;
      yield line;
    }
  } else if (unit === 'blank line') yield* blankIn(unitsWithin(text, within, 'line'), text);
  else {
    // What the stretch begins with may be part of a piece; of a paragraph, that part counts.
    const start = unit === 'paragraph' ? within.start : windowAround(text, within.start).start;
    for (const piece of unitsBehind(text, start, unit)) {
      if (piece.start >= within.end) return;
      if (piece.start >= within.start && piece.end <= within.end) yield piece;
    }
  }
}

function* blankIn(lines: Iterable<Span>, text: string): Generator<Span> {
  // What comes behind the last line end is no line.
  for (const line of lines) if (line.start < text.length && isBlank(text, line)) yield line;
}

function* blankAbove(text: string, offset: number): Generator<Span> {
  for (let { start } = lineAt(text, offset); start > 0; ) {
    const line = lineAt(text, start - 1);
    yield* blankIn([line], text);
    start = line.start;
  }
}

/** The one at an offset, else the nearest; below where one is as near above. */
function blankAt(text: string, offset: number): Span | undefined {
  const line = lineAt(text, offset);
  if (line.start < text.length && isBlank(text, line)) return line;
  const [above] = first(1, blankAbove(text, offset));
  const [below] = first(1, blankIn(linesBehind(text, offset), text));
  return above && (!below || offset - above.end < below.start - offset) ? above : below;
}

function first(count: number, spans: Iterable<Span>): readonly Span[] {
  const found: Span[] = [];
  if (count <= 0) return found;
  for (const span of spans) if (found.push(span) >= count) break;
  return found;
}

function* piecesIn(text: string, { start, end }: Span, unit: Piece): Generator<Span> {
  const inside = text.slice(start, end);
  if (unit === 'character') {
    for (const { index, segment } of LETTERS.segment(inside))
      yield { start: start + index, end: start + index + segment.length };
  } else {
    for (const { index, 0: piece } of inside.matchAll(PATTERNS[unit]))
      yield { start: start + index, end: start + index + piece.length };
  }
}

/** The line of an offset, or of a very long one what is near. */
function windowAround(text: string, offset: number): Span {
  const { start, end } = lineAt(text, offset);
  return { start: Math.max(start, offset - WINDOW), end: Math.min(end, offset + WINDOW) };
}

/** The pieces that begin at an offset or behind it, line by line. */
function* unitsBehind(text: string, offset: number, unit: Piece | 'paragraph'): Generator<Span> {
  if (unit === 'paragraph') {
    yield* paragraphsFrom(text, offset);
    return;
  }
  if (unit !== 'character') {
    const pattern = new RegExp(PATTERNS[unit]);
    pattern.lastIndex = offset;
    for (let match = pattern.exec(text); match; match = pattern.exec(text))
      yield { start: match.index, end: match.index + match[0].length };
    return;
  }
  for (const { start, end } of linesFrom(text, offset)) yield* piecesIn(text, { start, end }, unit);
}

/** The last pieces that end at an offset or before it. */
function unitsBefore(text: string, offset: number, unit: Piece | 'paragraph', count: number): readonly Span[] {
  for (let size = WINDOW; ; size *= 4) {
    const from = Math.max(0, offset - size);
    const found = [...unitsWithin(text, { start: from, end: offset }, unit)];
    // What a window begins with may be cut off there.
    const whole = from === 0 ? found : found.slice(1);
    if (whole.length >= count || from === 0) return whole.slice(Math.max(0, whole.length - count));
  }
}

/** Lines from the one that begins at an offset. A line end at the end of the file begins no line of its own. */
function* linesFrom(text: string, offset: number): Generator<Span> {
  for (let start = offset; start < text.length || start === 0; ) {
    const next = text.indexOf('\n', start);
    const { end } = lineAt(text, start);
    yield { start, end };
    if (next < 0) return;
    start = next + 1;
  }
}

function* linesBehind(text: string, offset: number): Generator<Span> {
  for (let next = text.indexOf('\n', offset); next >= 0; next = text.indexOf('\n', next + 1))
    yield lineAt(text, next + 1);
}

function linesBefore(text: string, offset: number, count: number): readonly Span[] {
  const found: Span[] = [];
  for (let { start } = lineAt(text, offset); start > 0 && found.length < count; ) {
    const line = lineAt(text, start - 1);
    found.push(line);
    ({ start } = line);
  }
  return found.reverse();
}

/** Lines that are not blank, from the one that begins at an offset, without a blank one between them. */
function* paragraphsFrom(text: string, offset: number): Generator<Span> {
  let open: { readonly start: number; end: number } | undefined;
  for (const line of linesFrom(text, offset)) {
    if (!isBlank(text, line)) {
      if (open) open.end = line.end;
      else open = { ...line };
    } else if (open) {
      yield open;
      open = undefined;
    }
  }
  if (open) yield open;
}

/** The paragraph around an offset; on a blank line the next, else the one before. */
function paragraphAt(text: string, offset: number): Span | undefined {
  const line = lineAt(text, offset);
  if (isBlank(text, line)) return first(1, paragraphsFrom(text, line.start))[0] ?? lastParagraph(text, line.start);
  let { start } = line;
  while (start > 0 && !isBlank(text, lineAt(text, start - 1))) ({ start } = lineAt(text, start - 1));
  return first(1, paragraphsFrom(text, start))[0];
}

function lastParagraph(text: string, offset: number): Span | undefined {
  let { start } = lineAt(text, offset);
  while (start > 0 && isBlank(text, lineAt(text, start))) ({ start } = lineAt(text, start - 1));
  return isBlank(text, lineAt(text, start)) ? undefined : paragraphAt(text, start);
}

function isBlank(text: string, { start, end }: Span): boolean {
  return text.slice(start, end).trim() === '';
}
