import * as z from 'zod/mini';
import { AloudError } from '../../../common/errors.ts';
import type { TextDocument } from '../../../editor/documents.ts';
import { position, type Range, selectionRange, type TextEdit } from '../../../editor/position.ts';
import { difference, LineIndex, splitsCharacter } from '../../../editor/text.ts';
import { type Message, message } from '../../../messages/message.ts';
import type { Access } from '../../action.ts';
import { counted, defineAction, described, fileField } from '../../define.ts';
import { lineRange } from '../../text/finding.ts';
import { indentUnit, leadingSpace } from '../../text/indenting.ts';
import type { View } from '../../view/view.ts';

const lines = {
  first_line: z.optional(counted('Else what is selected, or the line of the cursor.')),
  last_line: z.optional(counted('Else first_line.')),
  file: fileField,
};

interface Lines {
  readonly document: TextDocument;
  /** From 0, both inclusive. */
  readonly first: number;
  readonly last: number;
  readonly texts: readonly string[];
  /** For sentences, from 1. */
  readonly which: { readonly count: number; readonly first: number; readonly last: number };
}

/** The lines that arguments mean. Throws `bad-arguments` for lines that are not there. */
async function linesOf(
  view: View,
  {
    first_line: given,
    last_line: to,
    file,
  }: { first_line?: number | undefined; last_line?: number | undefined; file?: string | undefined },
): Promise<Lines> {
  if (given === undefined && to !== undefined)
    throw new AloudError({
      code: 'bad-arguments',
      message: message('acting.unclear'),
      forModel: 'last_line goes with first_line: give both.',
    });
  const document = await view.documents.read(file);
  const [first = 0, last = 0] =
    given === undefined
      ? selectedLines(view, document)
      : view.documents.linesNow(document, given, to ?? given).map(line => line - 1);
  lineRange(document, first + 1, last + 1, false);
  const texts = Array.from({ length: last - first + 1 }, (_, i) => document.line(first + i));
  return { document, first, last, texts, which: { count: texts.length, first: first + 1, last: last + 1 } };
}

function selectedLines(view: View, document: TextDocument): [number, number] {
  const { path, selection } = view.documents.here();
  if (path !== document.path)
    throw new AloudError({
      code: 'bad-arguments',
      message: message('going.cursor-elsewhere'),
      forModel: 'The cursor is not in that file: give first_line.',
    });
  const { start, end } = selectionRange(selection);
  // A selection that ends before a line's first character does not mean that line.
  return [start.line, end.line > start.line && end.character === 0 ? end.line - 1 : end.line];
}

/** Puts other lines in the place of some. */
async function replace({ hands }: Access, { document, first, last }: Lines, texts: readonly string[]): Promise<void> {
  const edits: TextEdit[] = [];
  if (texts.length === last - first + 1) {
    // Line by line, so that cursors and what the user types in other lines stay where they are.
    for (const [i, text] of texts.entries()) edits.push(...changed(document, first + i, text));
  } else {
    edits.push({ range: lineRange(document, first + 1, last + 1, false), newText: texts.join('\n') });
  }
  if (edits.length > 0) await hands.text.edit(document.path, edits, document.version);
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
  needs: ['file'],
  input: z.strictObject({
    ...lines,
    to_line: counted('The line that they then stand before; one more than the last for the end.'),
  }),
  async run({ to_line: to, ...given }, { view, hands }) {
    const { document, first, last, texts, which } = await linesOf(view, given);
    const isEnd = to === view.documents.lineCountSeen(document) + 1;
    const target = isEnd ? document.lineCount : view.documents.lineNow(document, to) - 1;
    if (!isEnd) lineRange(document, target + 1, target + 1, false);
    if (target >= first && target <= last + 1)
      throw new AloudError({ code: 'bad-arguments', message: message('lines.there-already', which) });
    const insertion: TextEdit = isEnd
      ? {
          range: { start: endOf(document), end: endOf(document) },
          newText: `\n${texts.join('\n')}`,
        }
      : { range: { start: position(target, 0), end: position(target, 0) }, newText: `${texts.join('\n')}\n` };
    const removal = { range: lineRange(document, first + 1, last + 1, true), newText: '' };
    await hands.text.edit(document.path, [insertion, removal], document.version);
    return message('lines.moved', which);
  },
});

function endOf(document: TextDocument) {
  return position(document.lineCount - 1, document.line(document.lineCount - 1).length);
}

