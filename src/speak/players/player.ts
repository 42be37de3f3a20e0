import type { Chooser } from '../../common/settings/choice.ts';
import type { Message } from '../../messages/message.ts';

/** A way to the loudspeakers. */
export interface Player extends Chooser {
  /** As settings and people name it: `native`, `pacat`, `aplay`. */
  readonly name: string;
  /** Undefined if it can probably play here; else one sentence that says what is missing. Cheap and silent. */
  missing(): Promise<Message | undefined>;
  /**
   * Plays PCM at OUTPUT_RATE_HZ and resolves when the last sample has been heard, with the milliseconds heard.
   * When the signal fires it is silent within 50 ms and resolves with what had been heard by then.
   * Throws `no-player` if nothing could be heard, `player-failed` if sound broke off, and what `chunks` throws.
   * Chunks that come slowly leave gaps, never an error.
   */
  play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number>;
}
