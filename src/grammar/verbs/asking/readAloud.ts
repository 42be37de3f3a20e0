import * as z from 'zod/mini';
import type { Report } from '../../../actions/action.ts';
import { visible } from '../../../common/visible.ts';
import { message } from '../../../messages/message.ts';
import { english } from '../../../messages/text.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { readOut } from '../../code/readOut.ts';
import type { Place } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { lineAt } from '../../places/text/units.ts';
import type { LivePlace } from '../acting/livePlace.ts';
import { defineVerb, wordsIn } from '../verb.ts';
import { about } from './about.ts';

/** More is not followed by ear. */
const MOST_LINES = 40;
const LONGEST_LINE = 400;

const BEHIND = '[out | aloud | out loud | to me | back | again | please]';

export const readAloud = defineVerb({
  name: 'read_aloud',
  description: 'Reads what is named by structure or text to the user.',
  risk: 'reads',
  input: z.strictObject({ target: z.string() }),
  group: 'ask',
  said: [
    {
      say: [
        `(read | speak) [me | out | me out | aloud | out loud | to me] (it | this | that | here) ${BEHIND}`,
        'read [aloud | out loud | out]',
        "(what is | what's) selected",
        'what (have i | did i) (selected | select)',
        "(what does | what's on | what is on) (it | this | the | this line | the line | the current line) [say | says]",
      ],
      with: () => ({ target: '' }),
      help: message('commands.read', { example: 'read this', second: 'read line four' }),
    },
    {
      say: [
        `read [me | out | me out | aloud | out loud | to me] <target> ${BEHIND}`,
        '(what does | what do) <target> say',
        "(what is | what's) (on | in) line <count>",
      ],
      with: said => ({ target: said('target') || `line ${said('count')}` }),
      help: message('commands.read-target', { example: 'read this function', second: 'read me the next line' }),
    },
    {
      say: ["(what is | what's) [on] (the line above | the previous line | above [this | this line | here])"],
      with: () => ({ target: 'the previous line' }),
      help: message('commands.read', { example: "what's the previous line", second: 'read the previous line' }),
    },
    {
      say: ["(what is | what's) [on] (the line below | the next line | below [this | this line | here] | next)"],
      with: () => ({ target: 'the next line' }),
      help: message('commands.read', { example: "what's the next line", second: 'read the next line' }),
    },
  ],
  plan({ target }, place) {
    const found = pointedTo(target, place);
    return found && about(found);
  },
  answer: async (_given, asked, place) => reading(asked, place),
});

const POST =
  /^(?:(?:my|the) )?(?:(?:last|latest|newest|next|new|first|unread|other) )?(?:(?:text|chat|voice|slack) )?(?:messages?|e-?mails?|mails?|texts|notifications?|chats?|inbox|calendar)$/i;

/** What is selected, or the line; else what is named, where words of the text mean the line that they stand in. */
function pointedTo(target: string, place: Place): Span | undefined {
  const { text, selection, cursor } = place;
  // What someone was sent stands in no document.
  if (POST.test(target)) return undefined;
  const words = wordsIn(target.replace(/^the (current|selected) /i, 'this ').replace(/^my /i, ''));
  if (words.length === 0) return selection.start < selection.end ? selection : lineAt(text, cursor);
  const found = stretches(words, place);
  const [first] = found;
  const last = found.at(-1);
  if (!first || !last) return undefined;
  const span = { start: first.start, end: last.end };
  if (first.kind !== 'phrase') return span;
  // Not every word that stands somewhere is what someone wants to hear: "read the docs".
  const isLong = words.length > 1 || /[\p{Lu}_\d]/u.test(text.slice(span.start, span.end));
  return isLong ? { start: lineAt(text, span.start).start, end: lineAt(text, span.end).end } : undefined;
}

function reading({ start, end }: Span, { text, wording }: LivePlace): Report {
  const first = text.slice(0, start).split('\n').length;
  const all = text.slice(start, end).split(/\r?\n/);
  while (all.length > 1 && all.at(-1)?.trim() === '') all.pop();
  const lines = all.slice(0, MOST_LINES).map(line => line.slice(0, LONGEST_LINE));
  const last = first + lines.length - 1;
  const isCode = wording.writing !== undefined;
  const shown = visible(lines.length === 1 ? (lines[0] ?? '').trim() : lines.join('\n'));
  const said = lines
    .map(line => (isCode ? readOut(line) : line.trim()))
    .filter(Boolean)
    .join('.\n');
  const told = (code: string) => {
    if (shown.trim() === '') return message('questions.empty', { line: first });
    return lines.length === 1
      ? message('questions.line-reads', { line: first, code })
      : message('questions.lines-read', { first, last, code });
  };
  const rest = all.length - lines.length;
  const cut = (code: string) =>
    rest > 0 ? message('questions.and-more', { told: told(code), count: rest }) : told(code);
  return { forModel: english(cut(shown)), forUser: cut(shown), aloud: cut(said) };
}
