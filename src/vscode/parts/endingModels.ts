import * as vscode from 'vscode';
import { isThisMachine } from '../../common/hosts.ts';
import type { Log } from '../../common/log.ts';
import type { Addresses, Service } from '../../common/settings/keys.ts';
import type { Settings } from '../../common/settings/settings.ts';
import { type Message, message } from '../../messages/message.ts';
import { addressSetting } from '../../openai/addresses.ts';
import { type EndingModel, ModelWatch } from '../../openai/models/modelWatch.ts';
import { byAloud, followRemedy, telling } from '../views/messages.ts';
import { warn } from '../views/screen.ts';

const KEY = 'aloud.models';
const SETTINGS = message('remedies.open-settings');

export interface EndingModelsProps {
  readonly memory: vscode.Memento;
  readonly settings: Settings;
  /** Those that the user has agreed to, or else nothing is asked. */
  readonly addresses: Addresses;
  readonly services: () => readonly Service[];
  readonly log: Log;
}

/** Tells early, and once, of a chosen model that is shut down, and offers what takes its place. */
export function endingModels({ memory, settings, addresses, services, log }: EndingModelsProps): ModelWatch {
  return new ModelWatch({
    access: { settings, addresses: { of: service => addresses.of(service, 'preconnect') } },
    // What is served on this machine has no such dates.
    services: () => services().filter(service => !isThisMachine(settings.get(addressSetting(settings, service)))),
    kept: {
      read: () => memory.get(KEY),
      write: async seen => void (await memory.update(KEY, seen)),
    },
    tell: ending => void tell(ending),
    today: () => new Date().toISOString().slice(0, 10),
    log,
  });
}

async function tell(ending: EndingModel): Promise<void> {
  const { setting, successor } = ending;
  const use = successor === undefined ? [] : [message('servers.use-successor', { successor })];
  const chosen = await warn(byAloud(sentenceOf(ending)), ...use, SETTINGS);
  if (chosen === SETTINGS) await followRemedy('open-settings', { setting });
  else if (chosen !== undefined)
    await telling(async () =>
      vscode.workspace.getConfiguration().update(setting, successor, vscode.ConfigurationTarget.Global),
    );
}

function sentenceOf({ model, setting, ends, successor, isOver }: EndingModel): Message {
  const about = { model, setting, ends };
  if (successor === undefined) return message(isOver ? 'servers.model-over' : 'servers.model-ends', about);
  return message(isOver ? 'servers.model-over-with' : 'servers.model-ends-with', { ...about, successor });
}
