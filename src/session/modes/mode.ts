import type { Exchange } from '../../actions/run/exchange.ts';
import type { Utterance } from '../../capture/utterance.ts';
import type { SaidSound } from '../../chat/chatModel.ts';
import type { Stopwatch } from '../../common/async/stopwatch.ts';
import type { Into } from '../../editor/boxes.ts';
import type { Word } from '../../transcribe/transcriber.ts';
import type { Scene } from '../scene.ts';
import type { Teller } from '../turnEvents.ts';

/** What was said, as it was heard, and with the file's names spelled as in the file. */
export interface Heard {
  readonly raw: string;
  readonly spelled: string;
  /** With words of the user's own and of the project as they are written, where there were any. */
  readonly worded?: string;
  /** How sure the recogniser was of each word, where it tells. */
  readonly words?: readonly Word[];
  /** The languages, as tags or by their English names, that the recogniser says it heard, where it tells. */
  readonly languages?: readonly string[];
}

/** One turn at work. */
export interface Turn {
  readonly heard: Heard;
  /** The same as sound, for a model that hears. */
  readonly sound?: SaidSound;
  /** Where the user was when they began to speak. */
  readonly scene: Scene | undefined;
  /** Where dictated text goes, if not where the user was. */
  readonly into?: Into | undefined;
  /** All that follows from what was said. */
  readonly exchange: Exchange;
  readonly tell: Teller;
  readonly stopwatch: Stopwatch;
}

/** One way to take what is said: does it, and tells what it does. Throws AloudErrors. */
export interface Mode {
  run(turn: Turn, signal: AbortSignal): Promise<void>;
  /**
   * The same for what is said as sound, of which nothing is written yet, and which may still be going on. Resolves with
   * false where it has to be written first, and nothing was done. Absent where only words will do.
   */
  hear?(utterance: Utterance, turn: Turn, signal: AbortSignal): Promise<boolean>;
}
