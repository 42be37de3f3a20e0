import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { codeAsWritten } from '../../adding/bare/asWritten.ts';
import { bareCode } from '../../adding/bare/bareCode.ts';
import type { Place } from '../../places/place.ts';
import { lineAt } from '../../places/text/units.ts';
import { defineVerb, wordsIn } from '../verb.ts';

const LEAVES = /^\s*(?:return|throw|raise)\b/;

/** Behind a return another one is none: it may be meant instead. */
function isUnreachable(words: string, { text, cursor, wording }: Place): boolean {
  const line = lineAt(text, cursor);
  const isBehind = LEAVES.test(text.slice(line.start, cursor)) && text.slice(cursor, line.end).trim() === '';
  return (
    wording.writing !== undefined &&
    isBehind &&
    LEAVES.test(words) &&
    /[;\w)\]}"'`]$/.test(text.slice(line.start, cursor).trimEnd())
  );
}

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
  plan({ words, isWritten }, place) {
    if (isUnreachable(words, place)) return undefined;
    return isWritten ? codeAsWritten(words, place) : bareCode(wordsIn(words), place);
  },
});
