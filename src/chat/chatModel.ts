import type { JsonSchema } from '../actions/action.ts';
import type { Chooser } from '../common/settings/choice.ts';

export interface ToolCall {
  /** Never empty; made up by the adapter where a server sends none. */
  readonly id: string;
  readonly name: string;
  /** JSON text exactly as the model wrote it: may be cut off or nonsense. */
  readonly arguments: string;
  /** What the model's server wants to see again with the call, as it sent it. */
  readonly extra?: unknown;
}

/** What was said, as a file of sound. */
export interface SaidSound {
  readonly bytes: Uint8Array;
  readonly format: 'wav' | 'mp3';
  /** The same as WAV, for whoever reads nothing else. */
  readonly asWav: () => Uint8Array;
}

/** An answer that a model has spoken, as its server knows it for a while. */
export interface SpokenAnswer {
  readonly id: string;
  /** Whose it is: nobody else knows it. */
  readonly server: string;
  /** Until when, in ms since 1970. */
  readonly untilMs: number;
}

export type ChatMessage =
  | { readonly role: 'system'; readonly content: string }
  /** `sound` comes after the text, for a model that hears. */
  | { readonly role: 'user'; readonly content: string; readonly sound?: SaidSound }
  | {
      readonly role: 'assistant';
      readonly content: string;
      readonly toolCalls: readonly ToolCall[];
      /** The same as it was spoken, for whoever knows it. */
      readonly spoken?: SpokenAnswer;
    }
  | { readonly role: 'tool'; readonly callId: string; readonly content: string };

export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonSchema;
  readonly isUsable: boolean;
}

export type ReplyEvent =
  /** `isSpoken`: the words of sound that comes with them. */
  | { readonly type: 'text'; readonly delta: string; readonly isSpoken?: true }
  /** The next piece of an answer's sound: s16le mono at 24 kHz, whole samples. */
  | { readonly type: 'sound'; readonly pcm: Uint8Array }
  /** Complete calls only, in the order the model gave them, after the last text. */
  | { readonly type: 'call'; readonly call: ToolCall }
  | {
      readonly type: 'usage';
      readonly inputTokens: number;
      readonly cachedTokens: number;
      readonly outputTokens: number;
    }
  /** What was spoken can be told by this from now on. */
  | { readonly type: 'spoken'; readonly answer: SpokenAnswer }
  /** Comes once, last. `cut-off`: the length limit was reached and what came before may be incomplete. */
  | { readonly type: 'end'; readonly reason: 'complete' | 'cut-off' | 'refused' };

/** A chat model with function calling. */
export interface ChatModel extends Chooser {
  readonly name: string;
  /**
   * `tools` are the same in every turn, for prompt caches; those that are not `isUsable` must not be called now.
   * Throws AloudError; `no-tools` if tools were given and the model has no function calling.
   */
  reply(messages: readonly ChatMessage[], tools: readonly Tool[], signal: AbortSignal): AsyncIterable<ReplyEvent>;
}
