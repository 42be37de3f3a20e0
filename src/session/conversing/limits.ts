import { type Message, message } from '../../messages/message.ts';

const MINUTE_MS = 60_000;
/** It is said that it will end so long before, in ms, or where half of a short time is over. */
const BEFORE_MS = MINUTE_MS;
/** It is said that it will end when so much of the money is spent. */
const MOST_SHARE = 0.8;

export interface LimitsProps {
  /** How long it may last; 0: as long as the user wants. */
  readonly minutes: number;
  /** What it may cost, in US$; 0: whatever it does. */
  readonly dollars: number;
  /** It will end soon. */
  readonly warn: (why: Message) => void;
  readonly end: (why: Message) => void;
}

/** What a conversation may take, in minutes and in money. Each is told before it is used up, and once. */
export class Limits {
  readonly #props: LimitsProps;
  readonly #timers: readonly NodeJS.Timeout[];
  #isWarned = false;
  #isOver = false;

  constructor(props: LimitsProps) {
    this.#props = props;
    const { minutes } = props;
    const ms = minutes * MINUTE_MS;
    this.#timers =
      ms > 0
        ? [
            setTimeout(
              () => props.warn(message('conversation.ends-in-time', { minutes })),
              ms - Math.min(BEFORE_MS, ms / 2),
            ),
            setTimeout(() => props.end(message('conversation.ended-by-time', { minutes })), ms),
          ]
        : [];
  }

  /** So much was spent until now, in US$, as far as that is known. */
  spent(dollars: number | undefined): void {
    const { dollars: limit, warn, end } = this.#props;
    if (limit <= 0 || dollars === undefined || this.#isOver) return;
    this.#isOver = dollars >= limit;
    if (this.#isOver) end(message('conversation.ended-by-cost', { limit }));
    else if (!this.#isWarned && dollars >= limit * MOST_SHARE) {
      this.#isWarned = true;
      warn(message('conversation.ends-by-cost', { limit, spent: dollars }));
    }
  }

  dispose(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
