import type { OpenAI } from 'openai/client';
import { AloudError } from '../common/errors.ts';
import { isOpenAI } from '../common/hosts.ts';
import type { Address } from '../common/settings/keys.ts';
import { message } from '../messages/message.ts';
import { type Bounds, boundedFetch } from './replies/bounded.ts';
import { type KeyHeader, keyHeaderOf, keyHeaders } from './servers/keyHeader.ts';

/** What servers that want no key are given for one: the client insists on having something to send. */
const NO_KEY = 'none';

/**
 * The official client for one address. Nothing of the environment is sent: neither its keys nor the organisation or
 * headers that the client would otherwise take from there. Redirects are not followed, so that none can take the key
 * along. It never tries again by itself: see request.ts. `timeoutMs` is how long an answer may take to begin, `keyHeader`
 * where the key goes, which is as the address is known to take it.
 */
export async function createClient(
  address: Address,
  {
    timeoutMs,
    keyHeader = keyHeaderOf(address.baseUrl),
    ...bounds
  }: Bounds & { readonly timeoutMs: number; readonly keyHeader?: KeyHeader | undefined },
): Promise<OpenAI> {
  if (address.key === undefined && isOpenAI(address.baseUrl)) {
    throw new AloudError({ code: 'no-key', message: message('servers.no-key-for-openai'), remedies: ['set-key'] });
  }
  const { CompatibleClient } = await import('./package.ts');
  const key = address.key ?? NO_KEY;
  const { origin, pathname, searchParams } = new URL(address.baseUrl);
  return new CompatibleClient({
    baseURL: `${origin}${pathname}`,
    defaultQuery: Object.fromEntries(searchParams),
    apiKey: key,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    // The client's own header goes unless the key does in that.
    defaultHeaders: { ...withoutEnvironment(), Authorization: null, ...keyHeaders(key, keyHeader) },
    timeout: timeoutMs,
    maxRetries: 0,
    fetch: boundedFetch(bounds),
    fetchOptions: { redirect: 'manual' },
    logLevel: 'off',
  });
}

/** Unsets each header that OPENAI_CUSTOM_HEADERS would add: they were meant for one server, this may be another. */
function withoutEnvironment(): Record<string, null> {
  const lines = (process.env['OPENAI_CUSTOM_HEADERS'] ?? '').split('\n');
  const names = lines.filter(line => line.includes(':')).map(line => line.slice(0, line.indexOf(':')).trim());
  return Object.fromEntries(names.filter(name => !/^authorization$/i.test(name)).map(name => [name, null]));
}
