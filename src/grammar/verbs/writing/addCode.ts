import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import { added } from '../../adding/added.ts';
import { addedElsewhere, withoutHere } from '../../adding/elsewhere.ts';
import { addedAsSaid } from '../../adding/placed/placed.ts';
import { defineVerb, wordsIn } from '../verb.ts';

export const addCode = defineVerb({
  name: 'add_code',
  description:
    'Writes code where it belongs, from how it is said: "function foo", "parameter max speed", "else", "x equals five".',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ what: described(z.string().check(z.minLength(1)), 'As it is said.') }),
  group: 'write',
  said: [
    {
      say: ['(add | create | define | declare) <code>'],
      with: said => ({ what: said('code') }),
      help: message('help.add', { example: 'add function foo', second: 'add parameter max speed', third: 'add else' }),
      takesText: true,
    },
  ],
  plan(given, place) {
    const words = wordsIn(given.what);
    const placed = addedAsSaid(words, place);
    if (placed) return placed === 'refused' ? undefined : placed;
    const elsewhere = addedElsewhere(words, place);
    if (elsewhere) return elsewhere;
    // What says where, and is nowhere, is no part of a name.
    const here = withoutHere(words);
    return here && added(here, place);
  },
});
