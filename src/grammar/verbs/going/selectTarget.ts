import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
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
    return found.length === 0 ? undefined : { edits: [], selections: found.map(({ start, end }) => ({ start, end })) };
  },
});
