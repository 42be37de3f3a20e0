import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import { added } from '../../adding/added.ts';
import { argumentCode } from '../../adding/said/statements.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { thingAt } from '../../places/scopeAt.ts';
import { caret } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

/** Gives a call one argument more: "pass total to the run call". */
export const passArgument = defineVerb({
  name: 'pass_argument',
  description: 'Gives a call one more argument: "pass total to the run call".',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ value: described(z.string().check(z.minLength(1)), 'As it is said.'), target }),
  group: 'write',
  said: [
    {
      say: ['pass <text> to <target>'],
      also: [
        'pass <text> (in | into | as an argument to | as argument to) <target>',
        'add [(a | an | the | another)] argument <text> to [the] (call (of | to) | calls to) <target>',
        'add <text> as [(a | an | another)] [(last | further | new)] argument (to | of) <target>',
      ],
      with: said => ({ value: said('text'), target: said('target') }),
      help: message('help.pass', { example: 'pass total to the run call' }),
    },
    {
      say: ['add <text> as (an | another | the last) argument [here]'],
      also: ['pass <text> as (an | another | the last) argument [here]', 'pass in <text>'],
      with: said => ({ value: said('text'), target: 'the call' }),
      help: message('help.pass', { example: 'add total as an argument' }),
    },
  ],
  plan(given, place) {
    const value = wordsIn(given.value);
    const call = callOf(wordsIn(given.target), place);
    if (!call || argumentCode(value, place.wording) === undefined) return undefined;
    const words = value.length > 1 && /^(the|a|an)$/i.test(value[0] ?? '') ? value.slice(1) : value;
    const cursor = place.text.indexOf('(', call.start);
    if (cursor < 0 || cursor >= call.end) return undefined;
    return added(['argument', ...words], { ...place, cursor, selection: caret(cursor) });
  },
});

/** What is called so, if it is a call: "run", "the run call", "the call of run". */
function callOf(words: readonly string[], place: Place): Pointed | undefined {
  if (/^the call$/i.test(words.join(' '))) {
    const here = thingAt(words, place);
    const line = lineAt(place.text, place.cursor);
    return here?.kind === 'call' && here.start >= line.start && here.end <= line.end ? here : undefined;
  }
  const isCall = words.some(word => /^calls?$/i.test(word));
  const name = words.filter(word => !/^(the|a|function)$/i.test(word));
  const ways = isCall
    ? [words]
    : [
        ['the', 'call', 'of', ...name],
        ['the', ...name, 'call'],
      ];
  for (const way of ways) {
    const said = way.map((word, at) => (word === 'to' && way[at - 1] === 'call' ? 'of' : word));
    const there = thingAt(said, place);
    if (there?.kind === 'call') return there;
  }
  return undefined;
}
