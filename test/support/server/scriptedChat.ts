import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import type { SpokenReply } from './chatSound.ts';
import type { Fault } from './faults.ts';

export interface ScriptedCall {
  readonly name: string;
  /** An object is sent as JSON, a string as it is: for arguments that are cut off or nonsense. */
  readonly arguments: object | string;
  /** `call_1`, `call_2`… in the order of the whole script unless given; '' sends none. */
  readonly id?: string;
}

export interface ScriptedReply {
  readonly text?: string;
  readonly calls?: readonly ScriptedCall[];
  readonly refusal?: string;
  readonly usage?: { readonly input: number; readonly output: number; readonly cached?: number };
  /** Before anything is sent. */
  readonly delayMs?: number;
  /** Nothing is sent before it resolves. */
  readonly after?: Promise<unknown>;
  /** Streamed, its text stops behind so many characters until that resolves. */
  readonly pauses?: { readonly behind: number; readonly until: Promise<unknown> };
  /** Ends with `finish_reason: 'length'`. */
  readonly cutOff?: boolean;
  /** Leaves `index` and `id` out of streamed tool calls, as some servers do. */
  readonly bare?: boolean;
}

/** The request as parsed from JSON. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatRequestMessage[];
  readonly tools?: readonly { readonly type: string; readonly function: { readonly name: string } }[];
  readonly stream?: boolean;
  /** What was said last in it by sound, as the server hears it. */
  readonly heard?: string | undefined;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly [field: string]: unknown;
}

export interface ChatRequestMessage {
  readonly role: string;
  readonly content: string | null;
  readonly tool_calls?: readonly { readonly id: string; readonly function: { name: string; arguments: string } }[];
  readonly tool_call_id?: string;
}

export interface ChatStep {
  /** Looks at the request that this step answers; what it throws fails the request, and the server's `close`. */
  readonly expect?: (request: ChatRequest) => void;
  readonly reply: ScriptedReply | Fault;
}

/** Answers a request without a script: for demonstrations. */
export type ChatRule = (request: ChatRequest) => ScriptedReply | Promise<ScriptedReply>;

/** A chat model that says what it was told to say, in order, and minds when it is asked more or less than that. */
export class ScriptedChat {
  readonly #steps: ChatStep[] = [];
  readonly #failures: unknown[] = [];
  #rule: ChatRule | undefined;
  #calls = 0;
  #taken = 0;

  add(steps: readonly ChatStep[]): void {
    this.#steps.push(...steps);
  }

  follow(rule: ChatRule): void {
    this.#rule = rule;
  }

  /** What to answer. Throws when no step is left, or the step expected something else. */
  async next(request: ChatRequest): Promise<ScriptedReply | Fault> {
    const step = this.#steps.shift();
    if (!step && this.#rule) return this.#rule(request);
    try {
      if (!step) throw new Error(`The script has no step for chat request ${this.#taken + 1}.`);
      this.#taken++;
      step.expect?.(request);
      return step.reply;
    } catch (thrown) {
      this.#failures.push(thrown);
      throw thrown;
    }
  }

  /** Throws what was wrong: a step's own expectation, a request without a step, steps left over. */
  verify(): void {
    if (this.#failures.length > 0) throw this.#failures[0];
    if (this.#steps.length > 0) {
      throw new Error(`${this.#steps.length} of ${this.#steps.length + this.#taken} chat steps were never asked for.`);
    }
  }

  async answer(
    request: ChatRequest,
    reply: ScriptedReply,
    answer: Answer,
    speak: (text: string) => Promise<SpokenReply | undefined> = async () => undefined,
  ): Promise<void> {
    if (reply.delayMs) await sleep(reply.delayMs);
    await reply.after;
    const spoken = await speak(reply.text ?? '');
    const calls = (reply.calls ?? []).map(call => ({
      id: call.id ?? `call_${++this.#calls}`,
      type: 'function',
      function: {
        name: call.name,
        arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
      },
    }));
    const finish = reply.cutOff ? 'length' : calls.length > 0 ? 'tool_calls' : 'stop';
    const usage = reply.usage && {
      prompt_tokens: reply.usage.input,
      completion_tokens: reply.usage.output,
      total_tokens: reply.usage.input + reply.usage.output,
      prompt_tokens_details: { cached_tokens: reply.usage.cached ?? 0 },
    };
    const base = { id: 'chatcmpl-loopback', created: Math.floor(Date.now() / 1000), model: request.model };
    if (!request.stream) {
      const message = {
        role: 'assistant',
        content: spoken ? null : (reply.text ?? null),
        ...(spoken && {
          audio: {
            id: spoken.id,
            data: spoken.pcm.toString('base64'),
            expires_at: spoken.expiresAt,
            transcript: reply.text,
          },
        }),
        refusal: reply.refusal ?? null,
        ...(calls.length > 0 && { tool_calls: calls }),
      };
      const choices = [{ index: 0, message, finish_reason: finish }];
      await answer.json(200, { ...base, object: 'chat.completion', choices, ...(usage && { usage }) });
      return;
    }
    answer.head(200, 'text/event-stream');
    const chunk = (delta: object, finish_reason: string | null = null) =>
      answer.event({ ...base, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] });
    await chunk({ role: 'assistant', content: '' });
    if (!spoken) {
      const { text = '', pauses = { behind: text.length, until: undefined } } = reply;
      for (const piece of pieces(text.slice(0, pauses.behind))) await chunk({ content: piece });
      await pauses.until;
      for (const piece of pieces(text.slice(pauses.behind))) await chunk({ content: piece });
    } else {
      const audio = (piece: object) =>
        answer.event({ ...base, object: 'chat.completion.chunk', choices: [{ index: 0, delta: { audio: piece } }] });
      await audio({ id: spoken.id, transcript: '' });
      const words = pieces(reply.text ?? '');
      for (let at = 0; at < spoken.pcm.length || words.length > 0; at += CHUNK_BYTES) {
        for (const transcript of words.splice(0, 3)) await audio({ transcript });
        const data = spoken.pcm.subarray(at, at + CHUNK_BYTES).toString('base64');
        if (data !== '') await audio({ data });
      }
      await audio({ expires_at: spoken.expiresAt });
    }
    for (const piece of pieces(reply.refusal ?? '')) await chunk({ refusal: piece });
    for (const [index, call] of calls.entries()) {
      const place = reply.bare ? {} : { index };
      const identity = reply.bare || call.id === '' ? {} : { id: call.id };
      await chunk({
        tool_calls: [
          { ...place, ...identity, type: 'function', function: { name: call.function.name, arguments: '' } },
        ],
      });
      for (const piece of pieces(call.function.arguments)) {
        await chunk({ tool_calls: [{ ...place, function: { arguments: piece } }] });
      }
    }
    await chunk({}, finish);
    if (usage && request.stream_options?.include_usage) {
      await answer.event({ ...base, object: 'chat.completion.chunk', choices: [], usage });
    }
    await answer.event('[DONE]');
    answer.end();
  }
}

/** What streams of sound in one go: not in whole samples. */
const CHUNK_BYTES = 9601;

/** A text in the small pieces that models stream. */
function pieces(text: string): string[] {
  return text.match(/[\s\S]{1,7}/gu) ?? [];
}
