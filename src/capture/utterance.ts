import { type Frame, INPUT_RATE_HZ } from './microphone.ts';

/** A finished recording: mono s16le at INPUT_RATE_HZ. */
export interface Recording {
  readonly samples: Int16Array;
  /** The file that keeps it, if there is one. */
  readonly file: string | undefined;
}

export function durationMs(recording: Recording): number {
  return (recording.samples.length / INPUT_RATE_HZ) * 1000;
}

/**
 * Something that is being said. Its frames can be read while speech goes on (streaming recognisers) or all at once
 * when it has ended (batch recognisers).
 */
export interface Utterance {
  /** Every reader gets all frames from the first on, then those to come, until the endpoint. */
  frames(): AsyncIterable<Frame>;
  /** Resolves at the endpoint. Rejects when the recording failed before anything was heard. */
  readonly recording: Promise<Recording>;
}
