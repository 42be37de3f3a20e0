import type { Service } from '../common/settings/keys.ts';
import type { ModeName } from '../session/turnEvents.ts';

/** A stretch of a text, in UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What was heard. Of `stable` UTF-16 units at its beginning nothing will change; all of it once `isFinal`. */
export interface Heard {
  readonly text: string;
  readonly stable: number;
  readonly isFinal: boolean;
  /** Its words that may have been misheard. */
  readonly doubts: readonly Stretch[];
  /** A model has heard it itself, and says nothing of it: the text are no words that could be said again, or mended. */
  readonly isUnwritten?: true;
}

/** One action. Its files are absolute paths, as the editor names them. */
export interface Deed {
  /** The action's name, as the catalogue of actions has it. */
  readonly name: string;
  /** What came of it, or why nothing did. */
  readonly says: string;
  readonly isFailed: boolean;
  readonly files: readonly string[];
}

/** A question that stood on screen, and what was answered there. */
export interface Asked {
  readonly question: string;
  readonly isYes: boolean;
}

export interface Answer {
  readonly text: string;
  /** More of it may come. */
  readonly isOpen: boolean;
}

/** The numbers by which other readings can be picked begin with `first`: with one where nothing was done yet. */
export interface Otherwise {
  readonly words: readonly string[];
  readonly first: 1 | 2;
}

/** What went wrong; quietly where it needs nobody's attention. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
}

/** What was used of a service, in whatever it counts: tokens, sound in seconds, characters of a text. */
export interface Used {
  readonly by: Service;
  /** Tokens; of those that went in, so many were kept from before. */
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly seconds: number;
  readonly characters: number;
  /** Whether the server has not told all. */
  readonly isUnknown: boolean;
  /** About what that costs, in US$, as far as it is known; all of it where `isPriced`. */
  readonly dollars: number;
  readonly isPriced: boolean;
}

/** The time of each step in ms, and what was used of each service, where that is known. */
export interface Cost {
  readonly ms: Readonly<Record<string, number>>;
  readonly used: readonly Used[];
}

/** The sentence that is heard just now: a stretch of one of the answers. */
export interface Spoken extends Stretch {
  readonly answer: number;
}

/** Which way words were understood: by the grammar on this machine, or by a chat model. */
export type Understood = 'grammar' | 'model';

/** What was said once, and all that came of it. */
export interface Entry {
  /** Grows from entry to entry; below one for those of earlier runs. */
  readonly id: number;
  /** The session's number of the turn; 0 for those of earlier runs. */
  readonly turn: number;
  /** When it began, as ms since 1970. */
  readonly atMs: number;
  readonly mode?: ModeName | 'converse';
  readonly heard?: Heard;
  /** The words that it was taken for, where they are others than were heard. */
  readonly takenFor?: string;
  readonly by?: Understood;
  readonly deeds: readonly Deed[];
  readonly asked: readonly Asked[];
  readonly answers: readonly Answer[];
  /** What Aloud told about itself. */
  readonly notices: readonly string[];
  readonly otherwise?: Otherwise;
  readonly trouble?: Trouble;
  readonly cost?: Cost;
  readonly spoken?: Spoken;
  readonly phase: 'open' | 'done' | 'failed' | 'cancelled';
  /** What it changed was taken back. */
  readonly isUndone: boolean;
}

/** Whether it has changed files, and that was not taken back. */
export function hasChanges({ deeds, isUndone }: Entry): boolean {
  return !isUndone && deeds.some(({ isFailed, files, name }) => !isFailed && files.length > 0 && !TAKES_BACK.has(name));
}

/** The actions that take something back, which is none of their changes. */
export const TAKES_BACK: ReadonlySet<string> = new Set(['undo_turn', 'undo']);
