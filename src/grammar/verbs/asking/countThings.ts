import { basename } from 'node:path';
import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import type { View } from '../../../actions/view/view.ts';
import { visibleLine } from '../../../common/visible.ts';
import { message } from '../../../messages/message.ts';
import type { LivePlace } from '../acting/livePlace.ts';
import { defineVerb, wordsIn } from '../verb.ts';
import { about } from './about.ts';
import { type Counted, countedIn, type FoundThings, spansOf } from './things.ts';

export const countThings = defineVerb({
  name: 'count_things',
  description: 'Counts errors, lines, things of structure or occurrences of words.',
  risk: 'reads',
  input: z.strictObject({
    what: described(z.string().check(z.minLength(1)), 'As it is said: "functions in this file".'),
  }),
  group: 'ask',
  said: [
    {
      say: ['[tell me] how many <counted>', 'count [all] [the] <counted>', '[tell me] how often <counted>'],
      with: said => ({ what: said('counted') }),
      help: message('commands.how-many', { example: 'how many functions are in this file' }),
    },
    {
      say: ['how (long | big) is <target>', 'how many lines (is | are in | has | does) <target> [have | long]'],
      with: said => ({ what: `lines in ${said('target')}` }),
      help: message('commands.how-long', { example: 'how long is this function' }),
    },
  ],
  plan({ what }, place) {
    const counted = countedIn(wordsIn(what.toLowerCase()));
    const found = counted && spansOf(counted, place);
    return found && about(found.within);
  },
  async answer({ what }, _asked, place, view) {
    const counted = countedIn(wordsIn(what.toLowerCase())) as Counted;
    const things = visibleLine(counted.things.join(' '));
    const file = basename(place.document.path);
    if (counted.kind === 'problems') return problems(counted, place, view, file);
    const { spans, within } = spansOf(counted, place) as FoundThings;
    const isAll = within.start === 0 && within.end === place.text.length;
    if (counted.kind === 'occurrences')
      return message('questions.occurrences', { words: things, count: spans.length, file });
    if (isAll) return message('questions.count-in-file', { things, count: spans.length, file });
    const first = place.text.slice(0, within.start).split('\n').length;
    return message('questions.count', { things, count: spans.length, line: first });
  },
});

async function problems({ things }: Counted, { document }: LivePlace, view: View, file: string) {
  const wanted = /^err|^mist/.test(things[0] ?? '') ? 'error' : /^warn/.test(things[0] ?? '') ? 'warning' : undefined;
  const all = (await view.languages.diagnostics(document)).filter(({ severity }) =>
    wanted ? severity === wanted : severity !== 'hint',
  );
  return message('questions.count-in-file', { things: things.join(' '), count: all.length, file });
}
