import { NO_USAGE } from '../../openai/replies/usage.ts';
import type { Line, Outside, Seen, Used } from '../conversation.ts';
import type { Told, WrittenCall } from '../told.ts';

/** What the server does by itself, as it has agreed. */
export interface Manner {
  /** It begins an answer when someone has spoken. */
  readonly answers: boolean;
  /** It ends an answer when someone speaks. */
  readonly interrupts: boolean;
}

/** What someone said at once, from the moment when it was all said. */
export interface Turn {
  readonly text: string;
  /** `hearing`: there is no text of it yet. `asking`: it is looked at here whether it is a plain command. */
  readonly state: 'hearing' | 'asking' | 'over';
}

/** The one answer that there can be at a time. */
export type Answer =
  | { readonly state: 'none' }
  /** Asked for, and not begun: `event` is the event that asks. */
  | { readonly state: 'asked'; readonly event: string; readonly isCut: boolean; readonly mayCall: boolean }
  | { readonly state: 'begun'; readonly response: string; readonly isCut: boolean; readonly mayCall: boolean }
  /** The server says that there is one; of which nothing was told. */
  | { readonly state: 'other' };

/** A piece of an answer that is made as sound. */
export interface Piece {
  readonly item: string;
  /** How much of it was made, in bytes of PCM. */
  readonly bytes: number;
}

/** What goes to the loudspeakers: all sound of one response. */
export interface Playing {
  readonly response: string;
  readonly pieces: readonly Piece[];
  /** Whether it was told to stop. */
  readonly isCut: boolean;
  /** Whether it is of a connection that is gone: the server knows nothing of it any more. */
  readonly isOld: boolean;
}

/** What the model was told of something, as which item, and what it is now; '' for nothing. */
export interface Context {
  readonly told: string;
  readonly item: string | undefined;
  readonly now: string;
}

export interface Talk {
  /** `closed`: there is no connection yet, or none any more. */
  readonly phase: 'closed' | 'open' | 'ended';
  readonly manner: Manner;
  readonly isMuted: boolean;
  /** Counts what is named here. */
  readonly named: number;
  readonly turns: ReadonlyMap<string, Turn>;
  readonly answer: Answer;
  /** Whether an answer is wanted once there can be one. */
  readonly isWanted: boolean;
  /** How often in a row one was refused because there is another. */
  readonly refusals: number;
  /** What the model is to be told before it answers. What was done without it `stays`: another connection is told it, too. */
  readonly notes: readonly { readonly text: string; readonly stays: boolean }[];
  /** What is open in the editor, and where the user is in it. */
  readonly file: Context;
  readonly place: Context;
  /** The calls that were carried out, or refused, by their ids: none of them is again. */
  readonly calls: ReadonlySet<string>;
  /** What is carried out: of which response, whether nobody waits for what it comes to, and whether it was called on a
   * connection that is gone. */
  readonly acting:
    | {
        readonly response: string;
        readonly calls: readonly WrittenCall[];
        readonly isStale: boolean;
        readonly isOld: boolean;
      }
    | undefined;
  /**
   * The question that stands on screen: what waits for it goes on waiting, whatever is said. What the model is told of it,
   * whether it was, and whether it is to say so.
   */
  readonly asks: { readonly note: string; readonly isTold: boolean; readonly isWanted: boolean } | undefined;
  /** How often in a row the model has called, with nothing said in between, and how often it may. */
  readonly rounds: number;
  readonly mostRounds: number;
  /** What is heard, and what waits for that. */
  readonly playing: readonly Playing[];
  /** The items of responses that are not at an end, and whether each is: what was heard of it is known, and told. */
  readonly made: ReadonlyMap<string, { readonly response: string; readonly isOver: boolean }>;
  /** Responses whose sound and words count for nothing any more. */
  readonly cut: ReadonlySet<string>;
  /** All that the server knows, in the order of the conversation. */
  readonly order: readonly string[];
  /** What was said, in that order. */
  readonly lines: readonly Line[];
  /** What the model has used, and what writes down what is said beside it. */
  readonly usage: Used;
  /** Whether the server has kept back what something has used. */
  readonly isUsageUnknown: boolean;
  /** How often in a row the connection was lost. */
  readonly losses: number;
  /** Whether the connection is to be made anew as soon as nothing goes on. */
  readonly isOld: boolean;
  /** How long nothing may go on, in ms. */
  readonly idleMs: number | undefined;
}

