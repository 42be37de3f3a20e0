import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import { pointedAt } from '../../places/resolve.ts';
import { linesOf } from '../../places/text/layout.ts';
import { caret, moved } from '../../places/text/outcome.ts';
import { BLANK_ABOVE, BLANK_BELOW } from '../said/lines.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { statementLines } from '../wrapping/statementLines.ts';

export const blankLine = defineVerb({
  name: 'blank_line',
  description: 'Puts a blank line above or below something.',
  risk: 'edits',
  input: z.strictObject({ target, where: z.enum(['above', 'below']) }),
  group: 'write',
  said: [
    {
      say: ['add a blank line above <target>'],
      also: [...BLANK_ABOVE],
      with: said => ({ target: said('target'), where: 'above' as const }),
      help: message('help.blank-above'),
    },
    {
      say: ['add a blank line below <target>'],
      also: [...BLANK_BELOW],
      with: said => ({ target: said('target'), where: 'below' as const }),
      help: message('help.blank-below'),
    },
  ],
  plan(given, place) {
    const [found] = pointedAt(wordsIn(given.target), place);
    if (!found) return undefined;
    const { text, cursor } = place;
    const isPointed = /^(line|selection|phrase|edge)$/.test(found.kind);
    const lines = isPointed ? linesOf(text, found) : statementLines(found, place);
    const at = given.where === 'above' ? lines.start : lines.end;
    const edits = [{ start: at, end: at, text: '\n' }];
    // The cursor stays with its text: what is put in at its line's beginning pushes it on.
    const isPushed = given.where === 'above' && cursor >= at;
    return { edits, selections: [caret(isPushed ? cursor + 1 : moved(cursor, edits))] };
  },
});
