/** What a turn tells whoever watches: the workbench's views, the headless turn, tests. */
export type State = 'idle' | 'listening' | 'thinking' | 'acting' | 'speaking';

export type Mode = 'command' | 'dictate' | 'comment' | 'explain' | 'ask';

export type TurnEvent =
  /** `manner` comes with the beginning of a turn. */
  | { readonly event: 'state'; readonly state: State; readonly manner?: 'asked' | 'hands-free' }
  /** Listening without a key goes on, sleeps until it is woken by voice, or is over. */
  | { readonly event: 'hands-free'; readonly state: 'off' | 'awake' | 'asleep' }
  /** Someone has begun to speak. */
  | { readonly event: 'speech' }
  /** Loudness of what is heard right now, 0 to 1. */
  | { readonly event: 'level'; readonly level: number }
  | { readonly event: 'partial'; readonly text: string }
  | { readonly event: 'transcript'; readonly text: string }
  | { readonly event: 'action'; readonly name: string; readonly arguments: unknown; readonly result: string }
  | { readonly event: 'action'; readonly name: string; readonly arguments: unknown; readonly error: string }
  /** Other ways to understand the command that was done, from number two on. */
  | { readonly event: 'alternatives'; readonly words: readonly string[] }
  | { readonly event: 'confirm'; readonly question: string; readonly answer: boolean }
  | { readonly event: 'edit'; readonly file: string }
  /** The next piece of an answer that is still being written. */
  | { readonly event: 'delta'; readonly text: string }
  | { readonly event: 'answer'; readonly text: string }
  /** Comes last unless `error` does; the time of each step in ms, only of those that ran. */
  | { readonly event: 'done'; readonly ms: Readonly<Record<string, number>> }
  | { readonly event: 'error'; readonly code: string; readonly message: string };

export type Watcher = (event: TurnEvent) => void;
