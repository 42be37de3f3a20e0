import type { Span } from '../../syntax/scopes.ts';
import type { Unit } from './objects.ts';

/** Finds pieces of text near an offset, reading no more of a large file than it must. */
const PATTERNS: Readonly<Record<Exclude<Unit, 'file' | 'line' | 'paragraph'>, string>> = {
  character: '[\\s\\S]',
  word: '[\\p{L}\\p{N}_$]+|[^\\s\\p{L}\\p{N}_$]+',
  term: '\\S+',
  number: '\\d+(?:\\.\\d+)?',
  sentence: '[^.!?\\n]+[.!?]*',
};

/** The pieces of a kind in the line of an offset, or all lines, or the file; in order. */
export function unitsAround(text: string, offset: number, unit: Unit): readonly Span[] {
  if (unit === 'file') return [{ start: 0, end: text.length }];
  if (unit === 'line') return lines(text);
  if (unit === 'paragraph') return paragraphs(text);
  const line = lineAt(text, offset);
  return unitsIn(text, line, unit);
}

/** The line around an offset, without its line end. */
export function lineAt(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  let end = next < 0 ? text.length : next;
  if (end > start && text[end - 1] === '\r') end--;
  return { start, end };
}

/** The piece at an offset: the one that it touches, the one to its right first; else the next, else the one before. */
export function unitAt(text: string, offset: number, unit: Unit): Span | undefined {
  if (unit === 'file') return { start: 0, end: text.length };
  if (unit === 'line') return lineAt(text, offset);
  if (unit === 'paragraph')
    return paragraphs(text).find(({ start, end }) => start <= offset && offset <= end) ?? paragraphs(text).at(-1);
  const units = unitsIn(text, lineAt(text, offset), unit);
  const touching = units.filter(({ start, end }) => start <= offset && offset <= end);
  const isName = ({ start }: Span) => /[\p{L}\p{N}_$]/u.test(text[start] ?? '');
  if (unit === 'word') {
    const name = touching.find(isName);
    if (name) return name;
  }
  return touching.at(-1) ?? units.find(({ start }) => start >= offset) ?? units.at(-1);
}

/** The nth piece after (n > 0) or before (n < 0) the one at an offset, also on other lines. */
export function unitsFrom(text: string, offset: number, unit: Unit, count: number): readonly Span[] {
  const here = unitAt(text, offset, unit);
  const found: Span[] = [];
  const isInside = here && here.start <= offset && offset <= here.end;
  if (count > 0) {
    let at = isInside && here.start < offset ? here.end : isInside && here.start === offset ? here.end : offset;
    if (unit === 'character') at = offset;
    for (let line = lineAt(text, at); found.length < count; ) {
      if (unit === 'line') {
        const next = text.indexOf('\n', found.at(-1)?.end ?? lineAt(text, offset).end);
        if (next < 0) break;
        found.push(lineAt(text, next + 1));
        continue;
      }
      found.push(
        ...piecesIn(text, line, unit)
          .filter(({ start }) => start >= at)
          .slice(0, count - found.length),
      );
      const next = text.indexOf('\n', line.end);
      if (found.length >= count || next < 0) break;
      line = lineAt(text, next + 1);
      at = line.start;
    }
    return found;
  }
  let before = isInside ? here.start : offset;
  if (unit === 'character') before = offset;
  for (let line = lineAt(text, before); found.length < -count; ) {
    if (unit === 'line') {
      const { start } = lineAt(text, found[0]?.start ?? offset);
      if (start === 0) break;
      found.unshift(lineAt(text, start - 1));
      continue;
    }
    const pieces = piecesIn(text, line, unit).filter(({ end }) => end <= before);
    found.unshift(...pieces.slice(Math.max(0, pieces.length - (-count - found.length))));
    if (found.length >= -count || line.start === 0) break;
    line = lineAt(text, line.start - 1);
    before = line.end;
  }
  return found;
}

function piecesIn(text: string, line: Span, unit: Unit): readonly Span[] {
  return unit === 'paragraph' || unit === 'file' || unit === 'line'
    ? unitsAround(text, line.start, unit)
    : unitsIn(text, line, unit);
}

function unitsIn(text: string, { start, end }: Span, unit: Exclude<Unit, 'file' | 'line' | 'paragraph'>): Span[] {
  const found: Span[] = [];
  for (const match of text.slice(start, end).matchAll(new RegExp(PATTERNS[unit], 'gu')))
    found.push({ start: start + match.index, end: start + match.index + match[0].length });
  return found;
}

function lines(text: string): readonly Span[] {
  const found: Span[] = [];
  for (let start = 0; ; ) {
    const line = lineAt(text, start);
    found.push(line);
    const next = text.indexOf('\n', line.end);
    if (next < 0) break;
    start = next + 1;
  }
  // A line end at the end of the file begins no line of its own.
  if (found.length > 1 && found.at(-1)?.start === text.length) found.pop();
  return found;
}

function paragraphs(text: string): readonly Span[] {
  const found: Span[] = [];
  let open: { start: number; end: number } | undefined;
  for (const line of lines(text)) {
    if (text.slice(line.start, line.end).trim() === '') open = undefined;
    else if (open) open.end = line.end;
    else {
      open = { ...line };
      found.push(open);
    }
  }
  return found;
}
