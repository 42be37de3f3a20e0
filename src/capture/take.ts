import type { Recording, Utterance } from './utterance.ts';
import type { EndpointerOptions, Hint } from './voice/endpointer.ts';

export interface ListenOptions extends EndpointerOptions {
  /** What is spoken for, kept with the recording. */
  readonly purpose?: string;
  /** Whether it is kept on disk while it is made; it is unless said otherwise. */
  readonly isKept?: boolean;
  /** Follows the words so far, whoever hears them; without it silence alone ends what is said. */
  readonly follow?: WordFollower;
}

/** What knows of words so far whether they are all. */
export interface WordFollower {
  /** Says what is known of words; '' are none. */
  judge(words: string): Promise<Hint | undefined>;
  /** The words until a pause, by ears on this machine. */
  hear(pause: Recording, signal: AbortSignal): Promise<string>;
}

/** What was heard while someone still speaks. */
export interface WordsSoFar {
  readonly text: string;
  /** Of how much voice these words are, in ms; undefined where a recogniser lags behind by it does not say how much. */
  readonly voicedMs?: number | undefined;
}

/** What is going on while someone speaks. */
export interface ListenWatcher {
  /** The first sound has come: from here on nothing that is said is lost. */
  open?(): void;
  /** Loudness, 0 to 1, about ten times a second. */
  level(level: number): void;
  /** Someone has begun to speak. */
  speech?(): void;
}

/** Speech that is being heard, or was heard before. */
export interface Take {
  /** Its recording holds the speech without the silence around it; rejects with `nothing-heard` if there is none. */
  readonly utterance: Utterance;
  /** Resolves when the microphone is closed and all is on disk, however it ended. Never rejects. */
  readonly ended: Promise<void>;
  /** What it was spoken for, if that is known. */
  readonly purpose: string | undefined;
  /** The speaker has finished: what was heard so far is all. */
  stop(): void;
  /** What the recogniser has heard so far: silence ends it sooner or later, by what is known of these words. */
  heard(words: WordsSoFar): void;
  /** Its text has arrived: the recording need not be kept for another try. */
  understood(): Promise<void>;
  /**
   * No words were found in it: where there is little voice it stays until the next recording, and nobody is reminded of
   * it; what was said at length waits as if the recogniser had failed, which it may have.
   */
  dismissed(): Promise<void>;
}
