import type { Service } from '../../common/settings/keys.ts';
import type { OpenAIAccess } from './request.ts';

/** A connection that nothing is sent over is closed after about this long, in ms. */
const KEPT_OPEN_MS = 3000;
/** Nobody waits for it; a server that does not answer is left alone. */
const PATIENCE_MS = 3000;

/**
 * Makes ready to ask a server, and opens the connection to it, before there is anything to send, so that no time is lost when there is. What is
 * sent is an empty request, without a key; what comes back, and what goes wrong, is nobody's concern.
 */
export class Preconnection {
  readonly #access: OpenAIAccess;
  readonly #service: Service;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(access: OpenAIAccess, service: Service) {
    this.#access = access;
    this.#service = service;
  }

  /** May be called as often as one likes. */
  now(): void {
    const now = performance.now();
    if (now - this.#lastAt < KEPT_OPEN_MS) return;
    this.#lastAt = now;
    void this.#open().catch(() => {});
  }

  async #open(): Promise<void> {
    // The client is a large package, which takes its time the first time.
    void import('../package.ts');
    const { baseUrl } = await this.#access.addresses.of(this.#service, 'preconnect');
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(baseUrl, { method: 'OPTIONS', redirect: 'manual', signal });
    await response.body?.cancel();
  }
}
