import { AloudError, asAloudError, cancelled, throwIfAborted } from '../../common/errors.ts';
import { message } from '../../messages/message.ts';

/**
 * The time that a call has, which stands still while the user is asked something. When it is up, or the turn is
 * cancelled, or the call has ended, `signal` fires: whatever belongs to the call does nothing more from then on.
 */
export class TimeLimit {
  readonly #ended = new AbortController();
  readonly #turn: AbortSignal;
  readonly #cancel = (): void => this.#ended.abort(cancelled());
  #leftMs: number;
  #startedAt = 0;
  #handle: NodeJS.Timeout | undefined;
  #pauses = 0;
  readonly #onEnd: () => void;

  constructor(name: string, limitMs: number, turn: AbortSignal) {
    this.#turn = turn;
    this.#leftMs = limitMs;
    this.#onEnd = () =>
      this.#ended.abort(
        new AloudError({
          code: 'timed-out',
          message: message('acting.took-too-long', { action: name, seconds: limitMs / 1000 }),
          forModel: `${name} took longer than ${limitMs / 1000} seconds and was stopped. Look at what it has done before you go on.`,
        }),
      );
  }

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  /** Does the work as long as there is time. Throws what it throws; `timed-out`; `cancelled`. */
  async race<T>(work: () => Promise<T>): Promise<T> {
    throwIfAborted(this.#turn);
    this.#turn.addEventListener('abort', this.#cancel, { once: true });
    this.#start();
    try {
      // Listens before the work begins, which may end the turn at once.
      const end = rejection(this.signal);
      end.catch(() => {});
      return await Promise.race([work(), end]);
    } catch (thrown) {
      throwIfAborted(this.#turn);
      throw asAloudError(this.signal.aborted ? this.signal.reason : thrown);
    } finally {
      clearTimeout(this.#handle);
      this.#turn.removeEventListener('abort', this.#cancel);
      this.#ended.abort(cancelled());
    }
  }

  /** Asking takes as long as it takes. */
  async pause<T>(asked: Promise<T>): Promise<T> {
    if (this.#pauses++ === 0) {
      clearTimeout(this.#handle);
      this.#leftMs -= performance.now() - this.#startedAt;
    }
    try {
      return await asked;
    } finally {
      if (--this.#pauses === 0 && !this.signal.aborted) this.#start();
    }
  }

  #start(): void {
    this.#startedAt = performance.now();
    this.#handle = setTimeout(this.#onEnd, Math.max(this.#leftMs, 0));
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
