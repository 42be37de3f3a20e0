import assert from 'node:assert/strict';
import type { ChatMessage, ChatModel, ReplyEvent, SpokenAnswer, Tool, ToolCall } from '../../src/chat/chatModel.ts';

/** One reply of the script. */
export interface ScriptedReply {
  /** Text, in the pieces it comes in. */
  readonly text?: string | readonly string[];
  readonly calls?: readonly { readonly id?: string; readonly name: string; readonly arguments: unknown }[];
  /** `'none'`: the stream stops without an end. */
  readonly end?: 'complete' | 'cut-off' | 'refused' | 'none';
  readonly usage?: { readonly inputTokens: number; readonly cachedTokens: number; readonly outputTokens: number };
  /** The text as it is spoken: sound in the pieces it comes in, each behind a piece of text. */
  readonly sound?: readonly Uint8Array[];
  readonly spoken?: SpokenAnswer;
  /** Thrown after the text. */
  readonly fails?: Error;
  /** Awaited after the text, with the signal of the request. */
  readonly meanwhile?: (signal: AbortSignal) => Promise<void> | void;
  /** Looks at what the model was sent; throws if it is wrong. */
  readonly expects?: (messages: readonly ChatMessage[], tools: readonly Tool[]) => void;
}

/** A chat model that says what a script tells it to, and fails on replies that are asked for in excess. */
export class ScriptedChatModel implements ChatModel {
  readonly name = 'scripted';
  readonly #script: readonly ScriptedReply[];
  readonly #failures: unknown[] = [];
  readonly requests: { readonly messages: readonly ChatMessage[]; readonly tools: readonly Tool[] }[] = [];

  constructor(script: readonly ScriptedReply[]) {
    this.#script = script;
  }

  async *reply(
    messages: readonly ChatMessage[],
    tools: readonly Tool[],
    signal: AbortSignal,
  ): AsyncIterable<ReplyEvent> {
    const index = this.requests.length;
    this.requests.push({ messages: [...messages], tools: [...tools] });
    const reply = this.#script[index];
    if (!reply) throw this.#note(new Error(`The script has ${this.#script.length} replies; one more was asked for.`));
    try {
      reply.expects?.(messages, tools);
    } catch (thrown) {
      throw this.#note(thrown);
    }
    const text = reply.text ?? [];
    const { sound } = reply;
    for (const [at, delta] of (typeof text === 'string' ? [text] : text).entries()) {
      yield { type: 'text', delta, ...(sound && { isSpoken: true }) };
      const pcm = sound?.[at];
      if (pcm) yield { type: 'sound', pcm };
    }
    await reply.meanwhile?.(signal);
    if (reply.fails) throw reply.fails;
    for (const [place, call] of (reply.calls ?? []).entries())
      yield { type: 'call', call: callFrom(call, `r${index}c${place}`) };
    if (reply.usage) yield { type: 'usage', ...reply.usage };
    if (reply.spoken) yield { type: 'spoken', answer: reply.spoken };
    if (reply.end !== 'none') yield { type: 'end', reason: reply.end ?? 'complete' };
  }

  /** What the model was told about each call of the reply before the last request, by the order of the calls. */
  lastResults(): readonly string[] {
    const messages = this.requests.at(-1)?.messages ?? [];
    const asked = messages.findLastIndex(message => message.role === 'assistant');
    return messages.slice(asked + 1).map(message => message.content);
  }

  /** Fails if the script was not played to its end, or if something in it failed and nobody noticed. */
  finish(): void {
    if (this.#failures.length > 0) throw this.#failures[0];
    assert.equal(this.requests.length, this.#script.length, 'replies of the script that were never asked for');
  }

  #note(thrown: unknown): unknown {
    this.#failures.push(thrown);
    return thrown;
  }
}

function callFrom(
  { id, name, arguments: given }: { readonly id?: string; readonly name: string; readonly arguments: unknown },
  ownId: string,
): ToolCall {
  return { id: id ?? ownId, name, arguments: typeof given === 'string' ? given : JSON.stringify(given) };
}
