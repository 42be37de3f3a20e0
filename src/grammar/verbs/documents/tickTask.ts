import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import { boxOf, tasksIn } from '../../places/finding/documents/tasks.ts';
import { stretches } from '../../places/resolve.ts';
import { caret } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { TICK, UNTICK } from '../said/inDocuments.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

export const tickTask = defineVerb({
  name: 'tick_task',
  description: 'Ticks something to do off in a list of a document, or takes that back.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, off: z.boolean() }),
  group: 'edit',
  said: [
    {
      say: ['check off <target>', 'check <target> off'],
      also: TICK,
      with: said => ({ target: said('target'), off: false }),
      help: message('help.tick', { example: 'check off the first task' }),
      isWide: true,
    },
    {
      say: ['uncheck <target>'],
      also: UNTICK,
      with: said => ({ target: said('target'), off: true }),
      help: message('help.untick'),
      isWide: true,
    },
  ],
  plan(given, place) {
    const { text } = place;
    const tasks = tasksIn(place);
    if (tasks.length === 0) return undefined;
    const found = stretches(wordsIn(given.target), place);
    const [only] = found;
    if (!only || found.length > 1) return undefined;
    const line = lineAt(text, only.start);
    const task = tasks.find(({ owner }) => owner.start >= line.start && owner.end <= line.end);
    const box = task && only.end <= line.end ? boxOf(task, text) : undefined;
    const now = given.off ? ' ' : 'x';
    const isSo = box && /x/i.test(text.slice(box.start, box.end)) === !given.off;
    return box && !isSo ? { edits: [{ ...box, text: now }], selections: [caret(box.end)] } : undefined;
  },
});
