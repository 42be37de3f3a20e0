import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import type { TextDocument } from '../../editor/documents.ts';
import { position, type Range, selectionRange, type TextEdit } from '../../editor/position.ts';
import { difference, LineIndex, splitsCharacter } from '../../editor/text.ts';
import type { ActionContext } from '../action.ts';
import { counted, defineAction, described, fileField } from '../define.ts';
import { lineRange } from '../text/finding.ts';
import { indentUnit, leadingSpace } from '../text/indenting.ts';

const lines = {
  first_line: z.optional(counted('First line. Left out: what is selected, or the line of the cursor.')),
  last_line: z.optional(counted('Last line; the first if left out.')),
  file: fileField,
};

interface Lines {
  readonly document: TextDocument;
  /** From 0, both inclusive. */
  readonly first: number;
  readonly last: number;
  readonly texts: readonly string[];
  readonly says: string;
}

/** The lines that arguments mean. Throws `bad-arguments` for lines that are not there. */
async function linesOf(
  context: ActionContext,
  {
    first_line: given,
    last_line: to,
    file,
  }: { first_line?: number | undefined; last_line?: number | undefined; file?: string | undefined },
): Promise<Lines> {
  if (given === undefined && to !== undefined)
    throw new AloudError({ code: 'bad-arguments', message: 'last_line goes with first_line: give both.' });
  const document = await context.document(file);
  const [first = 0, last = 0] =
    given === undefined
      ? selectedLines(context, document)
      : context.linesNow(document, given, to ?? given).map(line => line - 1);
  lineRange(document, first + 1, last + 1, false);
  const texts = Array.from({ length: last - first + 1 }, (_, i) => document.line(first + i));
  const says = first === last ? `line ${first + 1}` : `lines ${first + 1} to ${last + 1}`;
  return { document, first, last, texts, says };
}

function selectedLines(context: ActionContext, document: TextDocument): [number, number] {
  const { path, selection } = context.selection();
  if (path !== document.path)
    throw new AloudError({ code: 'bad-arguments', message: 'The cursor is not in that file: give first_line.' });
  const { start, end } = selectionRange(selection);
  // A selection that ends before a line's first character does not mean that line.
  return [start.line, end.line > start.line && end.character === 0 ? end.line - 1 : end.line];
}

/** Puts other lines in the place of some. */
async function replace(
  context: ActionContext,
  { document, first, last }: Lines,
  texts: readonly string[],
): Promise<void> {
  const edits: TextEdit[] = [];
  if (texts.length === last - first + 1) {
    // Line by line, so that cursors and what the user types in other lines stay where they are.
    for (const [i, text] of texts.entries()) edits.push(...changed(document, first + i, text));
  } else {
    edits.push({ range: lineRange(document, first + 1, last + 1, false), newText: texts.join('\n') });
  }
  if (edits.length > 0) await context.edit(document.path, edits, document.version);
}

function changed(document: TextDocument, line: number, text: string): readonly TextEdit[] {
  const before = document.line(line);
  if (before === text) return [];
  // What stays is not touched: a selection in it stays where it is.
  const { range, newText } = difference(new LineIndex(before), text);
  const [from, to] = [range.start.character, range.end.character];
  // Never in front of a cursor or a selection alone, which it would push away.
  const next = from === to && to < before.length ? to + (splitsCharacter(before, to + 1) ? 2 : 1) : to;
  const moved: Range = { start: position(line, from), end: position(line, next) };
  return [{ range: moved, newText: newText + before.slice(to, next) }];
}

export const moveLines = defineAction({
  name: 'move_lines',
  description: 'Moves whole lines before another line of the same file.',
  risk: 'edits',
  input: z.strictObject({
    ...lines,
    to_line: counted('The line that they stand before afterwards; one more than the last line for the end.'),
  }),
  async run({ to_line: to, ...which }, context) {
    const given = await linesOf(context, which);
    const { document, first, last, texts, says } = given;
    const isEnd = to === context.lineCountSeen(document) + 1;
    const target = isEnd ? document.lineCount : context.lineNow(document, to) - 1;
    if (!isEnd) lineRange(document, target + 1, target + 1, false);
    if (target >= first && target <= last + 1)
      throw new AloudError({ code: 'bad-arguments', message: `They stand there already: ${says}.` });
    const insertion: TextEdit = isEnd
      ? {
          range: { start: endOf(document), end: endOf(document) },
          newText: `\n${texts.join('\n')}`,
        }
      : { range: { start: position(target, 0), end: position(target, 0) }, newText: `${texts.join('\n')}\n` };
    const removal = { range: lineRange(document, first + 1, last + 1, true), newText: '' };
    await context.edit(document.path, [insertion, removal], document.version);
    return `Moved ${says}.`;
  },
});

function endOf(document: TextDocument) {
  return position(document.lineCount - 1, document.line(document.lineCount - 1).length);
}

export const duplicateLines = defineAction({
  name: 'duplicate_lines',
  description: 'Puts a copy of lines below them.',
  risk: 'edits',
  input: z.strictObject(lines),
  async run(which, context) {
    const { document, first, last, texts, says } = await linesOf(context, which);
    const end = position(last, document.line(last).length);
    const at = last + 1 < document.lineCount ? position(last + 1, 0) : end;
    const newText = last + 1 < document.lineCount ? `${texts.join('\n')}\n` : `\n${texts.join('\n')}`;
    const here = context.selection();
    await context.edit(document.path, [{ range: { start: at, end: at }, newText }], document.version);
    // A cursor at the very end would go with the copy.
    if (at === end && here.path === document.path) await context.moveTo(here.path, here.selection);
    return `Duplicated ${says}${first === last ? '' : `, ${texts.length} lines`}.`;
  },
});

