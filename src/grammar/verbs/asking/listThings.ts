import { basename } from 'node:path';
import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { visibleLine } from '../../../common/visible.ts';
import { message } from '../../../messages/message.ts';
import { defineVerb, wordsIn } from '../verb.ts';
import { about } from './about.ts';
import { type Counted, countedIn, type FoundThings, spansOf } from './things.ts';

/** More names are not followed by ear. */
const MOST_TOLD = 20;

const LIST = '(list | name | read [me] | tell me)';

export const listThings = defineVerb({
  name: 'list_things',
  description: 'Tells the names of the functions, classes, parameters or the like of a file or of a part of it.',
  risk: 'reads',
  input: z.strictObject({
    what: described(z.string().check(z.minLength(1)), 'As it is said: "functions in this file".'),
  }),
  group: 'ask',
  said: [
    {
      say: [
        `${LIST} [me] [all] [of] [the] <counted>`,
        "(what is | what are | what's) [all] the <counted>",
        '[tell me] (what | which) <counted>',
      ],
      with: said => ({ what: said('counted') }),
      help: message('commands.list-things', { example: 'list the functions in this file' }),
    },
  ],
  plan({ what }, place) {
    const counted = countedIn(wordsIn(what.toLowerCase()));
    const found = counted?.kind === 'things' ? spansOf(counted, place) : undefined;
    // What has no names is not told by them.
    return found?.spans.every(({ name }) => name) ? about(found.within) : undefined;
  },
  async answer({ what }, _asked, place) {
    const counted = countedIn(wordsIn(what.toLowerCase())) as Counted;
    const { spans } = spansOf(counted, place) as FoundThings;
    const things = visibleLine(counted.things.join(' '));
    const file = basename(place.document.path);
    if (spans.length === 0) return message('questions.count-in-file', { things, count: 0, file });
    const names = spans.slice(0, MOST_TOLD).map(({ name = '' }) => visibleLine(name));
    const more = spans.length - names.length;
    return message('questions.list', { things, names, more });
  },
});
