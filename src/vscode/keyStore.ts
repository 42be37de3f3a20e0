import type * as vscode from 'vscode';
import { environmentKey } from '../common/hosts.ts';
import type { Service } from '../common/keys.ts';
import type { Settings } from '../common/settings.ts';
import { askForText, mention, pick } from './views/screen.ts';

const SERVICES: readonly {
  service: Service | undefined;
  label: string;
  setting: 'aloud.baseUrl' | `aloud.${Service}.baseUrl`;
}[] = [
  { service: undefined, label: 'Everything without an address of its own', setting: 'aloud.baseUrl' },
  { service: 'transcription', label: 'Transcription', setting: 'aloud.transcription.baseUrl' },
  { service: 'chat', label: 'Chat model', setting: 'aloud.chat.baseUrl' },
  { service: 'speech', label: 'Speech', setting: 'aloud.speech.baseUrl' },
];

/** How long the status bar says what was done, in ms. */
const TOLD_MS = 5000;

/**
 * API keys in VS Code's SecretStorage, one for each origin (scheme, host and port): a key that was given for one address
 * can never be sent to another. `OPENAI_API_KEY` of the environment stands in where it is meant to go.
 */
export class KeyStore {
  readonly #secrets: vscode.SecretStorage;
  readonly #settings: Settings;
  readonly #environment: NodeJS.ProcessEnv;

  constructor(secrets: vscode.SecretStorage, settings: Settings, environment: NodeJS.ProcessEnv) {
    this.#secrets = secrets;
    this.#settings = settings;
    this.#environment = environment;
  }

  async keyFor(origin: string): Promise<string | undefined> {
    const stored = await this.#secrets.get(secretName(origin));
    return stored || environmentKey(origin, this.#environment);
  }

  /** Asks which address and which key. Returns the origin, or undefined if the user thought better of it. */
  async ask(): Promise<string | undefined> {
    const origin = await this.#chooseOrigin('Which address is the key for?');
    if (!origin) return undefined;
    const key = await askForText({
      title: `API key for ${origin}`,
      prompt: `It is kept in the system's secret storage and sent to ${origin} only. What you say, and the code around the cursor, go there too.`,
      password: true,
      ignoreFocusOut: true,
      check: text => (/^[\x21-\x7e]+$/.test(text.trim()) || text === '' ? undefined : 'A key holds no spaces.'),
    });
    if (!key?.trim()) return undefined;
    await this.set(origin, key.trim());
    mention('key', `The key for ${origin} is kept.`, TOLD_MS);
    return origin;
  }

  async set(origin: string, key: string): Promise<void> {
    await this.#secrets.store(secretName(origin), key);
  }

  async clear(): Promise<string | undefined> {
    const origin = await this.#chooseOrigin('Whose key shall be forgotten?');
    if (!origin) return undefined;
    await this.#secrets.delete(secretName(origin));
    mention('key', `The key for ${origin} is forgotten.`, TOLD_MS);
    return origin;
  }

  async #chooseOrigin(title: string): Promise<string | undefined> {
    const items = new Map<string, { label: string; description: string; origin: string }>();
    for (const { label, setting } of SERVICES) {
      const origin = originOrUndefined(this.#settings.get(setting));
      if (origin && !items.has(origin)) items.set(origin, { label, description: origin, origin });
    }
    if (items.size === 1) return [...items.keys()][0];
    const chosen = await pick([...items.values()], { title, ignoreFocusOut: true });
    return chosen?.origin;
  }
}

function secretName(origin: string): string {
  return `aloud.key:${origin}`;
}

function originOrUndefined(baseUrl: string): string | undefined {
  return URL.canParse(baseUrl) ? new URL(baseUrl).origin : undefined;
}
