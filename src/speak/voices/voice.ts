import { PLAYED_RATE_HZ } from '../../common/played.ts';
import type { Chooser } from '../../common/settings/choice.ts';

/** Inside Aloud all sound going out is signed 16-bit little-endian mono at this rate, in Hz. */
export const OUTPUT_RATE_HZ = PLAYED_RATE_HZ;

export interface Style {
  /** How to say it, in words; voices that cannot be told ignore it. */
  readonly instructions: string | undefined;
  /** 1 is the voice's own pace; 0.25 to 4. */
  readonly speed: number;
}

/** A voice of several, as its setting names it. */
export interface NamedVoice {
  readonly name: string;
  /** The language it speaks, or what else tells it from others. */
  readonly detail?: string;
}

/** Text to sound. */
export interface Voice extends Chooser {
  readonly name: string;
  /** At most this many UTF-16 units of text at a time. */
  readonly maxLength: number;
  /** PCM at OUTPUT_RATE_HZ as it is made; chunks hold whole samples (even byte counts). Throws AloudError. */
  speak(text: string, style: Style, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** Makes ready what speaking needs, while a text is still being written; absent where that is nothing. Throws AloudError. */
  warm?(): Promise<void>;
  /** The voices that can be chosen, in an order that suits people; absent where none can. Throws AloudError. */
  voices?(signal: AbortSignal): Promise<readonly NamedVoice[]>;
}
