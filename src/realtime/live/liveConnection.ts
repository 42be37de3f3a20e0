import { throwIfAborted } from '../../common/errors.ts';
import type { Address } from '../../common/settings/keys.ts';
import { ServerComplaint } from '../../openai/failures/complaints.ts';
import { complaintOf } from '../../openai/realtime/sessionEvents.ts';
import { type Json, member, text } from '../../openai/replies/json.ts';
import { type RefusedFields, refusedField } from '../../openai/requests/refusedFields.ts';
import { ServerSocket, SocketLost } from '../../openai/sockets/serverSocket.ts';
import { OPTIONAL_FIELDS } from './wire.ts';

/** An hour of sound both ways, as base64 in JSON, in bytes. */
const MOST_BYTES = 1024 * 1024 * 1024;
/** An event with some seconds of sound has some hundred KB. */
const MOST_EVENT_BYTES = 16 * 1024 * 1024;
/** How long a session goes on where its server does not say so, or says something else than a time to come, in ms. */
const LIVES_MS = 60 * 60_000;
const MOST_LIVES_MS = 24 * LIVES_MS;

export interface LiveSession {
  readonly address: Address;
  readonly model: string;
  readonly refused: RefusedFields;
  /** How long the server may take to open it, and to start it, in ms. */
  readonly patienceMs: number;
  /** The event that says what is wanted, without what the server refuses. */
  readonly start: (without: ReadonlySet<string>) => object;
}

/** A Live session: one connection, from its opening to its end. The model stands in its first event, not in its address. */
export class LiveConnection {
  /** How long it may go on, in ms. */
  readonly livesMs: number;
  readonly #socket: ServerSocket;
  readonly #events: AsyncIterator<Json>;

  private constructor(socket: ServerSocket, events: AsyncIterator<Json>, livesMs: number) {
    this.#socket = socket;
    this.#events = events;
    this.livesMs = livesMs;
  }

  /** Resolves when the server has started it. Throws what a request of the kind would, and `cancelled`. */
  static async open(session: LiveSession, signal: AbortSignal): Promise<LiveConnection> {
    const { address, patienceMs } = session;
    const options = { path: 'live/sessions', query: {}, timeoutMs: patienceMs };
    const bounds = { mostBytes: MOST_BYTES, mostEventBytes: MOST_EVENT_BYTES };
    const socket = await ServerSocket.open(address, { ...options, ...bounds }, signal);
    const close = () => socket.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      const events = socket.events[Symbol.asyncIterator]();
      const livesMs = await started(socket, events, session);
      return new LiveConnection(socket, events, livesMs);
    } catch (thrown) {
      socket.close();
      throwIfAborted(signal);
      throw thrown;
    } finally {
      signal.removeEventListener('abort', close);
    }
  }

  send(event: object): void {
    this.#socket.send(event);
  }

  /** What comes next; undefined when it was closed from this side. Throws what ends it before its time. */
  async next(): Promise<Json | undefined> {
    const { done, value } = await this.#events.next();
    return done ? undefined : value;
  }

  close(): void {
    this.#socket.close();
  }
}

/** Says what is wanted, without what the server refuses, until it has started. Resolves to how long it may go on, in ms. */
async function started(socket: ServerSocket, events: AsyncIterator<Json>, session: LiveSession): Promise<number> {
  const { address, model, refused, patienceMs, start } = session;
  // What is refused here is noted apart from what is refused of a request.
  const own = { ...address, baseUrl: `${address.baseUrl.replace(/^http/, 'ws')}/live` };
  const dropped = new Set<string>();
  const ask = () => socket.send(start(new Set([...refused.of(own, model), ...dropped])));
  const timer = setTimeout(() => socket.lose(new SocketLost('UND_ERR_HEADERS_TIMEOUT')), patienceMs);
  try {
    ask();
    for (;;) {
      const { done, value: event } = await events.next();
      if (done) throw new SocketLost('ECONNRESET');
      const type = text(event, 'type');
      if (type === 'session.started') {
        for (const field of dropped) refused.add(own, model, field);
        return livesMs(member(event, 'session'));
      }
      if (type !== 'error') continue;
      const complaint = { ...complaintOf(event), headers: undefined };
      const field = refusedField(
        complaint,
        OPTIONAL_FIELDS.filter(each => !dropped.has(each)),
      );
      if (field === undefined) throw new ServerComplaint(complaint);
      dropped.add(field);
      ask();
    }
  } finally {
    clearTimeout(timer);
  }
}

function livesMs(session: unknown): number {
  const ms = Number(member(session, 'expires_at')) * 1000 - Date.now();
  return ms > 0 && ms < MOST_LIVES_MS ? ms : LIVES_MS;
}
