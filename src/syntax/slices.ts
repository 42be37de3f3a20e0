import { setImmediate as breathe } from 'node:timers/promises';
import { throwIfAborted } from '../common/errors.ts';

/** Work on a text pauses after this long, in ms, so that the editor stays quick; it goes on where it was. */
const SLICE_MS = 8;

/** Turns of work by one thread, between which everything else has its turn. Throws `cancelled` when it is aborted. */
export class Slices {
  readonly #signal: AbortSignal | undefined;
  #until = performance.now() + SLICE_MS;

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  get isOver(): boolean {
    return performance.now() > this.#until;
  }

  async next(): Promise<void> {
    if (this.#signal) throwIfAborted(this.#signal);
    await breathe();
    this.#until = performance.now() + SLICE_MS;
  }

  /** Carries work out that pauses whenever it yields and the slice is over. */
  async run<T>(work: Iterator<void, T>): Promise<T> {
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) return step.value;
      if (this.isOver) await this.next();
    }
  }
}

/** Carries work out without a pause. */
export function atOnce<T>(work: Iterator<void, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}
