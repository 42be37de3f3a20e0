import { setImmediate as breathe } from 'node:timers/promises';
import { Upsampler } from '../../capture/encoding/upsampler.ts';
import { INPUT_RATE_HZ } from '../../capture/microphone.ts';
import { isOpenAI } from '../../common/hosts.ts';
import type { Address } from '../../common/settings/keys.ts';
import { ServerComplaint } from '../../openai/failures/complaints.ts';
import { RealtimeConnection, socketAddress } from '../../openai/realtime/realtimeConnection.ts';
import type { Json } from '../../openai/replies/json.ts';
import type { RefusedFields } from '../../openai/requests/refusedFields.ts';
import type { Step } from './keptSound.ts';
import {
  append,
  commit,
  detectsTurns,
  OPTIONAL_FIELDS,
  sessionUpdate,
  type Told,
  toldBy,
  type Wanted,
} from './messages.ts';

/** A commit of less sound than 100 ms is refused, by servers that resample it too: silence makes it as long as this, in ms. */
const SHORTEST_MS = 120;
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

const UPDATE = 'aloud_session';
const COMMIT = 'aloud_commit';

export interface LiveSession extends Wanted {
  readonly address: Address;
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
  readonly #connection: RealtimeConnection;
  #ending: NodeJS.Timeout | undefined;
  #commits = 0;
  #isSent = false;
  #isClosed = false;
  /** Whether the server has read everything. */
  #isRead = false;

  private constructor(connection: RealtimeConnection) {
    this.#connection = connection;
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
    const { model } = session;
    const connection = await RealtimeConnection.open(
      {
        ...session,
        query: { intent: 'transcription', ...(namesModel && { model }) },
        mostBytes: MOST_BYTES,
        optional: OPTIONAL_FIELDS,
        update: (dialect, without) => sessionUpdate(dialect, session, without, UPDATE),
      },
      signal,
    );
    return new LiveConnection(connection);
  }

  /** How many commits were sent. */
  get commits(): number {
    return this.#commits;
  }

  /** Whether the server commits by itself, too. */
  get detects(): boolean {
    return detectsTurns(this.#connection.agreed);
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
        const missing = (SHORTEST_MS * INPUT_RATE_HZ) / 1000 - (this.detects ? 0 : samples);
        if (missing > 0) this.#append(upsampler.push(new Int16Array(missing)));
        this.#append(upsampler.end());
        samples = 0;
        this.#connection.send(commit(`${COMMIT}_${++this.#commits}`));
      }
    }
    if (this.#isClosed) return;
    this.#isSent = true;
    // Events are read in their order: what answers this comes behind all that the commits before it are told.
    if (this.detects) this.#connection.ask();
    this.#ending = setTimeout(() => this.#connection.lose('UND_ERR_BODY_TIMEOUT'), ANSWER_MS);
    this.#connection.expect();
  }

  /** What the server tells of what was sent. Throws what ends it before its time. */
  async *tellings(): AsyncGenerator<Telling, void, undefined> {
    for (;;) {
      const event = await this.#connection.next();
      if (!event) return;
      if (this.#isSent) this.#connection.expect();
      const told = toldBy(event);
      if (told?.type === 'updated') {
        this.#connection.agreed = told.session;
        this.#isRead = this.#isSent;
      }
      if (told) yield { told, event };
    }
  }

  /** Whether an error is about one of our commits. */
  isAboutCommit({ about }: Extract<Told, { readonly type: 'error' }>): boolean {
    return about?.startsWith(COMMIT) ?? false;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#ending);
    this.#connection.close();
  }

  #append(samples: Int16Array): void {
    if (samples.length > 0) this.#connection.send(append(samples));
  }
}

/** Whether a server may have refused for want of the model in its address. */
function mayWantModel(thrown: unknown): boolean {
  if (!(thrown instanceof ServerComplaint)) return false;
  const { status, kind } = thrown.complaint;
  return status === undefined ? !ABOUT_ACCOUNT.test(kind) : WANTS_MODEL.has(status);
}
