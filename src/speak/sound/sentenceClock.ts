/** Tells when each sentence begins to be heard, by when the sound began and how much of it comes before the sentence. */
export class SentenceClock {
  readonly #heard: (line: number) => void;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #waiting: { readonly line: number; readonly ms: number }[] = [];
  /** When the first of the sound was heard, on the clock of `performance.now`; later after each gap in it. */
  #startedMs: number | undefined;

  constructor(heard: (line: number) => void) {
    this.#heard = heard;
  }

  /** So many ms of sound were handed over before this sentence. */
  begins(line: number, ms: number): void {
    if (this.#startedMs === undefined) {
      this.#waiting.push({ line, ms });
      return;
    }
    const now = performance.now();
    // Nothing is heard before it was handed over.
    this.#startedMs = Math.max(this.#startedMs, now - ms);
    this.#at(line, this.#startedMs + ms - now);
  }

  /** The sound begins. */
  start(): void {
    this.#startedMs = performance.now();
    for (const { line, ms } of this.#waiting.splice(0)) this.#at(line, ms);
  }

  /** Nothing more is heard of it. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #at(line: number, inMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#heard(line);
    }, inMs);
    this.#timers.add(timer);
  }
}
