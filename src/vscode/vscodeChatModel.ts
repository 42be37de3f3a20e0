import * as vscode from 'vscode';
import type { ChatMessage, ChatModel, ReplyEvent, Tool } from '../chat/chatModel.ts';
import { ReplyReader } from '../chat/reply/replyReader.ts';
import { AloudError, throwIfAborted } from '../common/errors.ts';
import { message } from '../messages/message.ts';
import { text } from '../messages/text.ts';

/**
 * One of VS Code's language models, such as Copilot's: no key of its own, and VS Code asks the user once whether Aloud
 * may use it. See VS Code's "Language Model API" (`vscode.lm`, since 1.90; tools since 1.95).
 */
export class VscodeChatModel implements ChatModel {
  readonly #wanted: () => string;
  #name = 'vscode';

  /** `wanted` is a model's family or id; empty for the first that there is. */
  constructor(wanted: () => string) {
    this.#wanted = wanted;
  }

  get name(): string {
    return this.#name;
  }

  /** Whether there is such a model here. */
  async isThere(): Promise<boolean> {
    const model = await this.#model();
    if (model) this.#name = `${model.name} (VS Code)`;
    return model !== undefined;
  }

  async *reply(
    messages: readonly ChatMessage[],
    tools: readonly Tool[],
    signal: AbortSignal,
  ): AsyncGenerator<ReplyEvent, void, undefined> {
    const model = await this.#model();
    if (!model) throw missing(this.#wanted());
    const cancellation = new vscode.CancellationTokenSource();
    const cancel = (): void => cancellation.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    throwIfAborted(signal);
    const usable = tools.filter(({ isUsable }) => isUsable);
    // Extensions pass on what servers of all kinds have sent them.
    const reader = new ReplyReader(usable);
    const read = (delta: object): string => reader.take({ choices: [{ delta }] });
    try {
      const response = await model.sendRequest(
        messages.map(toMessage),
        {
          justification: text(message('vscode-model.justification')),
          ...(usable.length > 0 && {
            tools: usable.map(({ name, description, parameters }) => ({ name, description, inputSchema: parameters })),
          }),
        },
        cancellation.token,
      );
      for await (const part of response.stream) {
        throwIfAborted(signal);
        if (part instanceof vscode.LanguageModelTextPart) {
          const delta = read({ content: part.value });
          if (delta) yield { type: 'text', delta };
        } else if (part instanceof vscode.LanguageModelToolCallPart) {
          const { callId: id, name, input } = part;
          read({ tool_calls: [{ id, function: { name, arguments: JSON.stringify(input ?? {}) } }] });
        }
      }
    } catch (thrown) {
      throwIfAborted(signal);
      throw explained(thrown, model.name, usable.length > 0);
    } finally {
      signal.removeEventListener('abort', cancel);
      cancellation.dispose();
    }
    reader.end();
    const { text: rest, calls, reason, fault } = reader.rest();
    if (fault === 'broken call') throw unreadable(model.name);
    if (rest) yield { type: 'text', delta: rest };
    for (const call of calls) yield { type: 'call', call };
    yield { type: 'end', reason };
  }

  async #model(): Promise<vscode.LanguageModelChat | undefined> {
    // Older editors have none of it.
    if (typeof vscode.lm?.selectChatModels !== 'function') return undefined;
    const wanted = this.#wanted();
    const all = await vscode.lm.selectChatModels(wanted ? { family: wanted } : {});
    if (all.length > 0 || !wanted) return all[0];
    return (await vscode.lm.selectChatModels({ id: wanted }))[0];
  }
}

/** There are no system messages: what is to hold always is said first. */
function toMessage(message: ChatMessage): vscode.LanguageModelChatMessage {
  switch (message.role) {
    case 'assistant':
      return vscode.LanguageModelChatMessage.Assistant([
        ...(message.content ? [new vscode.LanguageModelTextPart(message.content)] : []),
        ...message.toolCalls.map(
          ({ id, name, arguments: given }) => new vscode.LanguageModelToolCallPart(id, name, objectFrom(given)),
        ),
      ]);
    case 'tool':
      return vscode.LanguageModelChatMessage.User([
        new vscode.LanguageModelToolResultPart(message.callId, [new vscode.LanguageModelTextPart(message.content)]),
      ]);
    default:
      return vscode.LanguageModelChatMessage.User(message.content);
  }
}

function objectFrom(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function missing(wanted: string): AloudError {
  return new AloudError({
    code: 'model-gone',
    message: wanted ? message('vscode-model.no-such-model', { wanted }) : message('vscode-model.none'),
    setting: wanted ? 'aloud.chat.vscodeModel' : 'aloud.chat.backend',
    remedies: ['open-settings'],
  });
}

function unreadable(name: string): AloudError {
  return new AloudError({
    code: 'bad-reply',
    message: message('vscode-model.broken-call', { name }),
    setting: 'aloud.chat.vscodeModel',
    remedies: ['open-settings', 'retry'],
  });
}

function explained(thrown: unknown, name: string, hadTools: boolean): AloudError {
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  const code = thrown instanceof vscode.LanguageModelError ? thrown.code : '';
  if (code === vscode.LanguageModelError.NotFound.name) return missing(name);
  if (code === vscode.LanguageModelError.NoPermissions.name)
    return new AloudError({
      code: 'refused',
      message: message('vscode-model.not-permitted', { name }),
      cause: thrown,
    });
  if (code === vscode.LanguageModelError.Blocked.name)
    return new AloudError({
      code: 'no-quota',
      message: message('vscode-model.limit', { name }),
      cause: thrown,
    });
  if (hadTools && /tool|function/i.test(why))
    return new AloudError({
      code: 'no-tools',
      message: message('vscode-model.no-tools', { name }),
      setting: 'aloud.chat.vscodeModel',
      remedies: ['open-settings'],
      cause: thrown,
    });
  return new AloudError({
    code: 'server-failed',
    message: message('vscode-model.failed', { name, why }),
    remedies: ['retry'],
    cause: thrown,
  });
}
