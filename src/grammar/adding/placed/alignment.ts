import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import { applied, caret, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';

const FIELD = /^(\s*)([\p{L}_][\p{L}\p{N}_]*(?:, [\p{L}_][\p{L}\p{N}_]*)*)(\s+)(\S.*)$/u;

/** The same addition with the types of the fields around it in one column, as gofmt has them. */
export function alignedFields(outcome: Outcome, siblings: readonly Span[], place: Place): Outcome {
  const { text } = place;
  const [edit, ...others] = outcome.edits;
  const [cursor] = outcome.selections ?? [];
  if (!edit || others.length > 0 || !cursor || siblings.length === 0) return outcome;
  const after = applied(text, outcome.edits);
  const own = lineAt(after, cursor.end);
  let first = own;
  while (first.start > 0) {
    const above = lineAt(after, first.start - 1);
    if (!FIELD.test(after.slice(above.start, above.end)) || /[{}]\s*$/.test(after.slice(above.start, above.end))) break;
    first = above;
  }
  let last = own;
  while (last.end < after.length) {
    const below = lineAt(after, last.end + 1);
    if (!FIELD.test(after.slice(below.start, below.end)) || /[{}]\s*$/.test(after.slice(below.start, below.end))) break;
    last = below;
  }
  const lines = after.slice(first.start, last.end).split('\n');
  const parts = lines.map(line => FIELD.exec(line));
  if (parts.length < 2 || parts.some(part => !part)) return outcome;
  const width = Math.max(...parts.map(part => part?.[2]?.length ?? 0));
  const aligned = lines.map((line, at) => {
    const [, indent = '', called = '', , rest = ''] = parts[at] ?? [];
    return called === '' ? line : `${indent}${called.padEnd(width)} ${rest}`;
  });
  const above = after.slice(first.start, own.start).split('\n').length - 1;
  // The block as it was, without the line that is new.
  const end = last.end - edit.text.length;
  const start = Math.min(first.start, edit.start);
  const lead = text.slice(start, first.start);
  const shift = aligned.slice(0, above).reduce((sum, line) => sum + line.length + 1, 0);
  const isBehindName = cursor.end < own.end;
  const column = isBehindName ? cursor.end - own.start : (aligned[above]?.length ?? 0);
  return {
    edits: [{ start, end, text: lead + aligned.join('\n') }],
    selections: [caret(start + lead.length + shift + column)],
  };
}
