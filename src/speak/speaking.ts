import type { Speech } from './speech.ts';
import { type Steer, TUNING } from './steering/steering.ts';
import { Tuning } from './tuning.ts';

/** What is being said, or was said last, from turn to turn: it can be steered, and gone on with. */
export class Speaking {
  readonly tuning = new Tuning();
  #last: Speech | undefined;
  #isRunning = false;
  #isAtHand = false;

  /** What was said last, or is being said. */
  get last(): Speech | undefined {
    return this.#last;
  }

  /** Whether it was cut short or paused, and nothing else was said since: a mere “go on” is about it. */
  get isAtHand(): boolean {
    return this.#isAtHand && this.#last?.state.phase === 'paused';
  }

  /** Steers what is being said, also while more of it is written. False where nothing is, and nothing was done. */
  steer(how: Steer): boolean {
    if (!this.#isRunning) return false;
    this.#last?.steer(how);
    return true;
  }

  /** Changes pace or loudness where nothing is being said: they count for what comes. False for any other wish. */
  tune(how: Steer): boolean {
    const effect = TUNING[how];
    if (effect) this.tuning.apply(effect);
    return effect !== undefined;
  }

  /** Something else was said. */
  pass(): void {
    this.#isAtHand = false;
  }

  /** `run` speaks. */
  async during<T>(speech: Speech, run: () => Promise<T>): Promise<T> {
    this.#last = speech;
    this.#isRunning = true;
    this.#isAtHand = true;
    try {
      return await run();
    } finally {
      if (this.#last === speech) this.#isRunning = false;
    }
  }
}
