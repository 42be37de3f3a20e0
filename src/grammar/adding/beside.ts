import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Span } from '../../syntax/scopes.ts';
import { isBlank, linesAbove } from '../places/items.ts';
import type { Place, Pointed } from '../places/place.ts';
import { indentAt, indented } from '../places/text/layout.ts';
import { caret, type Outcome } from '../places/text/outcome.ts';
import { lineAt } from '../places/text/units.ts';

/** What stands on lines of its own, and other such things above and below it. */
const UNITS: readonly ScopeName[] = [
  ...(['statement', 'method', 'function', 'initializer', 'class', 'interface', 'struct', 'enum'] as const),
  ...(['property', 'import'] as const),
];

/** A part of a statement, beside which none can stand. */
const PART = /^(?:else|else if|catch|finally|case|default|condition)$/;

/**
 * What was to be added above or below something, put there where its lines were put elsewhere: "a return before the loop".
 * Refused where nothing can stand there by itself.
 */
export function besideUnit(outcome: Outcome, there: Pointed, isAbove: boolean, place: Place): Outcome | 'refused' {
  const [edit, other] = outcome.edits;
  const { text } = place;
  const lines = edit?.text.replace(/^\n+|\n+$/g, '') ?? '';
  // What is an item of a list, or part of a line, stands where it must.
  if (!edit || other || edit.start !== edit.end || lines.trim() === '' || !/^\n|\n$/.test(edit.text)) return outcome;
  if (PART.test(there.kind)) return 'refused';
  const unit = unitAt(there, place);
  if (!unit) return outcome;
  const from = lineAt(text, unit.start).start;
  const to = lineAt(text, unit.end).end;
  if (!isBlank(text, from, unit.start) || !/^[;,]?\s*(?:(?:\/\/|#|--).*)?$/.test(text.slice(unit.end, to)))
    return 'refused';
  const indent = indentAt(text, unit.start);
  const own = /^[ \t]*/.exec(lines)?.[0] ?? '';
  const code = lines
    .split('\n')
    .map(line => (line.startsWith(own) ? line.slice(own.length) : line))
    .join('\n');
  const gap = code.includes('\n') && unit.isDeclaration ? '\n' : '';
  const written = indent + indented(code, indent);
  const at = isAbove ? linesAbove(place, from) : to;
  const lead = isAbove ? '' : `\n${gap}`;
  const caretAt = at + lead.length + caretIn(outcome, edit, own, indent, written);
  return {
    edits: [{ start: at, end: at, text: isAbove ? `${written}\n${gap}` : lead + written }],
    selections: [caret(caretAt)],
  };
}

/** The outermost of what begins where the innermost one around a thing does. */
function unitAt(there: Pointed, { tree, text }: Place): (Span & { readonly isDeclaration: boolean }) | undefined {
  const first = there.start + (/^\s*/.exec(text.slice(there.start, there.end))?.[0].length ?? 0);
  const around = UNITS.filter(kind => tree?.knows(kind)).flatMap(kind =>
    (tree?.scopesAround(kind, first) ?? [])
      .filter(({ start, end }) => start <= first && first < end)
      .map(({ start, end }) => ({
        start,
        end,
        isDeclaration: kind !== 'statement' && kind !== 'property' && kind !== 'import',
      })),
  );
  let start = Math.max(-1, ...around.map(one => one.start));
  // "Else if" goes on with what began before.
  while (start > 0 && /\belse\s*$/.test(text.slice(lineAt(text, start).start, start)))
    start = Math.max(-1, ...around.map(one => one.start).filter(other => other < start));
  const here = around.filter(one => one.start === start).sort((one, other) => other.end - one.end);
  return here[0] && { ...here[0], isDeclaration: here.some(one => one.isDeclaration) };
}

/** Where the cursor is in what was written, as it was in what was to be. */
function caretIn(
  { selections }: Outcome,
  edit: { readonly start: number; readonly text: string },
  own: string,
  indent: string,
  written: string,
): number {
  const before = edit.text
    .slice(0, (selections?.[0]?.start ?? 0) - edit.start)
    .replace(/^\n+/, '')
    .split('\n');
  const lines = written.split('\n').slice(0, before.length);
  const last = (before.at(-1)?.length ?? 0) - own.length + indent.length;
  return (
    lines.slice(0, -1).reduce((sum, line) => sum + line.length + 1, 0) +
    Math.max(0, Math.min(last, lines.at(-1)?.length ?? 0))
  );
}
