import { setTimeout as sleep } from 'node:timers/promises';
import { FRAME_SAMPLES, type Frame, INPUT_RATE_HZ, type Microphone } from '../../src/capture/microphone.ts';

/** Hears speech at the pace of real time. */
export class PacedMicrophone implements Microphone {
  readonly name = 'paced';
  readonly #samples: Int16Array;

  constructor(samples: Int16Array) {
    this.#samples = samples;
  }

  async missing(): Promise<undefined> {
    return undefined;
  }

  async *open(signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    const from = performance.now();
    for (let at = 0; !signal.aborted; at += FRAME_SAMPLES) {
      await sleep(Math.max(0, from + (at / INPUT_RATE_HZ) * 1000 - performance.now()));
      const frame = new Int16Array(FRAME_SAMPLES);
      frame.set(this.#samples.subarray(at % this.#samples.length, (at % this.#samples.length) + FRAME_SAMPLES));
      yield frame;
    }
  }
}
