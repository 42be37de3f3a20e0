import type { IncomingMessage } from 'node:http';
import type { RawData, WebSocket } from 'ws';
import { joined } from '../../../../src/common/wav.ts';
import { isJson, parsed } from '../../../../src/openai/replies/json.ts';
import { samplesOf } from '../sound.ts';
import type { EventRefusal } from './checks.ts';
import type { SessionFault } from './faults.ts';
import { type Naming, refusedEvent, transcriptionIn, writesLive } from './fields.ts';
import type { RealtimeOptions, RecordedSession } from './realtimeServer.ts';

const RATE_HZ = 24_000;
const SHORTEST_MS = 100;
const TRANSCRIPTION = 'conversation.item.input_audio_transcription';

type Session = RealtimeOptions & { readonly naming: Naming; readonly models: readonly string[] };

/** One connection. What is sent over it is done in order; what is heard takes its time. */
export class RealtimeSession implements RecordedSession {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly events: { readonly type?: string }[] = [];
  readonly commits: Int16Array[] = [];
  readonly refusals: string[] = [];
  readonly #socket: WebSocket;
  readonly #options: Session;
  readonly #fault: SessionFault | undefined;
  readonly #all: Int16Array[] = [];
  #model: string | undefined;
  #buffer: Int16Array[] = [];
  /** The item that the buffer becomes. */
  #item = 1;
  #told = '';
  #heardBefore = '';
  #toldAtMs = 0;
  #isHung = false;
  #isGone = false;
  #hearing: Promise<void> = Promise.resolve();
  #isHearing = false;
  /** The text of a piece, held back until the next is written. */
  #crossed: (() => void) | undefined;
  #count = 0;

