import { throwIfAborted } from '../../common/errors.ts';
import type { Address } from '../../common/settings/keys.ts';
import { type Complaint, ServerComplaint } from '../failures/complaints.ts';
import type { Json } from '../replies/json.ts';
import { KEY_FIELD, type RefusedFields, refusedField } from '../requests/refusedFields.ts';
import { wantsOtherHeader } from '../servers/keyHeader.ts';
import { ServerSocket, SocketLost, type SocketOptions } from '../sockets/serverSocket.ts';
import { type Dialect, sessionToldBy } from './sessionEvents.ts';

/** A server that complains of something may agree all the same within so long, in ms. */
const AGREES_YET_MS = 300;
/** A server that greets nobody is asked all the same after so long, in ms. */
const GREETING_MS = 1500;
/** How servers say that they do not know the names of today. */
const OLD_NAMES =
  /\bsession\.(type|audio)\b(?!\.)|transcription_session\.update|unknown (parameter|field):? '?(session|audio|type)\b(?!\.)/i;

export interface RealtimeSession {
  readonly address: Address;
  readonly model: string;
  readonly refused: RefusedFields;
  /** Behind the `?` of the address. */
  readonly query: Readonly<Record<string, string>>;
  /** How long the server may take to open it and to agree, and to go on where something is expected of it, in ms. */
  readonly patienceMs: number;
  /** The most that all events together, and one alone, may have, in bytes. */
  readonly mostBytes: number;
  readonly mostEventBytes?: number;
  /** Fields that it can do without, where a server does not know them or refuses what is in them. */
  readonly optional: readonly string[];
  /** The event that says what is wanted, by a server's names, without what it refuses. */
  readonly update: (dialect: Dialect, without: ReadonlySet<string>) => object;
}

/** A Realtime session, whatever it is for: one connection, from its opening to its end. */
export class RealtimeConnection {
  /** What the server has agreed to. */
  agreed: Json = {};
  readonly #socket: ServerSocket;
  readonly #events: AsyncIterator<Json>;
  readonly #session: RealtimeSession;
  #silence: NodeJS.Timeout | undefined;
  #dialect: Dialect = 'ga';

  private constructor(socket: ServerSocket, session: RealtimeSession) {
    this.#socket = socket;
    this.#events = socket.events[Symbol.asyncIterator]();
    this.#session = session;
  }

  /** Resolves when the server has agreed to what is wanted. Throws what a request of the kind would, and `cancelled`. */
  static async open(session: RealtimeSession, signal: AbortSignal): Promise<RealtimeConnection> {
    const connection = new RealtimeConnection(await opened(session, signal), session);
    const close = () => connection.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      await connection.#agree();
      return connection;
    } catch (thrown) {
      connection.close();
      throwIfAborted(signal);
      throw thrown;
    } finally {
      signal.removeEventListener('abort', close);
    }
  }

  get dialect(): Dialect {
    return this.#dialect;
  }

  send(event: object): void {
    this.#socket.send(event);
  }

  /** Says what is wanted, once more. */
  ask(): void {
    this.#ask(new Set());
  }

  /** What comes next; undefined when it was closed from this side. Throws what ends it before its time. */
  async next(): Promise<Json | undefined> {
    const { done, value } = await this.#events.next();
    return done ? undefined : value;
  }

  /** From here on the server has so long to go on. */
  expect(): void {
    this.rest();
    this.#socket.hold(true);
    this.#silence = setTimeout(() => this.lose('UND_ERR_BODY_TIMEOUT'), this.#session.patienceMs);
  }

  /** Nobody needs it for the time being: the process does not stay for it. */
  idle(): void {
    this.rest();
    this.#socket.hold(false);
  }

  /** Nothing is expected of the server. */
  rest(): void {
    clearTimeout(this.#silence);
  }

  /** Ends it as lost, by the name of one of the system's errors: `next` throws that. */
  lose(code: string): void {
    this.#socket.lose(new SocketLost(code));
  }

  /** From here on all events together may have so many bytes. */
  allow(bytes: number): void {
    this.#socket.allow(bytes);
  }

  close(): void {
    this.rest();
    this.#socket.close();
  }

  #ask(dropped: ReadonlySet<string>): void {
    const { address, model, refused, update } = this.#session;
    const without = new Set([...refused.of(socketAddress(address), model), ...dropped]);
    this.#socket.send(update(this.#dialect, without));
  }

  /** Says what is wanted, without what the server refuses, until it agrees. */
  async #agree(): Promise<void> {
    const { address, model, refused, patienceMs, optional } = this.#session;
    const dropped = new Set<string>();
    const ask = () => {
      clearTimeout(greeting);
      this.#ask(dropped);
    };
    const greeting = setTimeout(ask, GREETING_MS);
    const timer = setTimeout(() => this.lose('UND_ERR_HEADERS_TIMEOUT'), patienceMs);
    let unsaid: NodeJS.Timeout | undefined;
    let complained: ServerComplaint | undefined;
    try {
      for (;;) {
        const event = await this.next();
        if (!event) throw new SocketLost('ECONNRESET');
        const told = sessionToldBy(event);
        if (told?.type === 'updated') {
          this.agreed = told.session;
          break;
        }
        if (told?.type === 'created') {
          this.#dialect = told.dialect;
          ask();
        } else if (told?.type === 'error') {
          const complaint: Complaint = { ...told.complaint, headers: undefined };
          const field = refusedField(
            complaint,
            optional.filter(each => !dropped.has(each)),
          );
          if (field !== undefined) dropped.add(field);
          else if (this.#dialect === 'ga' && OLD_NAMES.test(complaint.words)) this.#dialect = 'beta';
          else {
            complained ??= new ServerComplaint(complaint);
            unsaid ??= setTimeout(() => this.lose('ECONNRESET'), AGREES_YET_MS);
            continue;
          }
          ask();
        }
      }
      for (const field of dropped) refused.add(socketAddress(address), model, field);
    } catch (thrown) {
      throw complained ?? thrown;
    } finally {
      clearTimeout(greeting);
      clearTimeout(timer);
      clearTimeout(unsaid);
    }
  }
}

/** What is refused of a session is noted apart from what is refused of a request. */
export function socketAddress(address: Address): Address {
  return { ...address, baseUrl: address.baseUrl.replace(/^http/, 'ws') };
}

/** With the key in the header that the server takes: where it asks for the other, in that. */
async function opened(session: RealtimeSession, signal: AbortSignal): Promise<ServerSocket> {
  const { address, model, refused, query, patienceMs, mostBytes, mostEventBytes } = session;
  const options: SocketOptions = {
    ...{ path: 'realtime', query, timeoutMs: patienceMs, mostBytes },
    ...(mostEventBytes !== undefined && { mostEventBytes }),
  };
  const own = socketAddress(address);
  const inOther = () => ServerSocket.open(address, { ...options, keyHeader: 'api-key' }, signal);
  if (refused.of(own, model).has(KEY_FIELD)) return inOther();
  try {
    return await ServerSocket.open(address, options, signal);
  } catch (thrown) {
    const wantsOther = thrown instanceof ServerComplaint && wantsOtherHeader(thrown.complaint);
    if (address.key === undefined || !wantsOther) throw thrown;
    const socket = await inOther();
    refused.add(own, model, KEY_FIELD);
    return socket;
  }
}
