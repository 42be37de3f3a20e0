import type { Frame } from '../microphone.ts';

/** Three samples come of two: 24 kHz of 16. */
const UP = 3;
const DOWN = 2;
/** Samples of the sound on each side that one is made of. */
const REACH = 12;

/** A windowed sinc for each of the three places that a sample can have between two others. */
const KERNELS: readonly Float64Array[] = Array.from({ length: UP }, (_, phase) => kernel(phase / UP));

/** Sound at 16 kHz as sound at 24 kHz, piece by piece, without a seam between them. */
export class Upsampler {
  /** What is needed yet; its first sample is at `#from`. */
  #held = new Float64Array(REACH);
  #from = -REACH;
  /** Made so far. */
  #made = 0;

  /** What is certain with this frame. */
  push(frame: Frame): Int16Array {
    const held = new Float64Array(this.#held.length + frame.length);
    held.set(this.#held);
    held.set(frame, this.#held.length);
    this.#held = held;
    const known = this.#from + held.length;
    const result: number[] = [];
    for (;;) {
      const at = Math.floor((this.#made * DOWN) / UP);
      if (at + REACH >= known) break;
      result.push(this.#sampleAt(at, (this.#made * DOWN) % UP));
      this.#made++;
    }
    const needed = Math.floor((this.#made * DOWN) / UP) - REACH + 1;
    this.#held = held.slice(Math.max(0, needed - this.#from));
    this.#from = Math.max(this.#from, needed);
    return Int16Array.from(result);
  }

  /** The rest; what comes next is another sound. */
  end(): Int16Array {
    const rest = this.push(new Int16Array(REACH));
    this.#held = new Float64Array(REACH);
    this.#from = -REACH;
    this.#made = 0;
    return rest;
  }

  #sampleAt(at: number, phase: number): number {
    const weights = KERNELS[phase] as Float64Array;
    const first = at - REACH + 1 - this.#from;
    let sum = 0;
    for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (this.#held[first + i] ?? 0);
    return Math.max(-32768, Math.min(32767, Math.round(sum)));
  }
}

/** Weights of the samples around a place `offset` behind one of them; they add up to 1. */
function kernel(offset: number): Float64Array {
  const weights = Float64Array.from({ length: 2 * REACH }, (_, i) => {
    const x = i - REACH + 1 - offset;
    const window = Math.abs(x) < REACH ? Math.cos((Math.PI * x) / (2 * REACH)) ** 2 : 0;
    return (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)) * window;
  });
  const sum = weights.reduce((before, weight) => before + weight, 0);
  return weights.map(weight => weight / sum);
}
