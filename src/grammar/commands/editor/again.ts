import { message } from '../../../messages/message.ts';
import { cardinalAt } from '../../english/numbers.ts';
import type { Rule } from '../../verbs/rule.ts';

/** What was done last: back, again, or understood otherwise. */
export const AGAIN: readonly Rule[] = [
  {
    say: ['undo [that | it | this]'],
    also: [
      '(oops | whoops) [undo [that | it | this]]',
      'undo [the] last (change | edit | thing | one | step | action)',
      '(revert | reverse) (that | it | [the] last change | [the] last edit)',
      "(that's | that is | that was) (wrong | not right | not what i meant | not what i wanted | a mistake)",
      '(put | change) (that | it) back [(the way | as | how) it was]',
      'undo what (i | you | we) [just] did',
      '(no | nope | oh no | wait | sorry) undo [that | it | this]',
    ],
    does: 'undo',
    with: () => ({}),
    help: message('commands.undo'),
  },
  {
    say: ['scratch that', 'never mind that', 'take that back', 'undo everything', 'undo all of (that | it)'],
    also: [
      'take (it | this) back',
      'forget (that | it)',
      '(scratch | undo | take back) (what i [just] said | the last thing i [just] said)',
      '(no | nope | oh no | wait | sorry) (scratch that | take that back | forget that)',
      'cancel that',
    ],
    does: 'undo_turn',
    with: () => ({}),
    help: message('commands.undo-turn'),
  },
  {
    say: ['redo [that | it | this]'],
    also: ['(bring | get) (that | it) back', 'undo [the] undo', 'redo [the] last (change | edit)'],
    does: 'run_command',
    with: () => ({ command: 'redo' }),
    help: message('commands.redo'),
  },
  {
    say: ['repeat [that | it | this]', 'again', '(do | say) (that | it) again', 'once more'],
    also: [
      '(and | now) again',
      '(one | once) more [time]',
      'repeat [the] last (command | action | thing)',
      'do [the] same [thing] (again | once more)',
      'same again',
    ],
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
