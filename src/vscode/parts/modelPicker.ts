import * as vscode from 'vscode';
import type { Service } from '../../common/settings/keys.ts';
import { asWritten, type Message, message } from '../../messages/message.ts';
import { addressSetting } from '../../openai/addresses.ts';
import { modelList } from '../../openai/models/modelList.ts';
import { modelChoices } from '../../openai/servers/modelChoices.ts';
import { profileAt } from '../../openai/servers/profiles.ts';
import { telling } from '../views/messages.ts';
import { askForText, pick, type Row } from '../views/screen.ts';
import type { Acting } from './acting.ts';

/** So long, in ms, a server may take to say which models it has. */
const LISTING_MS = 10_000;

const SERVICES: Readonly<Record<Service, Message>> = {
  transcription: message('services.transcription'),
  chat: message('services.chat'),
  speech: message('services.speech'),
  conversation: message('services.conversation'),
};

/** Lets the user choose among the models of a stage's server: of the stage whose setting is given, else of one they choose. Whether they have. */
export async function selectModel(acting: Pick<Acting, 'agreed' | 'settings'>, setting: unknown): Promise<boolean> {
  let isSet = false;
  await telling(async () => {
    const service = serviceOf(setting) ?? (await chooseService());
    if (!service) return;
    const { settings, agreed } = acting;
    const access = { settings, addresses: agreed };
    const profile = profileAt(settings.get(addressSetting(settings, service)));
    const suggested = (service === 'conversation' ? undefined : profile?.stages[service]?.models) ?? [];
    const list = await modelList(access, service, AbortSignal.timeout(LISTING_MS));
    const model = await chooseModel(SERVICES[service], modelChoices(suggested, list.keys()), 'even the only one');
    if (model === undefined) return;
    await vscode.workspace
      .getConfiguration()
      .update(`aloud.${service}.model`, model, vscode.ConfigurationTarget.Global);
    isSet = true;
  });
  return isSet;
}

/** A command may be given anything. */
function serviceOf(setting: unknown): Service | undefined {
  return (Object.keys(SERVICES) as Service[]).find(service => setting === `aloud.${service}.model`);
}

async function chooseService(): Promise<Service | undefined> {
  const rows = (Object.keys(SERVICES) as Service[]).map(service => ({ label: SERVICES[service], service }));
  return (await pick(rows, { title: message('profiles.model-for') }))?.service;
}

interface ModelRow extends Row {
  /** Undefined for one that is to be named. */
  readonly model?: string;
}

/** One of several, or one that is named; the only one without a word. Undefined where the user thinks better of it. */
export async function chooseModel(
  stage: Message,
  choices: readonly string[],
  asks?: 'even the only one',
): Promise<string | undefined> {
  const [only, ...more] = choices;
  if (more.length === 0 && !asks) return only;
  const title = message('profiles.which-model', { stage });
  const another: ModelRow = { label: message('profiles.another-model') };
  const rows: readonly ModelRow[] = [...choices.map(model => ({ label: asWritten(model), model })), another];
  const row = await pick(rows, { title, ignoreFocusOut: true });
  if (!row) return undefined;
  const named =
    row.model ?? (await askForText({ title, prompt: message('profiles.model-name'), ignoreFocusOut: true }));
  return named?.trim() || undefined;
}
