import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { codeAsWritten } from '../../adding/bare/asWritten.ts';
import { bareCode } from '../../adding/bare/bareCode.ts';
import { defineVerb, wordsIn } from '../verb.ts';

/** Code that is said as it is, without a verb in front: nothing is said in it but code, so it has no patterns. */
export const writeCode = defineVerb({
  name: 'write_code',
  description: 'Writes code that is dictated where the cursor is: "return null", "if count is greater than ten".',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({
    words: described(z.string().check(z.minLength(1)), 'As it is said.'),
    isWritten: z.optional(described(z.boolean(), 'Whether these are no words, but the code itself.')),
  }),
  group: 'write',
  said: [],
  plan: ({ words, isWritten }, place) => (isWritten ? codeAsWritten(words, place) : bareCode(wordsIn(words), place)),
});
