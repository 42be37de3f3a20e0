import type { Frame } from '../microphone.ts';

/** A recording as a file that a server takes. */
export interface EncodedAudio {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its ending tells servers the format: `speech.wav`. */
  readonly fileName: string;
  /** The media type: `audio/wav`. */
  readonly type: string;
}

/** Makes files of sound, as small as is worth the time. */
export interface Encoder {
  /** A file for sound that is still to come. */
  begin(): Encoding;
}

/** A file that is being made while someone still speaks. */
export interface Encoding {
  /** Takes the next samples, and comes back at once. */
  push(frame: Frame): void;
  /** The whole, as soon as it can be. Never fails where WAV would do; throws only `cancelled`. */
  finish(signal: AbortSignal): Promise<EncodedAudio>;
}
