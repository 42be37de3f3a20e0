import * as z from 'zod/mini';
import { AloudError } from '../../../common/errors.ts';
import type { TextDocument } from '../../../editor/documents.ts';
import {
  endOf,
  isEmpty,
  type Position,
  position,
  type Range,
  selectionRange,
  type TextEdit,
} from '../../../editor/position.ts';
import { withLineEnds } from '../../../editor/text.ts';
import { type Message, message } from '../../../messages/message.ts';
import type { Access } from '../../action.ts';
import { counted, defineAction, described, exactlyOne, fileField, nonEmpty } from '../../define.ts';
import { withoutCopiedNumbers } from '../../text/copiedNumbers.ts';
import { withRealBreaks } from '../../text/escapedBreaks.ts';
import { type Found, findAll, findOne, lineRange, short } from '../../text/finding.ts';
import { fitted, fittedTo } from '../../text/fitted.ts';
import { indentedLike } from '../../text/indenting.ts';
import type { View } from '../../view/view.ts';

const WHERE = ['cursor', 'line_above', 'line_below', 'start_of_file', 'end_of_file'] as const;

/** Puts text in without taking any away. */
export const insertText = defineAction({
  name: 'insert_text',
  description:
    'Inserts text: at the cursor exactly as given; line_above and line_below as lines of their own beside `line` or the cursor, indented like it.',
  risk: 'edits',
  needs: ['file'],
  input: z.strictObject({
    text: nonEmpty('With real line breaks.'),
    where: z._default(z.enum(WHERE), 'cursor'),
    line: z.optional(counted('For line_above and line_below.')),
    file: fileField,
  }),
  async run({ text, where, line, file }, { view, hands }) {
    const document = await view.documents.read(file);
    if (where === 'cursor' && line === undefined) {
      const { path, selection } = view.documents.here();
      if (path !== document.path) {
        throw new AloudError({
          code: 'bad-arguments',
          message: message('going.cursor-elsewhere'),
          forModel:
            'The cursor is not in that file. Say where with line_above, line_below, start_of_file or end_of_file.',
        });
      }
      const at = selection.active;
      const before = document.line(at.line).slice(0, at.character);
      const newText = withRealBreaks(text, { path, before, replacesLines: false });
      await hands.text.edit(path, [{ range: { start: at, end: at }, newText }], document.version);
      return message('editing.inserted', { count: lineCount(newText), line: at.line + 1 });
    }
    if (line !== undefined && (where === 'start_of_file' || where === 'end_of_file')) {
      throw new AloudError({
        code: 'bad-arguments',
        message: message('acting.unclear'),
        forModel: `Give line or where: ${where}, not both.`,
      });
    }
    const beside = line === undefined ? lineOfCursor(view, document, where) : view.documents.lineNow(document, line);
    const real = withRealBreaks(text, { path: document.path, before: '', replacesLines: false });
    const plain = withoutCopiedNumbers(real, beside, beside + 1);
    const { edit, firstLine } = placed(document, plain, where, beside);
    await hands.text.edit(document.path, [edit], document.version);
    return message('editing.inserted', { count: lineCount(plain), line: firstLine + 1 });
  },
});

