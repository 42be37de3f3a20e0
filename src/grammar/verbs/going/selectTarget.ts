import * as z from 'zod/mini';
import { stretches } from '../../places/resolve.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

export const selectTarget = defineVerb({
  name: 'select_target',
  description: 'Selects something that is named by structure or text.',
  risk: 'shows',
  input: z.strictObject({ target }),
  group: 'Select',
  said: [
    {
      say: ['(select | highlight | mark) <target>', 'grab <target>'],
      with: said => ({ target: said('target') }),
      help: 'Selects: "select function", "select next two words", "select lines four to nine".',
    },
  ],
  plan(given, place) {
    const found = stretches(wordsIn(given.target), place);
    return found.length === 0 ? undefined : { edits: [], selections: found.map(({ start, end }) => ({ start, end })) };
  },
});
