import { message } from '../../../messages/message.ts';
import { cardinalAt } from '../../english/numbers.ts';
import type { Rule } from '../../verbs/rule.ts';

/** Places where one was, and spoke. */
export const GOING_BACK: readonly Rule[] = [
  {
    say: [
      '[(go | take me | jump | bring me)] back [to] where i (was | was before | came from | left off)',
      '(go | take me | jump | return) [back] to (the | my) (last | previous) (place | position | location | spot)',
      '(go | jump | return) to where i (was | was before | came from)',
    ],
    does: 'return_to_place',
    with: () => ({ steps: 1 }),
    help: message('commands.return-to-place', { example: 'back to where I was' }),
  },
  {
    say: ['(go | jump) back <count> [places | jumps | spots | steps]', 'back <count> [places | jumps | spots | steps]'],
    does: 'return_to_place',
    with: said => ({ steps: cardinalAt(said('count').toLowerCase().split(' '), 0)?.value }),
    help: message('commands.return-several', { example: 'go back two' }),
  },
];
