import * as vscode from 'vscode';
import { asAloudError } from '../../common/errors.ts';
import { httpAddress, isOpenAI } from '../../common/hosts.ts';
import type { ModelName } from '../../engines/models.ts';
import { asWritten, type Message, message } from '../../messages/message.ts';
import { addressSetting } from '../../openai/addresses.ts';
import { modelList } from '../../openai/models/modelList.ts';
import { hearsBy } from '../../stages/localEngines.ts';
import { RECOGNISERS } from '../../stages/recognisers.ts';
import type { KeyStore } from '../keyStore.ts';
import { List, type OpenRow } from '../views/list.ts';
import { byAloud } from '../views/messages.ts';
import { mention, warn } from '../views/screen.ts';
import type { Acting } from './acting.ts';
import { earsToFetch, fetchModel } from './models.ts';
import { selectServer } from './serverPicker.ts';

/** Where OpenAI's users make their keys. */
const KEYS_PAGE = 'https://platform.openai.com/api-keys';
const OPENAI = 'https://api.openai.com/v1';
/** Who does not know which model to take takes this one: quick on every machine, and heard by many tests. */
const FIRST_EAR = 'moonshine-base-en';
/** So long, in ms, a server may take to say whether it knows a key. */
const TEST_MS = 15_000;
/** How long the status bar says what was done, in ms. */
const TOLD_MS = 5000;

interface Way extends OpenRow {
  /** Goes this way. Throws AloudError. */
  readonly go?: () => Promise<unknown>;
}

export interface EarsChoiceMeans {
  readonly acting: Acting;
  readonly keys: KeyStore;
}

/**
 * Lets the user choose what shall hear, think and speak: a key, a server, a model of the editor's, a model on this machine.
 * `meanwhile`: they have begun to speak, and what they say is kept. Whether they have gone one of the ways; the list goes
 * when the signal fires.
 */
export async function chooseEars(means: EarsChoiceMeans, signal: AbortSignal, meanwhile: boolean): Promise<boolean> {
  const list = new List<Way>({
    title: message('first.choose'),
    placeHolder: message(meanwhile ? 'first.meanwhile' : 'first.any-time'),
    // Whoever makes a key does so in another window.
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  const close = () => list.hide();
  signal.addEventListener('abort', close, { once: true });
  list.rows = [...elsewhere(means)];
  list.busy = true;
  list.show();
  if (signal.aborted) close();
  try {
    const [editors, here] = await Promise.all([ofEditor(means), onMachine(means)]);
    list.rows = [...list.rows, ...editors, ...here];
    list.busy = false;
    const way = await list.chosen;
    if (!way?.go || signal.aborted) return false;
    await way.go();
    return true;
  } finally {
    signal.removeEventListener('abort', close);
    list.dispose();
  }
}

function elsewhere({ acting, keys }: EarsChoiceMeans): readonly Way[] {
  const { settings } = acting;
  const given = httpAddress(settings.get(addressSetting(settings, 'transcription')));
  const isOther = URL.canParse(given) && !isOpenAI(given);
  const openai = isOpenAI(given) ? given : OPENAI;
  const makeKey = {
    icon: 'link-external',
    says: message('first.make-key'),
    press: () => void vscode.env.openExternal(vscode.Uri.parse(KEYS_PAGE)),
  };
  const key = (label: Message, address: string): Way => {
    const { host } = new URL(address);
    const about = { icon: 'key', label, description: asWritten(host), detail: message('first.key-does', { host }) };
    return { ...about, go: () => withKey({ acting, keys }, address) };
  };
  return [
    ...(isOther ? [key(message('first.key-of-server'), given)] : []),
    { ...key(message('first.key'), openai), buttons: [makeKey] },
    {
      icon: 'server',
      label: message('first.server'),
      detail: message('first.server-does'),
      go: () => selectServer({ settings, keys }),
    },
  ];
}

/** A model that the editor has thinks; what hears is chosen next, where nothing does. */
async function ofEditor({ acting }: EarsChoiceMeans): Promise<readonly Way[]> {
  const models = await Promise.resolve(vscode.lm.selectChatModels({})).catch(() => []);
  const [first] = models;
  if (!first || acting.settings.get('aloud.chat.backend') === 'vscode') return [];
  const go = () => set('aloud.chat.backend', 'vscode');
  return [
    {
      icon: 'sparkle',
      label: message('first.editor'),
      description: asWritten(first.name),
      detail: message('first.editor-does'),
      go,
    },
  ];
}

async function onMachine({ acting }: EarsChoiceMeans): Promise<readonly Way[]> {
  const ears = await earsToFetch(acting);
  if (ears.length === 0) return [];
  const isFirst = ({ name }: (typeof ears)[number]) => name === FIRST_EAR;
  const ordered = [...ears.filter(isFirst), ...ears.filter(each => !isFirst(each))];
  const begin = message('first.good-to-begin');
  return [
    { label: message('first.here'), isHeading: true },
    ...ordered.map(ear => ({
      ...{ icon: 'cloud-download', label: ear.label, detail: ear.detail },
      description: isFirst(ear) ? message('screen.and', { first: ear.description, second: begin }) : ear.description,
      go: async () => {
        if (await fetchModel(acting, ear.name)) await byModel(acting, ear.name);
      },
    })),
  ];
}

/** Asks for a key until the server knows it, or the user thinks better of it. */
async function withKey({ acting, keys }: EarsChoiceMeans, address: string): Promise<void> {
  const { origin, host } = new URL(address);
  let problem: Message | undefined;
  while (await keys.askFor(origin, problem)) {
    await byWhateverWorks(acting, ['openai', 'live']);
    if (httpAddress(acting.settings.get(addressSetting(acting.settings, 'transcription'))) !== address)
      await set(addressSetting(acting.settings, 'transcription'), address);
    problem = await problemOfKey(acting, host);
    if (!problem) return;
  }
}

/** What is wrong with the key that was given; undefined where the server knows it, or could not be asked. */
async function problemOfKey({ settings, agreed }: Acting, host: string): Promise<Message | undefined> {
  try {
    await modelList({ settings, addresses: agreed }, 'transcription', AbortSignal.timeout(TEST_MS));
    mention('check', message('first.key-works', { host }), TOLD_MS);
    return undefined;
  } catch (thrown) {
    const { code, says } = asAloudError(thrown);
    if (code === 'bad-key') return says;
    // It stays; whether it works is seen when it is used.
    if (code !== 'cancelled') void warn(byAloud(message('first.key-not-tried', { host, why: says })));
    return undefined;
  }
}

/** What hears is named in the settings: where that is none of these, whatever works is taken from now on. */
async function byWhateverWorks({ settings }: Acting, fitting: readonly string[]): Promise<void> {
  const backend = settings.get('aloud.transcription.backend');
  if (backend !== 'auto' && !fitting.includes(backend)) await set('aloud.transcription.backend', 'auto');
}

/** The same for a model that was fetched: where only this machine was to hear, it stays so. */
async function byModel(acting: Acting, model: ModelName): Promise<void> {
  const hears = hearsBy(model);
  const backend = acting.settings.get('aloud.transcription.backend');
  const isServer = backend === 'auto' || RECOGNISERS[backend].goesTo === 'server';
  if (isServer || !hears) await byWhateverWorks(acting, []);
  else if (backend !== hears) await set('aloud.transcription.backend', hears);
}

async function set(name: string, value: string): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}
