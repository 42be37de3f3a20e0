import * as vscode from 'vscode';
import { asAloudError } from '../../common/errors.ts';
import { httpAddress, isThisMachine } from '../../common/hosts.ts';
import type { Service } from '../../common/settings/keys.ts';
import type { Settings } from '../../common/settings/settings.ts';
import { asWritten, type Message, message, sentences } from '../../messages/message.ts';
import { ConfiguredAddresses } from '../../openai/addresses.ts';
import { modelList } from '../../openai/models/modelList.ts';
import { modelChoices } from '../../openai/servers/modelChoices.ts';
import { SERVER_STAGES, type ServerProfile, type ServerStage } from '../../openai/servers/profile.ts';
import { type SettingChanges, settingsOf } from '../../openai/servers/profileSettings.ts';
import { PROFILES } from '../../openai/servers/profiles.ts';
import type { KeyStore } from '../keyStore.ts';
import { byAloud, telling } from '../views/messages.ts';
import { askForText, inform, pick, pickSome } from '../views/screen.ts';
import { chooseModel } from './modelPicker.ts';

/** So long, in ms, a server on this machine may take to say which models it has. */
const LISTING_MS = 5000;

const CHECK = message('remedies.check-setup');

const STAGES: Readonly<Record<ServerStage, Message>> = {
  transcription: message('services.transcription'),
  live: message('profiles.live'),
  chat: message('services.chat'),
  speech: message('services.speech'),
};

type Means = { readonly settings: Settings; readonly keys: KeyStore };

/**
 * Lets the user choose a server, where it is, what it shall do and by which models, and sets all that at once. Nothing is
 * set where they think better of it on the way. Whether it was.
 */
export async function selectServer(means: Means): Promise<boolean> {
  let isSet = false;
  await telling(async () => {
    const profile = await chooseProfile();
    const address = profile && (await askForAddress(profile));
    const stages = address === undefined ? undefined : await chooseStages(profile as ServerProfile);
    if (!profile || address === undefined || !stages?.length) return;
    const { origin } = new URL(address);
    if (profile.needsKey && !(await means.keys.keyFor(origin)) && !(await means.keys.askFor(origin))) return;
    const models = await chooseModels(profile, address, stages, means);
    if (!models) return;
    await keep(settingsOf({ profile, address, models }, means.settings));
    const { name } = profile;
    isSet = true;
    // Not awaited: what waits for the server goes on.
    void inform(byAloud(message('profiles.chosen', { name, address })), CHECK).then(pressed => {
      if (pressed === CHECK) void vscode.commands.executeCommand('aloud.checkSetup');
    });
  });
  return isSet;
}

async function chooseProfile(): Promise<ServerProfile | undefined> {
  const rows = Object.values<ServerProfile>(PROFILES).map(profile => ({
    label: asWritten(profile.name),
    description: asWritten(profile.address),
    detail: sentences([message('profiles.serves', { stages: listOf(stagesOf(profile)) }), ...aboutOf(profile)]),
    profile,
  }));
  const options = { title: message('profiles.title'), matchOnDescription: true, matchOnDetail: true };
  return (await pick(rows, options))?.profile;
}

function stagesOf({ stages }: ServerProfile): readonly ServerStage[] {
  return SERVER_STAGES.filter(stage => stages[stage]);
}

function listOf(stages: readonly ServerStage[]): Message {
  return stages.map(stage => STAGES[stage]).reduceRight((second, first) => message('screen.and', { first, second }));
}

function aboutOf({ about }: ServerProfile): readonly Message[] {
  return about ? [about] : [];
}

/** As it will stand in the settings; undefined where the user thinks better of it. */
async function askForAddress({ name, address }: ServerProfile): Promise<string | undefined> {
  const own = /[A-Z]{2,}/.exec(address);
  const given = await askForText({
    title: message('profiles.address', { name }),
    prompt: message('profiles.where'),
    value: address,
    ...(own && { valueSelection: [own.index, own.index + own[0].length] as const }),
    ignoreFocusOut: true,
    check: text =>
      isAddress(text) && (!own || !text.includes(own[0])) ? undefined : message('profiles.no-address', { address }),
  });
  return given === undefined ? undefined : httpAddress(given).replace(/\/+$/, '');
}

function isAddress(text: string): boolean {
  const address = httpAddress(text);
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

async function chooseStages(profile: ServerProfile): Promise<readonly ServerStage[] | undefined> {
  const all = stagesOf(profile);
  if (all.length === 1) return all;
  // Text while one speaks is another way to transcribe, which not every one of its models knows.
  const rows = all.map(stage => ({ label: STAGES[stage], picked: stage !== 'live', stage }));
  const options = { title: message('profiles.what-for', { name: profile.name }), ignoreFocusOut: true };
  const never = new vscode.CancellationTokenSource();
  try {
    return (await pickSome(rows, options, never.token))?.map(({ stage }) => stage);
  } finally {
    never.dispose();
  }
}

async function chooseModels(
  { stages, needsKey }: ServerProfile,
  address: string,
  chosen: readonly ServerStage[],
  means: Means,
): Promise<Partial<Record<ServerStage, string>> | undefined> {
  const models: Partial<Record<ServerStage, string>> = {};
  // Other machines are asked for nothing before the user was told what goes there.
  const listed = !needsKey && isThisMachine(address) ? await modelsAt(address, means) : [];
  for (const stage of chosen) {
    const offer = stages[stage];
    if (!offer) continue;
    const model = await chooseModel(STAGES[stage], modelChoices(offer.models, listed));
    if (model === undefined) return undefined;
    models[stage] = model;
  }
  return models;
}

/** What a server on this machine lists; nothing where it does not. Where it wants a key, that is asked for. */
async function modelsAt(address: string, means: Means): Promise<readonly string[]> {
  try {
    return await listedAt(address, means);
  } catch (thrown) {
    const { code } = asAloudError(thrown);
    const wantsKey = code === 'no-key' || code === 'bad-key';
    if (!wantsKey || !(await means.keys.askFor(new URL(address).origin))) return [];
    return await listedAt(address, means).catch(() => []);
  }
}

async function listedAt(address: string, { settings, keys }: Means): Promise<readonly string[]> {
  const service: Service = 'chat';
  const there: Settings = {
    get: name => (name === `aloud.${service}.baseUrl` ? (address as never) : settings.get(name)),
  };
  const addresses = new ConfiguredAddresses(there, origin => keys.keyFor(origin));
  const list = await modelList({ settings: there, addresses }, service, AbortSignal.timeout(LISTING_MS));
  return [...list.keys()];
}

/** For the user, or the machine where the setting is one of it; a workspace has no say. */
async function keep(changes: SettingChanges): Promise<void> {
  for (const [name, value] of changes)
    await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}
