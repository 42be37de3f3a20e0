import type { Access } from '../../../actions/action.ts';
import type { TextEdit } from '../../../editor/position.ts';
import { LineIndex, lineIndexOf, stretchBetween } from '../../../editor/text.ts';
import { type Message, message } from '../../../messages/message.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import type { LivePlace } from './livePlace.ts';

/** Makes the edits of an outcome and selects what it wants selected. */
export async function carryOut(outcome: Outcome, place: LivePlace, access: Access): Promise<void> {
  const { document } = place;
  const edits = editsOf(outcome, place);
  if (edits.length > 0) await access.hands.text.edit(document.path, edits, document.version);
  await select(outcome, place, access);
}

/** An outcome's edits as the editor has them, with the document's own line ends. */
export function editsOf({ edits }: Outcome, { document, tree }: LivePlace): readonly TextEdit[] {
  const before = tree?.lines ?? lineIndexOf(document);
  return edits.map(({ start, end, text: code }) => ({
    range: { start: before.positionAt(start), end: before.positionAt(end) },
    newText: document.eol === '\r\n' ? code.replace(/\r?\n/g, '\r\n') : code,
  }));
}

/** Selects what an outcome wants selected, once its edits have been made. */
export async function select(outcome: Outcome, { document, tree }: LivePlace, { view, hands }: Access): Promise<void> {
  if (!outcome.selections) return;
  const before = tree?.lines ?? lineIndexOf(document);
  const isChanged = outcome.edits.length > 0;
  const after = isChanged ? linesAfter(before, (await view.documents.read(document.path)).text) : before;
  const shift = document.eol === '\r\n' ? (offset: number) => withReturns(offset, outcome) : (offset: number) => offset;
  const selections = outcome.selections.map(({ start, end }) => ({
    anchor: after.positionAt(shift(start)),
    active: after.positionAt(shift(end)),
  }));
  if (selections.length > 0) await hands.places.selectAll(document.path, selections);
}

function linesAfter(index: LineIndex, text: string): LineIndex {
  return new LineIndex(text, { index, stretch: stretchBetween(index.text, text) });
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
export function told({ edits, selections }: Outcome, { tree, document }: LivePlace): Message {
  const lines = tree?.lines ?? lineIndexOf(document);
  const lineOf = (offset: number) => lines.lineAt(offset) + 1;
  const [edit] = edits;
  if (edit && edits.length === 1) {
    // What begins with a line end stands in the next line.
    const line = lineOf(edit.start) + (/^\n+/.exec(edit.text)?.[0].length ?? 0);
    const gone = edit.end - edit.start;
    const isGone = edit.text.trim() === '' && gone > 0;
    if (isGone) return deleted(lines, edit);
    return gone === 0 ? message('verbs.added', { line }) : message('verbs.changed', { line });
  }
  if (edits.length > 1) return message('verbs.changed-several', { count: edits.length });
  const [selection, ...others] = selections ?? [];
  if (!selection) return message('verbs.done');
  if (others.length > 0) return message('verbs.selected-several', { count: others.length + 1 });
  const line = lineOf(selection.start);
  if (selection.start === selection.end) return message('verbs.cursor', { line });
  const last = lineOf(selection.end);
  return last === line ? message('verbs.selected', { line }) : message('verbs.selected-lines', { first: line, last });
}

/** Whole lines are told as such: they are what is seen to be gone. */
function deleted(lines: LineIndex, { start, end }: { readonly start: number; readonly end: number }): Message {
  const gone = lines.text.slice(start, end);
  const count = gone.split('\n').length - 1;
  const isBefore = gone.endsWith('\n') && lines.startOf(lines.lineAt(start)) === start;
  const isBehind = gone.startsWith('\n') && (end === lines.text.length || lines.text[end] === '\n');
  const first = lines.lineAt(start) + (isBefore ? 1 : 2);
  if (count > 0 && (isBefore || isBehind))
    return message('editing.deleted-lines', { count, first, last: first + count - 1 });
  return message('verbs.deleted', { line: lines.lineAt(start) + 1 });
}
