import { LiveTake, type TakeParts } from './liveTake.ts';
import { LiveUtterance, utteranceOf } from './liveUtterance.ts';
import type { ListenOptions, ListenWatcher, Take } from './take.ts';
import type { Recording } from './utterance.ts';
import { speechIn } from './voice/speechIn.ts';

/** Records from the first frame to the endpoint: onto the disk, and into the ears of readers. */
export class Recorder {
  readonly #parts: TakeParts;
  #latest: LiveTake | undefined;

  constructor(parts: TakeParts) {
    this.#parts = parts;
  }

  /**
   * Starts to record; ends at the end of speech, at `stop`, or when the device vanishes. When the signal fires the
   * utterance fails with `cancelled` at once.
   */
  listen(options: ListenOptions, watch: ListenWatcher, signal: AbortSignal): Take {
    this.#latest = new LiveTake(this.#parts, options, watch, signal);
    return this.#latest;
  }

  /** The last recording, to be tried again: also one that was cancelled a moment ago. */
  async last(): Promise<Take | undefined> {
    // What was cancelled just now is not on disk yet, and is the last all the same.
    if (this.#latest?.isEnding) await this.#latest.ended;
    const recording = await this.#parts.recordings.last();
    return recording && this.again(recording);
  }

  /** Ends what is being recorded. Resolves when it is on disk, where it waits for its text if anything was said. */
  async close(): Promise<void> {
    await this.#latest?.leave();
  }

  /** A recording that was made before, to be tried again. */
  again(recording: Recording): Take {
    const { recordings, detector } = this.#parts;
    const utterance = new LiveUtterance();
    void speechIn(recording, detector()).then(
      speech => utterance.takeOver(utteranceOf(speech)),
      thrown => utterance.fail(thrown),
    );
    return {
      utterance,
      ended: Promise.resolve(),
      purpose: recording.purpose,
      stop() {},
      heard() {},
      understood: () => recordings.done(recording),
      // Whoever tries again knows that something was said.
      dismissed: async () => {},
    };
  }
}
