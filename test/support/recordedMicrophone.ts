import { FRAME_SAMPLES, type Frame, type Microphone } from '../../src/capture/microphone.ts';

export interface RecordedMicrophoneOptions {
  /** What comes after the recording: silence for ever, or the device vanishes, or it fails. */
  readonly afterwards?: 'silence' | 'vanishes' | Error;
  /** Frames come at the pace of real time rather than as fast as they are read. */
  readonly realTime?: boolean;
  /** Frames still held when it is told to stop. */
  readonly held?: readonly Frame[];
}

/** A microphone that hears a recording. */
export class RecordedMicrophone implements Microphone {
  readonly name = 'recorded';
  readonly #samples: Int16Array;
  readonly #options: RecordedMicrophoneOptions;
  /** How often it was opened. */
  opened = 0;

  constructor(samples: Int16Array, options: RecordedMicrophoneOptions = {}) {
    this.#samples = samples;
    this.#options = options;
  }

  async missing(): Promise<undefined> {
    return undefined;
  }

  async *open(signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    this.opened++;
    for (let at = 0; !signal.aborted; at += FRAME_SAMPLES) {
      if (at >= this.#samples.length) {
        if (this.#options.afterwards === 'vanishes') return;
        if (this.#options.afterwards instanceof Error) throw this.#options.afterwards;
      }
      await this.#pause();
      const frame = new Int16Array(FRAME_SAMPLES);
      frame.set(this.#samples.subarray(at, at + FRAME_SAMPLES));
      yield frame;
    }
    yield* this.#options.held ?? [];
  }

  async #pause(): Promise<void> {
    const ms = this.#options.realTime ? 32 : 0;
    await new Promise(resolve => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)));
  }
}
