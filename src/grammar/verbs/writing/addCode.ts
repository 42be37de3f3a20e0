import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { added } from '../../adding/added.ts';
import { defineVerb, wordsIn } from '../verb.ts';

export const addCode = defineVerb({
  name: 'add_code',
  description:
    'Writes code where it belongs, from how it is said: "function foo", "parameter max speed", "else", "x equals five".',
  risk: 'edits',
  input: z.strictObject({ what: described(z.string().check(z.minLength(1)), 'As it is said.') }),
  group: 'Write',
  said: [
    {
      say: ['(add | create | define | declare) <code>'],
      with: said => ({ what: said('code') }),
      help: 'Writes code where it belongs: "add function foo", "add parameter max speed", "add else".',
      takesText: true,
    },
  ],
  plan: (given, place) => added(wordsIn(given.what), place),
});
