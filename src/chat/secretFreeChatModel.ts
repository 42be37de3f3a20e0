import { withoutSecrets } from '../common/secrets/withoutSecrets.ts';
import type { Choice } from '../common/settings/choice.ts';
import type { Message } from '../messages/message.ts';
import type { ChatMessage, ChatModel, ReplyEvent, Tool, ToolCall } from './chatModel.ts';

/** The one way to a chat model, whichever it is: whatever it is told, keys are left out. */
export class SecretFreeChatModel implements ChatModel {
  readonly #model: ChatModel;

  constructor(model: ChatModel) {
    this.#model = model;
  }

  get name(): string {
    return this.#model.name;
  }

  get choice(): Choice | undefined {
    return this.#model.choice;
  }

  get label(): Message | undefined {
    return this.#model.label;
  }

  reply(messages: readonly ChatMessage[], tools: readonly Tool[], signal: AbortSignal): AsyncIterable<ReplyEvent> {
    return this.#model.reply(messages.map(safe), tools, signal);
  }
}

function safe(message: ChatMessage): ChatMessage {
  // What Aloud itself says in every request holds none, and stays as it is for prompt caches.
  if (message.role === 'system') return message;
  const content = withoutSecrets(message.content);
  return message.role === 'assistant'
    ? { ...message, content, toolCalls: message.toolCalls.map(safeCall) }
    : { ...message, content };
}

/** Arguments stay JSON: only the texts in them are looked at. */
function safeCall(call: ToolCall): ToolCall {
  try {
    const safe = JSON.stringify(JSON.parse(call.arguments), (_key, value: unknown) =>
      typeof value === 'string' ? withoutSecrets(value) : value,
    );
    return { ...call, arguments: safe };
  } catch {
    return { ...call, arguments: withoutSecrets(call.arguments) };
  }
}
