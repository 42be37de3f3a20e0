import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { SELECT } from '../said/going.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

export const selectTarget = defineVerb({
  name: 'select_target',
  description: 'Selects something that is named by structure or text.',
  risk: 'shows',
  input: z.strictObject({ target }),
  group: 'select',
  said: [
    {
      say: ['(select | highlight | mark) <target>', 'grab <target>'],
      also: SELECT,
      with: said => ({ target: said('target') || said('thing') }),
      help: message('help.select', {
        example: 'select function',
        second: 'select next two words',
        third: 'select lines four to nine',
      }),
    },
    {
      say: ['(select | highlight | mark) all [of it | the text | the code]'],
      with: () => ({ target: 'everything' }),
      help: message('help.select', {
        example: 'select function',
        second: 'select next two words',
        third: 'select lines four to nine',
      }),
    },
  ],
  plan(given, place) {
    const found = stretches(wordsIn(given.target), place);
    if (found.length === 0) return undefined;
    // "The return" is a statement, "return" the least that is called so.
    const isWhole = /^(?:the|this|that|these|those)\b/i.test(given.target);
    const ends = found.map(one => (isWhole ? endOf(one, place) : one.end));
    return { edits: [], selections: found.map(({ start }, at) => ({ start, end: ends[at] ?? start })) };
  },
});

/** Some grammars leave the sign that ends a statement out of it. */
const STATEMENT = /^(?:import|export|return|throw|break|continue|package|using|statement)$/;

function endOf({ kind, end }: Pointed, { text }: Place): number {
  return STATEMENT.test(kind) && text[end] === ';' ? end + 1 : end;
}
