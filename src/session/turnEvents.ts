import type { Manner } from '../actions/gate/rules.ts';
import type { ActionEvent } from '../actions/run/events.ts';

/**
 * What a turn tells whoever watches: the workbench's views, the headless turn, tests. `opening`: the microphone does not
 * hear yet, what is said now is lost; `listening`: it hears.
 */
export type State = 'idle' | 'opening' | 'listening' | 'thinking' | 'acting' | 'speaking';

export type Mode = 'command' | 'dictate' | 'comment' | 'explain' | 'ask';

/** Whether someone speaks, or is about to. */
export function isHearing(state: State): boolean {
  return state === 'opening' || state === 'listening';
}

export type TurnEvent =
  /** `turn` counts the turns of a session from 1 on; with `idle` it is the one that is over. */
  | { readonly event: 'state'; readonly state: State; readonly turn?: number; readonly manner?: Manner }
  /** Listening without a key goes on, sleeps until it is woken by voice, or is over. */
  | { readonly event: 'hands-free'; readonly state: 'off' | 'awake' | 'asleep' }
  /** Someone has begun to speak. */
  | { readonly event: 'speech' }
  /** Loudness of what is heard right now, 0 to 1. */
  | { readonly event: 'level'; readonly level: number }
  | { readonly event: 'partial'; readonly text: string }
  | { readonly event: 'transcript'; readonly text: string }
  | ActionEvent
  /** Other ways to understand the command that was done, from number two on. */
  | { readonly event: 'alternatives'; readonly words: readonly string[] }
  /** The next piece of an answer that is still being written. */
  | { readonly event: 'delta'; readonly text: string }
  | { readonly event: 'answer'; readonly text: string }
  /** Comes last unless `error` does; the time of each step in ms, only of those that ran. */
  | { readonly event: 'done'; readonly ms: Readonly<Record<string, number>> }
  | { readonly event: 'error'; readonly code: string; readonly message: string };

export type Watcher = (event: TurnEvent) => void;
