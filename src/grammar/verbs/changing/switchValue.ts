import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import { ownersOf } from '../../places/finding/ownedBy.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { caret } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { SWITCH_OFF, SWITCH_ON, SWITCH_OVER } from '../said/inDocuments.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { heldValues } from './heldValue.ts';

/** What is so and what is not, as it is written. */
const PAIRS: readonly (readonly [on: string, off: string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['on', 'off'],
  ['enabled', 'disabled'],
];

/** Keys that tell whether a thing works at all, and whether it does where they are true. */
const TELLING: readonly (readonly [key: readonly string[], isOn: boolean])[] = [
  [['enabled'], true],
  [['enable'], true],
  [['active'], true],
  [['disabled'], false],
];

export const switchValue = defineVerb({
  name: 'switch_value',
  description: 'Turns a value on or off that is true or false.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, to: z.enum(['on', 'off', 'other']) }),
  group: 'edit',
  said: [
    {
      say: ['turn on <target>'],
      also: SWITCH_ON,
      with: said => ({ target: said('target'), to: 'on' as const }),
      help: message('help.switch-on', { example: 'turn debug on', second: 'enable the rain sensor' }),
      isWide: true,
    },
    {
      say: ['turn off <target>'],
      also: SWITCH_OFF,
      with: said => ({ target: said('target'), to: 'off' as const }),
      help: message('help.switch-off'),
      isWide: true,
    },
    {
      say: ['toggle <target>'],
      also: SWITCH_OVER,
      with: said => ({ target: said('target'), to: 'other' as const }),
      help: message('help.switch-over'),
      isWide: true,
    },
  ],
  plan(given, place) {
    const words = wordsIn(given.target);
    const own = AT_HAND.test(words.join(' ')) ? valuesInLine(place) : heldValues(words, place);
    const found = own.length > 0 ? own.map(value => ({ value, isOn: true })) : tellingOf(words, place);
    const [only] = found;
    if (!only || found.length > 1) return undefined;
    const { start, end } = only.value;
    const old = place.text.slice(start, end);
    const now = switched(old, given.to === 'other' ? given.to : (given.to === 'on') === only.isOn);
    if (now === undefined || now === old) return undefined;
    return { edits: [{ start, end, text: now }], selections: [caret(start + now.length)] };
  },
});

const AT_HAND = /^(?:(?:this|that|the) )?(?:boolean|bool|flag|boolean value)(?: here)?$/i;

/** What is true or false where one is: the one that the cursor is in, else all of the line. */
function valuesInLine({ text, cursor }: Place): readonly Pointed[] {
  const line = lineAt(text, cursor);
  const all = [
    ...text.slice(line.start, line.end).matchAll(/(?<![\p{L}\p{N}_])(?:true|false)(?![\p{L}\p{N}_])/giu),
  ].map(({ index, 0: word }) => pointed({ start: line.start + index, end: line.start + index + word.length }, 'value'));
  const here = all.filter(({ start, end }) => start <= cursor && cursor <= end);
  return here.length > 0 ? here : all;
}

/** "Enable the rain sensor" is about what tells whether it is. */
function tellingOf(words: readonly string[], place: Place): readonly { value: Pointed; isOn: boolean }[] {
  const plain = words.length > 1 && /^(the|this|that)$/i.test(words[0] ?? '') ? words.slice(1) : words;
  for (const owner of ownersOf(plain, place))
    for (const [key, isOn] of TELLING) {
      const values = heldValues([...key], { ...place, cursor: owner.start }).filter(
        value => value.start >= owner.start && value.end <= owner.end,
      );
      if (values.length > 0) return values.map(value => ({ value, isOn }));
    }
  return [];
}

/** The other of a pair in the same letters, or what says that it is so or not; undefined for what is none of a pair. */
function switched(old: string, to: boolean | 'other'): string | undefined {
  const bare = old.replace(/^["']|["']$/g, '');
  const small = bare.toLowerCase();
  const pair = PAIRS.find(one => one.includes(small));
  if (!pair) return undefined;
  const isOn = to === 'other' ? pair[1] === small : to;
  const now = isOn ? pair[0] : pair[1];
  const written =
    bare === small ? now : bare === bare.toUpperCase() ? now.toUpperCase() : now.charAt(0).toUpperCase() + now.slice(1);
  return old.replace(bare, written);
}
