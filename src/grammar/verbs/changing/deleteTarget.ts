import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { isInReach } from '../../places/reach.ts';
import { stretches } from '../../places/resolve.ts';
import { hasOwnLines, indentAt, linesOf, nextLine } from '../../places/text/layout.ts';
import { caret, moved, type Outcome, type SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { DELETE } from '../said/synonyms.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

export const deleteTarget = defineVerb({
  name: 'delete_target',
  description: 'Deletes something that is named by structure or text, with the comma or line that would be left over.',
  risk: 'edits',
  isLiteral: true,
  input: z.strictObject({ target }),
  group: 'edit',
  said: [
    {
      say: ['(delete | remove | erase | clear | kill) <target>', 'get rid of <target>'],
      also: DELETE,
      with: said => ({ target: said('target') || said('thing') }),
      help: message('help.delete', { example: 'delete second argument', second: 'delete to end of line' }),
    },
    {
      say: ['backspace [<count>] [times]'],
      with: said => ({ target: said('count') ? `previous ${said('count')} characters` : 'previous character' }),
      help: message('help.backspace'),
    },
  ],
  plan(given, place) {
    const found = stretches(wordsIn(given.target), place).filter(span => isInReach(span.kind, span, place));
    return found.length === 0 ? undefined : deleted(found, place);
  },
});

/** Takes away what is pointed at, with the comma, the blank or the line that would be left over. */
function deleted(targets: readonly Pointed[], place: Place): Outcome {
  const edits: SpanEdit[] = [];
  for (const target of targets) {
    const span = removalOf(target, place.text);
    const before = edits.at(-1);
    if (before && before.end >= span.start)
      edits[edits.length - 1] = { ...before, end: Math.max(before.end, span.end) };
    else edits.push({ ...span, text: '' });
  }
  const [first] = edits;
  return first ? { edits, selections: [caret(moved(first.start, edits))] } : { edits };
}

function removalOf(target: Pointed, text: string): Span {
  const { start, end } = target.removal ?? target;
  switch (target.kind) {
    case 'line':
      return wholeLines(text, { start, end });
    case 'character':
    case 'reach':
    case 'edge':
    case 'phrase':
    case 'selection':
    case 'file':
      return target.kind === 'phrase' ? withBlank(text, { start, end }) : { start, end };
    default:
  }
  if (start === end) return { start, end };
  const listed = listItem(text, { start, end });
  if (listed) return listed;
  if (hasOwnLines(text, { start, end })) return ownLines(text, { start, end });
  const isList =
    /list$/.test(target.kind) || ['elements', 'entries', 'body', 'content', 'condition'].includes(target.kind);
  return isList && !target.removal ? { start, end } : withBlank(text, { start, end });
}

/** An item of a comma-separated list goes with the comma behind it, the last one with the comma in front. */
function listItem(text: string, { start, end }: Span): Span | undefined {
  const after = /^\s*,[^\S\n]*/.exec(text.slice(end));
  const before = /,\s*$/.exec(text.slice(Math.max(0, start - 200), start));
  const opens = /[([{<]\s*$/.test(text.slice(Math.max(0, start - 200), start));
  if (after && (opens || before)) {
    const rest = end + after[0].length;
    if (!/^\r?\n/.test(text.slice(rest, rest + 2))) return { start, end: rest };
    // An item on a line of its own goes with its line.
    if (text.slice(lineAt(text, start).start, start).trim() === '') return ownLines(text, { start, end: rest });
    return { start, end: rest };
  }
  if (before && /^\s*[)\]}>]/.test(text.slice(end))) return { start: start - before[0].length, end };
  return undefined;
}

/** Lines that go whole: up to the next thing of the same indentation, else the lines and the blank ones before. */
function ownLines(text: string, span: Span): Span {
  const lines = linesOf(text, span);
  const indent = indentAt(text, span.start);
  let next = nextLine(text, lines.end);
  let blanks = 0;
  while (next < text.length && lineAt(text, next).end === lineAt(text, next).start + blankLength(text, next)) {
    const after = nextLine(text, next);
    if (after === next) break;
    next = after;
    blanks++;
  }
  const isSibling =
    next < text.length && indentAt(text, next) === indent && /[^\s})\]]/.test(text[next + indent.length] ?? '');
  if (isSibling) return { start: span.start, end: next + indent.length };
  let { start } = lines;
  if (blanks === 0 || next >= text.length) {
    // The last of its block leaves no blank line behind.
    while (
      start > 0 &&
      lineAt(text, start - 1).start + blankLength(text, lineAt(text, start - 1).start) === lineAt(text, start - 1).end
    )
      start = lineAt(text, start - 1).start;
  }
  return { start, end: nextLine(text, lines.end) };
}

function wholeLines(text: string, span: Span): Span {
  const lines = linesOf(text, span);
  const end = nextLine(text, lines.end);
  // The last line of a file goes with the line end in front of it.
  if (end === lines.end && lines.start > 0) {
    const before = text[lines.start - 2] === '\r' ? lines.start - 2 : lines.start - 1;
    return { start: before, end };
  }
  return { start: lines.start, end };
}

/** Between two blanks, one goes too. */
function withBlank(text: string, { start, end }: Span): Span {
  const before = text[start - 1];
  const opens = before === undefined || /\s/.test(before);
  const after = /^[^\S\n]+/.exec(text.slice(end, end + 100))?.[0].length ?? 0;
  if (opens && after > 0) return { start, end: end + after };
  const isLast = end === lineAt(text, end).end || /[;,)\]}:]/.test(text[end] ?? '');
  if (isLast && before && /[^\S\n]/.test(before) && text.slice(lineAt(text, start).start, start).trim() !== '')
    return { start: start - 1, end };
  return { start, end };
}

function blankLength(text: string, start: number): number {
  return /^[ \t]*/.exec(text.slice(start, lineAt(text, start).end))?.[0].length ?? 0;
}
