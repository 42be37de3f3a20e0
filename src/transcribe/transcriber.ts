import type { Utterance } from '../capture/utterance.ts';
import type { Chooser } from '../common/settings/choice.ts';

export interface TranscriptionHints {
  /** ISO 639-1, or undefined to let the recogniser find out. */
  readonly language: string | undefined;
  /** Where more than one may be spoken, all of them; `language` is undefined then. */
  readonly languages?: readonly string[];
  /** Names likely to be said, the likeliest first: identifiers of the open file. They may leave this machine. */
  readonly keywords: readonly string[];
  /** All words of the open file that may be said, values too: for ears on this machine alone, which may go without. */
  readonly localWords?: readonly string[];
  /** How some of these are said, in other words: for ears on this machine that have a dictionary. */
  readonly saidAs?: ReadonlyMap<string, readonly string[]>;
  /** Whether English is wanted, whatever is spoken. */
  readonly translate?: boolean;
  /** What the text is for, where a recogniser can make use of it: `command` unless said otherwise. */
  readonly purpose?: 'command' | 'dictation';
}

export interface Word {
  readonly text: string;
  /** Between 0 and 1. */
  readonly confidence: number;
}

/** `wordsSoFar.ts` makes of them, in the order in which they come, what was heard so far. */
export type TranscriptEvent =
  /** More of the text; all that was told before stays as it is. */
  | { readonly type: 'delta'; readonly text: string }
  /**
   * The whole text so far, in place of all that was told before; any of it may change yet. `voicedMs`: of how much voice it
   * is, in ms, where the recogniser knows: of all that was said if that is as much as there is.
   */
  | { readonly type: 'partial'; readonly text: string; readonly voicedMs?: number | undefined }
  /** The whole text up to the end of a segment, in place of all before: it stays, whatever else is said. */
  | { readonly type: 'segment'; readonly text: string }
  /** The end. Comes once, last, in place of all before. `words` where the recogniser tells how sure it is; whether it is in English where that was wanted; `languages`, as tags or by their English names, where the recogniser tells which it heard. */
  | {
      readonly type: 'final';
      readonly text: string;
      readonly words?: readonly Word[];
      readonly isTranslated?: boolean;
      readonly languages?: readonly string[];
    };

/** Speech to text. Batch and streaming recognisers keep one contract. */
export interface Transcriber extends Chooser {
  readonly name: string;
  /**
   * Ends with exactly one `final` (its text may be empty) or throws an AloudError.
   * The utterance may still be going on: a batch recogniser waits for its end.
   */
  transcribe(utterance: Utterance, hints: TranscriptionHints, signal: AbortSignal): AsyncIterable<TranscriptEvent>;
}
