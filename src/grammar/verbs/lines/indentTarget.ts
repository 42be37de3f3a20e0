import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import { pointedAt } from '../../places/resolve.ts';
import { linesOf, nextLine } from '../../places/text/layout.ts';
import { caret, moved, type Outcome, type SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { INDENT, OUTDENT } from '../said/lines.ts';
import { timesIn } from '../times.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

export const indentTarget = defineVerb({
  name: 'indent_target',
  description: 'Indents lines, or takes it back.',
  risk: 'edits',
  input: z.strictObject({
    target,
    out: z.boolean(),
    times: described(z.string(), 'How often; empty for once.'),
  }),
  group: 'edit',
  said: [
    {
      say: ['indent [<target>] [<often>]'],
      also: INDENT,
      with: said => ({ target: said('target') || 'line', out: false, times: said('often') }),
      help: message('help.indent'),
    },
    {
      say: ['(dedent | outdent | unindent) [<target>] [<often>]'],
      also: OUTDENT,
      with: said => ({ target: said('target') || 'line', out: true, times: said('often') }),
      help: message('help.dedent'),
    },
  ],
  plan(given, place) {
    const times = timesIn(given.times);
    const found = pointedAt(wordsIn(given.target), place);
    if (found.length === 0 || !(times > 0)) return undefined;
    return reindented(found, given.out ? -times : times, place.unit, place);
  },
});

/** One step of indentation more or less, on every line of the targets. The cursor goes with its text. */
function reindented(targets: readonly Span[], steps: number, unit: string, { text, cursor }: Place): Outcome {
  const edits: SpanEdit[] = [];
  const seen = new Set<number>();
  for (const target of targets) {
    const lines = linesOf(text, target);
    for (let line = lineAt(text, lines.start); line.start <= lines.end; ) {
      const said = text.slice(line.start, line.end);
      const indent = /^[ \t]*/.exec(said)?.[0] ?? '';
      if (!seen.has(line.start) && said.trim() !== '') {
        seen.add(line.start);
        if (steps > 0) edits.push({ start: line.start, end: line.start, text: unit.repeat(steps) });
        else {
          const width = indent.startsWith('\t')
            ? Math.min(indent.length, -steps)
            : Math.min(indent.length, unit.length * -steps);
          if (width > 0) edits.push({ start: line.start, end: line.start + width, text: '' });
        }
      }
      const next = nextLine(text, line.end);
      if (next === line.end || next > lines.end) break;
      line = lineAt(text, next);
    }
  }
  // An insertion at the cursor pushes it on: it belongs to the text behind.
  const at = edits.find(({ start, end, text: added }) => start === cursor && start === end && added);
  return { edits, selections: [caret(moved(cursor, edits) + (at?.text.length ?? 0))] };
}
