import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import type { Log } from '../../common/log.ts';
import { type Message, message } from '../../messages/message.ts';
import { english, text } from '../../messages/text.ts';
import type { Frame } from '../microphone.ts';
import { Addresses } from './addresses.ts';
import { OnceToken } from './onceToken.ts';
import { type PageFile, PageFiles, pageHeaders } from './pageFiles.ts';
import { PageSocket } from './pageSocket.ts';
import { type FromPage, SUBPROTOCOL, type ToPage } from './protocol.ts';

const LARGEST_MESSAGE_BYTES = 64 * 1024;

/** Told of the page that is connected; there is one at a time. */
export interface PageListener {
  arrived(): void;
  said(said: FromPage): void;
  heard(samples: Frame): void;
  left(): void;
}

export interface PageServerProps {
  /** Folder that holds the page's files. */
  readonly files: string;
  readonly listener: PageListener;
  readonly log: Log;
}

/**
 * Serves the microphone's page on this machine's loopback, and talks with it. Other programs and other users reach the
 * loopback as well, and any site can make a browser ask it for something: so each page and each socket needs a secret
 * of its own, which works once, and has to come by a name and from an origin that are ours.
 */
export class PageServer {
  readonly #props: PageServerProps;
  readonly #files: PageFiles;
  readonly #http: Server;
  readonly #sockets: WebSocketServer;
  readonly #port: number;
  readonly #addresses: Addresses;
  readonly #pageToken = new OnceToken();
  readonly #socketToken = new OnceToken();
  #page: PageSocket | undefined;
  #closed: Promise<void> | undefined;

  private constructor(props: PageServerProps, files: PageFiles, http: Server, sockets: WebSocketServer) {
    this.#props = props;
    this.#files = files;
    this.#http = http;
    this.#sockets = sockets;
    this.#port = (http.address() as AddressInfo).port;
    this.#addresses = new Addresses(this.#port);
    http.on('request', (request, response) => this.#answer(request, response));
    http.on('upgrade', (request, stream, head) => this.#upgrade(request, stream, head));
  }

  static async start(props: PageServerProps): Promise<PageServer> {
    const { WebSocketServer } = await import('ws');
    const files = await PageFiles.read(props.files);
    const sockets = new WebSocketServer({
      noServer: true,
      maxPayload: LARGEST_MESSAGE_BYTES,
      perMessageDeflate: false,
      handleProtocols: () => SUBPROTOCOL,
    });
    const http = createServer();
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return new PageServer(props, files, http, sockets);
  }

  get connected(): boolean {
    return this.#page !== undefined;
  }

  /** Where it is on this machine's loopback. */
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** A new address on the loopback that opens the page once; the ones before it do not any more. */
  invite(): string {
    return `${this.origin}/?t=${this.#pageToken.issue()}`;
  }

  /** A browser may also come by this address. */
  admit(external: string): void {
    this.#addresses.add(external);
  }

  /** Nobody hears it while no page is connected. */
  tell(said: ToPage): void {
    this.#page?.tell(said);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    const closed = new Promise<void>(resolve => this.#http.close(() => resolve()));
    await this.#page?.dismiss();
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
    this.#http.closeAllConnections();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { status, type, bytes, why } = this.#answerTo(request);
    if (why) this.#props.log.info(`The microphone page answered ${status}: ${english(why)}`);
    response.writeHead(status, {
      ...pageHeaders(this.#addresses.sockets),
      'Content-Type': type,
      'Content-Length': bytes.length,
      ...(status === 405 ? { Allow: 'GET, HEAD' } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  #answerTo(request: IncomingMessage): Answer {
    const { method, headers } = request;
    if (!this.#addresses.isHost(headers.host)) return refusal(403, message('page.other-address'));
    if (method !== 'GET' && method !== 'HEAD') return refusal(405, message('page.only-read'));
    if (!this.#addresses.isWelcome(headers)) return refusal(403, message('page.other-pages'));
    const { name, token } = this.#wanted(request);
    if (name === '') {
      // Whoever only looks whether the page is there must not use it up.
      const fits = method === 'HEAD' ? this.#pageToken.fits(token) : this.#pageToken.spend(token);
      if (!fits) return refusal(403, message('page.used'));
      return { status: 200, ...this.#files.page(method === 'HEAD' ? '' : this.#socketToken.issue()) };
    }
    const part = name === undefined ? undefined : this.#files.part(name);
    return part ? { status: 200, ...part } : refusal(404, message('page.nothing-here'));
  }

  #wanted(request: IncomingMessage): { readonly name: string | undefined; readonly token: string | undefined } {
    const [path = '', ...query] = (request.url ?? '').split('?');
    const token = new URLSearchParams(query.join('?')).get('t');
    return { name: this.#addresses.nameIn(path), token: token ?? undefined };
  }

  #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy());
    const { host, origin } = request.headers;
    const [protocol, token, ...more] = (request.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
    const known = this.#addresses.isHost(host) && this.#addresses.isOrigin(origin);
    const asked = this.#wanted(request).name === 'mic' && protocol === SUBPROTOCOL && more.length === 0;
    // The token is looked at last: whoever comes from elsewhere cannot use it up.
    if (this.#closed || !known || !asked || !this.#socketToken.spend(token)) {
      this.#props.log.info('The microphone page refused a socket.');
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, stream, head, socket => this.#take(socket));
  }

  #take(socket: WebSocket): void {
    const { listener, log } = this.#props;
    void this.#page?.dismiss();
    const page = new PageSocket(socket, {
      said: said => listener.said(said),
      heard: samples => listener.heard(samples),
      left: () => {
        if (this.#page === page) this.#page = undefined;
        listener.left();
      },
      log,
    });
    this.#page = page;
    page.tell({ type: 'token', token: this.#socketToken.issue() });
    listener.arrived();
  }
}

interface Answer extends PageFile {
  readonly status: number;
  /** Why the page is not given. */
  readonly why?: Message;
}

function refusal(status: number, why: Message): Answer {
  return { status, type: 'text/plain; charset=utf-8', bytes: Buffer.from(text(why)), why };
}
