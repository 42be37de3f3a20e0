import { asWritten, type Message, message } from '../../messages/message.ts';
import { type Deeds, NO_DEEDS, summaryOf, withDeed } from '../../session/deeds.ts';
import type { Shown } from '../../session/tracks/tracks.ts';
import type { TurnEvent } from '../../session/turnEvents.ts';

/** Loudness is shown in so many steps. */
export const LEVELS = 8;

/** What stands at the cursor: what goes on, or what came of it. */
export type Note =
  | { readonly kind: 'opening' | 'thinking' | 'acting' | 'speaking' | 'asking'; readonly words: string }
  /** `level`: 0 to LEVELS - 1. */
  | { readonly kind: 'listening'; readonly level: number; readonly words: string }
  | { readonly kind: 'done' | 'failed'; readonly says: Message };

/** The user types, or a result has stood long enough. */
export type Aside = 'typed' | 'late';

/** All that must be known of what happened so far. */
export interface Standing {
  readonly turn: number;
  readonly shows: Shown;
  /** Whether it waits, without a key or in a conversation, for someone to speak: a result stays then. */
  readonly waits: boolean;
  readonly talks: boolean;
  readonly asks: boolean;
  /** Whether what shall hear it is being chosen. */
  readonly chooses: boolean;
  readonly level: number;
  /** What was heard so far, unless it stands where it will be written. */
  readonly words: string;
  readonly deeds: Deeds;
  readonly result: Extract<Note, { readonly says: Message }> | undefined;
}

export const NOTHING: Standing = {
  turn: 0,
  shows: 'idle',
  ...{ waits: false, talks: false, asks: false, chooses: false },
  ...{ level: 0, words: '', deeds: NO_DEEDS, result: undefined },
};

/** What follows from what happens. A pure step: the same for whoever draws it. */
export function next(before: Standing, event: TurnEvent | Aside): Standing {
  if (event === 'typed' || event === 'late') return { ...before, result: undefined };
  const now: Standing = event.turn === before.turn ? before : { ...before, ...FRESH, turn: event.turn };
  switch (event.event) {
    case 'state': {
      const { shows } = event;
      const isEars = shows === 'opening' || shows === 'listening';
      const waits = isEars && (event.manner === 'hands-free' || now.talks);
      const spoken = isEars && !waits ? { result: undefined } : {};
      // A conversation goes on when it has done what was said.
      const isOver = now.talks && event.track === 'mind' && event.state === 'idle';
      return { ...now, shows, waits, ...spoken, ...(isOver && outcomeOf(now)) };
    }
    case 'talk':
      return { ...now, talks: event.state !== 'off', words: '' };
    case 'speech':
      return { ...now, waits: false, result: undefined };
    case 'level':
      return { ...now, level: Math.min(LEVELS - 1, Math.floor(event.level * LEVELS)) };
    case 'partial':
      return { ...now, waits: false, result: undefined, words: event.at ? '' : event.text };
    case 'transcript':
      return { ...now, deeds: NO_DEEDS, result: undefined, words: event.text };
    case 'asks':
      return { ...now, asks: true };
    case 'confirm':
      return { ...now, asks: false };
    case 'chooses':
      return { ...now, chooses: event.question !== undefined };
    case 'action':
    case 'edit':
      return { ...now, deeds: withDeed(now.deeds, event) };
    case 'done':
      return { ...now, asks: false, ...outcomeOf(now) };
    case 'error':
      return {
        ...now,
        ...FRESH,
        result:
          event.code === 'cancelled' && !event.waits ? undefined : { kind: 'failed', says: asWritten(event.message) },
      };
    default:
      return now;
  }
}

/** What stands there; undefined for nothing. */
export function noteOf({ asks, chooses, result, waits, shows, level, words }: Standing): Note | undefined {
  if (asks || (chooses && shows === 'thinking')) return { kind: 'asking', words: '' };
  if (result) return result;
  if (shows === 'idle' || waits) return undefined;
  return shows === 'listening' ? { kind: shows, level, words } : { kind: shows, words };
}

/** What is told of a turn alone; a result stays until someone speaks again. */
const FRESH = { asks: false, chooses: false, level: 0, words: '', deeds: NO_DEEDS } as const;

function outcomeOf({ deeds, result }: Standing): Pick<Standing, 'deeds' | 'result' | 'words'> {
  const says = summaryOf(deeds);
  return { deeds: NO_DEEDS, result: says ? { kind: 'done', says } : result, words: '' };
}

/** How it is said in one line, but for the level. */
export function wordsOf(note: Note, longest: number): Message {
  if ('says' in note) return note.says;
  const state = STATES[note.kind];
  if (note.words === '') return state;
  // Of what is long the end: that is what is being said.
  const { length } = note.words;
  const words = length > longest ? `…${note.words.slice(length - longest)}` : note.words;
  return message('cursor.state-and-words', { state, words });
}

const STATES: Readonly<Record<Exclude<Note['kind'], 'done' | 'failed'>, Message>> = {
  opening: message('status.opening'),
  listening: message('status.listening'),
  thinking: message('status.thinking'),
  acting: message('status.acting'),
  speaking: message('status.speaking'),
  asking: message('status.asks'),
};
