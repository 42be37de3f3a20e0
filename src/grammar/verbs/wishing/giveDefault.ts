import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import { caret, moved } from '../../places/text/outcome.ts';
import { declarationsCalled } from '../reshaping/declarations.ts';
import { GIVE_DEFAULT } from '../said/wishes.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { defaultFor } from './defaults.ts';

export const giveDefault = defineVerb({
  name: 'give_default',
  description: 'Gives a parameter or a field a default, or another one.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, value: described(z.string().check(z.minLength(1)), 'As it is said: "twenty".') }),
  group: 'edit',
  said: [
    {
      say: ['give <target> a default of <text>'],
      also: GIVE_DEFAULT,
      with: said => ({ target: said('target'), value: said('text') }),
      help: message('help.give-default', { example: 'give limit a default of twenty' }),
    },
  ],
  plan(given, place) {
    const declared = declarationsCalled(wordsIn(given.target), place);
    const possible = declared.flatMap(one => {
      const edits = defaultFor(one, wordsIn(given.value), place);
      return edits ? [{ edits, at: one.name.start }] : [];
    });
    const [only] = possible;
    if (!only || possible.length > 1) return undefined;
    return { edits: only.edits, selections: [caret(moved(only.at, only.edits))] };
  },
});
