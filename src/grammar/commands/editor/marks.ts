import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';

/** Numbers at what is on screen, which every verb takes for what it is about. */
export const MARKS: readonly Rule[] = [
  {
    say: ['(show | display) [me] [the | some] (marks | labels | hints)', '(marks | labels) on', 'show numbers'],
    does: 'show_marks',
    with: () => ({}),
    help: message('commands.show-marks', { example: 'show marks' }),
  },
  {
    say: ['(show | display) [me] (all [the] | more) (marks | labels | hints)', 'show (marks | labels) everywhere'],
    does: 'show_marks',
    with: () => ({ all: true }),
    help: message('commands.show-all-marks'),
  },
  {
    say: [
      '(hide | dismiss) [the | all [the]] (marks | labels | hints | numbers)',
      '(no [more] | close) (marks | labels)',
      '(marks | labels) off',
    ],
    does: 'hide_marks',
    with: () => ({}),
    help: message('commands.hide-marks'),
  },
];
