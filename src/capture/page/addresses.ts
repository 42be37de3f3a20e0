import type { IncomingHttpHeaders } from 'node:http';
import { AloudError } from '../../common/errors.ts';
import { message } from '../../messages/message.ts';

/**
 * The addresses under which a browser may come: those on the loopback, and those that others reach it by. A request by
 * another name was led here by a foreign page, with a name that it had changed to point at this machine.
 */
export class Addresses {
  readonly #hosts = new Set<string>();
  readonly #origins = new Set<string>();
  readonly #sockets = new Set<string>();
  /** A proxy may hand its part of the path on, or take it off. */
  readonly #bases = new Set(['/']);

  constructor(port: number) {
    for (const name of ['127.0.0.1', 'localhost']) {
      this.#hosts.add(`${name}:${port}`);
      this.#origins.add(`http://${name}:${port}`);
    }
  }

  /** Throws `unsupported` for what is no address of a page. */
  add(external: string): void {
    const { protocol, host, origin, pathname } = new URL(external);
    if (protocol !== 'http:' && protocol !== 'https:')
      throw new AloudError({ code: 'unsupported', message: message('page.no-address', { address: external }) });
    this.#hosts.add(host);
    this.#origins.add(origin);
    this.#sockets.add(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}`);
    this.#bases.add(pathname.slice(0, pathname.lastIndexOf('/') + 1));
  }

  /** Where sockets may go, besides `self`: not every browser takes `self` to hold for them. */
  get sockets(): readonly string[] {
    return [...this.#sockets];
  }

  /** By which name the request came. */
  isHost(host: string | undefined): boolean {
    return host !== undefined && this.#hosts.has(host.toLowerCase());
  }

  isOrigin(origin: string | undefined): boolean {
    return origin !== undefined && this.#origins.has(origin);
  }

  /** Someone opened the page, or the page itself asks: no other page does. */
  isWelcome(headers: IncomingHttpHeaders): boolean {
    if (headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document') return true;
    const site = headers['sec-fetch-site'];
    const known = site === undefined || site === 'same-origin' || site === 'none';
    return known && (headers.origin === undefined || this.isOrigin(headers.origin));
  }

  /** The name that the path of a request asks for: '' for the page. Undefined where nothing of ours can be. */
  nameIn(path: string): string | undefined {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return this.#bases.has(path.slice(0, path.length - name.length)) ? name : undefined;
  }
}
