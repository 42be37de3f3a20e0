import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { TextDocument } from '../../editor/documents.ts';
import { type Position, position, type Range } from '../../editor/position.ts';
import { type LineIndex, lineIndexOf, splitsCharacter } from '../../editor/text.ts';
import { leadingSpace } from './indenting.ts';
import { findSimilar } from './similar.ts';

/** How a text was found; `indentation` also tells what the document's lines have more in front than the text asked for. */
export interface Found {
  readonly range: Range;
  readonly how: 'exact' | 'trailing spaces' | 'indentation' | 'similar';
  readonly indent: string;
}

const MOST_SHOWN = 6;
const MOST_COUNTED = 1000;
/** How much of a line is shown around what was found, to either side. */
const SHOWN_AROUND = 40;

/**
 * All places where a text stands in a document, or the first `most` or so. The ladder: to the letter; else whole lines
 * that differ only in spaces at their ends; else whole lines that differ only in how far they are all indented. Line
 * ends never matter.
 */
export function findAll(document: TextDocument, wanted: string, most = Number.POSITIVE_INFINITY): readonly Found[] {
  return search(document, lineIndexOf(document), wanted, most);
}

function search(document: TextDocument, index: LineIndex, wanted: string, most: number): readonly Found[] {
  const text = document.eol === '\n' ? wanted.replace(/\r\n?/g, '\n') : wanted.replace(/\r\n|\r|\n/g, document.eol);
  if (text === '') return [];
  const exact: Found[] = [];
  for (
    let at = document.text.indexOf(text);
    at >= 0 && exact.length < most;
    at = document.text.indexOf(text, at + text.length)
  ) {
    if (splitsCharacter(document.text, at) || splitsCharacter(document.text, at + text.length)) continue;
    exact.push({
      range: { start: index.positionAt(at), end: index.positionAt(at + text.length) },
      how: 'exact',
      indent: '',
    });
  }
  if (exact.length > 0) return exact;
  const lines = linesOf(wanted);
  if (lines.every(line => line.trim() === '')) return [];
  const withBreak = /[\r\n]$/.test(wanted);
  const loose = matchLines(index, lines, line => line.trimEnd(), 'trailing spaces', withBreak);
  return loose.length > 0 ? loose : matchLines(index, lines, line => line.trim(), 'indentation', withBreak);
}

function linesOf(wanted: string): readonly string[] {
  return wanted.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
}

function matchLines(
  index: LineIndex,
  wanted: readonly string[],
  plain: (line: string) => string,
  how: Found['how'],
  withBreak: boolean,
): readonly Found[] {
  const sought = wanted.map(plain);
  const found: Found[] = [];
  let after = 0;
  for (const first of candidates(index, wanted)) {
    if (first < after || first + sought.length > index.lineCount) continue;
    if (!sought.every((text, i) => plain(index.line(first + i)) === text)) continue;
    const indent = how === 'indentation' ? commonIndent(index, first, wanted) : '';
    if (indent === undefined) continue;
    found.push({ range: wholeLines(index, first, sought.length, withBreak), how, indent });
    after = first + sought.length;
  }
  return found;
}

/** First lines of places where the longest of the wanted lines stands, as the engine finds it: no line is cut out. */
function* candidates(index: LineIndex, wanted: readonly string[]): Generator<number> {
  const trimmed = wanted.map(line => line.trim());
  const longest = trimmed.reduce((best, line, i) => (line.length > (trimmed[best] as string).length ? i : best), 0);
  const key = trimmed[longest] as string;
  let before = -1;
  for (let at = index.text.indexOf(key); at >= 0; at = index.text.indexOf(key, at + key.length)) {
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

/** What every line has more in front than was asked for; undefined if the lines do not agree. */
function commonIndent(index: LineIndex, from: number, wanted: readonly string[]): string | undefined {
  let indent: string | undefined;
  for (const [i, text] of wanted.entries()) {
    if (text.trim() === '') continue;
    const has = leadingSpace(index.line(from + i));
    const asked = leadingSpace(text);
    if (!has.endsWith(asked)) return undefined;
    const more = has.slice(0, has.length - asked.length);
    if (indent !== undefined && more !== indent) return undefined;
    indent = more;
  }
  return indent;
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
  const [only] = all.length > 0 ? all : alike(index, wanted);
  if (!only) {
    throw new AloudError({
      code: 'not-found',
      message: `"${short(wanted)}" does not stand in ${document.path}. Read the file and use its exact text.`,
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
  const places = all.length === most ? `${most} places or more` : `${all.length} places`;
  throw new AloudError({
    code: 'ambiguous',
    message: `"${short(wanted)}" stands in ${places}: ${lines.join('; ')}${more}. Give more of the text around it, or near_line.`,
  });
}

/** The one place that is similar. */
function alike(index: LineIndex, wanted: string): readonly Found[] {
  const lines = linesOf(wanted);
  const first = findSimilar(index, lines);
  if (first === undefined) return [];
  const range = wholeLines(index, first, lines.length, /[\r\n]$/.test(wanted));
  return [{ range, how: 'similar', indent: commonIndent(index, first, lines) ?? '' }];
}

/** Lines `from` to `to` (from 1, inclusive) as a range over whole lines. Throws `bad-arguments` for lines that are not there. */
export function lineRange(document: TextDocument, from: number, to: number, withBreak: boolean): Range {
  if (from > to || to > document.lineCount) {
    throw new AloudError({
      code: 'bad-arguments',
      message: `There are no lines ${from} to ${to}: ${document.path} has ${document.lineCount} lines.`,
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
