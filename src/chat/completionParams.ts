import type { ChatCompletionCreateParams, ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import type { JsonSchema } from '../actions/action.ts';
import { isJson } from '../openai/replies/json.ts';
import {
  audioFields,
  type Hearing,
  SPOKEN_ANSWER,
  SPOKEN_TURNS,
  spokenBefore,
  withSound,
} from './audio/audioFields.ts';
import type { ChatMessage, Tool } from './chatModel.ts';

const NOTHING: ReadonlySet<string> = new Set();

/** What every server understands of a schema. */
const PLAIN: ReadonlySet<string> = new Set(['type', 'properties', 'required', 'items', 'enum', 'description']);

export interface CompletionRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly Tool[];
  readonly stream: boolean;
  /** Whether OpenAI itself is asked, which knows fields that others may refuse. */
  readonly toOpenAI: boolean;
  /** What the server is known not to take: `additionalProperties`, a `system role`, a `spoken answer`. */
  readonly without?: ReadonlySet<string>;
  /** For a model that hears, and may speak. */
  readonly hearing?: Hearing;
}

/** The body of a request, as OpenAI's reference of Chat Completions has it. */
export function completionParams({
  model,
  messages,
  tools,
  stream,
  toOpenAI,
  without = NOTHING,
  hearing,
}: CompletionRequest): ChatCompletionCreateParams {
  const usable = tools.filter(({ isUsable }) => isUsable);
  // OpenAI's prompt cache holds all tools, of which some may be called now; others, and who hears, know no such narrowing.
  const given = toOpenAI && !hearing && usable.length > 0 ? tools : usable;
  return {
    model,
    messages: (without.has('system role') ? withoutSystem(messages) : messages).map(each =>
      messageParam(each, hearing, without),
    ),
    ...(hearing?.voice !== undefined && !without.has(SPOKEN_ANSWER) && audioFields(hearing.voice)),
    ...(given.length > 0 && {
      tools: given.map(({ name, description, parameters }) => ({
        type: 'function' as const,
        function: {
          name,
          description,
          parameters: without.has('additionalProperties') ? plainSchema(parameters) : parameters,
        },
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

function messageParam(
  message: ChatMessage,
  hearing: Hearing | undefined,
  without: ReadonlySet<string>,
): ChatCompletionMessageParam {
  switch (message.role) {
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.content };
    case 'assistant': {
      const spoken = without.has(SPOKEN_TURNS) ? undefined : spokenBefore(message, hearing);
      const said = spoken ?? { content: message.content };
      if (message.toolCalls.length === 0) return { role: 'assistant', ...said };
      return {
        role: 'assistant',
        ...(spoken ?? { content: message.content || null }),
        tool_calls: message.toolCalls.map(call => ({
          id: call.id,
          type: 'function',
          function: { name: call.name, arguments: call.arguments },
          ...(call.extra !== undefined && { extra_content: call.extra }),
        })),
      };
    }
    case 'user':
      return {
        role: 'user',
        content: message.sound ? withSound(message.content, message.sound, without) : message.content,
      };
    case 'system':
      return { role: 'system', content: message.content };
  }
}

/** Instructions in front of what the user says first: some models' templates have no role for them. */
function withoutSystem(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const instructions = messages.flatMap(message => (message.role === 'system' ? [message.content] : [])).join('\n\n');
  const others = messages.filter(({ role }) => role !== 'system');
  const [first, ...rest] = others;
  return first?.role === 'user'
    ? [{ ...first, content: `${instructions}\n\n${first.content}` }, ...rest]
    : [{ role: 'user', content: instructions }, ...others];
}

/** A schema without limits and defaults, which Aloud checks itself. */
function plainSchema(schema: JsonSchema): JsonSchema {
  const kept = Object.entries(schema).filter(([name]) => PLAIN.has(name));
  return Object.fromEntries(
    kept.map(([name, value]) => {
      if (name === 'items' && isJson(value)) return [name, plainSchema(value)];
      if (name !== 'properties' || !isJson(value)) return [name, value];
      const properties = Object.entries(value).map(([key, inner]) => [key, isJson(inner) ? plainSchema(inner) : inner]);
      return [name, Object.fromEntries(properties)];
    }),
  );
}
