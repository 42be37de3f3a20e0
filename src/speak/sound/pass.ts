import type { Spot } from '../steering/steering.ts';
import { OUTPUT_RATE_HZ } from '../voices/voice.ts';

export const BYTES_PER_MS = (OUTPUT_RATE_HZ * 2) / 1000;
/** The clock of a player is not exact to the sample, in ms. */
const TOLERANCE_MS = 60;

interface Stretch {
  readonly line: number;
  /** Where in the sentence's sound, and where in what was handed over, it begins, in bytes. */
  readonly within: number;
  readonly from: number;
  to?: number;
}

/** What was handed to a player in one go, sentence by sentence: tells from the ms that were heard how far that is. */
export class Pass {
  readonly start: Spot;
  /** Whether all there is was handed over. */
  isComplete = false;
  readonly #stretches: Stretch[] = [];
  #bytes = 0;

  constructor(start: Spot) {
    this.start = start;
  }

  /** How much was handed over, in ms. */
  get ms(): number {
    return this.#bytes / BYTES_PER_MS;
  }

  begin(line: number, within: number): void {
    this.#stretches.push({ line, within, from: this.#bytes });
  }

  add(bytes: number): void {
    this.#bytes += bytes;
  }

  /** The sentence that was begun last is whole. */
  end(): void {
    const last = this.#stretches.at(-1);
    if (last) last.to = this.#bytes;
  }

  /** Where it stood when so many ms had been heard. */
  spotAt(ms: number): Spot {
    const heard = ms * BYTES_PER_MS;
    const stretch = this.#stretches.findLast(({ from }) => from <= heard);
    if (!stretch) return this.start;
    const { line, within, from, to } = stretch;
    if (to !== undefined && heard >= to) return { line: line + 1, ms: 0 };
    return { line, ms: (heard - from + within) / BYTES_PER_MS };
  }

  /** The sentences whose end was heard. */
  heardBy(ms: number): readonly number[] {
    const heard = (ms + TOLERANCE_MS) * BYTES_PER_MS;
    return this.#stretches.filter(({ to }) => to !== undefined && to <= heard).map(({ line }) => line);
  }
}
