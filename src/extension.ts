import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { COMMANDS, type CommandId } from './common/commands.ts';
import { Lazy } from './common/lazy.ts';
import { whenQuiet } from './common/whenQuiet.ts';
import type { Mode, TurnEvent } from './session/turnEvents.ts';
import type { Application } from './vscode/contributions/application.ts';
import type { Talking } from './vscode/contributions/talking.ts';
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

  // Chunks of their own: what opens the microphone loads with the first command that listens, and the rest when it hears.
  const talking: Lazy<Talking> = new Lazy(async () => {
    const { Talking: Loaded } = await import('./vscode/contributions/talking.ts');
    const watch = (event: TurnEvent) => events.fire(event);
    return kept(new Loaded({ context, settings: vscodeSettings, log, watch, acting: () => application.get() }));
  });
  const application: Lazy<Application> = new Lazy(async () => {
    const { Application: Loaded } = await import('./vscode/contributions/application.ts');
    return kept(new Loaded({ context, settings: vscodeSettings, keys, log, talking: await talking.get() }));
  });
  const kept = <T extends vscode.Disposable>(made: T): T => {
    context.subscriptions.push(made);
    return made;
  };
  const press = async (mode: Mode): Promise<void> => {
    // A press is seen at once, though its code may have to be loaded first.
    if (!talking.made) statusBar.watch({ event: 'state', state: 'opening' });
    const loaded = await talking.get().catch(thrown => {
      statusBar.watch({ event: 'state', state: 'idle' });
      throw thrown;
    });
    loaded.press(mode);
  };

  const handlers: Readonly<Record<CommandId, (...args: never[]) => unknown>> = {
    'aloud.command': () => press('command'),
    'aloud.dictateComment': () => press('comment'),
    'aloud.dictate': () => press('dictate'),
    'aloud.ask': async () => {
      void conversation.show();
      await press('ask');
    },
    'aloud.explain': async () => {
      void conversation.show();
      await (await application.get()).explain();
    },
    'aloud.typeCommand': async (text?: string) => (await application.get()).type(text),
    'aloud.useAlternative': async (number?: number) => (await application.get()).useAlternative(number),
    'aloud.showCommands': async () => (await application.get()).showCommands(),
    'aloud.undoTurn': async () => (await application.get()).undoTurn(),
    'aloud.forgetAllowed': async () => (await application.get()).forgetAllowed(),
    'aloud.openOwnCommands': async () => (await application.get()).openOwnCommands(),
    'aloud.stop': async () => (await talking.made)?.session.stop(),
    'aloud.cancel': async () => (await talking.made)?.session.cancel(),
    'aloud.handsFree': async () => (await talking.get()).toggleHandsFree(),
    'aloud.sleep': async () => (await talking.made)?.sleep(),
    'aloud.selectMicrophone': async () => (await talking.get()).selectMicrophone(),
    'aloud.showRecordings': async () => (await talking.get()).showRecordings(),
    'aloud.transcribeFile': async (...args: Parameters<Application['transcribeFile']>) =>
      (await application.get()).transcribeFile(...args),
    'aloud.retry': async () => (await talking.get()).retry(),
    'aloud.tryRecording': async (...args: Parameters<Application['tryRecording']>) =>
      (await application.get()).tryRecording(...args),
    'aloud.setApiKey': () => keys.ask(),
    'aloud.clearApiKey': () => keys.clear(),
    'aloud.checkSetup': async () => (await application.get()).checkSetup(),
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
  const closing = new AbortController();
  context.subscriptions.push({ dispose: () => closing.abort() });
  // Whoever speaks first shall not wait for it; why it cannot be loaded, they learn.
  whenQuiet(closing.signal)
    .then(() => import('./vscode/contributions/talking.ts'))
    .catch(() => {});
  void areThereRecordings(context).then(async areThere => areThere && (await talking.get()).recover());
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
