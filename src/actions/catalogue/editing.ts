import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import type { TextDocument } from '../../editor/documents.ts';
import {
  endOf,
  isEmpty,
  type Position,
  position,
  type Range,
  selectionRange,
  type TextEdit,
} from '../../editor/position.ts';
import { withLineEnds } from '../../editor/text.ts';
import type { ActionContext } from '../action.ts';
import { counted, defineAction, described, exactlyOne, fileField } from '../define.ts';
import { withoutCopiedNumbers } from '../text/copiedNumbers.ts';
import { withRealBreaks } from '../text/escapedBreaks.ts';
import { type Found, findAll, findOne, lineRange, short } from '../text/finding.ts';
import { fitted, fittedTo } from '../text/fitted.ts';
import { indentedLike } from '../text/indenting.ts';

const WHERE = ['cursor', 'line_above', 'line_below', 'start_of_file', 'end_of_file'] as const;

/** Puts text in without taking any away. */
export const insertText = defineAction({
  name: 'insert_text',
  description:
    'Inserts text. At the cursor it goes in exactly as given. "line_above" and "line_below" make new lines of their own, indented like the line they are next to unless the text is indented already; `line` says next to which line, instead of the one with the cursor.',
  risk: 'edits',
  input: z.strictObject({
    text: described(z.string().check(z.minLength(1)), 'The text to insert, with real line breaks.'),
    where: described(z._default(z.enum(WHERE), 'cursor'), 'Where it goes.'),
    line: z.optional(counted('For line_above and line_below: the line, from 1, that the text goes next to.')),
    file: fileField,
  }),
  async run({ text, where, line, file }, context) {
    const document = await context.document(file);
    if (where === 'cursor' && line === undefined) {
      const { path, selection } = context.selection();
      if (path !== document.path) {
        throw new AloudError({
          code: 'bad-arguments',
          message:
            'The cursor is not in that file. Say where with line_above, line_below, start_of_file or end_of_file.',
        });
      }
      const at = selection.active;
      const before = document.line(at.line).slice(0, at.character);
      const newText = withRealBreaks(text, { path, before, replacesLines: false });
      await context.edit(path, [{ range: { start: at, end: at }, newText }], document.version);
      return `Inserted ${lineCount(newText)} at line ${at.line + 1}.`;
    }
    if (line !== undefined && (where === 'start_of_file' || where === 'end_of_file')) {
      throw new AloudError({ code: 'bad-arguments', message: `Give line or where: ${where}, not both.` });
    }
    const beside = line === undefined ? lineOfCursor(context, document, where) : context.lineNow(document, line);
    const real = withRealBreaks(text, { path: document.path, before: '', replacesLines: false });
    const plain = withoutCopiedNumbers(real, beside, beside + 1);
    const { edit, firstLine } = placed(document, plain, where, beside);
    await context.edit(document.path, [edit], document.version);
    return `Inserted ${lineCount(plain)} at line ${firstLine + 1}.`;
  },
});

function lineOfCursor(context: ActionContext, document: TextDocument, where: (typeof WHERE)[number]): number {
  if (where === 'start_of_file' || where === 'end_of_file') return 1;
  const { path, selection } = context.selection();
  if (path === document.path) return selection.active.line + 1;
  throw new AloudError({ code: 'bad-arguments', message: 'The cursor is not in that file: give the line.' });
}

interface Placed {
  readonly edit: TextEdit;
  /** Where the text begins afterwards, from 0. */
  readonly firstLine: number;
}

/** The edit that puts text on lines of its own. A final newline stays one, and none is added where there was none. */
function placed(document: TextDocument, text: string, where: (typeof WHERE)[number], line: number): Placed {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const lastLine = document.lineCount - 1;
  const at = (place: Position, newText: string, firstLine = place.line): Placed => ({
    edit: { range: { start: place, end: place }, newText },
    firstLine,
  });
  if (where === 'start_of_file') return at(position(0, 0), `${indentedLike('', plain, document)}\n`);
  lineRange(document, line, line, false);
  const isAfterAll = where === 'line_below' && line - 1 === lastLine && document.line(lastLine) === '';
  if (where === 'end_of_file' || isAfterAll) {
    const indented = indentedLike('', plain, document);
    const end = position(lastLine, document.line(lastLine).length);
    if (end.character > 0) return at(end, `\n${indented}`, lastLine + 1);
    return at(end, lastLine === 0 ? indented : `${indented}\n`);
  }
  const beside = document.line(line - 1);
  const indented = indentedLike(beside, plain, document);
  // A cursor with a line given means: that line moves down.
  if (where !== 'line_below') return at(position(line - 1, 0), `${indented}\n`);
  // Not at the line's end, from where it would push a cursor along.
  if (line <= lastLine) return at(position(line, 0), `${indented}\n`);
  return at(position(line - 1, beside.length), `\n${indented}`, line);
}

