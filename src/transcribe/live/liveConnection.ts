import { setImmediate as breathe } from 'node:timers/promises';
import { INPUT_RATE_HZ } from '../../capture/microphone.ts';
import { isOpenAI } from '../../common/hosts.ts';
import type { Address } from '../../common/settings/keys.ts';
import { type Complaint, ServerComplaint } from '../../openai/failures/complaints.ts';
import type { Json } from '../../openai/replies/json.ts';
import { KEY_FIELD, type RefusedFields, refusedField } from '../../openai/requests/refusedFields.ts';
import { wantsOtherHeader } from '../../openai/servers/keyHeader.ts';
import { ServerSocket, SocketLost, type SocketOptions } from '../../openai/sockets/serverSocket.ts';
import type { TranscriptionHints } from '../transcriber.ts';
import type { Step } from './keptSound.ts';
import { append, commit, type Dialect, OPTIONAL_FIELDS, sessionUpdate, type Told, toldBy } from './messages.ts';
import { Upsampler } from './upsampler.ts';

/** A commit of less sound than 100 ms is refused, by servers that resample it too: silence makes it as long as this, in ms. */
const SHORTEST_MS = 120;
/** A server that complains of something may agree all the same within so long, in ms. */
const AGREES_YET_MS = 300;
/** A server that greets nobody is asked all the same after so long, in ms. */
const GREETING_MS = 1500;
/** Of a recording that is there already so many frames are sent in a breath: more would hold up the editor. */
const FRAMES_A_BREATH = 64;
/** The most that is sent of a text with all its deltas, with the probability of each token, in bytes. */
const MOST_BYTES = 16 * 1024 * 1024;
/** All of an answer comes within this, in ms, once everything was said. */
const ANSWER_MS = 600_000;

/** Noted of a server that wants to be told the model in its address. */
const PLAIN_ADDRESS = 'address without a model';
/** What is wrong with a key or an account has nothing to do with the address. */
const ABOUT_ACCOUNT = /insufficient_quota|api_key|account|billing|rate_limit/;
const WANTS_MODEL: ReadonlySet<number> = new Set([400, 403, 404, 422]);
/** How servers say that they do not know the names of today. */
const OLD_NAMES =
  /\bsession\.(type|audio)\b(?!\.)|transcription_session\.update|unknown (parameter|field):? '?(session|audio|type)\b(?!\.)/i;

const UPDATE = 'aloud_session';
const COMMIT = 'aloud_commit';

export interface LiveSession {
  readonly address: Address;
  readonly model: string;
  readonly hints: TranscriptionHints;
  readonly refused: RefusedFields;
  /** How long the server may take to open it and to agree, and to answer once everything was said, in ms. */
  readonly patienceMs: number;
}

/** What was told, as it was told. */
export interface Telling {
  readonly told: Told;
  readonly event: Json;
}

/** A session of Realtime transcription: one connection, from its opening to its end. */
export class LiveConnection {
  readonly #socket: ServerSocket;
  readonly #events: AsyncIterator<Json>;
  readonly #session: LiveSession;
  #silence: NodeJS.Timeout | undefined;
  #ending: NodeJS.Timeout | undefined;
  #commits = 0;
  #isSent = false;
  #isClosed = false;
  #dialect: Dialect = 'ga';
  #detects = false;
  /** Whether the server has read everything. */
  #isRead = false;

  private constructor(socket: ServerSocket, session: LiveSession) {
    this.#socket = socket;
    this.#events = socket.events[Symbol.asyncIterator]();
    this.#session = session;
  }

  /**
   * OpenAI takes no model in the address of a transcription; others choose the recogniser by it, and refuse to open, or to
   * agree, without. Throws what a request of the kind would, and `cancelled`.
   */
  static async open(session: LiveSession, signal: AbortSignal): Promise<LiveConnection> {
    const { address, model, refused } = session;
    const own = socketAddress(address);
    if (refused.of(own, model).has(PLAIN_ADDRESS)) return LiveConnection.#open(session, true, signal);
    try {
      return await LiveConnection.#open(session, false, signal);
    } catch (thrown) {
      if (isOpenAI(address.baseUrl) || !mayWantModel(thrown)) throw thrown;
      const connection = await LiveConnection.#open(session, true, signal).catch(() => undefined);
      if (!connection) throw thrown;
      refused.add(own, model, PLAIN_ADDRESS);
      return connection;
    }
  }

