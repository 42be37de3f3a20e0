import { message } from '../messages/message.ts';
import { text } from '../messages/text.ts';
import type { Teller } from './turnEvents.ts';

/**
 * Tells once that commands and words which came with the workspace do not count, for nobody trusts it: at the end of a turn
 * that came to something. One that failed for want of them says so itself, with what mends it.
 */
export class LeftOut {
  #isTold = false;

  /** Tells what a turn tells. `leavesOut`: whether there is anything that does not count. */
  around(tell: Teller, leavesOut: boolean): Teller {
    return happening => {
      if (happening.event === 'done' && leavesOut && !this.#isTold) {
        this.#isTold = true;
        tell({ event: 'notice', text: text(message('own.left-out')) });
      }
      tell(happening);
    };
  }
}
