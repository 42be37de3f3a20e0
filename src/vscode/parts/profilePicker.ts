import * as vscode from 'vscode';
import type { RecogniserName } from '../../common/settings/backendNames.ts';
import { changesTo, PROFILE_NAMES, type ProfileName, profileOf } from '../../common/settings/profiles.ts';
import { SETTINGS, type Settings } from '../../common/settings/settings.ts';
import { type Message, message } from '../../messages/message.ts';
import { byAloud, telling } from '../views/messages.ts';
import { askInDialog, inform, pick } from '../views/screen.ts';

const ABOUT: Readonly<Record<ProfileName, { readonly label: Message; readonly detail: Message }>> = {
  home: { label: message('occasions.home'), detail: message('occasions.home-is') },
  work: { label: message('occasions.work'), detail: message('occasions.work-is') },
  offline: { label: message('occasions.offline'), detail: message('occasions.offline-is') },
};

/** Lets the user choose a profile, shows what it would change, and sets that once they have agreed. */
export async function selectProfile(settings: Settings, ears: () => Promise<RecogniserName>): Promise<void> {
  await telling(async () => {
    const rows = PROFILE_NAMES.map(name => ({ ...ABOUT[name], name }));
    const name = (await pick(rows, { title: message('occasions.title'), matchOnDetail: true }))?.name;
    if (!name) return;
    const changes = changesTo(profileOf(name, await ears()), settings);
    const { label } = ABOUT[name];
    if (changes.length === 0) return void inform(byAloud(message('occasions.is-so', { profile: label })));
    const lines = changes.map(({ name: setting, before, after }) =>
      message('occasions.change', { setting, before: JSON.stringify(before), after: JSON.stringify(after) }),
    );
    const yes = message('asking.condition-yes');
    if (
      (await askInDialog(
        message('occasions.ask', { profile: label }),
        lines.reduceRight((then, first) => message('occasions.lines', { first, then })),
        [yes],
      )) !== yes
    )
      return;
    for (const { name: setting, after } of changes) {
      const value = after === SETTINGS[setting].default ? undefined : after;
      await vscode.workspace.getConfiguration().update(setting, value, vscode.ConfigurationTarget.Global);
    }
    void inform(byAloud(message('occasions.set', { profile: label })));
  });
}
