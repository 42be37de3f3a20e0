import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { entryOf } from '../../../common/entryOf.ts';
import { message } from '../../../messages/message.ts';
import { isProse } from '../../code/proseGuard.ts';
import { typed } from '../../code/spokenCode.ts';
import { ENCLOSURES, OWN_QUOTES } from '../../english/enclosures.ts';
import type { Pointed } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { WRAP_AROUND } from '../said/wrapping.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

/** What stands around words of Markdown. */
const MARKS: Readonly<Record<string, string>> = { bold: '**', italic: '*', code: '`' };

export const surroundTarget = defineVerb({
  name: 'surround_target',
  description: 'Puts brackets, quotes or text around something.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, with: described(z.string(), 'Such as "parentheses", "double quotes".') }),
  group: 'edit',
  said: [
    {
      say: ['(surround | wrap | enclose) <target> (with | in | by) <text>', 'put <text> around <target>'],
      also: WRAP_AROUND,
      with: said => ({ target: said('target'), with: said('text') }),
      help: message('help.surround', { example: 'surround word with quotes' }),
    },
    {
      say: ['make <target> bold'],
      also: ['(bold | embolden) <target>', 'make <target> strong'],
      with: said => ({ target: said('target'), with: 'bold' }),
      help: message('help.bold'),
    },
    {
      say: ['make <target> italic'],
      also: ['(italicize | italicise | emphasize | emphasise) <target>', 'make <target> italics'],
      with: said => ({ target: said('target'), with: 'italic' }),
      help: message('help.italic'),
    },
  ],
  plan(given, place) {
    const found = stretches(wordsIn(given.target), place);
    const words = wordsIn(given.with);
    if (found.length === 0 || words.length === 0) return undefined;
    const mark =
      place.tree?.grammar.language.grammar === 'markdown' ? entryOf(MARKS, words.join(' ').toLowerCase()) : undefined;
    if (mark) return surrounded(found, mark, mark);
    const pair = enclosureOf(words, place.wording.writing?.quote ?? '"');
    // Braces around whole lines make a block, which has lines of its own.
    const isTall = found.some(({ start, end }) => place.text.slice(start, end).includes('\n'));
    if (pair?.open === '{' && isTall && place.wording.writing) return undefined;
    if (pair) return surrounded(found, pair.open, pair.close);
    // "In a function", "in a try catch" is for a model.
    if ((/^(a|an|the)$/i.test(words[0] ?? '') && words.length > 1) || isProse(words, place.wording)) return undefined;
    const text = typed(words, place.wording).text;
    // Words around something are part of it, or a call: nobody knows.
    return /[\p{L}\p{N}]/u.test(text) ? undefined : surrounded(found, text, text);
  },
});

/** The pair of brackets or quotes that is said. */
function enclosureOf(
  words: readonly string[],
  quote: string,
): { readonly open: string; readonly close: string } | undefined {
  const said = words.join(' ').toLowerCase();
  if ([...OWN_QUOTES.one, ...OWN_QUOTES.many].some(name => name === said)) return { open: quote, close: quote };
  return ENCLOSURES.find(({ one, many }) => [...one, ...many].includes(said));
}

/** Puts text in front of and behind something. The cursor ends in front of the closing part. */
function surrounded(targets: readonly Pointed[], open: string, close: string): Outcome {
  const edits = targets.flatMap(({ start, end }) => [
    { start, end: start, text: open },
    { start: end, end, text: close },
  ]);
  const [first] = targets;
  return first ? { edits, selections: [caret(first.end + open.length)] } : { edits };
}