/** Puts one text in the place of another. */
export const replaceText = defineAction({
  name: 'replace_text',
  description:
    'Replaces text in a file. `find` is the exact text as it stands in the file, without line numbers, with enough around it to be found once. If it stands in several places, give near_line, or all to replace every one.',
  risk: 'edits',
  input: z.strictObject({
    find: described(z.string().check(z.minLength(1)), 'The text to replace, to the letter.'),
    replace: described(z.string(), 'What stands there afterwards. Empty to delete.'),
    near_line: z.optional(counted('A line, from 1, in or near the place that is meant.')),
    all: z.optional(described(z.boolean(), 'Replace every occurrence.')),
    file: fileField,
  }),
  async run({ find, replace, near_line: nearLine, all, file }, context) {
    const document = await context.document(file);
    const found = all
      ? findAll(document, find)
      : [findOne(document, find, nearLine === undefined ? undefined : context.lineNow(document, nearLine) - 1)];
    if (found.length === 0) findOne(document, find);
    await context.edit(
      document.path,
      found.map(place => ({ range: place.range, newText: fitted(replace, find, place, document) })),
      document.version,
    );
    const first = found[0] as Found;
    if (found.length > 1) return `Replaced ${found.length} occurrences.`;
    return `Replaced "${short(find)}" in line ${first.range.start.line + 1}${howFound(first)}.`;
  },
});

/** What was different where it was found, for the model. */
function howFound({ how }: Found): string {
  if (how === 'exact') return '';
  return how === 'similar' ? ', where it stands a little differently: look at it again' : `, found but for ${how}`;
}

export const replaceSelection = defineAction({
  name: 'replace_selection',
  description: 'Replaces what the user has selected. Fails if nothing is selected.',
  risk: 'edits',
  input: z.strictObject({ text: described(z.string(), 'What stands there afterwards.') }),
  async run({ text }, context) {
    const { document, range } = await selected(context);
    if (isEmpty(range))
      throw new AloudError({ code: 'bad-arguments', message: 'Nothing is selected. Use insert_text or replace_text.' });
    await context.edit(document.path, [{ range, newText: fittedTo(document, range, text) }], document.version);
    return `Replaced the selection in line ${range.start.line + 1}.`;
  },
});

/** The document first: where the selection stands is looked at when nothing can come between. */
async function selected(context: ActionContext): Promise<{ document: TextDocument; range: Range }> {
  const document = await context.document();
  return { document, range: selectionRange(context.selection().selection) };
}

export const deleteText = defineAction({
  name: 'delete_text',
  description:
    'Deletes whole lines, or a text that is found as in replace_text, or, with neither given, what the user has selected.',
  risk: 'edits',
  input: z.strictObject({
    first_line: z.optional(counted('First line to delete.')),
    last_line: z.optional(counted('Last line to delete; the first if left out.')),
    text: z.optional(described(z.string(), 'The text to delete, to the letter.')),
    near_line: z.optional(counted('A line in or near the place that is meant, for a text that stands in several.')),
    file: fileField,
  }),
  async run({ first_line: first, last_line: last, text, near_line: nearLine, file }, context) {
    const document = await context.document(file);
    if (first !== undefined || last !== undefined || text) {
      exactlyOne('delete_text', { first_line: first, text });
    }
    if (first !== undefined) {
      const [from, to] = context.linesNow(document, first, last ?? first);
      const range = lineRange(document, from, to, true);
      await context.edit(document.path, [{ range, newText: '' }], document.version);
      return `Deleted ${to === from ? `line ${from}` : `lines ${from} to ${to}`}.`;
    }
    if (text) {
      const near = nearLine === undefined ? undefined : context.lineNow(document, nearLine) - 1;
      const { range } = findOne(document, text, near);
      await context.edit(document.path, [{ range: withItsLines(document, range), newText: '' }], document.version);
      return `Deleted "${short(text)}" in line ${range.start.line + 1}.`;
    }
    const { path, selection } = context.selection();
    const range = selectionRange(selection);
    if (isEmpty(range) || path !== document.path) {
      throw new AloudError({ code: 'bad-arguments', message: 'Nothing is selected: give first_line, or text.' });
    }
    await context.edit(path, [{ range, newText: '' }], document.version);
    return `Deleted the selection in line ${range.start.line + 1}.`;
  },
});

/** A text that is all there is on its lines goes with them; nothing else would be left but blanks. */
function withItsLines(document: TextDocument, range: Range): Range {
  const { start, end } = range;
  const before = document.line(start.line).slice(0, start.character);
  const after = document.line(end.line).slice(end.character);
  const isWhole = before.trim() === '' && after.trim() === '' && (before !== '' || end.character > 0);
  return isWhole ? lineRange(document, start.line + 1, end.line + 1, true) : range;
}

function lineCount(text: string): string {
  const { line, character } = endOf(position(0, 0), withLineEnds(text, '\n'));
  const lines = line + (character > 0 ? 1 : 0);
  return lines === 1 ? 'one line' : `${lines} lines`;
}
