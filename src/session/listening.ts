import type { Manner } from '../actions/gate/rules.ts';
import type { WordsSoFar } from '../capture/take.ts';
import type { Utterance } from '../capture/utterance.ts';
import type { ModeName } from './turnEvents.ts';

/** Speech that is being heard, or was heard before. */
export interface Listening {
  /** Its recording rejects with `nothing-heard` when it held no speech. */
  readonly utterance: Utterance;
  /** The mode it was spoken in, if that is known. */
  readonly purpose: string | undefined;
  /** The speaker has finished: what was heard so far is all. */
  stop(): void;
  /** What the recogniser has heard so far: it may tell that this is all. */
  heard(words: WordsSoFar): void;
  /** Its text has arrived: the recording need not be kept for another try. */
  understood(): Promise<void>;
  /** There were no words in it: nobody need be reminded of it. */
  dismissed(): Promise<void>;
}

/** What is going on while someone speaks. */
export interface ListeningWatcher {
  /** The microphone hears. */
  open(): void;
  /** Loudness, 0 to 1. */
  level(level: number): void;
  speech(): void;
}

/** What is known beforehand of what will be said. */
export interface ListeningAbout {
  readonly mode: ModeName;
  readonly manner: Manner;
  /** The file's names, the likeliest first. Known a moment later: the microphone does not wait for them. */
  readonly keywords: () => readonly string[];
}