  constructor(socket: WebSocket, { url, headers }: IncomingMessage, options: Session, fault: SessionFault | undefined) {
    this.url = url ?? '';
    this.headers = headers;
    this.#socket = socket;
    this.#options = options;
    this.#fault = fault;
    socket.on('error', () => {});
    if (has(fault, 'drops')) socket.terminate();
    this.#isHung = has(fault, 'hangs') && fault.hangs === 'at once';
    socket.on('message', (data: RawData) => this.#take(parsed(data.toString())));
    const { naming, wantsModel } = options;
    if (wantsModel === 'late' && !this.url.includes('model=')) {
      this.#error({ type: 'invalid_request_error', code: 'model_load_error', message: 'Failed to load model config' });
      socket.close();
      return;
    }
    if (naming === 'beta') this.#send({ type: 'transcription_session.created', session: { id: 'sess_1' } });
    else if (naming === 'flat')
      this.#send({ type: 'session.created', session: { id: 'sess_1', input_audio_format: 'pcm16' } });
    else this.#send({ type: 'session.created', session: { id: 'sess_1', type: 'transcription', audio: {} } });
  }

  get sound(): Int16Array {
    return joined(this.#all);
  }

  #take(event: unknown): void {
    if (this.#isGone) return;
    const refusal = refusedEvent(event, this.#options.naming, this.#options.models);
    const { type, event_id: id, audio } = isJson(event) ? event : { type: '', event_id: null, audio: '' };
    const { audio: _, ...said } = isJson(event) ? event : {};
    this.events.push(said);
    if (refusal) {
      this.#refuse(refusal, id);
      return;
    }
    if (type === 'input_audio_buffer.append') this.#append(samplesOf(Buffer.from(String(audio), 'base64')), id);
    else if (type === 'input_audio_buffer.commit') this.#commit(id);
    else if (type === 'input_audio_buffer.clear') this.#buffer = [];
    else this.#agree(event, id);
  }

  #agree(event: unknown, id: unknown): void {
    const fault = this.#fault;
    if (has(fault, 'tells') && fault.about === 'session') {
      this.#error({ ...fault.tells, ...(!fault.agrees && { event_id: id }) });
      if (!fault.agrees) return;
    }
    const asked = transcriptionIn(event, this.#options.naming);
    if (has(fault, 'refuses') && Object.hasOwn(asked, fault.refuses)) {
      const param = `session.audio.input.transcription.${fault.refuses}`;
      this.#refuse({ message: `Unknown parameter: '${param}'.`, code: 'unknown_parameter', param }, id, false);
      return;
    }
    this.#model = String(asked['model']);
    const type = this.#options.naming === 'beta' ? 'transcription_session.updated' : 'session.updated';
    const { session } = event as { session: object };
    const detects = this.#options.commitsAfterMs === undefined ? {} : { turn_detection: { type: 'server_vad' } };
    this.#send({ type, session: { ...session, ...detects } });
  }

  #append(samples: Int16Array, id: unknown): void {
    if (this.#model === undefined) {
      this.#refuse({ message: 'There is no session yet.', code: 'no_session', param: null }, id);
      return;
    }
    const isFirst = this.#all.length === 0;
    this.#buffer.push(samples);
    this.#all.push(samples);
    const fault = this.#fault;
    if (has(fault, 'dropsAfterMs') && msOf(this.#all) >= fault.dropsAfterMs) {
      this.#socket.terminate();
      return;
    }
    if (isFirst && has(fault, 'sends')) for (const piece of fault.sends) this.#socket.send(piece);
    if (isFirst && has(fault, 'tells') && fault.about === 'nothing') this.#error(fault.tells);
    if (isFirst && has(fault, 'isEndless')) this.#flood();
    if (msOf(this.#buffer) >= (this.#options.commitsAfterMs ?? Number.POSITIVE_INFINITY)) this.#commit(null);
    else void this.#hearSoFar();
  }

  #commit(id: unknown): void {
    const fault = this.#fault;
    const ms = msOf(this.#buffer);
    if (ms < SHORTEST_MS) {
      const message = `Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has ${ms.toFixed(2)}ms of audio.`;
      this.#refuse({ message, code: 'input_audio_buffer_commit_empty', param: null }, id);
      // There is no next piece.
      void this.#hearing.then(() => this.#release());
      return;
    }
    if (has(fault, 'isEndless')) return;
    const samples = joined(this.#buffer);
    this.#buffer = [];
    this.commits.push(samples);
    const number = this.#item++;
    const told = this.#told;
    this.#told = '';
    this.#heardBefore = '';
    this.#toldAtMs = 0;
    if (has(fault, 'hangs') && fault.hangs === 'at commit') this.#isHung = true;
    if (has(fault, 'dropsAtCommit') && fault.dropsAtCommit === number) {
      // What was written before still arrives, and nothing of what comes.
      this.#isGone = true;
      void this.#hearing.then(() => this.#socket.ping('', undefined, () => this.#socket.terminate()));
      return;
    }
    if (has(fault, 'tells') && fault.about === 'commit') {
      this.#error({ ...fault.tells, event_id: id });
      return;
    }
    const previous = number > 1 ? nameOf(number - 1) : null;
    if (!this.#options.tellsNoCommits)
      this.#send({
        type: 'input_audio_buffer.committed',
        item_id: this.#options.renames ? `committed_${number}` : nameOf(number),
        previous_item_id: previous,
      });
    this.#hearing = this.#hearing.then(() => this.#write(number, samples, told));
  }

  /** The text of what was committed, in pieces and as a whole. */
  async #write(number: number, samples: Int16Array, told: string): Promise<void> {
    const item_id = nameOf(number);
    const text = await this.#heardIn(samples, true);
    const rest = text.startsWith(told) ? text.slice(told.length) : '';
    for (const delta of rest.split(/(?=\s)/).filter(Boolean))
      this.#send({ type: `${TRANSCRIPTION}.delta`, item_id, delta });
    const fault = this.#fault;
    if (has(fault, 'retracts') && fault.retracts === number) {
      const error = {
        type: 'server_error',
        code: 'audio_unintelligible',
        message: 'The audio could not be transcribed.',
      };
      this.#send({ type: `${TRANSCRIPTION}.failed`, item_id, content_index: 0, error });
      return;
    }
    const usage = { type: 'duration', seconds: samples.length / RATE_HZ };
    const complete = () =>
      this.#send({ type: `${TRANSCRIPTION}.completed`, item_id, content_index: 0, transcript: text, usage });
    const isLast = this.#buffer.length === 0 && number === this.#item - 1;
    if (this.#options.crosses && !this.#crossed && !isLast) {
      this.#crossed = complete;
      return;
    }
    complete();
    this.#release();
  }

  #release(): void {
    this.#crossed?.();
    this.#crossed = undefined;
  }

  /** What is heard of what is not committed yet, but for its last word, unless that was heard twice. */
  async #hearSoFar(): Promise<void> {
    const { deltaEveryMs } = this.#options;
    const ms = msOf(this.#buffer);
    if (deltaEveryMs === undefined || !writesLive(this.#model ?? '') || this.#isHearing) return;
    if (ms - this.#toldAtMs < deltaEveryMs) return;
    this.#toldAtMs = ms;
    this.#isHearing = true;
    const number = this.#item;
    try {
      const heard = await this.#heardIn(joined(this.#buffer), false);
      const text = heard === this.#heardBefore ? heard : heard.split(' ').slice(0, -1).join(' ');
      this.#heardBefore = heard;
      if (number !== this.#item || text.length <= this.#told.length || !text.startsWith(this.#told)) return;
      this.#send({ type: `${TRANSCRIPTION}.delta`, item_id: nameOf(number), delta: text.slice(this.#told.length) });
      this.#told = text;
    } finally {
      this.#isHearing = false;
    }
  }

  #heardIn(samples: Int16Array, isAll: boolean): Promise<string> {
    return this.#options.hears(samples, RATE_HZ, isAll);
  }

  #flood(): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    for (let i = 0; i < 50; i++)
      this.#send({ type: `${TRANSCRIPTION}.delta`, item_id: nameOf(1), delta: 'and on '.repeat(50) });
    setImmediate(() => this.#flood());
  }

  #refuse(refusal: EventRefusal, id: unknown, isFaulty = true): void {
    if (isFaulty) this.refusals.push(refusal.message);
    this.#error({ type: 'invalid_request_error', ...refusal, event_id: id ?? null });
  }

  #error(error: object): void {
    this.#send({ type: 'error', error });
  }

  #send(event: object): void {
    if (!this.#isHung && this.#socket.readyState === this.#socket.OPEN)
      this.#socket.send(JSON.stringify({ event_id: `event_${++this.#count}`, ...event }));
  }
}

function has<Name extends string>(
  fault: SessionFault | undefined,
  name: Name,
): fault is Extract<SessionFault, Record<Name, unknown>> {
  return fault !== undefined && name in fault;
}

function nameOf(item: number): string {
  return `item_${item}`;
}

function msOf(pieces: readonly Int16Array[]): number {
  return (pieces.reduce((sum, { length }) => sum + length, 0) / RATE_HZ) * 1000;
}
