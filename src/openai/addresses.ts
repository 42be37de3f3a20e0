import { AloudError } from '../common/errors.ts';
import { isOpenAI, isThisMachine } from '../common/hosts.ts';
import type { Address, Addresses, Service } from '../common/keys.ts';
import type { SettingName, Settings } from '../common/settings.ts';

/** Addresses from the settings, keys from wherever `keyFor` keeps them by origin. */
export class ConfiguredAddresses implements Addresses {
  readonly #settings: Settings;
  readonly #keyFor: (origin: string) => Promise<string | undefined>;

  constructor(settings: Settings, keyFor: (origin: string) => Promise<string | undefined>) {
    this.#settings = settings;
    this.#keyFor = keyFor;
  }

  async of(service: Service): Promise<Address> {
    const setting = addressSetting(this.#settings, service);
    const url = httpUrl(this.#settings.get(setting), setting);
    const key = (await this.#keyFor(url.origin))?.trim() || undefined;
    if (key === undefined && isOpenAI(url)) {
      throw new AloudError({
        code: 'no-key',
        message: `No API key is set for ${url.host}. Set one with "Aloud: Set API Key", or set ${setting} to a server that needs none.`,
        remedies: ['set-key', 'open-settings'],
        setting,
      });
    }
    if (key !== undefined && url.protocol === 'http:' && !isThisMachine(url)) {
      throw new AloudError({
        code: 'unsupported',
        message: `The key for ${url.host} is not sent over plain http, where anyone on the way can read it. Set ${setting} to an https address, or clear the key.`,
        remedies: ['open-settings'],
        setting,
      });
    }
    return { service, baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}${url.search}`, key };
  }
}

/** The setting that a service's address comes from now. */
export function addressSetting(settings: Settings, service: Service): `aloud.${Service}.baseUrl` | 'aloud.baseUrl' {
  const own = `aloud.${service}.baseUrl` as const;
  return settings.get(own).trim() === '' ? 'aloud.baseUrl' : own;
}

function httpUrl(text: string, setting: SettingName): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  const problem =
    url === undefined || !/^https?:$/.test(url.protocol)
      ? 'is not an http or https address'
      : url.username || url.password
        ? 'holds a user name or a password; keys are set with "Aloud: Set API Key"'
        : undefined;
  if (url && !problem) return url;
  throw new AloudError({
    code: 'unsupported',
    message: `The address in ${setting} ${problem}. Set it to one like https://api.openai.com/v1.`,
    remedies: ['open-settings'],
    setting,
  });
}
