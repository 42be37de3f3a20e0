import { type Message, message, sentences } from '../../messages/message.ts';
import { language } from '../../messages/text.ts';
import type { Cost, TurnEvent } from '../../session/turnEvents.ts';

const MINUTE_MS = 60_000;

type Used = Extract<TurnEvent, { readonly event: 'usage' }>;

/** How long a conversation is, what it has used and what that costs: while it goes on, and at its end. */
export class TalkUse {
  readonly #now: () => number;
  #sinceMs: number | undefined;
  #used: Used | undefined;

  /** `now` is a clock in ms. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** What is told beside what goes on; itself where there is no conversation. */
  beside(state: Message): Message {
    if (this.#sinceMs === undefined || !this.#used) return state;
    const { cost } = this.#used;
    const minutes = this.#minutes;
    return cost
      ? message('status.spent', { state, minutes, cost: cost.dollars })
      : message('status.spent-unknown', { state, minutes });
  }

  /** Hears all that happens; at the end of a conversation, how long it was, what it has used and what that costs. */
  follow(event: TurnEvent): Message | undefined {
    if (event.event === 'usage') this.#used = event;
    if (event.event !== 'talk' || event.state === 'muted') return undefined;
    if (event.state === 'on') {
      this.#sinceMs ??= this.#now();
      return undefined;
    }
    const minutes = this.#minutes;
    const used = this.#used;
    this.#sinceMs = undefined;
    this.#used = undefined;
    if (!used) return undefined;
    return sentences([usedIn(minutes, used), costs(used.cost, used.isUnknown)]);
  }

  get #minutes(): number {
    return Math.round((this.#now() - (this.#sinceMs ?? this.#now())) / MINUTE_MS);
  }
}

/** In what the server counts: tokens, or the time for which a Live session was open. */
function usedIn(minutes: number, used: Used): Message {
  const { inputTokens: input, cachedTokens: cached, outputTokens: output, isUnknown } = used;
  if (input + output > 0 || used.seconds === 0) {
    const tokens = { minutes, input, cached, output };
    return isUnknown ? message('conversation.used-at-least', tokens) : message('conversation.used', tokens);
  }
  const time = { minutes, seconds: Math.round(used.seconds) };
  return isUnknown ? message('conversation.used-sound-at-least', time) : message('conversation.used-sound', time);
}

function costs(cost: Cost | undefined, isAtLeast: boolean): Message {
  if (!cost) return message('conversation.cost-unknown');
  const about = { cost: cost.dollars, month: monthOf(cost.pricesOf) };
  return isAtLeast ? message('conversation.cost-at-least', about) : message('conversation.cost', about);
}

/** A month such as `2026-11`, in the person's language. */
function monthOf(date: string): string {
  const words = new Intl.DateTimeFormat(language(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return words.format(new Date(`${date}-01T00:00:00Z`));
}
