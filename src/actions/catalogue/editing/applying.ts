import * as z from 'zod/mini';
import { AloudError } from '../../../common/errors.ts';
import type { FileEdits, TextDocument } from '../../../editor/documents.ts';
import type { TextEdit } from '../../../editor/position.ts';
import { message, sentences } from '../../../messages/message.ts';
import { counted, defineAction, described, exactlyOne, fileField } from '../../define.ts';
import { findOne, lineRange } from '../../text/finding.ts';
import { fitted, fittedTo } from '../../text/fitted.ts';
import type { View } from '../../view/view.ts';

const MOST_EDITS = 100;

const oneEdit = z.strictObject({
  file: fileField,
  find: z.optional(described(z.string(), 'The exact text.')),
  replace: z.optional(z.string()),
  near_line: z.optional(counted('A line near the place.')),
  first_line: z.optional(counted('First line to replace.')),
  last_line: z.optional(counted('Else first_line.')),
  text: z.optional(described(z.string(), 'The lines instead; empty to delete them.')),
});

/** Many edits, all or none. */
export const applyEdits = defineAction({
  name: 'apply_edits',
  description:
    'Makes several edits, in one file or several: all or none. Each replaces a text (find, replace) or lines (first_line, last_line, text); all count lines as the file is now.',
  risk: 'edits',
  needs: ['file'],
  input: z.strictObject({
    edits: z.array(oneEdit).check(z.minLength(1), z.maxLength(MOST_EDITS)),
  }),
  async run({ edits }, { view, hands }) {
    const plans = new Map<string, Plan>();
    const paths: string[] = [];
    for (const [index, edit] of edits.entries()) {
      try {
        const document = await view.documents.read(edit.file);
        const plan = plans.get(document.path) ?? { document, edits: [], gone: [] };
        plans.set(document.path, plan);
        paths.push(document.path);
        addTo(plan, edit, view);
      } catch (thrown) {
        if (!(thrown instanceof AloudError)) throw thrown;
        throw new AloudError({
          code: thrown.code,
          message: sentences([message('editing.does-not-fit', { number: index + 1 }), thrown.says]),
          forModel: `Edit ${index + 1} does not fit, so none was made. ${thrown.message}`,
          cause: thrown,
        });
      }
    }
    const changes: FileEdits[] = [...plans.values()].map(plan => ({
      path: plan.document.path,
      version: plan.document.version,
      edits: [...plan.edits, ...deletions(plan)],
    }));
    const { changed } = await hands.text.editFiles(changes);
    const made = edits.filter((_, i) => changed.includes(paths[i] as string)).length;
    return message('editing.made', { edits: made, files: changed.length });
  },
});

/** What happens to one file. All of it is on the text as it was first read: if that changes, nothing is done. */
interface Plan {
  readonly document: TextDocument;
  readonly edits: TextEdit[];
  /** Lines that are deleted, from 1. */
  readonly gone: (readonly [first: number, last: number])[];
}

function addTo({ document, edits, gone }: Plan, edit: z.output<typeof oneEdit>, view: View): void {
  exactlyOne('An edit', { find: edit.find, first_line: edit.first_line });
  if (edit.first_line !== undefined) {
    const { first_line: first, last_line: last = first, text } = edit;
    exactlyOne('An edit of lines', { text, replace: edit.replace }, 'text');
    const [from, to] = view.documents.linesNow(document, first, last);
    const range = lineRange(document, from, to, false);
    if (text === '') gone.push([from, to]);
    else edits.push({ range, newText: fittedTo(document, range, (text ?? '').replace(/\r?\n$/, '')) });
    return;
  }
  exactlyOne('An edit of a text', { replace: edit.replace, text: edit.text }, 'replace');
  const find = edit.find as string;
  const near = edit.near_line === undefined ? undefined : view.documents.lineNow(document, edit.near_line) - 1;
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
