/**
 * Ends an attempt whose server has gone silent, or does not come to an end. Time counts only while something is awaited,
 * not while the reader is busy.
 */
export class Watchdog {
  readonly signal: AbortSignal;
  /** Whether time was up. */
  silent = false;
  readonly #controller = new AbortController();
  readonly #mostMs: number;
  readonly #now: () => number;
  #awaitedMs = 0;
  #heard = (): void => {};

  /** `mostMs` is how long all waiting together may last, by a clock in ms that never goes back. */
  constructor(user: AbortSignal, mostMs: number, now = () => performance.now()) {
    this.signal = AbortSignal.any([user, this.#controller.signal]);
    this.#mostMs = mostMs;
    this.#now = now;
  }

  /** The server is at work: silence begins anew, and may last `ms`. */
  heard(): void {
    this.#heard();
  }

  /** Waits for a piece of work; throws the signal's reason once nothing was heard for `firstMs`, and then for `ms`. */
  async within<T>(firstMs: number, ms: number, work: Promise<T>): Promise<T> {
    const from = this.#now();
    const leftMs = () => this.#mostMs - this.#awaitedMs - (this.#now() - from);
    const fallSilent = (): void => {
      this.silent = true;
      this.stop();
    };
    let timer = setTimeout(fallSilent, Math.max(0, Math.min(firstMs, leftMs())));
    this.#heard = () => {
      clearTimeout(timer);
      timer = setTimeout(fallSilent, Math.max(0, Math.min(ms, leftMs())));
    };
    let end = (): void => {};
    const ended = new Promise<never>((_resolve, reject) => {
      end = () => reject(this.signal.reason);
    });
    this.signal.addEventListener('abort', end, { once: true });
    if (this.signal.aborted) end();
    try {
      return await Promise.race([work, ended]);
    } finally {
      clearTimeout(timer);
      this.#heard = () => {};
      this.signal.removeEventListener('abort', end);
      this.#awaitedMs += this.#now() - from;
    }
  }

  stop(): void {
    this.#controller.abort();
  }
}
