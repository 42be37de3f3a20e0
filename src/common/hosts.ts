import { BlockList, isIP } from 'node:net';

const OPENAI_HOST = /(^|\.)openai\.com$/;

/** RFC 1122 and RFC 4291; an IPv4 address within an IPv6 one counts as what it holds. */
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

export function isOpenAI(address: string | URL): boolean {
  return isUrl(address) && OPENAI_HOST.test(new URL(address).hostname);
}

/**
 * Whether an address leads to this machine and nowhere else: `localhost`, or a loopback address in any spelling that a
 * URL allows. Names under `.localhost` may be resolved elsewhere, whatever RFC 6761 asks, and are names like others.
 */
export function isThisMachine(address: string | URL): boolean {
  if (!isUrl(address)) return false;
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
  const beside = httpAddress(environment['OPENAI_BASE_URL'] ?? '');
  const isMeant =
    (isOpenAI(origin) && new URL(origin).protocol === 'https:') ||
    (URL.canParse(beside) && new URL(beside).origin === origin);
  return isMeant ? key : undefined;
}

/** A server by the address of its requests, where its sockets' is given: `ws://host/v1` is `http://host/v1`. */
export function httpAddress(address: string): string {
  return address.trim().replace(/^ws(s?):\/\//i, 'http$1://');
}

function isUrl(address: string | URL): boolean {
  return typeof address !== 'string' || URL.canParse(address);
}
