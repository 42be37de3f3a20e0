import { AloudError } from '../common/errors.ts';
import { httpAddress, isOpenAI, isThisMachine } from '../common/hosts.ts';
import type { Address, Addresses, Service } from '../common/settings/keys.ts';
import type { SettingName, Settings } from '../common/settings/settings.ts';
import { type Message, message } from '../messages/message.ts';

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
        message: message('servers.no-key', { host: url.host, setting }),
        remedies: ['set-key', 'select-server', 'open-settings'],
        setting,
      });
    }
    if (key !== undefined && url.protocol === 'http:' && !isThisMachine(url)) {
      throw new AloudError({
        code: 'unsupported',
        message: message('servers.key-in-the-open', { host: url.host, setting }),
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

/** Those that name a model for a server. */
export type ModelSetting = `aloud.${Service}.model` | 'aloud.chat.audioModel';

/**
 * A service's model and where it is, as people know it: `smol at localhost:11434`; undefined for no address. `asked` is the
 * model that is asked where that is set.
 */
export function modelAt(
  settings: Settings,
  service: Service,
  asked = (model: string) => model,
  setting: ModelSetting = `aloud.${service}.model`,
): Message | undefined {
  const url = settings.get(addressSetting(settings, service)).trim();
  const model = asked(settings.get(setting));
  return URL.canParse(url) ? message('servers.model-at', { model, host: new URL(url).host }) : undefined;
}

function httpUrl(text: string, setting: SettingName): URL {
  const address = httpAddress(text);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isHttp = url !== undefined && /^https?:$/.test(url.protocol);
  if (isHttp && !url.username && !url.password) return url;
  throw new AloudError({
    code: 'unsupported',
    message: message(isHttp ? 'servers.address-with-password' : 'servers.no-address', { setting }),
    remedies: ['open-settings'],
    setting,
  });
}
