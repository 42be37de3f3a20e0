import type * as vscode from 'vscode';
import { environmentKey, httpAddress } from '../common/hosts.ts';
import type { Service } from '../common/settings/keys.ts';
import type { Settings } from '../common/settings/settings.ts';
import { asWritten, type Message, message } from '../messages/message.ts';
import { KeptKeys } from './keptKeys.ts';
import { askForText, mention, pick } from './views/screen.ts';

const SERVICES: readonly {
  service: Service | undefined;
  label: Message;
  setting: 'aloud.baseUrl' | `aloud.${Service}.baseUrl`;
}[] = [
  { service: undefined, label: message('keys.everything-else'), setting: 'aloud.baseUrl' },
  { service: 'transcription', label: message('services.transcription'), setting: 'aloud.transcription.baseUrl' },
  { service: 'chat', label: message('services.chat'), setting: 'aloud.chat.baseUrl' },
  { service: 'speech', label: message('services.speech'), setting: 'aloud.speech.baseUrl' },
  { service: 'conversation', label: message('services.conversation'), setting: 'aloud.conversation.baseUrl' },
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
  readonly #kept: KeptKeys;
  readonly #changes: vscode.Disposable;

  constructor(secrets: vscode.SecretStorage, settings: Settings, environment: NodeJS.ProcessEnv) {
    this.#secrets = secrets;
    this.#settings = settings;
    this.#environment = environment;
    this.#kept = new KeptKeys({ read: origin => secrets.get(secretName(origin)) });
    this.#changes = secrets.onDidChange(() => this.#kept.forget());
  }

  /** Hears when a key was set or cleared, in any window. */
  onChange(listen: () => void): vscode.Disposable {
    return this.#secrets.onDidChange(listen);
  }

  dispose(): void {
    this.#changes.dispose();
  }

  async keyFor(origin: string): Promise<string | undefined> {
    return (await this.#kept.of(origin)) || environmentKey(origin, this.#environment);
  }

  /**
   * Asks which address, unless `setting` names the one that is meant, and which key. Returns the origin, or undefined if the
   * user thought better of it.
   */
  async ask(setting?: unknown): Promise<string | undefined> {
    const known = SERVICES.find(each => each.setting === setting);
    const named = known && originOrUndefined(this.#settings.get(known.setting));
    const origin = named ?? (await this.#chooseOrigin(message('keys.which-address')));
    return origin && this.askFor(origin);
  }

  /**
   * Asks for the key of an origin, with what is wrong with the one that was given before. Returns the origin, or undefined
   * if the user thought better of it.
   */
  async askFor(origin: string, problem?: Message): Promise<string | undefined> {
    const key = await askForText({
      title: message('keys.title', { origin }),
      prompt: problem ?? message('keys.prompt', { origin }),
      password: true,
      ignoreFocusOut: true,
      check: text => (/^[\x21-\x7e]+$/.test(text.trim()) || text === '' ? undefined : message('keys.no-spaces')),
    });
    if (!key?.trim()) return undefined;
    await this.set(origin, key.trim());
    mention('key', message('keys.kept', { origin }), TOLD_MS);
    return origin;
  }

  async set(origin: string, key: string): Promise<void> {
    await this.#secrets.store(secretName(origin), key);
    this.#kept.forget();
  }

  async clear(): Promise<string | undefined> {
    const origin = await this.#chooseOrigin(message('keys.which-to-forget'));
    if (!origin) return undefined;
    await this.#secrets.delete(secretName(origin));
    this.#kept.forget();
    mention('key', message('keys.forgotten', { origin }), TOLD_MS);
    return origin;
  }

  async #chooseOrigin(title: Message): Promise<string | undefined> {
    const items = new Map<string, { label: Message; description: Message; origin: string }>();
    for (const { label, setting } of SERVICES) {
      const origin = originOrUndefined(this.#settings.get(setting));
      if (origin && !items.has(origin)) items.set(origin, { label, description: asWritten(origin), origin });
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
  const address = httpAddress(baseUrl);
  return URL.canParse(address) ? new URL(address).origin : undefined;
}
