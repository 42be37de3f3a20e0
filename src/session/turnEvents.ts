import type { Manner } from '../actions/gate/rules.ts';
import type { ActionEvent } from '../actions/run/events.ts';
import type { Service } from '../common/settings/keys.ts';
import type { Position } from '../editor/position.ts';
import type { Usage } from '../openai/replies/usage.ts';
import type { Stretch } from './correcting/doubts.ts';
import type { Shown, TrackStep } from './tracks/tracks.ts';

export type ModeName = 'command' | 'dictate' | 'comment' | 'translate' | 'explain' | 'ask';

/** Those in which what is said is text, and nothing that is asked for. */
export const TEXT_MODES: ReadonlySet<ModeName> = new Set<ModeName>(['dictate', 'comment', 'translate']);

/** Whose doing something is. */
export type Role = 'user' | 'aloud';

/** A place in a file, as it is when it is told. */
export interface WrittenAt {
  readonly file: string;
  readonly position: Position;
}

/** What happens, as whoever makes it happen tells it. */
export type Happening =
  | ({ readonly event: 'state' } & TrackStep)
  /** Listening without a key goes on, sleeps until it is woken by voice, or is over. */
  | { readonly event: 'hands-free'; readonly state: 'off' | 'awake' | 'asleep' }
  /** Whether numbers stand on screen, and whether it goes on scrolling: Escape is for that then. */
  | { readonly event: 'screen'; readonly hasMarks: boolean; readonly scrolls: boolean }
  /** A conversation goes on; while it is muted nothing of what is heard is sent. */
  | { readonly event: 'talk'; readonly state: 'off' | 'on' | 'muted' }
  /** What shall hear what is said is being chosen from a list, which asks this; without a question it is closed again. */
  | { readonly event: 'chooses'; readonly question?: string }
  /** Someone has begun to speak. */
  | { readonly event: 'speech' }
  /** Loudness of what is heard right now, 0 to 1. */
  | { readonly event: 'level'; readonly level: number }
  /**
   * What was heard so far, in place of all that was told before. Of `stable` UTF-16 units at its beginning nothing will
   * change any more; `voicedMs` tells of how much voice it is, where that is known. `at`: where it will be written, unless
   * it is a command or goes elsewhere.
   */
  | {
      readonly event: 'partial';
      readonly text: string;
      readonly stable: number;
      readonly voicedMs?: number;
      readonly at?: WrittenAt;
    }
  /**
   * `doubts`: its words of which the recogniser was not sure, where there are any. `isSound`: it went to a model as sound,
   * and these are what that says of it: what was said is still the recording. `isUnwritten`: it says nothing of it, and the
   * text says only that something was said.
   */
  | {
      readonly event: 'transcript';
      readonly text: string;
      readonly doubts?: readonly Stretch[];
      readonly isSound?: true;
      readonly isUnwritten?: true;
    }
  /** What was heard otherwise than it was said, as Aloud took it. */
  | { readonly event: 'understood'; readonly text: string }
  | ActionEvent
  /** Other ways to understand the command that was done, from number two on; of a question, which says them, from one. */
  | { readonly event: 'alternatives'; readonly words: readonly string[]; readonly isQuestion?: true }
  /** The next piece of an answer that is still being written. */
  | { readonly event: 'delta'; readonly text: string }
  | { readonly event: 'answer'; readonly text: string }
  /** This sentence of an answer begins to be heard, as it was written; '' when none is heard any more. */
  | { readonly event: 'saying'; readonly text: string }
  /** Someone has spoken into an answer: so much of it was heard, in ms. */
  | { readonly event: 'interrupted'; readonly ms: number }
  /** What a conversation has used so far, and about what it costs, where that is known; more where the server has not told all. */
  | ({ readonly event: 'usage'; readonly isUnknown: boolean; readonly cost?: Cost } & Usage)
  /** All that a turn had changed last was taken back, in whichever way. */
  | { readonly event: 'undone' }
  /** Whether what was changed last still stands as it was left: else it cannot be taken back. */
  | { readonly event: 'last-change'; readonly stands: boolean }
  /** What a request to a server has used in a turn, and about what it costs: only what is known. */
  | ({ readonly event: 'used'; readonly by: Service; readonly characters: number; readonly cost?: Cost } & Usage)
  /** What who talks should know of what goes on. */
  | { readonly event: 'notice'; readonly text: string }
  /** Comes last unless `error` does, but for what is said of it then; the time of each step in ms, only of those that ran. */
  | { readonly event: 'done'; readonly ms: Readonly<Record<string, number>> }
  /**
   * What ends a turn otherwise; `ms` as for `done`, where anything was said. `waits`: it was cancelled before there was
   * text of what was said, whose recording waits for another try.
   */
  | {
      readonly event: 'error';
      readonly code: string;
      readonly message: string;
      readonly ms?: Readonly<Record<string, number>>;
      readonly waits?: true;
    };

/** An estimate, in US$, by prices of a month such as `2026-11`. */
export interface Cost {
  readonly dollars: number;
  readonly pricesOf: string;
}

export type Teller = (happening: Happening) => void;

/** An event by its name, a state by its track's. */
type KindOf<H> = H extends { readonly track: infer Track } ? Track : H extends { readonly event: infer E } ? E : never;

/** Whose doing each kind is. A question of Aloud's is its own, with the user's answer. */
export const ROLES = {
  ears: 'user',
  'hands-free': 'user',
  talk: 'user',
  speech: 'user',
  level: 'user',
  partial: 'user',
  transcript: 'user',
  interrupted: 'user',
  undone: 'user',
  'last-change': 'user',
  screen: 'aloud',
  chooses: 'aloud',
  mind: 'aloud',
  mouth: 'aloud',
  action: 'aloud',
  asks: 'aloud',
  confirm: 'aloud',
  edit: 'aloud',
  understood: 'aloud',
  alternatives: 'aloud',
  delta: 'aloud',
  answer: 'aloud',
  saying: 'aloud',
  usage: 'aloud',
  used: 'aloud',
  notice: 'aloud',
  done: 'aloud',
  error: 'aloud',
} as const satisfies Record<KindOf<Happening>, Role>;

/** What a state event says besides of all that goes on. */
export interface Overall {
  /** What the three tracks come to, from here on. */
  readonly shows: Shown;
  readonly manner: Manner | undefined;
  /** What the turn is for, where it is known. */
  readonly mode?: ModeName | 'converse';
}

type Told<H> = H extends Happening
  ? H & {
      /** Turns count from 1 on; 0 before the first. */
      readonly turn: number;
      readonly role: (typeof ROLES)[KindOf<H>];
    } & (H extends TrackStep ? Overall : unknown)
  : never;

/** What happens in a session, as it is told to whoever watches: the workbench's views, tests. */
export type TurnEvent = Told<Happening>;

export type Watcher = (event: TurnEvent) => void;