/** What can be done to lines where they are. */
const CHANGES = {
  duplicate: async (found, access) => {
    const { document, last, texts, which } = found;
    const end = position(last, document.line(last).length);
    const at = last + 1 < document.lineCount ? position(last + 1, 0) : end;
    const newText = last + 1 < document.lineCount ? `${texts.join('\n')}\n` : `\n${texts.join('\n')}`;
    const here = access.view.documents.here();
    await access.hands.text.edit(document.path, [{ range: { start: at, end: at }, newText }], document.version);
    // A cursor at the very end would go with the copy.
    if (at === end && here.path === document.path) await access.hands.places.moveTo(here.path, here.selection);
    return message('lines.duplicated', which);
  },
  join: async (found, access) => {
    const { document, first } = found;
    // A single line is joined with the next one.
    const last = Math.max(found.last, first + 1);
    lineRange(document, first + 1, last + 1, false);
    const [head = '', ...tail] = Array.from({ length: last - first + 1 }, (_, i) => document.line(first + i));
    const joined = [head.trimEnd(), ...tail.map(text => text.trim())].filter(text => text !== '').join(' ');
    await replace(access, { ...found, last }, [joined]);
    return message('lines.joined', { first: first + 1, last: last + 1 });
  },
  comment: (found, access) => changeComments(found, access, true),
  uncomment: (found, access) => changeComments(found, access, false),
  indent: (found, access, { steps = 1 }) => indent(found, access, steps),
  outdent: (found, access, { steps = 1 }) => indent(found, access, -steps),
  sort: async (found, access, { descending, unique, ignore_case: ignoreCase, numeric }) => {
    const collator = new Intl.Collator('en', { numeric: numeric ?? false });
    const key = (text: string) => (ignoreCase ? text.toLowerCase() : text);
    const compare = (a: string, b: string) => {
      if (numeric) return byNumber(a, b) ?? collator.compare(key(a), key(b));
      return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
    };
    const sorted = [...found.texts].sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
    const kept = unique ? sorted.filter((text, i) => i === 0 || compare(text, sorted[i - 1] as string) !== 0) : sorted;
    await replace(access, found, kept);
    const left = found.texts.length - kept.length;
    return left > 0 ? message('lines.sorted-without', { ...found.which, left }) : message('lines.sorted', found.which);
  },
} as const satisfies Record<string, (found: Lines, access: Access, options: Options) => Promise<Message>>;

interface Options {
  readonly steps?: number | undefined;
  readonly descending?: boolean | undefined;
  readonly unique?: boolean | undefined;
  readonly ignore_case?: boolean | undefined;
  readonly numeric?: boolean | undefined;
}

type Change = keyof typeof CHANGES;

export const changeLines = defineAction({
  name: 'change_lines',
  description: 'Duplicates lines below, joins, comments, uncomments, indents, outdents or sorts them.',
  risk: 'edits',
  needs: ['file'],
  input: z.strictObject({
    how: z.enum(Object.keys(CHANGES) as [Change, ...Change[]]),
    ...lines,
    steps: z.optional(described(z.int().check(z.minimum(1), z.maximum(20)), 'Of indentation.')),
    descending: z.optional(z.boolean()),
    unique: z.optional(z.boolean()),
    ignore_case: z.optional(z.boolean()),
    numeric: z.optional(z.boolean()),
  }),
  async run({ how, first_line, last_line, file, ...options }, access) {
    return CHANGES[how](await linesOf(access.view, { first_line, last_line, file }), access, options);
  },
});

async function changeComments(found: Lines, access: Access, comment: boolean): Promise<Message> {
  const syntax = access.view.languages.commentSyntax(found.document.languageId);
  const [open, close] = syntax.line ? [syntax.line, ''] : (syntax.block ?? []);
  if (open === undefined)
    throw new AloudError({
      code: 'unsupported',
      message: message('dictation.no-comments', { language: found.document.languageId }),
    });
  const full = found.texts.filter(text => text.trim() !== '');
  const margin = full.reduce((least, text) => Math.min(least, leadingSpace(text).length), Number.POSITIVE_INFINITY);
  const changedLines = found.texts.map(text => {
    if (text.trim() === '') return text;
    return comment ? commented(text, margin, open, close ?? '') : uncommented(text, open, close ?? '');
  });
  if (!comment && changedLines.every((text, i) => text === found.texts[i]))
    return message('lines.no-comment', found.which);
  await replace(access, found, changedLines);
  return message(comment ? 'lines.commented' : 'lines.uncommented', found.which);
}

/** How many spaces stand for a tab where a file has both. */
const TAB_WIDTH = 4;

async function indent(found: Lines, access: Access, by: number): Promise<Message> {
  const unit = indentUnit(found.document);
  const shifted = found.texts.map(text => {
    if (text.trim() === '') return text;
    if (by > 0) return unit.repeat(by) + text;
    const step = new RegExp(`^(?:\\t| {1,${unit === '\t' ? TAB_WIDTH : unit.length}})`);
    let rest = text;
    for (let i = 0; i < -by; i++) rest = rest.replace(step, '');
    return rest;
  });
  await replace(access, found, shifted);
  return message(by > 0 ? 'lines.indented' : 'lines.outdented', found.which);
}

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

/** By the first number in each, with sign and point, where the same stands before it. */
function byNumber(a: string, b: string): number | undefined {
  const [first, second] = [a, b].map(text => /^(.*?)(-?\d+(?:\.\d+)?)/.exec(text));
  if (!first || !second || first[1] !== second[1]) return undefined;
  return Number(first[2]) - Number(second[2]) || undefined;
}
