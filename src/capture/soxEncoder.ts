import { asAloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import { wavBytes } from '../common/wav.ts';
import type { EncodedAudio, Encoder } from './encoder.ts';
import { INPUT_RATE_HZ } from './microphone.ts';
import type { Sox, SoxOptions } from './sox.ts';
import { durationMs, type Recording } from './utterance.ts';
import { WavEncoder } from './wavEncoder.ts';

/** What compressing saves on the way is more than it costs only from here on, in ms of sound. */
const WORTH_COMPRESSING_MS = 4000;
/** Up to here lossless costs at most a megabyte; beyond, Vorbis stays under every server's limit. In ms of sound. */
const LOSSLESS_MS = 60_000;

/** Rumble out, loudness even, silence out of the ends and long pauses. Thresholds count from the loudest sample. */
const CLEANING = [
  ['highpass', '80'],
  ['norm', '-3'],
  ['silence', '-l', '1', '0.02', '0.5%', '-1', '1.0', '0.5%'],
];

export interface SoxEncoderOptions {
  readonly clean: boolean;
  readonly compress: boolean;
}

/** Cleans and compresses with SoX where it is there and worth it; WAV otherwise. */
export class SoxEncoder implements Encoder {
  readonly #sox: Sox;
  readonly #options: () => SoxEncoderOptions;
  readonly #log: Log;
  readonly #wav = new WavEncoder();

  constructor(sox: Sox, options: () => SoxEncoderOptions, log: Log) {
    this.#sox = sox;
    this.#options = options;
    this.#log = log;
  }

  async encode(recording: Recording, signal: AbortSignal): Promise<EncodedAudio> {
    const { clean, compress } = this.#options();
    const format = compress ? formatFor(durationMs(recording)) : 'wav';
    if ((clean || format !== 'wav') && (await this.#sox.isInstalled())) {
      try {
        return await this.#encode(recording, format, clean, signal);
      } catch (thrown) {
        const error = asAloudError(thrown);
        if (error.code === 'cancelled') throw error;
        this.#log.warn(`Sending WAV: ${error.message}`);
      }
    }
    return this.#wav.encode(recording, signal);
  }

  async #encode(recording: Recording, format: Format, clean: boolean, signal: AbortSignal): Promise<EncodedAudio> {
    const { magic, fileName, type, output } = FORMATS[format];
    const options: SoxOptions = { input: { type: 'wav' }, output, effects: clean ? CLEANING : [] };
    const bytes = await this.#sox.convert(wavBytes(recording.samples, INPUT_RATE_HZ), options, signal);
    if (Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== magic) throw new Error(`SoX wrote no ${format}`);
    return { bytes, fileName, type };
  }
}

type Format = 'wav' | 'flac' | 'ogg';

const FORMATS = {
  wav: { magic: 'RIFF', fileName: 'speech.wav', type: 'audio/wav', output: { type: 'wav' } },
  flac: { magic: 'fLaC', fileName: 'speech.flac', type: 'audio/flac', output: { type: 'flac' } },
  ogg: { magic: 'OggS', fileName: 'speech.ogg', type: 'audio/ogg', output: { type: 'ogg', C: 3 } },
} as const;

function formatFor(ms: number): Format {
  if (ms < WORTH_COMPRESSING_MS) return 'wav';
  return ms <= LOSSLESS_MS ? 'flac' : 'ogg';
}
