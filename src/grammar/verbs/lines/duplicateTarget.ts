import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { hasOwnLines, linesOf, nextLine } from '../../places/text/layout.ts';
import { caret, type Outcome, replaced } from '../../places/text/outcome.ts';
import { DUPLICATE, DUPLICATE_ABOVE } from '../said/synonyms.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

export const duplicateTarget = defineVerb({
  name: 'duplicate_target',
  description: 'Makes a copy above or below.',
  risk: 'edits',
  input: z.strictObject({ target, where: z.enum(['above', 'below']) }),
  group: 'edit',
  said: [
    {
      say: ['duplicate <target> [below | down]', 'duplicate [below | down]', 'clone <target>'],
      also: DUPLICATE,
      with: said => ({ target: said('target') || 'line', where: 'below' as const }),
      help: message('help.duplicate-below'),
    },
    {
      say: ['duplicate <target> (above | up)', 'duplicate (above | up)'],
      also: DUPLICATE_ABOVE,
      with: said => ({ target: said('target') || 'line', where: 'above' as const }),
      help: message('help.duplicate-above'),
    },
  ],
  plan(given, place) {
    const [found] = stretches(wordsIn(given.target), place);
    return found && duplicated(found, given.where, place);
  },
});

/** A copy above or below, or behind where it has no line of its own. The cursor goes to the copy. */
function duplicated(target: Pointed, where: 'above' | 'below', { text, cursor }: Place): Outcome {
  const isLines = target.kind === 'line' || hasOwnLines(text, target);
  if (!isLines) {
    const copy = text.slice(target.start, target.end);
    return replaced({ start: target.end, end: target.end }, /^[\p{L}\p{N}_]/u.test(copy) ? ` ${copy}` : copy);
  }
  const lines = linesOf(text, target);
  const copy = text.slice(lines.start, lines.end);
  const isTall = copy.includes('\n');
  const gap =
    isTall && /^\s*\n/.test(text.slice(nextLine(text, lines.end), nextLine(text, lines.end) + 200)) ? '\n\n' : '\n';
  const column = lines.start <= cursor && cursor <= lines.end ? cursor - lines.start : copy.length;
  return where === 'below'
    ? {
        edits: [{ start: lines.end, end: lines.end, text: gap + copy }],
        selections: [caret(lines.end + gap.length + column)],
      }
    : {
        edits: [{ start: lines.start, end: lines.start, text: copy + gap }],
        selections: [caret(lines.start + column)],
      };
}
