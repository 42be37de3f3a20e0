import * as z from 'zod/mini';
import { lineIndexOf } from '../../../editor/text.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { withDecorators, withWhatBelongs } from '../../places/decorated.ts';
import { stretches } from '../../places/resolve.ts';
import { COPY, CUT } from '../said/changing.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

export const copyTarget = defineVerb({
  name: 'copy_target',
  description: 'Copies or cuts something to the clipboard.',
  risk: 'edits',
  input: z.strictObject({ target, cut: z.boolean() }),
  group: 'edit',
  said: [
    {
      say: ['copy <target>'],
      also: COPY,
      with: said => ({ target: said('target'), cut: false }),
      help: message('help.copy'),
    },
    {
      say: ['cut <target>'],
      also: CUT,
      with: said => ({ target: said('target'), cut: true }),
      help: message('help.cut'),
    },
  ],
  plan(given, place) {
    const [found] = stretches(wordsIn(given.target), place);
    if (!found) return undefined;
    const whole = given.cut ? withWhatBelongs(found, place) : withDecorators(found, place);
    const { start, end } = found.kind === 'line' ? withLineEnd(found, place.text) : whole;
    return { edits: [], selections: [{ start, end }] };
  },
  // What is selected goes to the clipboard; after copying, the cursor goes back to where it was.
  async afterwards({ cut }, { document, cursor }, { hands }) {
    await hands.workbench.command(cut ? 'cut' : 'copy');
    if (cut) return message('did.cut');
    const at = lineIndexOf(document).positionAt(cursor);
    await hands.places.moveTo(document.path, { anchor: at, active: at });
    return message('did.copy');
  },
});

function withLineEnd({ start, end }: Span, text: string): Span {
  const next = text.indexOf('\n', end);
  return { start, end: next < 0 ? end : next + 1 };
}
