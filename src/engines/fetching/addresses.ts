import { entryOf } from '../../common/entryOf.ts';
import { AloudError } from '../../common/errors.ts';
import { isThisMachine } from '../../common/hosts.ts';
import { message } from '../../messages/message.ts';

/** Where a host keeps what it publishes. */
const STORES: Readonly<Record<string, readonly string[]>> = {
  'github.com': ['objects.githubusercontent.com', 'release-assets.githubusercontent.com'],
};

/**
 * Where something is really fetched from: `https://HOST/PATH`, or `MIRROR/HOST/PATH` where there is a mirror. Throws
 * `bad-arguments` for a mirror that is neither by https nor on this machine.
 */
export function addressFor(published: string, mirror: string): URL {
  const { host, pathname } = new URL(published);
  if (mirror === '') return new URL(published);
  const base = URL.canParse(mirror) ? new URL(mirror) : undefined;
  if (!base || !isSafe(base) || base.username !== '' || base.search !== '' || base.hash !== '')
    throw new AloudError({
      code: 'bad-arguments',
      message: message('models.bad-mirror', { mirror }),
      remedies: ['open-settings'],
      setting: 'aloud.models.mirror',
    });
  return new URL(`${base.href.replace(/\/$/, '')}/${host}${pathname}`);
}

/** Whether who asked for the first address may be led on to another: to the same server, or where it keeps its files. */
export function mayLead(first: URL, to: URL): boolean {
  if (!isSafe(to) || to.username !== '' || to.password !== '') return false;
  if (to.origin === first.origin) return true;
  const isHttps = first.protocol === 'https:' && to.protocol === 'https:' && to.port === '';
  return isHttps && (entryOf(STORES, first.host) ?? []).includes(to.host);
}

function isSafe(address: URL): boolean {
  return address.protocol === 'https:' || (address.protocol === 'http:' && isThisMachine(address));
}
