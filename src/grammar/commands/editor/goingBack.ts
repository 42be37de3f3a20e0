import { message } from '../../../messages/message.ts';
import { cardinalAt } from '../../english/numbers.ts';
import type { Rule } from '../../verbs/rule.ts';

const GO = '(go | take me | jump | bring me | get me | put me | move | return)';
/** Where one was, as people say it. */
const WAS =
  '(where i (was [before | earlier | working | reading | looking] | came from | left off | started) | the (place | spot | line) [where] i was [at] [before])';
const PLACE = '[cursor] (place | position | location | spot)';

/** Places where one was, and spoke. */
export const GOING_BACK: readonly Rule[] = [
  {
    say: [
      '[(go | take me | jump | bring me)] back [to] where i (was | was before | came from | left off)',
      '(go | take me | jump | return) [back] to (the | my) (last | previous) (place | position | location | spot)',
      '(go | jump | return) to where i (was | was before | came from)',
    ],
    also: [
      `[${GO}] back [to] ${WAS}`,
      `${GO} to ${WAS}`,
      'put me where i was',
      `${GO} [back] [to] (the | my) (last | previous) ${PLACE}`,
      `(last | previous) ${PLACE}`,
    ],
    does: 'return_to_place',
    with: () => ({ steps: 1 }),
    help: message('commands.return-to-place', { example: 'back to where I was' }),
  },
  {
    say: ['(go | jump) back <count> [places | jumps | spots | steps]', 'back <count> [places | jumps | spots | steps]'],
    also: [`(${GO} back | back up) <count> (place | places | jump | jumps | spot | spots | step | steps)`],
    does: 'return_to_place',
    with: said => ({ steps: cardinalAt(said('count').toLowerCase().split(' '), 0)?.value }),
    help: message('commands.return-several', { example: 'go back two' }),
  },
  {
    say: ['(go | jump) back a couple [of] (places | jumps | spots | steps)'],
    does: 'return_to_place',
    with: () => ({ steps: 2 }),
    help: message('commands.return-several', { example: 'go back two' }),
  },
];