const NO_CONTEXT: Context = { told: '', item: undefined, now: '' };

/** Before there is a connection. `lines` are those of a conversation that goes on here. */
export function beginning(
  idleMs: number | undefined,
  lines: readonly Line[] = [],
  mostRounds = Number.POSITIVE_INFINITY,
): Talk {
  return {
    phase: 'closed',
    manner: { answers: false, interrupts: false },
    isMuted: false,
    named: 0,
    turns: new Map(),
    answer: { state: 'none' },
    isWanted: false,
    refusals: 0,
    notes: [],
    file: NO_CONTEXT,
    place: NO_CONTEXT,
    calls: new Set(),
    acting: undefined,
    asks: undefined,
    rounds: 0,
    mostRounds,
    playing: [],
    made: new Map(),
    cut: new Set(),
    order: [],
    lines,
    usage: { talking: NO_USAGE, hearing: NO_USAGE },
    isUsageUnknown: false,
    losses: 0,
    isOld: false,
    idleMs,
  };
}

/** What becomes of something that was called. */
export interface Outcome {
  readonly id: string;
  readonly content: string;
}

export type Timer = 'heard' | 'again' | 'reopen' | 'renew' | 'idle';

/** Whatever happens in a conversation. */
export type TalkEvent =
  | { readonly from: 'server'; readonly told: Told }
  | Outside
  /** What is played of a response is over, by itself or because it was stopped: so much of it was heard, in ms. */
  | { readonly from: 'mouth'; readonly response: string; readonly heardMs: number }
  /** What was said was looked at: `done` without the model, with what to tell it; or `left` to the model. */
  | { readonly from: 'mind'; readonly turn: string; readonly verdict: 'done' | 'left'; readonly note: string }
  | { readonly from: 'hands'; readonly response: string; readonly outcomes: readonly Outcome[] }
  | { readonly from: 'line'; readonly is: 'open'; readonly manner: Manner }
  | { readonly from: 'line'; readonly is: 'lost'; readonly isFinal: boolean }
  | { readonly from: 'clock'; readonly timer: Timer };

/** What is sent, without the names that a server has for it. */
export type Sent =
  | { readonly type: 'commit' }
  | { readonly type: 'clear' }
  | {
      readonly type: 'say';
      readonly item: string;
      readonly role: 'system' | 'user' | 'assistant';
      readonly text: string;
    }
  | { readonly type: 'result'; readonly item: string; readonly call: string; readonly content: string }
  | { readonly type: 'forget'; readonly item: string }
  | { readonly type: 'truncate'; readonly item: string; readonly heardMs: number }
  /** Without tools: only to be said. */
  | { readonly type: 'answer'; readonly mayCall: boolean }
  | { readonly type: 'cancel'; readonly response: string };

/** Whatever is to be done. */
export type Effect =
  | { readonly to: 'server'; readonly event: string; readonly sent: Sent }
  | { readonly to: 'mouth'; readonly does: 'play'; readonly response: string; readonly pcm: Uint8Array }
  /** Nothing more comes of it: it is over once it was heard. */
  | { readonly to: 'mouth'; readonly does: 'finish' | 'stop'; readonly response: string }
  | { readonly to: 'mind'; readonly turn: string; readonly text: string }
  | { readonly to: 'hands'; readonly response: string; readonly calls: readonly WrittenCall[] }
  /** Nothing that was called and not begun is to be done any more. */
  | { readonly to: 'hands'; readonly stop: string }
  | Seen
  | { readonly to: 'clock'; readonly timer: Timer; readonly ms: number | undefined }
  | { readonly to: 'line'; readonly does: 'open' | 'close' };
