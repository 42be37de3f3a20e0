import * as vscode from 'vscode';
import { type AloudError, asAloudError, type Remedy } from '../../common/errors.ts';
import { SETTINGS, type SettingName } from '../../common/settings/settings.ts';
import { type Message, message } from '../../messages/message.ts';
import { Loudness } from './loudness.ts';
import { complain, mention, warn } from './screen.ts';

const loudness = new Loudness();

/** What stands on a remedy's button. */
export const BUTTONS: Readonly<Record<Remedy, Message>> = {
  retry: message('remedies.retry'),
  'choose-ears': message('setup.choose'),
  'set-key': message('remedies.set-key'),
  'select-server': message('remedies.select-server'),
  'select-model': message('remedies.select-model'),
  'select-microphone': message('remedies.select-microphone'),
  'another-player': message('remedies.another-player'),
  'manage-trust': message('remedies.manage-trust'),
  'open-settings': message('remedies.open-settings'),
  'check-setup': message('remedies.check-setup'),
  'fetch-models': message('remedies.fetch-models'),
  'show-log': message('remedies.show-log'),
  'copy-text': message('remedies.copy-text'),
};

/**
 * Runs what a command asks for; what goes wrong is shown, and goes no further. `again` does what was asked for once more,
 * and is called when the user wants that, or has mended what was wrong.
 */
export async function telling(work: () => Promise<unknown>, again?: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    // Not awaited: the message stays until the user closes it.
    void showFailure(asAloudError(thrown), again && (() => telling(again, again)));
  }
}

/** Tells the user what went wrong and offers what to do next. Resolves when the message is gone. */
export async function showFailure(error: AloudError, again?: () => Promise<unknown>): Promise<void> {
  const how = loudness.of(error);
  if (how === 'silent') return;
  if (how === 'passing') {
    mention('mic', error.says, 5000);
    return;
  }
  const show = how === 'offered' ? warn : complain;
  const chosen = await show(byAloud(error.says), ...error.remedies.map(remedy => BUTTONS[remedy]));
  const remedy = error.remedies.find(each => BUTTONS[each] === chosen);
  if (remedy === 'retry' && again) await again();
  else if (remedy && (await followRemedy(remedy, error))) await again?.();
}

/** As a notification says it, among those of others: "Aloud: …" */
export function byAloud(says: Message): Message {
  return message('screen.by-aloud', { says });
}

type Problem = Pick<AloudError, 'setting'> & { readonly text?: string | undefined };

/** What each remedy does; those that mend come to something true where anything was changed. */
const WAYS: Readonly<Record<Remedy, (problem: Problem) => Thenable<unknown>>> = {
  retry: () => vscode.commands.executeCommand('aloud.retry'),
  'choose-ears': () => vscode.commands.executeCommand('aloud.setUp'),
  'set-key': ({ setting }) => vscode.commands.executeCommand('aloud.setApiKey', setting),
  'select-server': () => vscode.commands.executeCommand('aloud.selectServer'),
  'select-model': ({ setting }) => vscode.commands.executeCommand('aloud.selectModel', setting),
  'select-microphone': () => vscode.commands.executeCommand('aloud.selectMicrophone'),
  'another-player': playAnotherWay,
  'manage-trust': trusting,
  'open-settings': ({ setting }) => openSettings(setting),
  'check-setup': () => vscode.commands.executeCommand('aloud.checkSetup'),
  'fetch-models': () => vscode.commands.executeCommand('aloud.models'),
  'show-log': () => vscode.commands.executeCommand('aloud.showLog'),
  'copy-text': ({ text = '' }) => vscode.env.clipboard.writeText(text),
};

/** After these the same may work. */
const MENDING: ReadonlySet<Remedy> = new Set<Remedy>([
  'choose-ears',
  'set-key',
  'select-server',
  'select-model',
  'select-microphone',
  'another-player',
  'manage-trust',
  'fetch-models',
]);

/** Does what a remedy's button says. Resolves with whether something was mended. */
export async function followRemedy(remedy: Remedy, problem: Problem): Promise<boolean> {
  const changed = await WAYS[remedy](problem);
  return MENDING.has(remedy) && Boolean(changed);
}

/** Whatever plays here is taken from now on. */
async function playAnotherWay(): Promise<boolean> {
  await vscode.workspace.getConfiguration().update('aloud.player', undefined, vscode.ConfigurationTarget.Global);
  return true;
}

/** Shows where the user trusts the workspace. Resolves when they do, and are back where they were. */
async function trusting(): Promise<boolean> {
  const from = vscode.window.activeTextEditor;
  const granted = new Promise<void>(resolve => {
    const waiting = vscode.workspace.onDidGrantWorkspaceTrust(() => {
      waiting.dispose();
      resolve();
    });
  });
  await vscode.commands.executeCommand('workbench.trust.manage');
  await granted;
  if (from) {
    const { document, viewColumn, selection } = from;
    await vscode.window.showTextDocument(document, { selection, ...(viewColumn !== undefined && { viewColumn }) });
  }
  return true;
}

/** In a remote window the machine's settings stand on a page of their own, and are not found on the user's. */
async function openSettings(setting: string | undefined): Promise<void> {
  const isUsers = setting !== undefined && SETTINGS[setting as SettingName]?.scope !== 'machine';
  const query = setting ?? '@ext:aloud.aloud';
  if (vscode.env.remoteName !== undefined && !isUsers)
    await vscode.commands.executeCommand('workbench.action.openRemoteSettings', { query });
  else await vscode.commands.executeCommand('workbench.action.openSettings', query);
}
