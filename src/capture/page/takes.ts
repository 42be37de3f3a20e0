import { type Message, message } from '../../messages/message.ts';
import type { Frame } from '../microphone.ts';
import type { ToPage } from './protocol.ts';
import { Take } from './take.ts';

/** How long a page that was told to stop may take to hand over what it still has. */
const DRAIN_MS = 300;

/**
 * The recordings of one page, one after the other. Sound does not say which it belongs to, but the page answers each
 * stop when it has sent all of that recording.
 */
export class Takes {
  readonly #send: (said: ToPage) => void;
  #now: Take | undefined;
  /** Stops that the page has not answered yet: sound that comes meanwhile is of an earlier recording. */
  #unanswered = 0;

  constructor(send: (said: ToPage) => void) {
    this.#send = send;
  }

  start(): Take {
    if (this.#now) this.stop(this.#now);
    this.#now = new Take();
    this.#send({ type: 'start' });
    return this.#now;
  }

  /** Once for each that was started, however often it is called; a page that has gone is not to answer for it. */
  stop(take: Take): void {
    if (take.stopping || take !== this.#now) return;
    take.stop(DRAIN_MS);
    this.#unanswered++;
    this.#send({ type: 'stop' });
  }

  heard(samples: Frame): void {
    const earlier = this.#unanswered - (this.#now?.stopping ? 1 : 0);
    if (earlier === 0) this.#now?.hear(samples);
  }

  stopped(): void {
    this.#unanswered = Math.max(0, this.#unanswered - 1);
    if (this.#now?.stopping && this.#unanswered === 0) this.#now.end();
  }

  end(why: Message): void {
    this.#now?.end(why);
  }

  /** The page came or went: nothing of an earlier recording can follow. */
  cut(): void {
    this.end(message('page.closed'));
    this.#now = undefined;
    this.#unanswered = 0;
  }
}
