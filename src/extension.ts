import * as vscode from 'vscode';
import { Health } from './common/health.ts';
import { KeptSettings } from './common/keptSettings.ts';
import type { TurnEvent } from './session/turnEvents.ts';
import type { AloudApi } from './vscode/aloudApi.ts';
import { ContextKeys } from './vscode/contextKeys.ts';
import { type Contribution, register } from './vscode/contributions/contribution.ts';
import { Conversation } from './vscode/contributions/conversation.ts';
import { FirstSteps } from './vscode/contributions/firstSteps.ts';
import { LateParts } from './vscode/contributions/lateParts.ts';
import { OnScreen } from './vscode/contributions/onScreen.ts';
import { Others } from './vscode/contributions/others.ts';
import { OwnCommandsContribution } from './vscode/contributions/ownCommands.ts';
import { RecordingsContribution, recordingsFolder } from './vscode/contributions/recordings.ts';
import { Setup } from './vscode/contributions/setup.ts';
import { SpeakingContribution } from './vscode/contributions/speaking.ts';
import { Talk } from './vscode/contributions/talk.ts';
import { Words } from './vscode/contributions/words.ts';
import { followChanges } from './vscode/healthChanges.ts';
import { KeyStore } from './vscode/keyStore.ts';
import { speakLanguageOf } from './vscode/language.ts';
import { channelLog } from './vscode/log.ts';
import { vscodeSettings } from './vscode/settings.ts';
import { TurnLog } from './vscode/turnLog.ts';
import { HealthItem } from './vscode/views/healthItem.ts';
import { StatusBar } from './vscode/views/statusBar.ts';

/** What tests may watch, besides. */
export interface TestApi extends AloudApi {
  /** The folder of the recordings. */
  readonly recordings: string;
  onEvent(listener: (event: TurnEvent) => void): vscode.Disposable;
}

/** What `deactivate` waits for, which VS Code hands nothing. */
let ending: readonly Pick<Contribution, 'dispose'>[] = [];

export function activate(context: vscode.ExtensionContext): AloudApi | TestApi {
  const channel = vscode.window.createOutputChannel('Aloud', { log: true });
  const log = channelLog(channel);
  speakLanguageOf(vscode.env.language, vscode.l10n.bundle, log);
  const settings = new KeptSettings(vscodeSettings);
  // First of all that follow them: whoever reads one when it has changed reads what it is now.
  const changes = [
    vscode.workspace.onDidChangeConfiguration(() => settings.changed()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => settings.changed()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => settings.changed()),
  ];
  const keys = new KeyStore(context.secrets, settings, process.env);
  const contextKeys = new ContextKeys((key, value) => void vscode.commands.executeCommand('setContext', key, value));
  const health = new Health();
  const statusBar = new StatusBar(health);
  const healthItem = new HealthItem(health);
  const conversation = new Conversation(() => parts);
  const events = new vscode.EventEmitter<TurnEvent>();
  events.event(event => contextKeys.follow(event));
  events.event(event => statusBar.watch(event));
  const turnLog = new TurnLog({ log, hasWords: () => settings.get('aloud.log.words') });
  events.event(event => turnLog.follow(event));
  events.event(event => conversation.watch(event));

  const watch = (event: TurnEvent) => events.fire(event);
  const heardThem = () => contextKeys.learnt('aloud.heardYou');
  const isPanelSeen = () => conversation.isSeen;
  const parts = new LateParts({ context, settings, keys, log, health, watch, heardThem, isPanelSeen });
  const showConversation = () => conversation.show();
  const firstSteps = new FirstSteps(parts, contextKeys);
  events.event(event => firstSteps.watch(event));
  const others = new Others(parts);
  const contributions: readonly Contribution[] = [
    new Talk({ parts, show: shown => statusBar.show(shown), showConversation }),
    new SpeakingContribution(parts),
    new OnScreen(parts),
    new Words({ parts, showConversation, undone: () => contextKeys.undone() }),
    new RecordingsContribution(parts),
    new OwnCommandsContribution(parts),
    new Setup(parts, () => channel.show(true)),
    firstSteps,
    others,
    conversation,
  ];
  ending = [...contributions, parts];
  context.subscriptions.push(
    channel,
    ...changes,
    keys,
    statusBar,
    healthItem,
    followChanges(health, keys),
    events,
    register(contributions),
  );
  const api = others.api(events.event);
  return context.extensionMode === vscode.ExtensionMode.Test
    ? { ...api, recordings: recordingsFolder(context), onEvent: events.event }
    : api;
}

/** Resolves when what was said is on disk; VS Code waits for it for some seconds. */
export async function deactivate(): Promise<void> {
  await Promise.allSettled(ending.map(async each => each.dispose?.()));
}
