import type { Timer } from './talk/talk.ts';

/** The clocks of a conversation, one of each name. */
export class Timers {
  readonly #ring: (timer: Timer) => void;
  readonly #set = new Map<Timer, NodeJS.Timeout>();

  constructor(ring: (timer: Timer) => void) {
    this.#ring = ring;
  }

  /** In place of what was set before; undefined for never. */
  set(timer: Timer, ms: number | undefined): void {
    clearTimeout(this.#set.get(timer));
    this.#set.delete(timer);
    if (ms !== undefined)
      this.#set.set(
        timer,
        setTimeout(() => this.#ring(timer), ms),
      );
  }

  clear(): void {
    for (const timeout of this.#set.values()) clearTimeout(timeout);
  }
}
