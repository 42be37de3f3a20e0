import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import { spelledOf } from '../../english/spelling.ts';
import { replaced } from '../../places/text/outcome.ts';
import { defineVerb, wordsIn } from '../verb.ts';

export const spellLetters = defineVerb({
  name: 'spell_letters',
  description: 'Types what is spelled letter by letter at the cursor.',
  risk: 'edits',
  input: z.strictObject({ letters: described(z.string().check(z.minLength(1)), 'As it is said: "air bat cap".') }),
  group: 'write',
  isLiteral: true,
  said: [
    {
      say: [
        'spell [out | this] <letters>',
        '[type | write | insert] [the] letters <letters>',
        '(type | write | insert) spelled <letters>',
        '(type | write | insert) <radio>',
      ],
      with: said => ({ letters: said('letters') || said('radio') }),
      help: message('help.spell', { example: 'spell air bat cap', second: 'type alpha bravo' }),
    },
  ],
  plan({ letters }, { selection }) {
    const found = spelledOf(wordsIn(letters));
    return found && replaced(selection, found.text);
  },
});
