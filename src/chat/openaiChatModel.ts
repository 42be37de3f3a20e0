import type { ChatCompletionCreateParams, ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { explainBadReply } from '../openai/errors.ts';
import { END, eventsOf } from '../openai/events.ts';
import { member } from '../openai/json.ts';
import { HarmfulField } from '../openai/refusedFields.ts';
import { type Attempt, type OpenAIAccess, request } from '../openai/request.ts';
import type { ChatMessage, ChatModel, ReplyEvent, Tool } from './chatModel.ts';
import { type Fault, ReplyReader } from './reply/replyReader.ts';

/** Each token comes in some 300 bytes of JSON, also those that are thought: enough for 100,000 of them. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Chat Completions of an OpenAI-compatible server: the widest common API. */
export class OpenAIChatModel implements ChatModel {
  readonly name = 'openai';
  readonly #access: OpenAIAccess;

  constructor(access: OpenAIAccess) {
    this.#access = access;
  }

  async *reply(
    messages: readonly ChatMessage[],
    tools: readonly Tool[],
    signal: AbortSignal,
  ): AsyncGenerator<ReplyEvent, void, undefined> {
    const stream = this.#access.settings.get('aloud.chat.stream');
    yield* request(
      this.#access,
      {
        service: 'chat',
        withTools: tools.some(({ isUsable }) => isUsable),
        mostBytes: MOST_BYTES,
        optional: stream ? ['stream'] : [],
      },
      attempt => reply(attempt, messages, tools, stream && !attempt.without.has('stream')),
      signal,
    );
  }
}

async function* reply(
  attempt: Attempt,
  messages: readonly ChatMessage[],
  tools: readonly Tool[],
  stream: boolean,
): AsyncGenerator<ReplyEvent, void, undefined> {
  const { client, asked, toOpenAI, signal } = attempt;
  const params = completionParams({ model: asked.model, messages, tools, stream, toOpenAI });
  const response = await client.chat.completions.create(params, { signal }).asResponse();
  const reader = new ReplyReader(tools.filter(({ isUsable }) => isUsable));
  for await (const event of eventsOf(response, asked)) {
    if (event === END) {
      reader.end();
      break;
    }
    const delta = reader.take(event);
    if (delta) yield { type: 'text', delta };
  }
  const { text, calls, usage, reason, fault } = reader.rest();
  const problem = fault && problemOf(fault, attempt, { stream, isAnswer: messages.at(-1)?.role === 'tool' });
  if (problem) throw problem;
  if (text) yield { type: 'text', delta: text };
  for (const call of calls) yield { type: 'call', call };
  if (usage) {
    yield {
      type: 'usage',
      inputTokens: count(usage, 'prompt_tokens'),
      cachedTokens: count(member(usage, 'prompt_tokens_details'), 'cached_tokens'),
      outputTokens: count(usage, 'completion_tokens'),
    };
  }
  yield { type: 'end', reason };
}

/**
 * What is wrong with a reply, for the user; undefined if it will do. `isAnswer` is whether it comes after results, where a
 * model may have nothing to add. Servers that lose calls do so when they stream: they are asked again without.
 */
function problemOf(
  fault: Fault,
  { asked }: Attempt,
  { stream, isAnswer }: { readonly stream: boolean; readonly isAnswer: boolean },
): Error | undefined {
  switch (fault) {
    case 'nothing':
      return explainBadReply('sent an answer without content. Try again.', asked);
    case 'empty': {
      if (isAnswer || !stream || !asked.withTools) return undefined;
      const says = 'sent an empty answer. If that goes on, switch aloud.chat.stream off.';
      return new HarmfulField('stream', explainBadReply(says, asked, 'aloud.chat.stream'));
    }
    case 'only thoughts': {
      if (isAnswer) return undefined;
      const says = `sent thoughts of ${asked.model} and no answer. Try again, or choose another model in aloud.chat.model.`;
      return explainBadReply(says, asked, 'aloud.chat.model');
    }
    case 'lost call': {
      const setting = stream ? 'aloud.chat.stream' : 'aloud.chat.model';
      const advice = stream ? `Switch ${setting} off.` : `Choose another model in ${setting}.`;
      const says = `says that the model calls a function, and does not pass the call on. ${advice}`;
      const error = explainBadReply(says, asked, setting);
      return stream ? new HarmfulField('stream', error) : error;
    }
    case 'broken call': {
      const says = `passes a call on as text that cannot be carried out: it does not know how ${asked.model} calls functions. Choose another model in aloud.chat.model.`;
      return explainBadReply(says, asked, 'aloud.chat.model');
    }
  }
}

export interface CompletionRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly Tool[];
  readonly stream: boolean;
  /** Whether OpenAI itself is asked, which knows fields that others may refuse. */
  readonly toOpenAI: boolean;
}

/** The body of a request, as OpenAI's reference of Chat Completions has it. */
export function completionParams({
  model,
  messages,
  tools,
  stream,
  toOpenAI,
}: CompletionRequest): ChatCompletionCreateParams {
  const usable = tools.filter(({ isUsable }) => isUsable);
  // OpenAI's prompt cache holds all tools, of which some may be called now; others know no such narrowing.
  const given = toOpenAI && usable.length > 0 ? tools : usable;
  return {
    model,
    messages: messages.map(messageParam),
    ...(given.length > 0 && {
      tools: given.map(({ name, description, parameters }) => ({
        type: 'function' as const,
        function: { name, description, parameters },
      })),
    }),
    ...(given.length > usable.length && {
      tool_choice: {
        type: 'allowed_tools' as const,
        allowed_tools: {
          mode: 'auto' as const,
          tools: usable.map(({ name }) => ({ type: 'function', function: { name } })),
        },
      },
    }),
    stream,
    // Others may refuse fields that they do not know.
    ...(toOpenAI && { prompt_cache_key: 'aloud', ...(stream && { stream_options: { include_usage: true } }) }),
  };
}

function messageParam(message: ChatMessage): ChatCompletionMessageParam {
  switch (message.role) {
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.content };
    case 'assistant':
      if (message.toolCalls.length === 0) return { role: 'assistant', content: message.content };
      return {
        role: 'assistant',
        content: message.content || null,
        tool_calls: message.toolCalls.map(call => ({
          id: call.id,
          type: 'function',
          function: { name: call.name, arguments: call.arguments },
          ...(call.extra !== undefined && { extra_content: call.extra }),
        })),
      };
    default:
      return { role: message.role, content: message.content };
  }
}

function count(value: unknown, name: string): number {
  const found = member(value, name);
  return typeof found === 'number' ? found : 0;
}
