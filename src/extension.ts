import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { COMMANDS, type CommandId } from './common/commands.ts';
import type { TurnEvent } from './session/turnEvents.ts';
import type { Application } from './vscode/contributions/application.ts';
import { KeyStore } from './vscode/keyStore.ts';
import { channelLog } from './vscode/log.ts';
import { vscodeSettings } from './vscode/settings.ts';
import { ConversationView } from './vscode/views/conversationView.ts';
import { StatusBar } from './vscode/views/statusBar.ts';

/** What tests may watch; other extensions get nothing. */
export interface TestApi {
  /** The folder of the recordings. */
  readonly recordings: string;
  onEvent(listener: (event: TurnEvent) => void): vscode.Disposable;
}

export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const channel = vscode.window.createOutputChannel('Aloud', { log: true });
  const log = channelLog(channel);
  const keys = new KeyStore(context.secrets, vscodeSettings, process.env);
  const statusBar = new StatusBar();
  const conversation = new ConversationView(context.extensionUri);
  const events = new vscode.EventEmitter<TurnEvent>();
  events.event(event => statusBar.watch(event));
  events.event(event => conversation.watch(event));

  // The rest is a chunk of its own, which loads with the first command.
  let loaded: Promise<Application> | undefined;
  const application = (): Promise<Application> => {
    loaded ??= import('./vscode/contributions/application.ts').then(({ Application: Loaded }) => {
      const watch = (event: TurnEvent) => events.fire(event);
      const made = new Loaded({ context, settings: vscodeSettings, keys, log, watch });
      context.subscriptions.push(made);
      return made;
    });
    return loaded;
  };

  const handlers: Readonly<Record<CommandId, (...args: never[]) => unknown>> = {
    'aloud.command': async () => (await application()).press('command'),
    'aloud.dictateComment': async () => (await application()).press('comment'),
    'aloud.dictate': async () => (await application()).press('dictate'),
    'aloud.ask': async () => {
      void conversation.show();
      (await application()).press('ask');
    },
    'aloud.explain': async () => {
      void conversation.show();
      await (await application()).explain();
    },
    'aloud.typeCommand': async (text?: string) => (await application()).type(text),
    'aloud.useAlternative': async (number?: number) => (await application()).useAlternative(number),
    'aloud.showCommands': async () => (await application()).showCommands(),
    'aloud.undoTurn': async () => (await application()).undoTurn(),
    'aloud.forgetAllowed': async () => (await application()).forgetAllowed(),
    'aloud.openOwnCommands': async () => (await application()).openOwnCommands(),
    'aloud.stop': async () => (await loaded)?.stop(),
    'aloud.cancel': async () => (await loaded)?.cancel(),
    'aloud.handsFree': async () => (await application()).handsFree(),
    'aloud.sleep': async () => (await loaded)?.sleep(),
    'aloud.selectMicrophone': async () => (await application()).selectMicrophone(),
    'aloud.showRecordings': async () => (await application()).showRecordings(),
    'aloud.transcribeFile': async (...args: Parameters<Application['transcribeFile']>) =>
      (await application()).transcribeFile(...args),
    'aloud.retry': async () => (await application()).retry(),
    'aloud.tryRecording': async (...args: Parameters<Application['tryRecording']>) =>
      (await application()).tryRecording(...args),
    'aloud.setApiKey': () => keys.ask(),
    'aloud.clearApiKey': () => keys.clear(),
    'aloud.checkSetup': async () => (await application()).checkSetup(),
    'aloud.showConversation': () => conversation.show(),
    'aloud.showLog': () => channel.show(true),
  };
  for (const id of Object.keys(COMMANDS) as CommandId[]) {
    context.subscriptions.push(vscode.commands.registerCommand(id, handlers[id]));
  }
  const view = vscode.window.registerWebviewViewProvider(ConversationView.id, conversation, {
    webviewOptions: { retainContextWhenHidden: true },
  });
  context.subscriptions.push(channel, statusBar, view, events);
  void areThereRecordings(context).then(async areThere => areThere && (await application()).recover());
  return context.extensionMode === vscode.ExtensionMode.Test
    ? { recordings: recordingsFolder(context), onEvent: events.event }
    : undefined;
}

/** Whether an earlier run has left recordings behind: nothing is loaded to look after none. */
async function areThereRecordings(context: vscode.ExtensionContext): Promise<boolean> {
  const names = await readdir(recordingsFolder(context)).catch(() => []);
  return names.some(name => /^speech-.*\.(going|pending|aside)\.wav$/.test(name));
}

function recordingsFolder({ globalStorageUri }: vscode.ExtensionContext): string {
  return join(globalStorageUri.fsPath, 'recordings');
}
