import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Place } from '../../places/place.ts';
import { indentAt } from '../../places/text/layout.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { LINE_ABOVE, LINE_BELOW } from '../said/lines.ts';
import { defineVerb } from '../verb.ts';

export const newLine = defineVerb({
  name: 'new_line',
  description: 'Begins a new line.',
  risk: 'edits',
  input: z.strictObject({ where: z.enum(['here', 'above', 'below']) }),
  group: 'write',
  said: [
    {
      say: ['(newline | new line | enter)', '(press | hit | tap) [the] (enter | return) [key]'],
      with: () => ({ where: 'here' as const }),
      help: message('help.new-line'),
    },
    {
      say: ['[add | insert | open] [a] (newline | new line) above', 'open above'],
      also: LINE_ABOVE,
      with: () => ({ where: 'above' as const }),
      help: message('help.open-above'),
    },
    {
      say: [
        '[add | insert | open] [a] (newline | new line) below',
        '(add | insert) [a] (newline | new line)',
        'open below',
      ],
      also: LINE_BELOW,
      with: () => ({ where: 'below' as const }),
      help: message('help.open-below'),
    },
  ],
  plan: ({ where }, place) => opened(where, place),
});

/** A new line: at the cursor, or an empty one above or below. */
function opened(where: 'here' | 'above' | 'below', { text, cursor }: Place): Outcome {
  const line = lineAt(text, cursor);
  const indent = indentAt(text, cursor);
  if (where === 'below')
    return {
      edits: [{ start: line.end, end: line.end, text: `\n${indent}` }],
      selections: [caret(line.end + 1 + indent.length)],
    };
  if (where === 'above')
    return {
      edits: [{ start: line.start, end: line.start, text: `${indent}\n` }],
      selections: [caret(line.start + indent.length)],
    };
  const white = text.slice(line.start, cursor).trim() === '' ? text.slice(line.start, cursor) : indent;
  return {
    edits: [{ start: cursor, end: cursor, text: `\n${white}` }],
    selections: [caret(cursor + 1 + white.length)],
  };
}