  static async #open(session: LiveSession, namesModel: boolean, signal: AbortSignal): Promise<LiveConnection> {
    const { model, patienceMs } = session;
    const query = { intent: 'transcription', ...(namesModel && { model }) };
    const options = { path: 'realtime', query, timeoutMs: patienceMs, mostBytes: MOST_BYTES };
    const connection = new LiveConnection(await opened(session, options, signal), session);
    try {
      await connection.#agree();
      return connection;
    } catch (thrown) {
      connection.close();
      throw thrown;
    }
  }

  /** How many commits were sent. */
  get commits(): number {
    return this.#commits;
  }

  /** Whether the server commits by itself, too. */
  get detects(): boolean {
    return this.#detects;
  }

  /** Whether the server has read everything, where it commits by itself: it tells of no commit whose it is. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Whether everything was sent. */
  get isSent(): boolean {
    return this.#isSent;
  }

  /** Sends what is said, as it comes; resolves when that is all. Rejects with what is wrong with it. */
  async send(steps: AsyncIterable<Step>): Promise<void> {
    const upsampler = new Upsampler();
    let samples = 0;
    let frames = 0;
    for await (const step of steps) {
      if (this.#isClosed) return;
      if ('frame' in step) {
        this.#append(upsampler.push(step.frame));
        samples += step.frame.length;
        if (++frames % FRAMES_A_BREATH === 0) await breathe();
      } else {
        // Of a server that commits by itself nobody knows how much it has left.
        const missing = (SHORTEST_MS * INPUT_RATE_HZ) / 1000 - (this.#detects ? 0 : samples);
        if (missing > 0) this.#append(upsampler.push(new Int16Array(missing)));
        this.#append(upsampler.end());
        samples = 0;
        this.#socket.send(commit(`${COMMIT}_${++this.#commits}`));
      }
    }
    if (this.#isClosed) return;
    this.#isSent = true;
    // Events are read in their order: what answers this comes behind all that the commits before it are told.
    if (this.#detects) this.#ask(new Set());
    this.#ending = setTimeout(() => this.#fallSilent(), ANSWER_MS);
    this.#expect();
  }

  /** What the server tells of what was sent. Throws what ends it before its time. */
  async *tellings(): AsyncGenerator<Telling, void, undefined> {
    for (;;) {
      const { done, value: event } = await this.#events.next();
      if (done) return;
      if (this.#isSent) this.#expect();
      const told = toldBy(event);
      if (told?.type === 'updated') this.#isRead = this.#isSent;
      if (told) yield { told, event };
    }
  }

  /** Whether an error is about one of our commits. */
  isAboutCommit({ about }: Extract<Told, { readonly type: 'error' }>): boolean {
    return about?.startsWith(COMMIT) ?? false;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#silence);
    clearTimeout(this.#ending);
    this.#socket.close();
  }

  #append(samples: Int16Array): void {
    if (samples.length > 0) this.#socket.send(append(samples));
  }

  /** From here on the server has so long to go on. */
  #expect(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#fallSilent(), this.#session.patienceMs);
  }

  #fallSilent(): void {
    this.#socket.lose(new SocketLost('UND_ERR_BODY_TIMEOUT'));
  }

  #ask(dropped: ReadonlySet<string>): void {
    const { address, model, hints, refused } = this.#session;
    const without = new Set([...refused.of(socketAddress(address), model), ...dropped]);
    this.#socket.send(sessionUpdate(this.#dialect, model, hints, without, UPDATE));
  }

  /** Says what is wanted, without what the server refuses, until it agrees. */
  async #agree(): Promise<void> {
    const { address, model, refused, patienceMs } = this.#session;
    const dropped = new Set<string>();
    const ask = () => {
      clearTimeout(greeting);
      this.#ask(dropped);
    };
    const greeting = setTimeout(ask, GREETING_MS);
    const timer = setTimeout(() => this.#socket.lose(new SocketLost('UND_ERR_HEADERS_TIMEOUT')), patienceMs);
    let unsaid: NodeJS.Timeout | undefined;
    let complained: ServerComplaint | undefined;
    try {
      for (;;) {
        const { done, value: event } = await this.#events.next();
        if (done) throw new SocketLost('ECONNRESET');
        const told = toldBy(event);
        if (told?.type === 'updated') {
          this.#detects = told.detects;
          break;
        }
        if (told?.type === 'created') {
          this.#dialect = told.dialect;
          ask();
        } else if (told?.type === 'error') {
          const complaint: Complaint = { ...told.complaint, headers: undefined };
          const sent = OPTIONAL_FIELDS.filter(field => !dropped.has(field));
          const field = refusedField(complaint, sent);
          if (field !== undefined) dropped.add(field);
          else if (this.#dialect === 'ga' && OLD_NAMES.test(complaint.words)) this.#dialect = 'beta';
          else {
            complained ??= new ServerComplaint(complaint);
            unsaid ??= setTimeout(() => this.#socket.lose(new SocketLost('ECONNRESET')), AGREES_YET_MS);
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

/** Whether a server may have refused for want of the model in its address. */
function mayWantModel(thrown: unknown): boolean {
  if (!(thrown instanceof ServerComplaint)) return false;
  const { status, kind } = thrown.complaint;
  return status === undefined ? !ABOUT_ACCOUNT.test(kind) : WANTS_MODEL.has(status);
}

/** With the key in the header that the server takes: where it asks for the other, in that. */
async function opened(session: LiveSession, options: SocketOptions, signal: AbortSignal): Promise<ServerSocket> {
  const { address, model, refused } = session;
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
