import { asAloudError } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { bytesOf, joined, samplesOf } from '../../common/wav.ts';
import { type Frame, INPUT_RATE_HZ } from '../microphone.ts';
import type { Encoder, Encoding } from './encoder.ts';
import type { Sox } from './sox.ts';

/** Rumble out, loudness even, silence out of the ends and long pauses. Thresholds count from the loudest sample. */
const CLEANING = [
  ['highpass', '80'],
  ['norm', '-3'],
  ['silence', '-l', '1', '0.02', '0.5%', '-1', '1.0', '0.5%'],
];

const RAW = { type: 'raw', rate: INPUT_RATE_HZ, channels: 1, encoding: 'signed-integer', bits: 16 } as const;

/** Cleans with SoX, where that is there, what another encoder then makes a file of. Only a whole can be cleaned. */
export class CleaningEncoder implements Encoder {
  readonly #sox: Sox;
  readonly #encoder: Encoder;
  readonly #log: Log;

  constructor(sox: Sox, encoder: Encoder, log: Log) {
    this.#sox = sox;
    this.#encoder = encoder;
    this.#log = log;
  }

  begin(): Encoding {
    const frames: Frame[] = [];
    return {
      push: frame => void frames.push(frame),
      finish: async signal => {
        const encoding = this.#encoder.begin();
        encoding.push(await this.#cleaned(joined(frames), signal));
        return encoding.finish(signal);
      },
    };
  }

  async #cleaned(samples: Int16Array, signal: AbortSignal): Promise<Int16Array> {
    try {
      const cleaned = await this.#sox.convert(bytesOf(samples), { input: RAW, output: RAW, effects: CLEANING }, signal);
      return samplesOf(cleaned);
    } catch (thrown) {
      const error = asAloudError(thrown);
      if (error.code === 'cancelled') throw error;
      this.#log.warn(`Sending the recording as it is: ${error.message}`);
      return samples;
    }
  }
}