function lineOfCursor(view: View, document: TextDocument, where: (typeof WHERE)[number]): number {
  if (where === 'start_of_file' || where === 'end_of_file') return 1;
  const { path, selection } = view.documents.here();
  if (path === document.path) return selection.active.line + 1;
  throw new AloudError({
    code: 'bad-arguments',
    message: message('going.cursor-elsewhere'),
    forModel: 'The cursor is not in that file: give the line.',
  });
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
    'Replaces text. `find` is exact text of the file, without line numbers, with enough around it to be found once; else give near_line, or all. Without find it replaces what is selected.',
  risk: 'edits',
  needs: ['file'],
  input: z.strictObject({
    find: z.optional(nonEmpty('The exact text.')),
    replace: z.string(),
    near_line: z.optional(counted('A line near the place.')),
    all: z.optional(z.boolean()),
    file: fileField,
  }),
  async run({ find, replace, near_line: nearLine, all, file }, { view, hands }) {
    const document = await view.documents.read(file);
    if (find === undefined) {
      const range = selectedIn(view, document, 'Nothing is selected: give find, or use insert_text.');
      await hands.text.edit(document.path, [{ range, newText: fittedTo(document, range, replace) }], document.version);
      return message('editing.replaced-selection', { line: range.start.line + 1 });
    }
    const near = nearLine === undefined ? undefined : view.documents.lineNow(document, nearLine) - 1;
    const found = all ? findAll(document, find) : [findOne(document, find, near)];
    if (found.length === 0) findOne(document, find);
    await hands.text.edit(
      document.path,
      found.map(place => ({ range: place.range, newText: fitted(replace, find, place, document) })),
      document.version,
    );
    const first = found[0] as Found;
    if (found.length > 1) return message('editing.replaced-all', { count: found.length });
    const [text, line] = [short(find), first.range.start.line + 1];
    return {
      forModel: `Replaced "${text}" in line ${line}${howFound(first)}.`,
      forUser: message('editing.replaced', { text, line }),
    };
  },
});

/** What is selected in a document, which was read before: nothing can come between. Throws `bad-arguments`. */
function selectedIn(view: View, document: TextDocument, forModel: string): Range {
  const { path, selection } = view.documents.here();
  const range = selectionRange(selection);
  if (path === document.path && !isEmpty(range)) return range;
  throw new AloudError({ code: 'bad-arguments', message: message('editing.nothing-selected'), forModel });
}

/** What was different where it was found, for the model. */
function howFound({ how }: Found): string {
  if (how === 'exact') return '';
  return how === 'similar' ? ', where it stands a little differently: look at it again' : `, found but for ${how}`;
}

export const deleteText = defineAction({
  name: 'delete_text',
  description: 'Deletes whole lines, or a text; with neither, what is selected.',
  risk: 'edits',
  needs: ['file'],
  input: z.strictObject({
    first_line: z.optional(counted('First line.')),
    last_line: z.optional(counted('Else first_line.')),
    text: z.optional(described(z.string(), 'The exact text.')),
    near_line: z.optional(counted('A line near the place.')),
    file: fileField,
  }),
  async run({ first_line: first, last_line: last, text, near_line: nearLine, file }, access) {
    const { view, hands } = access;
    const document = await view.documents.read(file);
    if (first !== undefined || last !== undefined || text) {
      exactlyOne('delete_text', { first_line: first, text });
    }
    if (first !== undefined) return deleteLines(document, first, last ?? first, access);
    if (text) {
      const near = nearLine === undefined ? undefined : view.documents.lineNow(document, nearLine) - 1;
      const { range } = findOne(document, text, near);
      await hands.text.edit(document.path, [{ range: withItsLines(document, range), newText: '' }], document.version);
      return message('editing.deleted', { text: short(text), line: range.start.line + 1 });
    }
    const range = selectedIn(view, document, 'Nothing is selected: give first_line, or text.');
    await hands.text.edit(document.path, [{ range, newText: '' }], document.version);
    return message('editing.deleted-selection', { line: range.start.line + 1 });
  },
});

async function deleteLines(
  document: TextDocument,
  first: number,
  last: number,
  { view, hands }: Access,
): Promise<Message> {
  const [from, to] = view.documents.linesNow(document, first, last);
  const range = lineRange(document, from, to, true);
  await hands.text.edit(document.path, [{ range, newText: '' }], document.version);
  return message('editing.deleted-lines', { count: to - from + 1, first: from, last: to });
}

/** A text that is all there is on its lines goes with them; nothing else would be left but blanks. */
function withItsLines(document: TextDocument, range: Range): Range {
  const { start, end } = range;
  const before = document.line(start.line).slice(0, start.character);
  const after = document.line(end.line).slice(end.character);
  const isWhole = before.trim() === '' && after.trim() === '' && (before !== '' || end.character > 0);
  return isWhole ? lineRange(document, start.line + 1, end.line + 1, true) : range;
}

function lineCount(text: string): number {
  const { line, character } = endOf(position(0, 0), withLineEnds(text, '\n'));
  return line + (character > 0 ? 1 : 0);
}
