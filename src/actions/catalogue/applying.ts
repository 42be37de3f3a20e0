import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import type { FileEdits, TextDocument } from '../../editor/documents.ts';
import type { TextEdit } from '../../editor/position.ts';
import type { ActionContext } from '../action.ts';
import { counted, defineAction, described, exactlyOne } from '../define.ts';
import { findOne, lineRange } from '../text/finding.ts';
import { fitted, fittedTo } from '../text/fitted.ts';

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
    const plans = new Map<string, Plan>();
    for (const [index, edit] of edits.entries()) {
      try {
        const document = await context.document(edit.file);
        const plan = plans.get(document.path) ?? { document, edits: [], gone: [] };
        plans.set(document.path, plan);
        addTo(plan, edit, context);
      } catch (thrown) {
        if (!(thrown instanceof AloudError)) throw thrown;
        throw new AloudError({
          code: thrown.code,
          message: `Edit ${index + 1} does not fit, so none was made. ${thrown.message}`,
          cause: thrown,
        });
      }
    }
    const changes: FileEdits[] = [...plans.values()].map(plan => ({
      path: plan.document.path,
      version: plan.document.version,
      edits: [...plan.edits, ...deletions(plan)],
    }));
    await context.editFiles(changes);
    return `Made ${edits.length} ${edits.length === 1 ? 'edit' : 'edits'} in ${changes.length} ${changes.length === 1 ? 'file' : 'files'}.`;
  },
});

/** What happens to one file. All of it is on the text as it was first read: if that changes, nothing is done. */
interface Plan {
  readonly document: TextDocument;
  readonly edits: TextEdit[];
  /** Lines that are deleted, from 1. */
  readonly gone: (readonly [first: number, last: number])[];
}

function addTo({ document, edits, gone }: Plan, edit: z.output<typeof oneEdit>, context: ActionContext): void {
  exactlyOne('An edit', { find: edit.find, first_line: edit.first_line });
  if (edit.first_line !== undefined) {
    const { first_line: first, last_line: last = first, text } = edit;
    exactlyOne('An edit of lines', { text, replace: edit.replace }, 'text');
    const [from, to] = context.linesNow(document, first, last);
    const range = lineRange(document, from, to, false);
    if (text === '') gone.push([from, to]);
    else edits.push({ range, newText: fittedTo(document, range, (text ?? '').replace(/\r?\n$/, '')) });
    return;
  }
  exactlyOne('An edit of a text', { replace: edit.replace, text: edit.text }, 'replace');
  const find = edit.find as string;
  const near = edit.near_line === undefined ? undefined : context.lineNow(document, edit.near_line) - 1;
  const found = findOne(document, find, near);
  edits.push({ range: found.range, newText: fitted(edit.replace ?? '', find, found, document) });
}

/** Lines that go side by side go together: each has but one line end to take with it. */
function deletions({ document, gone }: Plan): readonly TextEdit[] {
  const merged: [number, number][] = [];
  for (const [first, last] of [...gone].sort((a, b) => a[0] - b[0])) {
    const before = merged.at(-1);
    if (before && first === before[1] + 1) before[1] = last;
    else merged.push([first, last]);
  }
  return merged.map(([first, last]) => ({ range: lineRange(document, first, last, true), newText: '' }));
}
