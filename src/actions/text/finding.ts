import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { TextDocument } from '../../editor/documents.ts';
import { type Position, position, type Range } from '../../editor/position.ts';
import { type LineIndex, lineIndexOf, splitsCharacter } from '../../editor/text.ts';
import { message } from '../../messages/message.ts';
import { unnumbered, withoutNumbers } from './copiedNumbers.ts';
import { withAllBreaks } from './escapedBreaks.ts';
import { indentUnit, leadingSpace } from './indenting.ts';
import { indexesOf, occurrences } from './indexesOf.ts';
import { fitting, type Indents } from './reindenting.ts';
import { findSimilar } from './similar.ts';

/** Where a text was found, and in what it differs from what stands there. */
export interface Found {
  readonly range: Range;
  readonly how: 'exact' | 'trailing spaces' | 'indentation' | 'line numbers' | 'line breaks' | 'similar';
  /** Makes a text that stands in its place differ no longer. */
  readonly adapt: (text: string) => string;
}

const MOST_SHOWN = 6;
const MOST_COUNTED = 1000;
/** How much of a line is shown around what was found, to either side. */
const SHOWN_AROUND = 40;

/**
 * All places where a text stands in a document, or the first `most` or so. The ladder: to the letter; else whole lines
 * that differ only in spaces at their ends; else whole lines that differ only in how far and by what they are all
 * indented; else the same without what a model has copied or escaped that is no part of it. Line ends never matter.
 */
export function findAll(document: TextDocument, wanted: string, most = Number.POSITIVE_INFINITY): readonly Found[] {
  return search(document, lineIndexOf(document), wanted, most);
}

function search(document: TextDocument, index: LineIndex, wanted: string, most: number): readonly Found[] {
  const text = document.eol === '\n' ? wanted.replace(/\r\n?/g, '\n') : wanted.replace(/\r\n|\r|\n/g, document.eol);
  if (text === '') return [];
  const exact: Found[] = [];
  for (const at of indexesOf(document.text, text)) {
    if (exact.length >= most) break;
    if (splitsCharacter(document.text, at) || splitsCharacter(document.text, at + text.length)) continue;
    exact.push({
      range: { start: index.positionAt(at), end: index.positionAt(at + text.length) },
      how: 'exact',
      adapt: as,
    });
  }
  if (exact.length > 0) return exact;
  const lines = linesOf(wanted);
  if (lines.every(line => line.trim() === '')) return [];
  return (
    withOtherSpace(document, index, wanted, lines) ??
    withRealLines(document, index, wanted, most) ??
    withoutCopied(document, index, wanted, most)
  );
}

/** Where lines differ from what was asked for in the space at their ends, or else in how far they are indented. */
function withOtherSpace(
  document: TextDocument,
  index: LineIndex,
  wanted: string,
  lines: readonly string[],
): readonly Found[] | undefined {
  // Nothing around it differs: it would have been found to the letter.
  if (lines.length === 1 && wanted.trim() === wanted) return undefined;
  const withBreak = /[\r\n]$/.test(wanted);
  const loose = matchLines(
    index,
    lines,
    line => line.trimEnd(),
    'trailing spaces',
    () => as,
    withBreak,
  );
  if (loose.length > 0) return loose;
  const unit = indentUnit(document);
  const adapt = (first: number) => adaptAt(unit, index, first, lines);
  const shifted = matchLines(index, lines, line => line.trim(), 'indentation', adapt, withBreak);
  return shifted.length > 0 ? shifted : undefined;
}

/** A text whose line breaks a model has written in letters. */
function withRealLines(
  document: TextDocument,
  index: LineIndex,
  wanted: string,
  most: number,
): readonly Found[] | undefined {
  const real = withAllBreaks(wanted);
  const found = real === undefined ? [] : search(document, index, real, most);
  return found.length > 0 ? found.map(place => ({ ...place, how: 'line breaks' as const })) : undefined;
}

/** A text that a model has copied with the numbers of its lines. Numbers that could be text count where they are right. */
function withoutCopied(document: TextDocument, index: LineIndex, wanted: string, most: number): readonly Found[] {
  const plain = unnumbered(wanted);
  if (!plain) return [];
  const found = search(document, index, plain.text, most);
  const there = found.filter(({ range }) => range.start.line + 1 === plain.first);
  return (there.length > 0 || !plain.isCertain ? there : found).map(({ range, adapt }) => ({
    range,
    how: 'line numbers',
    adapt: text => adapt(withoutNumbers(text, plain.isCertain)),
  }));
}

function as(text: string): string {
  return text;
}

function linesOf(wanted: string): readonly string[] {
  return wanted.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
}

/** From so many places on it is quicker to go through all lines once. */
const MOST_TRIED = 200;

function matchLines(
  index: LineIndex,
  wanted: readonly string[],
  plain: (line: string) => string,
  how: Found['how'],
  adaptAt: (first: number) => Found['adapt'] | undefined,
  withBreak: boolean,
): readonly Found[] {
  const sought = wanted.map(plain);
  const found: Found[] = [];
  let after = 0;
  for (const first of placesOf(index, wanted, sought, plain)) {
    if (first < after) continue;
    const adapt = adaptAt(first);
    if (!adapt) continue;
    found.push({ range: wholeLines(index, first, sought.length, withBreak), how, adapt });
    after = first + sought.length;
  }
  return found;
}

