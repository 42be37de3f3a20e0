import type { ActionContext } from '../../../actions/action.ts';
import type { TextEdit } from '../../../editor/position.ts';
import { LineIndex } from '../../../editor/text.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import type { LivePlace } from './livePlace.ts';
export async function carryOut(
  outcome: Outcome,
  { document, text, tree }: LivePlace,
  context: ActionContext,
): Promise<void> {
  const before = tree?.lines ?? new LineIndex(text);
  const ends = (code: string) => (document.eol === '\r\n' ? code.replace(/\r?\n/g, '\r\n') : code);
  const edits = outcome.edits.map(({ start, end, text: code }) => ({ start, end, text: ends(code) }));
  if (edits.length > 0) {
    const changes: TextEdit[] = edits.map(edit => ({
      range: { start: before.positionAt(edit.start), end: before.positionAt(edit.end) },
      newText: edit.text,
    }));
    await context.edit(document.path, changes, document.version);
  }
  if (!outcome.selections) return;
  const after = edits.length === 0 ? before : new LineIndex((await context.editor.read(document.path)).text);
  const selections = outcome.selections.map(({ start, end }) => {
    const shift =
      document.eol === '\r\n' ? (offset: number) => withReturns(offset, outcome) : (offset: number) => offset;
    return { anchor: after.positionAt(shift(start)), active: after.positionAt(shift(end)) };
  });
  const [first, ...rest] = selections;
  if (!first) return;
  await context.moveTo(document.path, first);
  if (rest.length > 0) await context.editor.select(document.path, selections);
}

/** Offsets of an outcome count `\n`: with `\r\n`, each line end written in front of one adds to it. */
function withReturns(offset: number, outcome: Outcome): number {
  let shift = 0;
  let at = 0;
  let before = 0;
  for (const edit of [...outcome.edits].sort((a, b) => a.start - b.start)) {
    at += edit.start - before;
    if (at >= offset) break;
    const inside = edit.text.slice(0, Math.max(0, offset - at));
    shift += inside.split('\n').length - inside.split('\r\n').length;
    at += edit.text.length;
    before = edit.end;
  }
  return offset + shift;
}

/** One short sentence on what was done, fit to be spoken. */
export function told({ edits, selections }: Outcome, { text }: LivePlace): string {
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const [edit] = edits;
  if (edit && edits.length === 1) {
    // What begins with a line end stands in the next line.
    const line = lineOf(edit.start) + (/^\n+/.exec(edit.text)?.[0].length ?? 0);
    const gone = edit.end - edit.start;
    const isGone = edit.text.trim() === '' && gone > 0;
    return `${isGone ? 'Deleted' : gone === 0 ? 'Added' : 'Changed'} in line ${line}.`;
  }
  if (edits.length > 1) return `Changed in ${edits.length} places.`;
  const [selection] = selections ?? [];
  if (!selection) return 'Done.';
  if ((selections?.length ?? 0) > 1) return `Selected ${selections?.length} places.`;
  const line = lineOf(selection.start);
  if (selection.start === selection.end) return `Line ${line}.`;
  const last = lineOf(selection.end);
  return last === line ? `Selected in line ${line}.` : `Selected lines ${line} to ${last}.`;
}
