import type { Shown } from '../session/tracks/tracks.ts';
import type { ModeName } from '../session/turnEvents.ts';
import { type Entry, hasChanges, type Used } from './entry.ts';

/** A recording whose text has not arrived. */
export interface WaitingSound {
  /** Names it between page and editor; tells nothing of where it lies. */
  readonly id: number;
  readonly begunAt: number;
  readonly ms: number;
}

/** A conversation, speech to speech, that goes on. */
export interface Talk {
  readonly isMuted: boolean;
  /** When it began, as ms since 1970. */
  readonly sinceMs: number;
  readonly used?: Used;
}

/** All that the panel shows. It is never changed, only followed by the next one. */
export interface PanelState {
  readonly shows: Shown;
  /** What the turn that goes on is for. */
  readonly mode?: ModeName | 'converse';
  readonly handsFree: 'off' | 'awake' | 'asleep';
  readonly talk?: Talk;
  /** What stands on screen for the user to answer. */
  readonly question?: string;
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** What was changed last was changed by something else since: it cannot be taken back. */
  readonly isChangedSince?: true;
  readonly recordings: readonly WaitingSound[];
  /** The recording that is heard just now. */
  readonly playing?: number;
  /** Of earlier runs there is more than is shown. */
  readonly hasEarlier: boolean;
  /** Whether what is said stays on this machine for the next run. */
  readonly isKept: boolean;
}

export const EMPTY: PanelState = {
  shows: 'idle',
  handsFree: 'off',
  entries: [],
  recordings: [],
  hasEarlier: false,
  isKept: true,
};

/** More entries than this the panel does not hold: the oldest go, and stay in the history. */
export const MOST_ENTRIES = 10_000;

/** The entry whose changes can be taken back: the last of this run, where nothing else has changed them since. */
export function undoable(state: PanelState): Entry | undefined {
  return state.isChangedSince ? undefined : lastChange(state);
}

/** The last entry of this run whose changes still stand. */
export function lastChange({ entries }: PanelState): Entry | undefined {
  return entries.findLast(entry => entry.turn > 0 && hasChanges(entry));
}
