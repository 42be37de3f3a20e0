import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import { pointedAt } from '../../places/resolve.ts';
import { caret } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import type { Said } from '../rule.ts';
import { QUOTE_DOUBLE, QUOTE_SINGLE, QUOTE_TEMPLATE } from '../said/reshaping.ts';
import { defineVerb, wordsIn } from '../verb.ts';
import { templateOf } from './template.ts';

/** Grammars of languages that read both kinds of quotes as strings. */
const BOTH = /^(typescript|tsx|javascript|python|dart|ruby|php|css|scss)$/;

const to = (kind: 'single' | 'double' | 'template') => (said: Said) => ({ target: said('target'), to: kind });

export const quoteTarget = defineVerb({
  name: 'quote_target',
  description: 'Writes a string with other quotes, or as a template.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target: z.string(), to: z.enum(['single', 'double', 'template']) }),
  group: 'edit',
  said: [
    { say: ['use single quotes'], also: [...QUOTE_SINGLE], with: to('single'), help: message('help.quote-single') },
    { say: ['use double quotes'], also: [...QUOTE_DOUBLE], with: to('double'), help: message('help.quote-double') },
    {
      say: ['(turn | make | convert) <target> (into | to) a template [string]'],
      also: [...QUOTE_TEMPLATE],
      with: to('template'),
      help: message('help.quote-template'),
    },
  ],
  plan(given, place) {
    const grammar = place.tree?.grammar.language.grammar ?? '';
    const { text } = place;
    if (given.to === 'template') {
      const found = /^(typescript|tsx|javascript)$/.test(grammar)
        ? templateOf(stringsFor(wordsIn(given.target), place), place)
        : undefined;
      return found && { edits: [found], selections: [caret(found.start + found.text.length)] };
    }
    if (!BOTH.test(grammar)) return undefined;
    const quote = given.to === 'single' ? "'" : '"';
    const edits = stringsFor(wordsIn(given.target), place).flatMap(({ start, end }) => {
      const written = requoted(text.slice(start, end), quote);
      return written === undefined ? [] : [{ start, end, text: written }];
    });
    const [first] = edits;
    return first && { edits, selections: [caret(first.start + first.text.length)] };
  },
});

/** What is pointed at, if it is a string; else the string at the cursor, else all of the line. */
function stringsFor(words: readonly string[], place: Place): readonly Span[] {
  const { tree, text, cursor } = place;
  const strings = tree?.scopesNear('string', cursor, false) ?? [];
  const isHere = words.length === 0 || /^(this|that|it|here|(this|the) line)$/i.test(words.join(' '));
  const found = isHere ? [] : pointedAt(words, place);
  if (!isHere)
    return strings.filter(one =>
      found.some(({ start, end }) => (one.start <= start && end <= one.end) || (start <= one.start && one.end <= end)),
    );
  const around = strings.filter(({ start, end }) => start <= cursor && cursor <= end);
  const line = lineAt(text, cursor);
  return around.length > 0 ? around : strings.filter(({ start, end }) => start >= line.start && end <= line.end);
}

/** With other quotes; undefined where there is more to it: a template, a prefix, a quote of the other kind inside. */
function requoted(code: string, quote: '"' | "'"): string | undefined {
  const other = quote === '"' ? "'" : '"';
  if (code.length < 2 || !code.startsWith(other) || !code.endsWith(other) || code.startsWith(other.repeat(3)))
    return undefined;
  const inner = code.slice(1, -1);
  // What an escape or an expression means depends on the quotes in some languages.
  if (/\\|\$|#\{/.test(inner) || inner.includes(quote)) return undefined;
  return quote + inner + quote;
}
