import { type Message, message } from '../../messages/message.ts';
import type { TurnEvent } from '../../session/turnEvents.ts';

const MINUTE_MS = 60_000;

/** What a conversation has used, to be told at its end. */
export class TalkUse {
  readonly #now: () => number;
  #sinceMs: number | undefined;
  #used: Extract<TurnEvent, { readonly event: 'usage' }> | undefined;

  /** `now` is a clock in ms. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Hears all that happens; at the end of a conversation, how long it was and what it has used. */
  follow(event: TurnEvent): Message | undefined {
    if (event.event === 'usage') this.#used = event;
    if (event.event !== 'talk' || event.state === 'muted') return undefined;
    if (event.state === 'on') {
      this.#sinceMs ??= this.#now();
      return undefined;
    }
    const minutes = Math.round((this.#now() - (this.#sinceMs ?? this.#now())) / MINUTE_MS);
    const used = this.#used;
    this.#sinceMs = undefined;
    this.#used = undefined;
    if (!used) return undefined;
    const tokens = { minutes, input: used.inputTokens, cached: used.cachedTokens, output: used.outputTokens };
    return used.isUnknown ? message('conversation.used-at-least', tokens) : message('conversation.used', tokens);
  }
}
