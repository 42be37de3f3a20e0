/**
 * What Aloud offers other extensions: `vscode.extensions.getExtension<AloudApi>('aloud.aloud')`, and `await` of its
 * `activate()`. It acts behind the same questions as a voice does, and whatever an extension says counts as a wish of
 * others: it may do what a model may, what cannot be undone is asked on screen, and no call can answer that.
 */
import type { CancellationToken, Event } from 'vscode';

export interface AloudApi {
  /** Grows where what is there changes; what is new only adds. */
  readonly version: 1;
  /** What happens in Aloud, without a word of what is said. */
  readonly onDidHappen: Event<AloudEvent>;
  /**
   * Does what is said, as “Aloud: Type a Command” would: at most 2,000 characters of plain English. Waits some seconds until
   * nothing else goes on, and cuts nobody off. Never rejects.
   */
  say(words: string, options: SayOptions): Promise<AloudOutcome>;
}

export interface SayOptions {
  /** Who you are, as the user reads it in questions: at most 60 characters. */
  readonly from: string;
  readonly token?: CancellationToken;
}

export interface AloudOutcome {
  readonly isDone: boolean;
  /** Why not, such as `refused`, `busy`, `cancelled`, `nothing-understood`. */
  readonly code?: string;
  /** What was done, answered or went wrong, in the user's language. */
  readonly says: string;
}

export type AloudEvent =
  /** What Aloud does from now on. Turns count from 1 on. */
  | {
      readonly kind: 'state';
      readonly turn: number;
      readonly state: 'idle' | 'opening' | 'listening' | 'thinking' | 'acting' | 'speaking';
    }
  /** One of its actions, by name, such as `rename_symbol`. */
  | { readonly kind: 'action'; readonly turn: number; readonly action: string; readonly isDone: boolean }
  /** A turn is over. */
  | { readonly kind: 'done'; readonly turn: number }
  | { readonly kind: 'failed'; readonly turn: number; readonly code: string };
