import type { WasmMediaEncoder } from 'wasm-media-encoders';
import { throwIfAborted } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { joined } from '../../common/wav.ts';
import { type Frame, INPUT_RATE_HZ } from '../microphone.ts';
import type { EncodedAudio, Encoder, Encoding } from './encoder.ts';
import { wavOf } from './wavEncoder.ts';

export type LossyFormat = 'ogg' | 'mp3';

const FORMATS = {
  // About 22 kbit/s for speech, in which recognisers miss nothing.
  ogg: { type: 'audio/ogg', parameters: { vbrQuality: 0 } },
  mp3: { type: 'audio/mpeg', parameters: { bitrate: 32 } },
} as const;

/** Encoded in one go, in samples: less is handed over piece by piece at too great a cost. */
const BLOCK = 4096;

type AnyEncoder = WasmMediaEncoder<'audio/ogg' | 'audio/mpeg'>;

/**
 * Ogg Vorbis or MP3, made while the sound comes in: nothing is left to do when speech ends. Where WebAssembly fails,
 * WAV.
 */
export class LossyEncoder implements Encoder {
  readonly #format: () => LossyFormat;
  readonly #log: Log;
  /** An encoder serves one file at a time, and is used again for the next. */
  readonly #idle = new Map<LossyFormat, AnyEncoder>();

  constructor(format: () => LossyFormat, log: Log) {
    this.#format = format;
    this.#log = log;
  }

  begin(): Encoding {
    const format = this.#format();
    return new LossyEncoding(format, {
      take: () => this.#take(format),
      giveBack: encoder => this.#idle.set(format, encoder),
      log: this.#log,
    });
  }

  async #take(format: LossyFormat): Promise<AnyEncoder> {
    const idle = this.#idle.get(format);
    this.#idle.delete(format);
    const { createMp3Encoder, createOggEncoder } = await import('wasm-media-encoders');
    const encoder = (idle ?? (await (format === 'ogg' ? createOggEncoder() : createMp3Encoder()))) as AnyEncoder;
    const form = { channels: 1, sampleRate: INPUT_RATE_HZ } as const;
    (encoder as { configure(parameters: object): void }).configure({ ...form, ...FORMATS[format].parameters });
    return encoder;
  }
}

interface Source {
  take(): Promise<AnyEncoder>;
  giveBack(encoder: AnyEncoder): void;
  readonly log: Log;
}

class LossyEncoding implements Encoding {
  readonly #format: LossyFormat;
  readonly #source: Source;
  readonly #ready: Promise<void>;
  /** All of it, should it have to be WAV after all. */
  readonly #frames: Frame[] = [];
  #encoded = 0;
  #waiting = 0;
  readonly #pieces: Uint8Array[] = [];
  #encoder: AnyEncoder | undefined;

  constructor(format: LossyFormat, source: Source) {
    this.#format = format;
    this.#source = source;
    this.#ready = source.take().then(
      encoder => {
        this.#encoder = encoder;
      },
      thrown => this.#giveUp(thrown),
    );
  }

  push(frame: Frame): void {
    this.#frames.push(frame);
    this.#waiting += frame.length;
    if (this.#waiting >= BLOCK) this.#encode();
  }

  async finish(signal: AbortSignal): Promise<EncodedAudio> {
    await this.#ready;
    throwIfAborted(signal);
    this.#encode();
    try {
      if (this.#encoder) {
        this.#pieces.push(this.#encoder.finalize().slice());
        this.#source.giveBack(this.#encoder);
        const bytes = new Uint8Array(Buffer.concat(this.#pieces));
        return { bytes, fileName: `speech.${this.#format}`, type: FORMATS[this.#format].type };
      }
    } catch (thrown) {
      this.#giveUp(thrown);
    }
    return wavOf(joined(this.#frames));
  }

  #encode(): void {
    if (!this.#encoder || this.#waiting === 0) return;
    const samples = joined(this.#frames.slice(this.#encoded));
    this.#encoded = this.#frames.length;
    this.#waiting = 0;
    try {
      const floats = Float32Array.from(samples, sample => sample / 32768);
      // What it returns lies in its own memory, where the next call overwrites it.
      this.#pieces.push(this.#encoder.encode([floats]).slice());
    } catch (thrown) {
      this.#giveUp(thrown);
    }
  }

  #giveUp(thrown: unknown): void {
    this.#encoder = undefined;
    this.#source.log.warn(`Sending WAV: ${this.#format} cannot be made here: ${thrown}`);
  }
}
