import * as z from 'zod/mini';
import { AloudError } from '../common/errors.ts';
import type { TextEdit } from '../common/position.ts';
import type { ActionContext } from './action.ts';
import { counted, defineAction, described, exactlyOne } from './define.ts';
import { fitted } from './editing.ts';
import type { FileEdits, TextDocument } from './editor.ts';
import { findOne, lineRange } from './finding.ts';

const MOST_EDITS = 100;

const oneEdit = z.strictObject({
  file: z.optional(
    described(z.string(), 'Path relative to the workspace folder; the file the user is in if left out.'),
  ),
  find: z.optional(described(z.string(), 'The text to replace, to the letter.')),
  replace: z.optional(described(z.string(), 'What stands in its place.')),
  near_line: z.optional(counted('A line in or near the place, if the text stands in several.')),
  first_line: z.optional(counted('Instead of find: the first line to replace.')),
  last_line: z.optional(counted('The last one; the first if left out.')),
  text: z.optional(described(z.string(), 'The lines that stand there afterwards. Empty to delete them.')),
});

/** Many edits, all or none. */
export const applyEdits = defineAction({
  name: 'apply_edits',
  description:
    'Makes several edits at once, in one file or in several: all of them or, if one does not fit, none. Each replaces a text (find, replace) or lines (first_line, last_line, text). All count lines as the file is now.',
  risk: 'edits',
  input: z.strictObject({
    edits: described(z.array(oneEdit).check(z.minLength(1), z.maxLength(MOST_EDITS)), 'The edits.'),
  }),
  async run({ edits }, context) {
    const documents = new Map<string, { document: TextDocument; edits: TextEdit[] }>();
    for (const [index, edit] of edits.entries()) {
      const document = await context.document(edit.file);
      const entry = documents.get(document.path) ?? { document, edits: [] };
      documents.set(document.path, entry);
      // All of them on the text as it was first read: if it changes meanwhile, none is made.
      entry.edits.push(inPlace(context, entry.document, edit, index));
    }
    const changes: FileEdits[] = [...documents.values()].map(({ document, edits: made }) => ({
      path: document.path,
      version: document.version,
      edits: made,
    }));
    await context.editFiles(changes);
    return `Made ${edits.length} ${edits.length === 1 ? 'edit' : 'edits'} in ${changes.length} ${changes.length === 1 ? 'file' : 'files'}.`;
  },
});

function inPlace(
  context: ActionContext,
  document: TextDocument,
  edit: z.output<typeof oneEdit>,
  index: number,
): TextEdit {
  try {
    exactlyOne('An edit', { find: edit.find, first_line: edit.first_line });
    if (edit.first_line !== undefined) {
      const { first_line: first, last_line: last = first, text = '' } = edit;
      const [from, to] = context.linesNow(document, first, last);
      const plain = text.replace(/\r?\n$/, '');
      return { range: lineRange(document, from, to, text === ''), newText: plain };
    }
    const find = edit.find as string;
    const near = edit.near_line === undefined ? undefined : context.lineNow(document, edit.near_line) - 1;
    const found = findOne(document, find, near);
    return { range: found.range, newText: fitted(edit.replace ?? '', find, found) };
  } catch (thrown) {
    if (!(thrown instanceof AloudError)) throw thrown;
    throw new AloudError({
      code: thrown.code,
      message: `Edit ${index + 1} does not fit, so none was made. ${thrown.message}`,
      cause: thrown,
    });
  }
}
