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
  'set-key': message('remedies.set-key'),
  'select-server': message('remedies.select-server'),
  'select-model': message('remedies.select-model'),
  'open-settings': message('remedies.open-settings'),
  'check-setup': message('remedies.check-setup'),
  'fetch-models': message('remedies.fetch-models'),
  'show-log': message('remedies.show-log'),
  'copy-text': message('remedies.copy-text'),
};

/** Runs what a command asks for; what goes wrong is shown, and goes no further. */
export async function telling(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    // Not awaited: the message stays until the user closes it.
    void showFailure(asAloudError(thrown));
  }
}

/** Tells the user what went wrong and offers what to do next. Resolves when the message is gone. */
export async function showFailure(error: AloudError): Promise<void> {
  const how = loudness.of(error);
  if (how === 'silent') return;
  if (how === 'passing') {
    mention('mic', error.says, 5000);
    return;
  }
  const show = how === 'offered' ? warn : complain;
  const chosen = await show(byAloud(error.says), ...error.remedies.map(remedy => BUTTONS[remedy]));
  const remedy = error.remedies.find(each => BUTTONS[each] === chosen);
  if (remedy) await followRemedy(remedy, error);
}

/** As a notification says it, among those of others: "Aloud: …" */
export function byAloud(says: Message): Message {
  return message('screen.by-aloud', { says });
}

/** Does what a remedy's button says. */
export async function followRemedy(
  remedy: Remedy,
  problem: Pick<AloudError, 'setting'> & { text?: string | undefined },
): Promise<void> {
  switch (remedy) {
    case 'retry':
      await vscode.commands.executeCommand('aloud.retry');
      return;
    case 'set-key':
      await vscode.commands.executeCommand('aloud.setApiKey');
      return;
    case 'select-server':
      await vscode.commands.executeCommand('aloud.selectServer');
      return;
    case 'select-model':
      await vscode.commands.executeCommand('aloud.selectModel', problem.setting);
      return;
    case 'open-settings':
      await openSettings(problem.setting);
      return;
    case 'check-setup':
      await vscode.commands.executeCommand('aloud.checkSetup');
      return;
    case 'fetch-models':
      await vscode.commands.executeCommand('aloud.models');
      return;
    case 'show-log':
      await vscode.commands.executeCommand('aloud.showLog');
      return;
    case 'copy-text':
      await vscode.env.clipboard.writeText(problem.text ?? '');
  }
}

/** In a remote window the machine's settings stand on a page of their own, and are not found on the user's. */
async function openSettings(setting: string | undefined): Promise<void> {
  const isUsers = setting !== undefined && SETTINGS[setting as SettingName]?.scope !== 'machine';
  const query = setting ?? '@ext:aloud.aloud';
  if (vscode.env.remoteName !== undefined && !isUsers)
    await vscode.commands.executeCommand('workbench.action.openRemoteSettings', { query });
  else await vscode.commands.executeCommand('workbench.action.openSettings', query);
}
