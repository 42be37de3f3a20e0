import { createRequire } from 'node:module';
import type makeModule from '@ennuicastr/webrtcaec3.js';
import { type Frame, INPUT_RATE_HZ } from '../microphone.ts';

/** What an event of the process may be told of by a package that thinks it has the process for itself. */
const TAKEN = ['uncaughtException', 'unhandledRejection'] as const;

/** Takes what the loudspeakers play out of what a microphone hears: WebRTC's own canceller, as WebAssembly. */
export class EchoCanceller {
  readonly #make: () => makeModule.AEC3;
  #canceller: makeModule.AEC3;
  readonly #playedRateHz: number;

  /** `path` is the package's script, which finds its WebAssembly beside itself. Throws where that cannot be run. */
  static async load(path: string, playedRateHz: number): Promise<EchoCanceller> {
    const make = createRequire(path)(path) as typeof makeModule;
    const before = new Map(TAKEN.map(name => [name, process.listeners(name as 'uncaughtException')]));
    const making = make();
    // Its script throws again whatever goes wrong anywhere in the process: that is the editor's to deal with.
    for (const name of TAKEN)
      for (const listener of process.listeners(name as 'uncaughtException'))
        if (!before.get(name)?.includes(listener)) process.off(name, listener);
    const { AEC3 } = await making;
    return new EchoCanceller(() => new AEC3(INPUT_RATE_HZ, 1, 1), playedRateHz);
  }

  private constructor(make: () => makeModule.AEC3, playedRateHz: number) {
    this.#make = make;
    this.#canceller = make();
    this.#playedRateHz = playedRateHz;
  }

  /** What is played next may come back otherwise: nothing counts that was learned. */
  restart(): void {
    this.#canceller.free();
    this.#canceller = this.#make();
  }

  /**
   * What was heard without what was played meanwhile, -1 to 1, or up to half a second before. It works in pieces of 10 ms:
   * what is left of a frame comes with the next one.
   */
  clean(heard: Frame, played: Float32Array): Int16Array {
    this.#canceller.analyze([played], { sampleRateIn: this.#playedRateHz });
    const floats = [Float32Array.from(heard, sample => sample / 32768)];
    const cleaned = new Float32Array(this.#canceller.processSize(floats));
    this.#canceller.process([cleaned], floats);
    return Int16Array.from(cleaned, sample => Math.max(-32768, Math.min(32767, Math.round(sample * 32768))));
  }
}