/** First lines of places where all of the lines stand. */
function* placesOf(
  index: LineIndex,
  wanted: readonly string[],
  sought: readonly string[],
  plain: (line: string) => string,
): Generator<number> {
  const few: number[] = [];
  for (const first of candidates(index, wanted)) if (few.push(first) > MOST_TRIED) break;
  if (few.length <= MOST_TRIED) {
    for (const first of few)
      if (first + sought.length <= index.lineCount && sought.every((text, i) => plain(index.line(first + i)) === text))
        yield first;
    return;
  }
  const lines = Array.from({ length: index.lineCount }, (_, i) => plain(index.line(i)));
  yield* occurrences(lines, sought);
}

/** First lines of places where the longest of the wanted lines stands, as the engine finds it: no line is cut out. */
function* candidates(index: LineIndex, wanted: readonly string[]): Generator<number> {
  const trimmed = wanted.map(line => line.trim());
  const longest = trimmed.reduce((best, line, i) => (line.length > (trimmed[best] as string).length ? i : best), 0);
  let before = -1;
  for (const at of indexesOf(index.text, trimmed[longest] as string)) {
    const first = index.positionAt(at).line - longest;
    if (first >= 0 && first !== before) yield first;
    before = first;
  }
}

function wholeLines(index: LineIndex, first: number, count: number, withBreak: boolean): Range {
  const last = first + count - 1;
  const hasBreak = withBreak && last + 1 < index.lineCount;
  return { start: position(first, 0), end: hasBreak ? position(last + 1, 0) : position(last, index.line(last).length) };
}

/** How a text for lines is indented as the document's are; undefined if what was asked for and they do not agree. */
function adaptAt(unit: string, index: LineIndex, from: number, wanted: readonly string[]): Found['adapt'] | undefined {
  const indents = wanted.flatMap((text, i): Indents[] =>
    text.trim() === '' ? [] : [{ asked: leadingSpace(text), has: leadingSpace(index.line(from + i)) }],
  );
  const sure = fitting(indents, unit, '');
  if (!sure) return undefined;
  return text => {
    const adapt = fitting(indents, unit, text) ?? sure;
    return text
      .split('\n')
      .map(line => (line.trim() === '' ? line : adapt(line)))
      .join('\n');
  };
}

/**
 * The one place that is meant: the only one, or the one in or nearest to `nearLine` (from 0) if that is given and
 * settles it; where the text stands nowhere, the one that is similar (similar.ts). Throws `not-found`, or `ambiguous`
 * with the candidates' lines.
 */
export function findOne(document: TextDocument, wanted: string, nearLine?: number): Found {
  // Which one is nearest can only be told when all are known.
  const most = nearLine === undefined ? MOST_COUNTED : undefined;
  const index = lineIndexOf(document);
  const all = search(document, index, wanted, most ?? Number.POSITIVE_INFINITY);
  const [only] = all.length > 0 ? all : alike(document, index, wanted);
  if (!only) {
    throw new AloudError({
      code: 'not-found',
      message: message('editing.not-there', { text: short(wanted), path: document.path }),
      forModel: `"${short(wanted)}" does not stand in ${document.path}. Read the file and use its exact text.`,
    });
  }
  if (all.length <= 1) return only;
  if (nearLine !== undefined) {
    const distance = ({ range }: Found) =>
      nearLine < range.start.line ? range.start.line - nearLine : Math.max(0, nearLine - range.end.line);
    const [nearest, next] = [...all].sort((a, b) => distance(a) - distance(b)) as [Found, Found];
    if (distance(nearest) < distance(next)) return nearest;
  }
  const lines = all.slice(0, MOST_SHOWN).map(({ range: { start } }) => {
    const line = document.line(start.line);
    const around = line.slice(Math.max(0, start.character - SHOWN_AROUND), start.character + 2 * SHOWN_AROUND);
    return `line ${start.line + 1}, column ${start.character + 1}: ${visibleLine(around).trim()}`;
  });
  const more = all.length > MOST_SHOWN ? '; and more' : '';
  const isCut = all.length === most;
  const places = isCut ? `${most} places or more` : `${all.length} places`;
  throw new AloudError({
    code: 'ambiguous',
    message: message(isCut ? 'editing.many-places' : 'editing.several-places', {
      text: short(wanted),
      count: all.length,
    }),
    forModel: `"${short(wanted)}" stands in ${places}: ${lines.join('; ')}${more}. Give more of the text around it, or near_line.`,
  });
}

/** The one place that is similar. */
function alike(document: TextDocument, index: LineIndex, wanted: string): readonly Found[] {
  const lines = linesOf(wanted);
  const first = findSimilar(index, lines);
  if (first === undefined) return [];
  const range = wholeLines(index, first, lines.length, /[\r\n]$/.test(wanted));
  return [{ range, how: 'similar', adapt: adaptAt(indentUnit(document), index, first, lines) ?? as }];
}

/** Lines `from` to `to` (from 1, inclusive) as a range over whole lines. Throws `bad-arguments` for lines that are not there. */
export function lineRange(document: TextDocument, from: number, to: number, withBreak: boolean): Range {
  if (from > to || to > document.lineCount) {
    throw new AloudError({
      code: 'bad-arguments',
      message: message('lines.none-such', { first: from, last: to, path: document.path, count: document.lineCount }),
    });
  }
  const start = position(from - 1, 0);
  const end: Position = position(to - 1, document.line(to - 1).length);
  if (!withBreak) return { start, end };
  if (to < document.lineCount) return { start, end: position(to, 0) };
  // The last line has no break after it: take the one before.
  return from === 1 ? { start, end } : { start: position(from - 2, document.line(from - 2).length), end };
}

/** The beginning of a text on one line, for a sentence. */
export function short(text: string): string {
  const line = visibleLine(text.slice(0, 200));
  return text.length > 200 || line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
