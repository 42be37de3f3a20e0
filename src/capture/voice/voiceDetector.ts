import type { Frame } from '../microphone.ts';

/** Tells speech from everything else, frame after frame of one recording. */
export interface VoiceDetector {
  /**
   * How likely the frame is speech, 0 to 1; more than half counts as speech. May look back, never ahead. Frames may
   * have any length; each waits for the verdict on the one before.
   */
  speechProbability(frame: Frame): number | Promise<number>;
}
