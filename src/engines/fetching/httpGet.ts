import type { IncomingMessage } from 'node:http';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { AloudError, cancelled } from '../../common/errors.ts';
import { asWritten, message } from '../../messages/message.ts';
import { mayLead } from './addresses.ts';

/** GitHub leads on once, mirrors perhaps twice. */
const MOST_REDIRECTS = 5;

export interface GetOptions {
  /** Address of a proxy; '' for the one that the editor is set to, or none. */
  readonly proxy: string;
  /** A server that says nothing for so long, in ms, says nothing any more. */
  readonly quietMs: number;
}

/**
 * A file of a server from a byte on. It is told nothing but that: no key, no cookie. Follows redirects within what
 * `mayLead` allows. Throws `unreachable`, `timed-out`, `bad-reply` and `cancelled`.
 */
export async function httpGet(
  address: URL,
  from: number,
  { proxy, quietMs }: GetOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  let at = address;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await one(at, from, { proxy, quietMs }, signal);
    const { statusCode = 0, headers } = response;
    if (statusCode < 300 || statusCode > 399 || headers.location === undefined) return response;
    response.destroy();
    const to = URL.canParse(headers.location, at.href) ? new URL(headers.location, at) : undefined;
    if (!to || !mayLead(address, to)) {
      const says = message('models.leads-elsewhere', { host: address.host, to: to?.host ?? headers.location });
      throw new AloudError({ code: 'bad-reply', message: says, remedies: ['show-log'] });
    }
    at = to;
  }
  throw new AloudError({ code: 'bad-reply', message: message('models.leads-on', { host: address.host }) });
}

async function one(
  address: URL,
  from: number,
  { proxy, quietMs }: GetOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const headers = {
    'user-agent': 'aloud',
    accept: '*/*',
    // Its length and its bytes are compared as they are.
    'accept-encoding': 'identity',
    ...(from > 0 && { range: `bytes=${from}-` }),
  };
  const agent = proxy === '' ? undefined : await agentFor(proxy);
  const ask = address.protocol === 'http:' ? overHttp : overHttps;
  return new Promise((resolve, reject) => {
    const request = ask(address, { headers, signal, ...(agent && { agent }) });
    const timer = setTimeout(() => request.destroy(silent(address, quietMs)), quietMs);
    request.once('response', response => {
      clearTimeout(timer);
      resolve(response);
    });
    request.once('error', thrown => {
      clearTimeout(timer);
      reject(signal.aborted ? cancelled() : unreachable(address, thrown));
    });
    request.end();
  });
}

export function silent({ host }: URL, quietMs: number): AloudError {
  const says = message('models.silent', { host, seconds: Math.round(quietMs / 1000) });
  return new AloudError({ code: 'timed-out', message: says, remedies: ['show-log'] });
}

export function unreachable({ host }: URL, thrown: unknown): AloudError {
  if (thrown instanceof AloudError) return thrown;
  const why = asWritten(thrown instanceof Error ? thrown.message : String(thrown));
  return new AloudError({
    code: 'unreachable',
    message: message('models.unreachable', { host, why }),
    remedies: ['open-settings', 'show-log'],
    setting: 'aloud.models.proxy',
    cause: thrown,
  });
}

async function agentFor(proxy: string) {
  const address = URL.canParse(proxy) ? new URL(proxy) : undefined;
  if (address?.protocol !== 'http:' && address?.protocol !== 'https:')
    throw new AloudError({
      code: 'bad-arguments',
      message: message('models.bad-proxy'),
      remedies: ['open-settings'],
      setting: 'aloud.models.proxy',
    });
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  return new HttpsProxyAgent(address);
}
