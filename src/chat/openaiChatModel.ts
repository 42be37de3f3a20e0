import type { ChatCompletionCreateParams, ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { explainBadReply } from '../openai/errors.ts';
import { eventsOf, list, member, text } from '../openai/events.ts';
import { type Attempt, type OpenAIAccess, request } from '../openai/request.ts';
import type { ChatMessage, ChatModel, ReplyEvent, Tool } from './chatModel.ts';
import { ToolCallCollector } from './toolCallCollector.ts';

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
      { service: 'chat', withTools: tools.some(({ isUsable }) => isUsable) },
      attempt => reply(attempt, messages, tools, stream),
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
  const calls = new ToolCallCollector();
  let finish: string | undefined;
  let refused = false;
  let usage: unknown;
  let choices = 0;
  for await (const event of eventsOf(response, attempt)) {
    usage = member(event, 'usage') ?? usage;
    const choice = list(event, 'choices')[0];
    if (choice === undefined) continue;
    choices++;
    // A piece of a stream, or the whole of an answer that was not streamed.
    const piece = member(choice, 'delta') ?? member(choice, 'message');
    const words = text(piece, 'content');
    if (words) yield { type: 'text', delta: words };
    const refusal = text(piece, 'refusal');
    if (refusal) {
      refused = true;
      yield { type: 'text', delta: refusal };
    }
    for (const call of list(piece, 'tool_calls')) calls.add(call);
    finish = text(choice, 'finish_reason') ?? finish;
  }
  if (choices === 0) throw explainBadReply('sent an answer without content. Try again.', asked);
  for (const call of calls.finished()) yield { type: 'call', call };
  if (usage) {
    yield {
      type: 'usage',
      inputTokens: count(usage, 'prompt_tokens'),
      cachedTokens: count(member(usage, 'prompt_tokens_details'), 'cached_tokens'),
      outputTokens: count(usage, 'completion_tokens'),
    };
  }
  // An answer that just stops, without saying that it is finished, may lack its end.
  const reason =
    refused || finish === 'content_filter' ? 'refused' : finish && finish !== 'length' ? 'complete' : 'cut-off';
  yield { type: 'end', reason };
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
