import type { Log } from '../../common/log.ts';
import type { Teller } from '../turnEvents.ts';

/** Tells on, and goes on where whoever is told fails: what shows a conversation is no part of it. */
export function unharmed(tell: Teller, log: Log): Teller {
  return happening => {
    try {
      tell(happening);
    } catch (thrown) {
      log.error(`What is told of a conversation could not be shown: ${happening.event}`, thrown);
    }
  };
}
