import { BlockList, isIP } from 'node:net';
import { AloudError } from '../common/errors.ts';
import type { Address, Addresses, Service } from '../common/keys.ts';
import type { SettingName, Settings } from '../common/settings.ts';

const OPENAI_HOST = /(^|\.)openai\.com$/;

/** RFC 1122 and RFC 4291; an IPv4 address within an IPv6 one counts as what it holds. */
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

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
    if (key === undefined && OPENAI_HOST.test(url.hostname)) {
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

export function isOpenAI(baseUrl: string): boolean {
  return URL.canParse(baseUrl) && OPENAI_HOST.test(new URL(baseUrl).hostname);
}

/**
 * Whether an address leads to this machine and nowhere else: `localhost`, or a loopback address in any spelling that a
 * URL allows. Names under `.localhost` may be resolved elsewhere, whatever RFC 6761 asks, and are names like others.
 */
export function isThisMachine(address: string | URL): boolean {
  if (typeof address === 'string' && !URL.canParse(address)) return false;
  const host = new URL(address).hostname.replace(/^\[(.*)\]$/, '$1');
  const version = isIP(host);
  return host === 'localhost' || (version !== 0 && LOOPBACK.check(host, version === 4 ? 'ipv4' : 'ipv6'));
}

/**
 * The key of the environment for an origin. `OPENAI_API_KEY` is meant for OpenAI, and for the server that
 * `OPENAI_BASE_URL` names beside it; an address in the settings gets it only if it is one of the two.
 */
export function environmentKey(origin: string, environment: NodeJS.ProcessEnv): string | undefined {
  const key = environment['OPENAI_API_KEY']?.trim() || undefined;
  const beside = environment['OPENAI_BASE_URL']?.trim() ?? '';
  const isMeant =
    (isOpenAI(origin) && new URL(origin).protocol === 'https:') ||
    (URL.canParse(beside) && new URL(beside).origin === origin);
  return isMeant ? key : undefined;
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
