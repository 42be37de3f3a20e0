import * as z from 'zod/mini';
import { AloudError } from '../common/errors.ts';
import { endOf, isEmpty, type Position, position, selectionRange, type TextEdit } from '../common/position.ts';
import { withLineEnds } from '../common/text.ts';
import type { ActionContext } from './action.ts';
import { counted, defineAction, described, fileField } from './define.ts';
import type { TextDocument } from './editor.ts';
import { type Found, findAll, findOne, leadingSpace, lineRange, short } from './finding.ts';

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
      await context.edit(path, [{ range: { start: at, end: at }, newText: text }], document.version);
      return `Inserted ${lineCount(text)} at line ${at.line + 1}.`;
    }
    const edit = placed(document, text, where, line ?? lineOfCursor(context, document, where));
    await context.edit(document.path, [edit], document.version);
    return `Inserted ${lineCount(text)} at line ${edit.range.start.line + (edit.newText.startsWith('\n') ? 2 : 1)}.`;
  },
});

function lineOfCursor(context: ActionContext, document: TextDocument, where: (typeof WHERE)[number]): number {
  if (where === 'start_of_file' || where === 'end_of_file') return 1;
  const { path, selection } = context.selection();
  if (path === document.path) return selection.active.line + 1;
  throw new AloudError({ code: 'bad-arguments', message: 'The cursor is not in that file: give the line.' });
}

/** The edit that puts text on lines of its own. A final newline stays one, and none is added where there was none. */
function placed(document: TextDocument, text: string, where: (typeof WHERE)[number], line: number): TextEdit {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const lastLine = document.lineCount - 1;
  const at = (place: Position, newText: string): TextEdit => ({ range: { start: place, end: place }, newText });
  if (where === 'start_of_file') return at(position(0, 0), `${plain}\n`);
  if (where === 'end_of_file') {
    const end = position(lastLine, document.line(lastLine).length);
    return end.character === 0 ? at(end, lastLine === 0 ? plain : `${plain}\n`) : at(end, `\n${plain}`);
  }
  lineRange(document, line, line, false);
  const beside = document.line(line - 1);
  const indented = indentLike(beside, plain);
  // A cursor with a line given means: that line moves down.
  if (where !== 'line_below') return at(position(line - 1, 0), `${indented}\n`);
  return at(position(line - 1, beside.length), `\n${indented}`);
}

/** Text that stands at the margin takes the indentation of the line beside it; text that is indented keeps its own. */
function indentLike(beside: string, text: string): string {
  const indent = leadingSpace(beside);
  const lines = text.split('\n');
  if (indent === '' || leadingSpace(lines.find(line => line.trim() !== '') ?? '') !== '') return text;
  return lines.map(line => (line === '' ? line : indent + line)).join('\n');
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
      : [findOne(document, find, nearLine === undefined ? undefined : nearLine - 1)];
    if (found.length === 0) findOne(document, find);
    await context.edit(
      document.path,
      found.map(place => ({ range: place.range, newText: fitted(replace, find, place) })),
      document.version,
    );
    const first = found[0] as Found;
    if (found.length > 1) return `Replaced ${found.length} occurrences.`;
    return `Replaced "${short(find)}" in line ${first.range.start.line + 1}${first.how === 'exact' ? '' : `, found but for ${first.how}`}.`;
  },
});

/** The new text as the place wants it: as far indented as what it replaces, whole lines if lines were matched. */
function fitted(replace: string, find: string, { how, indent }: Found): string {
  if (how === 'exact') return replace;
  const whole = find.endsWith('\n') && replace.endsWith('\n') ? replace.slice(0, -1) : replace;
  return whole
    .split('\n')
    .map(line => (line.trim() === '' ? line : indent + line))
    .join('\n');
}

export const replaceSelection = defineAction({
  name: 'replace_selection',
  description: 'Replaces what the user has selected. Fails if nothing is selected.',
  risk: 'edits',
  input: z.strictObject({ text: described(z.string(), 'What stands there afterwards.') }),
  async run({ text }, context) {
    const { path, selection } = context.selection();
    const range = selectionRange(selection);
    if (isEmpty(range))
      throw new AloudError({ code: 'bad-arguments', message: 'Nothing is selected. Use insert_text or replace_text.' });
    const document = await context.editor.read(path);
    await context.edit(path, [{ range, newText: text }], document.version);
    return `Replaced the selection in line ${range.start.line + 1}.`;
  },
});

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
    if (first !== undefined) {
      const range = lineRange(document, first, last ?? first, true);
      await context.edit(document.path, [{ range, newText: '' }], document.version);
      return `Deleted ${last !== undefined && last !== first ? `lines ${first} to ${last}` : `line ${first}`}.`;
    }
    if (text) {
      const { range } = findOne(document, text, nearLine === undefined ? undefined : nearLine - 1);
      await context.edit(document.path, [{ range, newText: '' }], document.version);
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

function lineCount(text: string): string {
  const { line, character } = endOf(position(0, 0), withLineEnds(text, '\n'));
  const lines = line + (character > 0 ? 1 : 0);
  return lines === 1 ? 'one line' : `${lines} lines`;
}
