import { message } from '../../../messages/message.ts';
import { keyOf } from '../../english/keys.ts';
import type { Rule } from '../../verbs/rule.ts';

/** Keys by their names. */
export const PRESSING: readonly Rule[] = [
  {
    say: ['(press | hit | tap) [the] <key> [key | keys | bar]', '[the] <loneKey> (key | arrow)', 'arrow <loneKey>'],
    does: 'press_key',
    with: said => {
      const words = said('key') || said('loneKey');
      return { key: keyOf(words.split(' ')) ?? words };
    },
    help: message('commands.press', { example: 'press escape', second: 'press control shift p' }),
  },
];
