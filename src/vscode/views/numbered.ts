import { type Message, message } from '../../messages/message.ts';

/** Other readings of a command, by the numbers that one says to take them: from two on, for the first was done. Not for none. */
export function numbered(readings: readonly string[]): Message {
  return readings
    .map((says, index) => message('screen.numbered', { number: index + 2, says }))
    .reduceRight((second, first) => message('screen.and', { first, second }));
}
