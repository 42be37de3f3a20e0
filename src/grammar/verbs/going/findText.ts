import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import { isProse } from '../../code/proseGuard.ts';
import { hasQuery, queryText } from '../../code/queryText.ts';
import { defineVerb, wordsIn } from '../verb.ts';

export const findText = defineVerb({
  name: 'find_text',
  description: 'Shows the search of this file with words that it has.',
  risk: 'shows',
  isLiteral: true,
  input: z.strictObject({ words: described(z.string().check(z.minLength(1)), 'As they are said.') }),
  group: 'lookAround',
  said: [
    {
      say: [
        '(search for | find | look for | search) <text>',
        '(search for | find) <text> in [this | the] (file | document)',
      ],
      with: said => ({ words: said('text') }),
      help: message('commands.find-text', { example: 'search for foo bar' }),
      isWide: true,
    },
  ],
  plan({ words }, { text, wording }) {
    const said = wordsIn(words);
    const isThere = !isProse(said, wording) && hasQuery(queryText(said, wording), text);
    return isThere ? { edits: [], selections: [] } : undefined;
  },
  async instead({ words }, _outcome, { wording }, { hands }) {
    await hands.boxes.fill({ box: 'find', query: queryText(wordsIn(words), wording) });
    return message('boxes.filled', { box: 'find' });
  },
});
