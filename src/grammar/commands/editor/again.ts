import { message } from '../../../messages/message.ts';
import { cardinalAt } from '../../english/numbers.ts';
import type { Rule } from '../../verbs/rule.ts';

/** What was done last: back, again, or understood otherwise. */
export const AGAIN: readonly Rule[] = [
  {
    say: ['undo [that | it | this]'],
    does: 'undo',
    with: () => ({}),
    help: message('commands.undo'),
  },
  {
    say: ['scratch that', 'never mind that', 'take that back', 'undo everything', 'undo all of (that | it)'],
    does: 'undo_turn',
    with: () => ({}),
    help: message('commands.undo-turn'),
  },
  {
    say: ['redo [that | it | this]'],
    does: 'run_command',
    with: () => ({ command: 'redo' }),
    help: message('commands.redo'),
  },
  {
    say: ['repeat [that | it | this]', 'again', '(do | say) (that | it) again', 'once more'],
    does: 'repeat_last',
    help: message('commands.repeat-last', { example: 'repeat that three times' }),
  },
  {
    say: [
      '(use | pick | choose | take) [number | option | alternative] <count>',
      '(number | option | alternative) <count>',
    ],
    does: 'use_alternative',
    with: said => ({ number: cardinalAt(said('count').split(' '), 0)?.value }),
    help: message('commands.use-alternative', { example: 'use two' }),
  },
];
