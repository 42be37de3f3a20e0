import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import { Channel } from '../../common/async/channel.ts';
import { entryOf } from '../../common/entryOf.ts';
import { cancelled, throwIfAborted } from '../../common/errors.ts';
import type { Address } from '../../common/settings/keys.ts';
import { message } from '../../messages/message.ts';
import { complaintFrom, ServerComplaint } from '../failures/complaints.ts';
import { TooLong } from '../replies/bounded.ts';
import { isJson, type Json, parsed } from '../replies/json.ts';
import { ServerFault } from '../serverFault.ts';
import { type KeyHeader, keyHeaderOf, keyHeaders } from '../servers/keyHeader.ts';

/** What is said about a refusal is short: what comes after so many bytes is not read. */
const MOST_ERROR_BYTES = 64 * 1024;
/** An event with the probability of each token has some hundred KB. */
const MOST_EVENT_BYTES = 2 * 1024 * 1024;
/** So long, in ms, a server may take to say that it closes, too. */
const CLOSING_MS = 1000;

export interface SocketOptions {
  /** Behind the address of the service: `realtime`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** How long it may take to be open, in ms. */
  readonly timeoutMs: number;
  /** The most that all events together may have, in bytes. */
  readonly mostBytes: number;
  /** The most that one event may have, in bytes; 2 MB if absent. */
  readonly mostEventBytes?: number;
  /** Where the key goes; as the address is known to take it if absent. */
  readonly keyHeader?: KeyHeader;
}

/** The connection is gone, or was never there; by the names of Node's system errors. */
export class SocketLost extends Error {
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super('The connection was closed.', { cause });
    this.code = code;
  }
}

/**
 * A connection that carries events in JSON both ways, to one address. The key goes to that address alone: it is not sent
 * on anywhere. Nothing is tried again here.
 */
export class ServerSocket {
  /** What the server sends. Throws what ends the connection before its time. */
  readonly events: AsyncIterable<Json>;
  readonly #socket: WebSocket;
  readonly #events = new Channel<Json>();
  #mostBytes: number;
  /** What the connection runs over. */
  #stream: Socket | undefined;
  #bytes = 0;
  #isClosing = false;

  private constructor(socket: WebSocket, mostBytes: number) {
    this.#socket = socket;
    this.#mostBytes = mostBytes;
    this.events = this.#events;
    socket.on('upgrade', ({ socket: stream }: IncomingMessage) => {
      this.#stream = stream;
    });
    socket.on('message', (data: RawData) => this.#take(data));
    socket.on('close', () => this.#end(new SocketLost('ECONNRESET')));
    socket.on('error', thrown => this.#end(new SocketLost('ECONNRESET', thrown)));
  }

  /** Throws a ServerComplaint where the server refuses, SocketLost where it is not there, and `cancelled`. */
  static async open(address: Address, options: SocketOptions, signal: AbortSignal): Promise<ServerSocket> {
    throwIfAborted(signal);
    const { WebSocket } = await import('ws');
    throwIfAborted(signal);
    const socket = new WebSocket(socketUrl(address, options), {
      headers:
        address.key === undefined ? {} : keyHeaders(address.key, options.keyHeader ?? keyHeaderOf(address.baseUrl)),
      followRedirects: false,
      handshakeTimeout: options.timeoutMs,
      maxPayload: options.mostEventBytes ?? MOST_EVENT_BYTES,
      perMessageDeflate: false,
    });
    // Made before it is open: an event may come in the same packet as the end of the handshake.
    const made = new ServerSocket(socket, options.mostBytes);
    const cancel = () => socket.terminate();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('open', resolve);
        socket.once('error', thrown => reject(signal.aborted ? cancelled() : lost(thrown)));
        socket.once('unexpected-response', (request: ClientRequest, response: IncomingMessage) => {
          void refusal(response).then(complaint => {
            reject(complaint);
            request.destroy();
          });
        });
      });
    } finally {
      signal.removeEventListener('abort', cancel);
    }
    return made;
  }

  /** What is sent when the connection is gone is gone, too; `events` tells. */
  send(event: object): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(event));
  }

  /** From here on all events together may have so many bytes. */
  allow(bytes: number): void {
    this.#mostBytes = this.#bytes + bytes;
  }

  /** Whether the process stays for it, while nothing else is to be done. */
  hold(isWanted: boolean): void {
    if (isWanted) this.#stream?.ref();
    else this.#stream?.unref();
  }

  /** Ends it for what is wrong with it: `events` throws that. */
  lose(thrown: Error): void {
    this.#end(thrown);
  }

  /** Ends it from this side: `events` ends without a failure. */
  close(): void {
    this.#isClosing = true;
    this.#events.close();
    this.#socket.close();
    setTimeout(() => this.#socket.terminate(), CLOSING_MS).unref();
  }

  #take(data: RawData): void {
    const text = Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as ArrayBuffer).toString();
    this.#bytes += text.length;
    if (this.#bytes > this.#mostBytes) {
      const megabytes = Math.round(this.#mostBytes / 1024 / 1024);
      this.#end(new TooLong(server => message('servers.no-end', { server, megabytes })));
      return;
    }
    const event = parsed(text);
    if (isJson(event)) this.#events.push(event);
    else this.#end(new ServerFault(server => message('servers.garbled', { server })));
  }

  #end(thrown: Error): void {
    if (!this.#isClosing) this.#events.fail(thrown);
    this.#socket.terminate();
  }
}

/** `https://host/v1?a=b` as `wss://host/v1/realtime?a=b&…`. */
function socketUrl({ baseUrl }: Address, { path, query }: SocketOptions): URL {
  const url = new URL(baseUrl.replace(/^http/, 'ws'));
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

async function refusal(response: IncomingMessage): Promise<ServerComplaint> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of response) {
      parts.push(part);
      bytes += part.length;
      if (bytes >= MOST_ERROR_BYTES) break;
    }
  } catch {
    // What has come is what it says.
  }
  const { statusCode, headers } = response;
  const told = complaintFrom(Buffer.concat(parts).toString());
  return new ServerComplaint({ ...told, status: statusCode, headers: headersOf(headers) });
}

function headersOf(raw: IncomingMessage['headers']): Headers {
  const headers = new Headers();
  for (const name of ['location', 'retry-after', 'retry-after-ms']) {
    const value = entryOf(raw, name);
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

/** With the code of the system's error, if it has one. */
function lost(thrown: Error): SocketLost {
  const inner = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  const code = (inner as NodeJS.ErrnoException).code;
  if (code !== undefined) return new SocketLost(code, thrown);
  return new SocketLost(/timed out/.test(thrown.message) ? 'ETIMEDOUT' : 'ECONNRESET', thrown);
}
