import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { typed } from '../../code/spokenCode.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { pointedAt } from '../../places/resolve.ts';
import { caret, moved } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { signsAlone } from '../changing/newText.ts';
import type { Said } from '../rule.ts';
import { SIGN_AT_END, SIGN_BEFORE, SIGN_BEHIND, SIGN_HERE } from '../said/signs.ts';
import { defineVerb, wordsIn } from '../verb.ts';

type Where = 'before' | 'behind' | 'here';

const put =
  (where: Where, target = '') =>
  (said: Said) => ({
    sign: said('text') || said('sign'),
    target: said('target') || target,
    where,
  });

export const addSign = defineVerb({
  name: 'add_sign',
  description: 'Puts punctuation in front of or behind something.',
  risk: 'edits',
  // Who wants a lone bracket types it.
  isLiteral: false,
  input: z.strictObject({
    sign: described(z.string().check(z.minLength(1)), 'As it is said: "a semicolon".'),
    target: z.string(),
    where: z.enum(['before', 'behind', 'here']),
  }),
  group: 'edit',
  said: [
    {
      say: ['add <text> after <target>'],
      also: [...SIGN_BEHIND],
      with: put('behind'),
      help: message('help.sign-behind', { example: 'add a comma after name' }),
    },
    {
      say: ['add <text> before <target>'],
      also: [...SIGN_BEFORE],
      with: put('before'),
      help: message('help.sign-before'),
    },
    {
      say: ['add <text> at the end'],
      also: [...SIGN_AT_END],
      with: put('behind', 'line'),
      help: message('help.sign-at-end'),
    },
    { say: ['add <sign>'], also: [...SIGN_HERE], with: put('here'), help: message('help.sign-here') },
  ],
  plan(given, place) {
    const { text, cursor } = place;
    if (given.where === 'here') {
      const sign = signsAlone(wordsIn(given.sign));
      // One statement ends once.
      const isThere = sign === ';' && text.slice(0, cursor).endsWith(';');
      const line = lineAt(text, cursor);
      // In front of a statement nothing ends: it is at the end of the line.
      const isInFront = sign === ';' && text.slice(line.start, cursor).trim() === '' && cursor < line.end;
      if (isInFront) {
        const code = text.slice(cursor, line.end);
        const at = cursor + code.trimEnd().length;
        return /[;{}:,]\s*$|\/\/|\/\*|#/.test(code)
          ? undefined
          : { edits: [{ start: at, end: at, text: ';' }], selections: [caret(at + 1)] };
      }
      return sign === undefined || isThere
        ? undefined
        : { edits: [{ start: cursor, end: cursor, text: sign }], selections: [caret(cursor + sign.length)] };
    }
    const found = placesFor(wordsIn(given.target), place);
    const sign = signFor(wordsIn(given.sign), found, place);
    if (!sign) return undefined;
    const edits = found.flatMap(span => {
      const at = given.where === 'before' ? span.start : span.end;
      const isThere =
        given.where === 'before'
          ? text.startsWith(sign, at)
          : text.slice(0, at).endsWith(sign) || text.startsWith(sign, at);
      return isThere ? [] : [{ start: at, end: at, text: sign }];
    });
    const [first] = edits;
    return first && { edits, selections: [caret(moved(first.start, edits) + (edits.length === 1 ? sign.length : 0))] };
  },
});

/** Signs; at an edge of a line also what begins with one. */
function signFor(words: readonly string[], found: readonly Pointed[], { wording }: Place): string | undefined {
  const alone = signsAlone(words);
  if (alone !== undefined) return alone;
  const isLine = found.length > 0 && found.every(({ kind }) => kind === 'line');
  const { text } = isLine ? typed(words, wording) : { text: '' };
  // Behind a comma something else begins.
  return /^[^\p{L}\p{N}\s"'`]/u.test(text) ? text.replace(/^,(?=\S)/, ', ') : undefined;
}

/** What is pointed at, without the blanks at its edges; "every line" is every one that has something on it. */
function placesFor(words: readonly string[], place: Place): readonly Pointed[] {
  const { text, selection } = place;
  const said = words.join(' ').toLowerCase();
  if (/^((the|this|that) )?line$|^(it|this|that)$/.test(said))
    return [trimmed({ ...lineAt(text, place.cursor), kind: 'line', removal: undefined }, text)];
  const isEvery = /^(every|each|all( the)?|all of the|these|the) lines?$/.test(said);
  if (isEvery) {
    // Without a selection nobody knows which.
    if (selection.start === selection.end) return [];
    return linesIn(selection, text).map(line => trimmed({ ...line, kind: 'line', removal: undefined }, text));
  }
  return pointedAt(words, place)
    .filter(({ start, end }) => end > start)
    .map(span => trimmed(span, text));
}

function linesIn({ start, end }: Span, text: string): readonly Span[] {
  const lines: Span[] = [];
  for (let line = lineAt(text, start); ; line = lineAt(text, line.end + 1)) {
    if (text.slice(line.start, line.end).trim() !== '') lines.push(line);
    if (line.end + 1 >= end || line.end >= text.length) return lines;
  }
}

function trimmed(span: Pointed, text: string): Pointed {
  const code = text.slice(span.start, span.end);
  const start = span.start + code.length - code.trimStart().length;
  return {
    ...span,
    start: Math.min(start, span.end),
    end: Math.max(span.start + code.trimEnd().length, Math.min(start, span.end)),
  };
}
