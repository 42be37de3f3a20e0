import { isThisMachine } from '../../common/hosts.ts';
import type { Service } from '../../common/settings/keys.ts';
import type { Settings } from '../../common/settings/settings.ts';

/** How long a server may take to its first sign of life, and be silent later, in ms. */
const PATIENCE_MS: Readonly<Record<Service, number>> = {
  transcription: 20_000,
  // A model that thinks before it writes takes a minute and more.
  chat: 120_000,
  speech: 20_000,
  conversation: 20_000,
};
/** A model on this machine is loaded first, and computes on what there is. Node's `fetch` waits no longer. */
const PATIENCE_HERE_MS = 300_000;

/** The user's own limit, or one that suits the stage and where its server is. */
export function patienceMs(service: Service, baseUrl: string, settings: Settings): number {
  const own = settings.get('aloud.timeoutMs');
  if (own > 0) return own;
  return isThisMachine(baseUrl) ? PATIENCE_HERE_MS : PATIENCE_MS[service];
}
