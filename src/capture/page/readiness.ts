import { AloudError } from '../../common/errors.ts';

/** How the microphone of the page stands, and who waits for it to be ready. */
export class Readiness {
  #now: 'unknown' | 'ready' | AloudError = 'unknown';
  readonly #waiting = new Set<() => void>();

  /** Those who wait go on waiting while it is unknown; an error is what they are told. */
  set(now: 'unknown' | 'ready' | AloudError): void {
    this.#now = now;
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves when it is ready or the signal has fired; throws what it is told, or after a while what `tired` makes. */
  ready(signal: AbortSignal, patienceMs: number, tired: () => AloudError): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        signal.removeEventListener('abort', look);
        settle();
      };
      const look = () => {
        const now = this.#now;
        if (signal.aborted || now === 'ready') end(resolve);
        else if (now instanceof AloudError) end(() => reject(now));
      };
      const timer = setTimeout(() => end(() => reject(tired())), patienceMs);
      this.#waiting.add(look);
      signal.addEventListener('abort', look);
      look();
    });
  }
}
