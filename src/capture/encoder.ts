import type { Recording } from './utterance.ts';

/** A recording as a file that a server takes. */
export interface EncodedAudio {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its ending tells servers the format: `speech.wav`. */
  readonly fileName: string;
  /** The media type: `audio/wav`. */
  readonly type: string;
}

/** Makes a file of a finished recording, as small as is worth the time. */
export interface Encoder {
  /** Never fails where WAV would do; throws only `cancelled`. */
  encode(recording: Recording, signal: AbortSignal): Promise<EncodedAudio>;
}
