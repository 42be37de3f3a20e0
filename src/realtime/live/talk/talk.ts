import type { Line, Outside, Seen } from '../../conversation.ts';
import type { Told } from '../told.ts';

/** What someone has said without a long pause. */
export interface Heard {
  readonly item: string;
  readonly text: string;
  /**
   * `open`: more may come. `asking`: it is looked at here whether it is a plain command. `left`: it is the model's, which
   * answers or delegates. `over`: nothing more is made of it.
   */
  readonly state: 'open' | 'asking' | 'left' | 'over';
  /** Whether Aloud spoke meanwhile: it may be its own voice. */
  readonly isOverlapping: boolean;
  /** Whether it was typed: the model has not heard it, and delegates nothing of it. */
  readonly isTyped?: true;
}

/** What the model has delegated, or what was typed. */
export interface Task {
  readonly id: string;
  /** `waiting`: for its words, or for the one before it. `told`: what came of it waits until nobody speaks. */
  readonly state: 'waiting' | 'acting' | 'told';
  /** What it has come to; '' before that. */
  readonly outcome: string;
  /** What is to be done, where it was typed. */
  readonly words?: string;
  /** Whether no words have come for it in their time. */
  readonly isWordless: boolean;
  /** Whether what it has come to is known, or is to be asked: nobody is told aloud. */
  readonly isSilent: boolean;
  /** Whether who wanted it has changed their mind. */
  readonly isStale: boolean;
  /** Whether the session that delegated it is gone. */
  readonly isOld: boolean;
}

/** A piece of what Aloud says, with its place in the session's time, in ms. */
export interface Word {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** What Aloud says without a pause: sound and words, of which nothing says that they are all. */
export interface Spell {
  readonly item: string;
  /** How much was made of it, in bytes of PCM. */
  readonly bytes: number;
  readonly words: readonly Word[];
  /** Whether someone has spoken into it: what still comes of it is silent. */
  readonly isCut: boolean;
  /** Whether nothing more comes of it. */
  readonly isClosed: boolean;
  /** Whether it has been heard, as far as it will be. */
  readonly isOver: boolean;
}

/** What the model is to know as it is. */
export interface News {
  readonly told: string;
  readonly now: string;
}

/** What a session is told of what was before it. */
export interface Before {
  readonly role: 'developer' | 'user' | 'assistant';
  readonly text: string;
}

export interface Talk {
  /** `closed`: there is no session yet, or none any more. `closing`: the server was asked to end it. */
  readonly phase: 'closed' | 'open' | 'closing' | 'ended';
  /** What comes after `closing`. */
  readonly closingFor: 'end' | 'idle' | 'reopen';
  readonly isMuted: boolean;
  /** Counts what is named here. */
  readonly named: number;
  readonly heard: readonly Heard[];
  /** Until when words of the user have come, in ms of the session. */
  readonly heardMs: number;
  /** Whether someone was heard here of whom there are no words yet. */
  readonly isSpeech: boolean;
  readonly tasks: readonly Task[];
  /** All that was ever delegated: none of it is taken up again. */
  readonly known: ReadonlySet<string>;
  /** What has come of what was said last, for whoever delegates it once more; '' for nothing. */
  readonly done: string;
  readonly spells: readonly Spell[];
  /** What is open in the editor, and where the user is in it: what the model was told, and what it is. */
  readonly file: News;
  readonly place: News;
  readonly lines: readonly Line[];
  /** Seconds of the sessions that are over, and of the one that there is. */
  readonly usage: { readonly before: number; readonly now: number };
  /** Whether a session has ended without saying what it has used. */
  readonly isUsageUnknown: boolean;
  /** How often in a row the connection was lost. */
  readonly losses: number;
  /** Whether the session is to be made anew as soon as nothing goes on. */
  readonly isOld: boolean;
  /** How long nothing may go on, in ms. */
  readonly idleMs: number | undefined;
}

/** Before there is a session. `lines` are those of a conversation that goes on here. */
export function beginning(idleMs: number | undefined, lines: readonly Line[] = []): Talk {
  return {
    phase: 'closed',
    closingFor: 'end',
    isMuted: false,
    named: 0,
    heard: [],
    heardMs: 0,
    isSpeech: false,
    tasks: [],
    known: new Set(),
    done: '',
    spells: [],
    file: { told: '', now: '' },
    place: { told: '', now: '' },
    lines,
    usage: { before: 0, now: 0 },
    isUsageUnknown: false,
    losses: 0,
    isOld: false,
    idleMs,
  };
}

/**
 * `settled`: what is said has come to a pause. `words`: those of a delegation are late. `quiet`: Aloud has come to a pause.
 * `close`: the server does not say that it is closed.
 */
export type Timer = 'settled' | 'words' | 'quiet' | 'close' | 'reopen' | 'renew' | 'idle';

/** What became of something that was said: it is over, with what is to be known of it, or said if it `isAloud`. */
export type Judged =
  | { readonly verdict: 'left' }
  | { readonly verdict: 'over'; readonly note: string; readonly isAloud: boolean };

/** Whatever happens in a conversation. */
export type TalkEvent =
  | { readonly from: 'server'; readonly told: Told }
  | Outside
  /** What is played of a spell is over, by itself or because it was stopped: so much of it was heard, in ms. */
  | { readonly from: 'mouth'; readonly item: string; readonly heardMs: number }
  /** What was said was looked at. */
  | { readonly from: 'mind'; readonly item: string; readonly judged: Judged }
  | { readonly from: 'hands'; readonly task: string; readonly outcome: string }
  /** `livesMs`: how long the session may go on; `file` and `place`: what it was told of the editor when it began. */
  | {
      readonly from: 'line';
      readonly is: 'open';
      readonly livesMs: number;
      readonly file: string;
      readonly place: string;
    }
  | { readonly from: 'line'; readonly is: 'lost'; readonly isFinal: boolean }
  | { readonly from: 'clock'; readonly timer: Timer };

/** What is sent, without the names that a server has for it; `say` is for the ear, `know` is silent. */
export type Sent =
  | { readonly type: 'mute' | 'unmute' | 'close' }
  | { readonly type: 'say' | 'know'; readonly task: string | undefined; readonly text: string };

/** Whatever is to be done. */
export type Effect =
  | { readonly to: 'server'; readonly event: string; readonly sent: Sent }
  | { readonly to: 'mouth'; readonly does: 'play'; readonly item: string; readonly pcm: Uint8Array }
  /** Nothing more comes of it: it is over once it was heard. */
  | { readonly to: 'mouth'; readonly does: 'finish' | 'stop'; readonly item: string }
  /** Done here if it is a whole command, and nothing else. */
  | { readonly to: 'mind'; readonly item: string; readonly text: string }
  | { readonly to: 'hands'; readonly task: string; readonly words: string }
  | { readonly to: 'hands'; readonly stop: string }
  | Seen
  | { readonly to: 'clock'; readonly timer: Timer; readonly ms: number | undefined }
  | { readonly to: 'line'; readonly does: 'open' | 'close' };
