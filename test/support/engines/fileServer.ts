import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server does to a file instead of giving it away. */
export type Trick =
  /** Sends half of what is left, and nothing more. */
  | 'stall'
  /** Says nothing at all. */
  | 'silence'
  /** Sends half of what is left and breaks off when that has arrived, as it is told by `arrived`. */
  | 'cut'
  /** Breaks off before a byte. */
  | 'break'
  /** Says a length that is not the file's. */
  | 'wrong length'
  /** Says no length, and sends more than the file has. */
  | 'more'
  /** Sends other bytes. */
  | 'change'
  /** Sends all of it, whatever part is asked for. */
  | 'no parts'
  /** Answers another part than it is asked for. */
  | 'other part'
  | { readonly redirect: string }
  /** Answers so, with a few words. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

/** Gives files away on loopback, by their path, with the tricks that it is told, one a request, and then as it should. */
export class FileServer {
  readonly files = new Map<string, Uint8Array>();
  readonly tricks: Trick[] = [];
  /** Each request: its path, and from which byte on. */
  readonly asked: { readonly path: string; readonly from: number; readonly headers: IncomingMessage['headers'] }[] = [];
  readonly #server = createServer((request, response) => this.#answer(request, response));

  #cut: { readonly at: number; cut(): void } | undefined;

  /** So much of a file has arrived, in bytes. */
  arrived(bytes: number): void {
    if (!this.#cut || bytes < this.#cut.at) return;
    this.#cut.cut();
    this.#cut = undefined;
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    this.asked.push({ path, from, headers: request.headers });
    const file = this.files.get(path);
    const trick = this.tricks.shift();
    if (trick === 'silence') return;
    if (trick === 'break') return void request.socket.destroy();
    if (typeof trick === 'object' && 'redirect' in trick)
      return void response.writeHead(302, { location: trick.redirect }).end();
    if (typeof trick === 'object') return void response.writeHead(trick.status, trick.headers).end(trick.body ?? 'no');
    if (!file) return void response.writeHead(404).end();
    const start = trick === 'no parts' ? 0 : from;
    const rest = file.subarray(start);
    const told = trick === 'other part' ? start + 1 : start;
    const range = start > 0 && { 'content-range': `bytes ${told}-${file.length - 1}/${file.length}` };
    const length = trick === 'wrong length' ? rest.length + 7 : rest.length;
    response.writeHead(start > 0 ? 206 : 200, { ...range, ...(trick !== 'more' && { 'content-length': length }) });
    const half = rest.subarray(0, Math.ceil(rest.length / 2));
    if (trick === 'stall') response.write(half);
    else if (trick === 'cut') {
      response.write(half);
      this.#cut = { at: start + half.length, cut: () => request.socket.destroy() };
    } else if (trick === 'more') response.end(Buffer.concat([rest, rest]));
    else if (trick === 'change') response.end(rest.map(byte => byte ^ 1));
    else response.end(rest);
  }
}
