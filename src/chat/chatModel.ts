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

export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly content: string };

export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonSchema;
  readonly isUsable: boolean;
}

export type ReplyEvent =
  | { readonly type: 'text'; readonly delta: string }
  /** Complete calls only, in the order the model gave them, after the last text. */
  | { readonly type: 'call'; readonly call: ToolCall }
  | {
      readonly type: 'usage';
      readonly inputTokens: number;
      readonly cachedTokens: number;
      readonly outputTokens: number;
    }
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
