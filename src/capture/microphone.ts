import type { Chooser } from '../common/settings/choice.ts';
import type { Message } from '../messages/message.ts';

/** Inside Aloud all sound coming in is signed 16-bit little-endian mono at this rate, in Hz. */
export const INPUT_RATE_HZ = 16_000;

/** Between 10 and 128 ms of samples at INPUT_RATE_HZ. */
export type Frame = Int16Array;

/** How many samples our own microphones put into a frame: 32 ms, as voice detectors like them. The last may be shorter. */
export const FRAME_SAMPLES = 512;

/** A source of sound. */
export interface Microphone extends Chooser {
  /** As settings and people name it: `native`, `sox`, `arecord`. */
  readonly name: string;
  /** How far its frames lag behind the air, in ms, if that is worth telling. */
  readonly lagMs?: number;
  /** Undefined if it can probably be opened here; else one sentence that says what is missing. Cheap and silent. */
  missing(): Promise<Message | undefined>;
  /**
   * Starts to record. Frames come until the signal fires (the iterable then ends normally, after the last frame heard)
   * or the device vanishes (it ends normally too: what was heard counts).
   * Before the first frame it throws `no-microphone`, `microphone-denied` or `microphone-failed`.
   */
  open(signal: AbortSignal): AsyncIterable<Frame>;
}
