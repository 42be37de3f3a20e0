import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import { name } from '../../code/spokenCode.ts';
import { type Formatter, formatterAt } from '../../english/formatters.ts';
import { stretches } from '../../places/resolve.ts';
import { caret, moved } from '../../places/text/outcome.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

export const formatTarget = defineVerb({
  name: 'format_target',
  description: 'Writes a name in another style.',
  risk: 'edits',
  input: z.strictObject({ target, as: described(z.string(), 'Such as "camel case", "all caps".') }),
  group: 'edit',
  said: [
    {
      say: ['(make | format | style | convert) <target> [to | in | into | as] <formatter>'],
      with: said => ({ target: said('target'), as: said('formatter') }),
      help: message('help.format', { example: 'make it camel case' }),
    },
    {
      say: ['<formatter> <target>'],
      with: said => ({ target: said('target'), as: said('formatter') }),
      help: message('help.format-first', { example: 'all caps next two words' }),
    },
    {
      say: ['capitalize <target>'],
      with: said => ({ target: said('target'), as: 'capital' }),
      help: message('help.capitalize'),
    },
  ],
  plan(given, place) {
    const as = wordsIn(given.as);
    const formatter = formatterAt(as, 0);
    if (!formatter || formatter.length !== as.length) return undefined;
    const edits = stretches(wordsIn(given.target), place).map(({ start, end }) => ({
      start,
      end,
      text:
        inLetters(place.text.slice(start, end), formatter.formatter) ??
        name([...as, ...partsOfName(place.text.slice(start, end))], 'camel', place.wording),
    }));
    const last = edits.at(-1);
    return last && { edits, selections: [caret(moved(last.start, edits) + last.text.length)] };
  },
});

/** Several words with spaces between them are a text, which stays one in other letters; a style of names makes one of it. */
function inLetters(text: string, { between, first }: Formatter): string | undefined {
  if (between !== undefined || !/[\p{L}\p{N}]\s+[\p{L}\p{N}]/u.test(text)) return undefined;
  if (first === 'upper') return text.toUpperCase();
  return first === 'lower' ? text.toLowerCase() : text.replace(/\p{L}/u, letter => letter.toUpperCase());
}

function partsOfName(text: string): readonly string[] {
  return text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? [text];
}