export const joinLines = defineAction({
  name: 'join_lines',
  description: 'Makes one line of several, with one space between them. A single line is joined with the next one.',
  risk: 'edits',
  input: z.strictObject(lines),
  async run(which, context) {
    const found = await linesOf(context, which);
    const { document, first } = found;
    const last = Math.max(found.last, first + 1);
    lineRange(document, first + 1, last + 1, false);
    const texts = Array.from({ length: last - first + 1 }, (_, i) => document.line(first + i));
    const [head = '', ...tail] = texts;
    const joined = [head.trimEnd(), ...tail.map(text => text.trim())].filter(text => text !== '').join(' ');
    await replace(context, { ...found, last, texts }, [joined]);
    return `Joined lines ${first + 1} to ${last + 1}.`;
  },
});

export const commentLines = defineAction({
  name: 'comment_lines',
  description: 'Makes comments of lines, or code of comments, as the language writes them.',
  risk: 'edits',
  input: z.strictObject({ ...lines, comment: described(z.boolean(), 'True to comment out, false to uncomment.') }),
  async run({ comment, ...which }, context) {
    const found = await linesOf(context, which);
    const syntax = context.editor.languages.commentSyntax(found.document.languageId);
    const [open, close] = syntax.line ? [syntax.line, ''] : (syntax.block ?? []);
    if (open === undefined)
      throw new AloudError({ code: 'unsupported', message: `${found.document.languageId} has no comments.` });
    const full = found.texts.filter(text => text.trim() !== '');
    const margin = full.reduce((least, text) => Math.min(least, leadingSpace(text).length), Number.POSITIVE_INFINITY);
    const changedLines = found.texts.map(text => {
      if (text.trim() === '') return text;
      return comment ? commented(text, margin, open, close ?? '') : uncommented(text, open, close ?? '');
    });
    if (!comment && changedLines.every((text, i) => text === found.texts[i]))
      return `There is no comment in ${found.says}.`;
    await replace(context, found, changedLines);
    return `${comment ? 'Commented out' : 'Uncommented'} ${found.says}.`;
  },
});

function commented(text: string, margin: number, open: string, close: string): string {
  return `${text.slice(0, margin)}${open} ${text.slice(margin)}${close && ` ${close}`}`;
}

function uncommented(text: string, open: string, close: string): string {
  const indent = leadingSpace(text);
  const rest = text.slice(indent.length);
  if (!rest.startsWith(open)) return text;
  const inside = rest.slice(open.length).replace(/^ /, '');
  const trimmed = inside.trimEnd();
  if (!close) return indent + inside;
  return trimmed.endsWith(close) ? indent + trimmed.slice(0, -close.length).replace(/ $/, '') : text;
}

export const sortLines = defineAction({
  name: 'sort_lines',
  description: 'Sorts lines.',
  risk: 'edits',
  input: z.strictObject({
    ...lines,
    descending: z.optional(described(z.boolean(), 'From last to first.')),
    unique: z.optional(described(z.boolean(), 'Leave out lines that stand there twice.')),
    ignore_case: z.optional(described(z.boolean(), 'Upper and lower case count as the same.')),
    numeric: z.optional(described(z.boolean(), 'Numbers in them count as numbers: 2 before 10.')),
  }),
  async run({ descending, unique, ignore_case: ignoreCase, numeric, ...which }, context) {
    const found = await linesOf(context, which);
    const collator = new Intl.Collator('en', { numeric: numeric ?? false });
    const key = (text: string) => (ignoreCase ? text.toLowerCase() : text);
    const compare = (a: string, b: string) => {
      if (numeric) return byNumber(a, b) ?? collator.compare(key(a), key(b));
      return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
    };
    const sorted = [...found.texts].sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
    const kept = unique ? sorted.filter((text, i) => i === 0 || compare(text, sorted[i - 1] as string) !== 0) : sorted;
    await replace(context, found, kept);
    return `Sorted ${found.says}${kept.length < found.texts.length ? `; ${found.texts.length - kept.length} left out` : ''}.`;
  },
});

/** By the first number in each, with sign and point, where the same stands before it. */
function byNumber(a: string, b: string): number | undefined {
  const [first, second] = [a, b].map(text => /^(.*?)(-?\d+(?:\.\d+)?)/.exec(text));
  if (!first || !second || first[1] !== second[1]) return undefined;
  return Number(first[2]) - Number(second[2]) || undefined;
}

/** How many spaces stand for a tab where a file has both. */
const TAB_WIDTH = 4;

export const indentLines = defineAction({
  name: 'indent_lines',
  description: 'Indents lines further, or less far.',
  risk: 'edits',
  input: z.strictObject({
    ...lines,
    by: described(z.int().check(z.minimum(-20), z.maximum(20)), 'How many steps; less than 0 for less far.'),
  }),
  async run({ by, ...which }, context) {
    const found = await linesOf(context, which);
    const unit = indentUnit(found.document);
    const shifted = found.texts.map(text => {
      if (text.trim() === '') return text;
      if (by > 0) return unit.repeat(by) + text;
      const step = new RegExp(`^(?:\\t| {1,${unit === '\t' ? TAB_WIDTH : unit.length}})`);
      let rest = text;
      for (let i = 0; i < -by; i++) rest = rest.replace(step, '');
      return rest;
    });
    await replace(context, found, shifted);
    return `Indented ${found.says}.`;
  },
});
