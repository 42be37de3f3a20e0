import type { Span } from '../../../../syntax/scopes.ts';
import { indentAt, linesOf, nextLine } from '../../../places/text/layout.ts';
import { lineAt } from '../../../places/text/units.ts';

/** Lines that go whole: up to the next thing of the same indentation, else the lines and the blank ones before. */
export function ownLines(text: string, span: Span, parent: Span): Span {
  const lines = linesOf(text, span);
  const indent = indentAt(text, span.start);
  let next = nextLine(text, lines.end);
  let blanks = 0;
  const isBelowAnother = lines.start > 0 && isBeside(text, lines.start - 1, indent);
  while (next < text.length && lineAt(text, next).end === lineAt(text, next).start + blankLength(text, next)) {
    const after = nextLine(text, next);
    if (after === next) break;
    next = after;
    blanks++;
  }
  const isSibling =
    next < parent.end &&
    next < text.length &&
    indentAt(text, next) === indent &&
    /[^\s})\]]/.test(text[next + indent.length] ?? '');
  // The blank line behind it is that of its group, which is still there.
  if (isSibling && isBelowAnother && blanks > 0) return { start: lines.start, end: nextLine(text, lines.end) };
  if (isSibling) return { start: span.start, end: next + indent.length };
  let { start } = lines;
  if (blanks > 0 || next >= text.length || isEnd(text, next, indent)) {
    // The last of its block leaves no blank line behind, and none twice.
    while (
      start > 0 &&
      lineAt(text, start - 1).start + blankLength(text, lineAt(text, start - 1).start) === lineAt(text, start - 1).end
    )
      start = lineAt(text, start - 1).start;
  }
  return { start, end: nextLine(text, lines.end) };
}

/** Whether the line of an offset has this indentation and begins something. */
function isBeside(text: string, at: number, indent: string): boolean {
  const { start } = lineAt(text, at);
  return indentAt(text, start) === indent && /[^\s})\]]/.test(text[start + indent.length] ?? '');
}

/** Whether a block that is indented so ends with the line of an offset. */
function isEnd(text: string, at: number, indent: string): boolean {
  const own = indentAt(text, at);
  return own.length < indent.length || /^(?:[})\]]|end\b|<\/)/.test(text.slice(at + own.length, at + own.length + 4));
}

/** Lines with their line end. */
export function wholeLines(text: string, span: Span): Span {
  const lines = linesOf(text, span);
  const end = nextLine(text, lines.end);
  // The last line of a file goes with the line end in front of it.
  if (end === lines.end && lines.start > 0) {
    const before = text[lines.start - 2] === '\r' ? lines.start - 2 : lines.start - 1;
    return { start: before, end };
  }
  return { start: lines.start, end };
}

function blankLength(text: string, start: number): number {
  return /^[ \t]*/.exec(text.slice(start, lineAt(text, start).end))?.[0].length ?? 0;
}
