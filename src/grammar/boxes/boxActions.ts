import * as z from 'zod/mini';
import type { Access, Action } from '../../actions/action.ts';
import { defineAction, described } from '../../actions/define.ts';
import { AloudError } from '../../common/errors.ts';
import type { Filling } from '../../editor/boxes.ts';
import { message } from '../../messages/message.ts';
import type { Parsers } from '../../syntax/parsers.ts';
import { Lexicon } from '../code/lexicon.ts';
import { isProse } from '../code/proseGuard.ts';
import { hasQuery, queryText, replacementText } from '../code/queryText.ts';
import { prose } from '../code/spokenCode.ts';
import type { Wording } from '../code/wording.ts';
import { plainWords } from '../english/plainWords.ts';
import { placeOf } from '../verbs/acting/livePlace.ts';
import { wordsIn } from '../verbs/verb.ts';
import { shellText } from './shellText.ts';

/** Nobody looks for more words than that. */
const LONGEST_QUERY = 8;

const BOXES = ['commit message', 'find', 'search', 'files', 'symbols', 'palette', 'chat'] as const;

/** What writes into the places beside documents: words as each of them wants them. */
export function boxActions(parsers: Parsers): readonly Action[] {
  return [fillBox(parsers), typeInTerminal, enterInTerminal] as readonly Action[];
}

function fillBox(parsers: Parsers) {
  return defineAction({
    name: 'fill_box',
    description: 'Shows a box of the workbench with a text in it.',
    risk: 'shows',
    needs: [],
    forModels: false,
    input: z.strictObject({
      box: z.enum(BOXES),
      words: described(z.string().check(z.minLength(1)), 'As they are said.'),
      replacement: z.optional(z.string()),
      add: z.optional(z.boolean()),
      sure: described(z.optional(z.boolean()), 'Somebody has said that it is this box.'),
    }),
    async run({ box, words, replacement, add = false, sure = false }, access) {
      const { wording, text } = await writingOf(parsers, access);
      // Text for people is as it was said; what is looked for is words alone.
      const said = box === 'commit message' || box === 'chat' ? wordsIn(words) : plainWords(words);
      if (box === 'find' || box === 'search') mustBeQuery(said, wording, sure);
      const query = queryText(said, wording);
      if (box === 'find' && !sure && !(text !== undefined && hasQuery(query, text)))
        throw new AloudError({ code: 'not-found', message: message('boxes.not-in-text', { words }) });
      const filling: Filling =
        box === 'find' || box === 'search'
          ? { box, query, ...(replacement && { replacement: replacementText(wordsIn(replacement), wording) }) }
          : box === 'commit message'
            ? { box, text: prose(said), add }
            : { box, text: box === 'chat' ? prose(said) : dotted(said) };
      await access.hands.boxes.fill(filling);
      return message('boxes.filled', { box });
    },
  });
}

/** "Find where this is used" is a question, and no text that a file would have. */
function mustBeQuery(said: readonly string[], wording: Wording, sure: boolean): void {
  if (said.length <= LONGEST_QUERY && (sure || !isProse(said, wording))) return;
  throw new AloudError({ code: 'not-found', message: message('boxes.no-query', { words: said.join(' ') }) });
}

/** How names and code are written where the user is; in no language where they are nowhere. */
async function writingOf(
  parsers: Parsers,
  { view }: Access,
): Promise<{ readonly wording: Wording; readonly text: string | undefined }> {
  try {
    return await placeOf(view, parsers);
  } catch (thrown) {
    if (!(thrown instanceof AloudError) || thrown.code !== 'no-document') throw thrown;
    return { wording: { writing: undefined, lexicon: new Lexicon('') }, text: undefined };
  }
}

/** "User service dot ts" as a list of files finds it. */
function dotted(words: readonly string[]): string {
  return words.join(' ').replace(/ (?:dot|period) (?=\S)/gi, '.');
}

const typeInTerminal = defineAction({
  name: 'type_in_terminal',
  description: 'Types into the terminal, and runs nothing.',
  risk: 'shows',
  needs: [],
  forModels: false,
  input: z.strictObject({ words: described(z.string().check(z.minLength(1)), 'As they are said.') }),
  async run({ words }, { hands }) {
    await hands.programs.typeInTerminal(shellText(plainWords(words)));
    return message('running.typed', { run: 'run it' });
  },
});

const enterInTerminal = defineAction({
  name: 'enter_in_terminal',
  description: 'Runs what was typed into the terminal by voice. Asked on screen first.',
  risk: 'runs',
  needs: [],
  forModels: false,
  input: z.strictObject({}),
  async run(_input, { hands }) {
    await hands.programs.enterInTerminal();
    return message('running.entered');
  },
});
