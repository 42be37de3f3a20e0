import type { EncodedAudio } from './encoding/encoder.ts';
import { type Frame, INPUT_RATE_HZ } from './microphone.ts';

/** A silence as long as this, in ms, is a pause to whoever reads along: longer than the stop of a consonant. */
export const PAUSE_MS = 150;

/** A finished recording: mono s16le at INPUT_RATE_HZ. */
export interface Recording {
  readonly samples: Int16Array;
  /** The file that keeps it, if there is one. */
  readonly file: string | undefined;
  /** How much of it is voice, in ms, where a detector has listened. */
  readonly voicedMs?: number;
  /** All that was said, where ears on this machine have heard it while it was, and it is a whole command. */
  readonly command?: string;
  /** A file that nothing here can read, as it came: perhaps a server can. There are no samples then. */
  readonly asItCame?: EncodedAudio;
  /** What it was spoken for, in the words of whoever asked for it. */
  readonly purpose?: string;
}

export function durationMs(recording: Recording): number {
  return (recording.samples.length / INPUT_RATE_HZ) * 1000;
}

/**
 * Something that is being said. Its frames can be read while speech goes on, by streaming recognisers and by encoders,
 * or all at once when it has ended.
 */
export interface Utterance {
  /**
   * Every reader gets all frames from the first on, then those to come, until the endpoint: together they are the
   * recording, without the silence at its ends. Throws what `recording` rejects with.
   */
  frames(): AsyncIterable<Frame>;
  /**
   * What was said until each pause of at least so long, PAUSE_MS if left out: a recording that is whole if nobody goes on
   * to speak, and then has the `voicedMs` of the whole. A reader that is busy gets the last of those that there were
   * meanwhile. They end with the utterance. Absent where nobody listens for pauses.
   */
  pauses?(silentMs?: number): AsyncIterable<Recording>;
  /** Resolves at the endpoint, when it is on disk. Rejects when the recording failed before anything was heard. */
  readonly recording: Promise<Recording>;
}
