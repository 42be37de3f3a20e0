import { entryOf } from '../entryOf.ts';
/** Measures the steps of a turn, in whole ms. The clock is `performance.now` or a test's. */
export class Stopwatch {
  readonly #now: () => number;
  #start: number;
  readonly #ms: Record<string, number> = {};

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#start = now();
  }

  /** What was until now does not count, also of the steps that go on: someone was still speaking, or had not begun. */
  begin(): void {
    this.#start = this.#now();
  }

  /** Times a step; steps of one name add up. Its time counts also when it fails. */
  async time<T>(step: string, work: () => Promise<T>): Promise<T> {
    const from = this.#now();
    try {
      return await work();
    } finally {
      this.#ms[step] = (entryOf(this.#ms, step) ?? 0) + Math.round(this.#now() - Math.max(from, this.#start));
    }
  }

  /** Notes how long after the start something happened, the first time only. */
  mark(step: string): void {
    this.#ms[step] ??= Math.round(this.#now() - this.#start);
  }

  /** All steps so far, and the total. */
  read(): Readonly<Record<string, number>> {
    return { ...this.#ms, total: Math.round(this.#now() - this.#start) };
  }
}
