import * as z from 'zod/mini';
import { AloudError } from '../../../common/errors.ts';
import { visible, visibleLine } from '../../../common/visible.ts';
import { lineIndexOf } from '../../../editor/text.ts';
import { message } from '../../../messages/message.ts';
import { english } from '../../../messages/text.ts';
import { readOut } from '../../code/readOut.ts';
import { defineVerb } from '../verb.ts';
import { about } from './about.ts';
import { nameFor } from './named.ts';

/** Longer is not followed by ear, in UTF-16 units. */
const LONGEST_TYPE = 200;
const LONGEST_TEXT = 240;

export const tellType = defineVerb({
  name: 'tell_type',
  description: 'Says what the language knows of a name: its type, and what is written about it.',
  risk: 'reads',
  input: z.strictObject({ name: z.string() }),
  group: 'ask',
  said: [
    {
      say: [
        "(what is | what's) (this | it | that) [here | thing | symbol | name]",
        "(what is | what's) the (type | signature) [here]",
        'what type (is | has) (this | it | that)',
        'what (does | would) (this | it | that) (return | give back | evaluate to)',
      ],
      with: () => ({ name: '' }),
      help: message('commands.what-is', { example: 'what is this' }),
    },
    {
      say: [
        "(what is | what's) the (type | signature) of <target>",
        'what type (is | has | does) <target> [have]',
        'what (does | would) <target> return',
      ],
      with: said => ({ name: said('target') }),
      help: message('commands.type-of', { example: 'what type is total' }),
    },
  ],
  plan({ name }, place) {
    const span = nameFor(name, place);
    return span && about(span);
  },
  async answer(_given, { start, end }, { document, text }, view) {
    const name = visibleLine(text.slice(start, end));
    const known = await view.languages
      .hover(document, lineIndexOf(document).positionAt(start))
      .catch((thrown: unknown) => {
        if (thrown instanceof AloudError && thrown.code !== 'cancelled') return [];
        throw thrown;
      });
    const { type, said } = partsOf(known.join('\n\n'));
    if (!type && !said)
      throw new AloudError({ code: 'not-found', message: message('questions.nothing-known', { name }) });
    const told = (code: string) =>
      said && code
        ? message('questions.type-and-text', { type: code, text: said })
        : message('questions.type-is', { type: code || said });
    return { forModel: english(told(type)), forUser: told(type), aloud: told(readOut(type)) };
  },
});

/** What a hover's Markdown has: the first code in it, and the first sentence beside it. */
function partsOf(hover: string): { readonly type: string; readonly said: string } {
  const [block = '', code = ''] = /```\w*\n([\s\S]*?)```/.exec(hover) ?? [];
  const text = hover
    .replace(block, '')
    .replace(/```[\s\S]*?(```|$)/g, '')
    .replace(/[*_`#>]|<\/?\w+>/g, '')
    .trim();
  const [sentence = ''] = /^[^\n]*?[.!?](?=\s|$)|^[^\n]+/.exec(text) ?? [];
  return {
    type: visibleLine(code.trim().split('\n').slice(0, 3).join(' ')).slice(0, LONGEST_TYPE),
    said: visible(sentence.trim()).slice(0, LONGEST_TEXT),
  };
}
