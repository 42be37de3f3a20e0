import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { isVerb } from '../../english/plain/verbs.ts';
import { quantityOf } from '../../english/quantities.ts';
import type { Place } from '../../places/place.ts';
import { caret, type SpanEdit } from '../../places/text/outcome.ts';
import { BARE_INSTEAD, BEHIND_INSTEAD, INSTEAD_OF, SAYS_INSTEAD, USE_INSTEAD, WISH_PAIR } from '../said/wishes.ts';
import { defineVerb, wordsIn } from '../verb.ts';
import { atHand, type Exchange, exchanged, fromHere, inWhatHasIt, placesOf } from './exchanged.ts';

/** What says how something has its value, and is no part of it: "exit with two". */
const SMALL = /^(?:with|by|to|at|of|is|be|in|for|on|as|equals|equal)$/i;

/** Where nothing but the two is said, each is a value or a name. */
const MOST_WORDS_ALONE = 4;

export const exchangeTarget = defineVerb({
  name: 'exchange_target',
  description: 'Puts something in the place of something else that is said too, where that stands once.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({
    to: described(z.string(), 'As it is said; empty where it is said behind the target.'),
    old: described(z.string(), 'What stands there.'),
    target: z.optional(described(z.string(), 'What has it, or what it stands in.')),
    letters: z.optional(described(z.string(), 'The new words with their capitals, for a text.')),
    by: described(
      z.enum(['name', 'use', 'place', 'pair', 'text']),
      'How sure it is: by what has it, by being told, by its place.',
    ),
  }),
  group: 'edit',
  said: [
    {
      say: ['use <text> instead of <old>'],
      also: USE_INSTEAD,
      with: said => ({ to: said('text'), old: said('old'), by: 'use' as const }),
      help: message('help.use-instead', { example: 'use warn instead of info' }),
    },
    {
      say: INSTEAD_OF,
      with: said => ({ target: said('target'), to: said('text'), old: said('old'), by: 'name' as const }),
      help: message('help.wish-instead', { example: 'limit 20 instead of 10' }),
      isWide: true,
    },
    {
      say: SAYS_INSTEAD,
      with: said => ({ target: said('target'), to: said('text'), old: said('old'), by: 'text' as const }),
      help: message('help.says-instead', { example: 'the heading should say all tasks instead of open tasks' }),
      isWide: true,
    },
    {
      say: BEHIND_INSTEAD,
      with: said => ({ target: said('target'), to: '', old: said('old'), by: 'name' as const }),
      help: message('help.wish-instead', { example: 'limit 20 instead of 10' }),
      isWide: true,
    },
    {
      say: BARE_INSTEAD,
      with: said => ({ to: said('text'), old: said('old'), by: 'place' as const }),
      help: message('help.bare-instead', { example: 'private not public' }),
      isWide: true,
    },
    {
      say: WISH_PAIR,
      with: said => ({ to: said('text'), old: said('target'), by: 'pair' as const }),
      help: message('help.wish-pair', { example: 'true to false' }),
      isWide: true,
    },
  ],
  plan({ to, old, target, letters, by }, place) {
    const given = { to: wordsIn(to), old: withoutSmall(wordsIn(old)), letters };
    const edit = editOf(given, target === undefined ? [] : wordsIn(target), by, place);
    if (!edit || edit.text === place.text.slice(edit.start, edit.end)) return undefined;
    return { edits: [edit], selections: [caret(edit.start + edit.text.length)] };
  },
});

type By = 'name' | 'use' | 'place' | 'pair' | 'text';

function editOf(given: Exchange, target: readonly string[], by: By, place: Place): SpanEdit | undefined {
  const { to, old } = given;
  switch (by) {
    case 'use':
      return isDescription(old, place) ? undefined : exchanged(given, fromHere(place), true, place);
    case 'pair':
      return isValue(to) && isValue(old) ? exchanged(sameBeginning(given), atHand(place), false, place) : undefined;
    case 'place': {
      // "Delete this line, not that one" tells what to do.
      const exchange = sameBeginning(given);
      return [to, old].some(words => words.length > 1 && isVerb(words[0] ?? '')) ||
        Math.max(to.length, old.length) > MOST_WORDS_ALONE
        ? undefined
        : exchanged(exchange, atHand(place), false, place);
    }
    default:
      return to.length === 0
        ? behind(target, given, place)
        : exchanged(given, inTarget(target, given, by, place), by === 'text', place);
  }
}

/** "Three to four", "version three to version four": numbers alone can be told from what people say. */
function isValue(words: readonly string[]): boolean {
  return quantityOf(/^version$/i.test(words[0] ?? '') ? words.slice(1) : words) !== undefined;
}

/** "The linear scan" tells what something does, where it is no text that stands there so. */
function isDescription(old: readonly string[], { text }: Place): boolean {
  if (!/^(?:the|a|an)$/i.test(old[0] ?? '') || old.length < 3) return false;
  return placesOf(old, { start: 0, end: text.length }, text).length === 0;
}

/** "Limit 20 instead of 10": the new value is said behind what has it. */
function behind(said: readonly string[], { old, letters }: Exchange, place: Place): SpanEdit | undefined {
  for (let at = said.length - 1; at > 0; at--) {
    const to = withoutSmall(said.slice(at));
    const name = said.slice(0, at);
    const has = SMALL.test(name.at(-1) ?? '') ? name.slice(0, -1) : name;
    if (has.length === 0 || to.length === 0) continue;
    const edit = exchanged({ to, old, letters }, inWhatHasIt(has, place), false, place);
    if (edit) return edit;
  }
  return undefined;
}

function* inTarget(target: readonly string[], { old }: Exchange, by: By, place: Place): Generator<readonly Span[]> {
  yield* inWhatHasIt(target, place);
  // A text of several words is there but once, whatever it is called that shows it.
  const all = { start: 0, end: place.text.length };
  if (by === 'text' && old.length > 1) yield [all];
}

function withoutSmall(words: readonly string[]): readonly string[] {
  return words.length > 1 && SMALL.test(words[0] ?? '') ? words.slice(1) : words;
}

/** "Version three to version four" is about the number. */
function sameBeginning({ to, old, letters }: Exchange): Exchange {
  const [first = ''] = to;
  const isSame = to.length > 1 && old.length > 1 && first.toLowerCase() === old[0]?.toLowerCase();
  return isSame ? sameBeginning({ to: to.slice(1), old: old.slice(1), letters }) : { to, old, letters };
}
