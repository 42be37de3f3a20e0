import * as vscode from 'vscode';
import { message } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import type { TurnEvent } from '../../session/turnEvents.ts';
import type { AloudApi, AloudEvent, AloudOutcome, SayOptions } from '../aloudApi.ts';
import type { ForeignOutcome, ForeignWish } from '../parts/foreignTurn.ts';
import type { Contribution } from './contribution.ts';
import type { LateParts } from './lateParts.ts';

/** Tools are called by their action's name behind this. */
const TOOL = 'aloud_';
const PARTICIPANT = 'aloud.chat';

/**
 * What others can use Aloud by: models by VS Code's tools, the chat view by `@aloud`, extensions by its API. Whatever comes
 * here is no wish of the user's, and goes through `Session.foreign`.
 */
export class Others implements Contribution {
  readonly commands = {};
  readonly #parts: LateParts;
  readonly #registered: vscode.Disposable[] = [];

  constructor(parts: LateParts) {
    this.#parts = parts;
    const { languageModelTools: tools = [] } = parts.props.context.extension.packageJSON.contributes ?? {};
    // Editors that are made of VS Code may have neither.
    if (typeof vscode.lm?.registerTool === 'function')
      for (const { name } of tools as readonly { readonly name: string }[])
        this.#registered.push(vscode.lm.registerTool(name, this.#tool(name)));
    if (typeof vscode.chat?.createChatParticipant === 'function') this.#registered.push(this.#participant());
  }

  dispose(): void {
    for (const each of this.#registered) each.dispose();
  }

  /** For other extensions. `events` are those of the session. */
  api(events: vscode.Event<TurnEvent>): AloudApi {
    return {
      version: 1,
      onDidHappen: (listener, thisArgs, disposables) => {
        const tell = (event: TurnEvent) => {
          const told = eventOf(event);
          if (told) listener.call(thisArgs, told);
        };
        return events(tell, undefined, disposables);
      },
      say: async (words: string, options: SayOptions): Promise<AloudOutcome> => {
        const wish = { mode: 'command', words: `${words}`, from: `${options?.from ?? ''}` } as const;
        const { isDone, code, says } = await this.#do(wish, options?.token);
        return { isDone, says, ...(code !== undefined && { code }) };
      },
    };
  }

  #tool(name: string): vscode.LanguageModelTool<object> {
    const action = name.slice(TOOL.length);
    return {
      prepareInvocation: () => ({ invocationMessage: text(message('others.uses', { action })) }),
      invoke: async ({ input }, token) => {
        const call = { id: name, name: action, arguments: JSON.stringify(input ?? {}) };
        const from = text(message('others.model'));
        const { result, code, says } = await this.#do({ mode: 'command', words: '', from, call }, token);
        const told = result ?? `Error: ${code}\n${says}`;
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(told)]);
      },
    };
  }

  #participant(): vscode.Disposable {
    const participant = vscode.chat.createChatParticipant(PARTICIPANT, async (request, _context, stream, token) => {
      const { answerIn } = await import('../parts/chatParticipant.ts');
      await answerIn(
        stream,
        request,
        wish => this.#do(wish, token),
        async () => (await this.#parts.acting.get()).speaks.sheet(),
      );
    });
    participant.iconPath = new vscode.ThemeIcon('mic');
    return participant;
  }

  async #do(wish: ForeignWish, token?: vscode.CancellationToken): Promise<ForeignOutcome> {
    const [{ foreignTurn }, acting] = await Promise.all([import('../parts/foreignTurn.ts'), this.#parts.acting.get()]);
    return foreignTurn(acting, wish, token);
  }
}

/** What an extension hears of an event: nothing of what was said, heard or written. */
function eventOf(event: TurnEvent): AloudEvent | undefined {
  const { turn } = event;
  switch (event.event) {
    case 'state':
      return { kind: 'state', turn, state: event.shows };
    case 'action':
      return { kind: 'action', turn, action: event.name, isDone: !('error' in event) };
    case 'done':
      return { kind: 'done', turn };
    case 'error':
      return { kind: 'failed', turn, code: event.code };
    default:
      return undefined;
  }
}
