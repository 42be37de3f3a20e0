import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RawData, WebSocket } from 'ws';
import { isJson, type Json, list, member, parsed, text } from '../../../../src/openai/replies/json.ts';
import { bytesOf } from '../sound.ts';
import type { EventRefusal } from './checks.ts';
import type { SessionFault } from './faults.ts';
import type { Naming } from './fields.ts';
import { refusedVoiceEvent } from './voiceFields.ts';

const RATE_HZ = 24_000;
const PIECE_MS = 200;

/** What is said of a text: sound at 24 kHz, and its own words for it. */
export interface Said {
  readonly words: string;
  readonly sound: Int16Array;
}

export interface VoiceOptions {
  readonly says: (text: string, how: { readonly voice: string; readonly speed: number }) => Promise<Said>;
  readonly models?: readonly string[];
  /** What comes first: words are ahead of their sound at OpenAI, and all of them at servers that make speech of text. */
  readonly order?: 'words first' | 'all words first' | 'sound first' | 'words at the end';
  /** It tells of no conversation whether it is in one, as compatible servers do. */
  readonly tellsNoConversation?: boolean;
  /** How long there is between two pieces of 200 ms, in ms; none if absent. */
  readonly everyMs?: number;
}

/** What came over one connection. */
export interface RecordedVoice {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly events: readonly Json[];
  /** What was read of whom, and how it ended. */
  readonly read: readonly { readonly text: string; readonly status: string }[];
  /** What was wrong with what was sent. */
  readonly refusals: readonly string[];
  readonly isOpen: boolean;
  /** When the last text was read to its end, as `performance.now()`; 0 if none was. */
  readonly readAt: number;
}

/** A connection over which a model speaks: it reads the last message that it was given, and refuses what is not known. */
export class VoiceSession implements RecordedVoice {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly events: Json[] = [];
  readonly read: { readonly text: string; readonly status: string }[] = [];
  readonly refusals: string[] = [];
  readAt = 0;
  readonly #socket: WebSocket;
  readonly #options: VoiceOptions & { readonly naming: Naming };
  readonly #fault: SessionFault | undefined;
  readonly #conversation: string[] = [];
  #session: Json = {};
  readonly #closed = new AbortController();
  #isReading = false;
  #isHung = false;
  #count = 0;
  #responses = 0;

  constructor(
    socket: WebSocket,
    { url = '', headers }: IncomingMessage,
    options: VoiceOptions & { readonly naming: Naming },
    fault: SessionFault | undefined,
  ) {
    this.url = url;
    this.headers = headers;
    this.#socket = socket;
    this.#options = options;
    this.#fault = fault;
    socket.on('error', () => {});
    socket.on('close', () => this.#closed.abort());
    if (has(fault, 'drops')) socket.terminate();
    this.#isHung = has(fault, 'hangs') && fault.hangs === 'at once';
    socket.on('message', (data: RawData) => this.#take(parsed(data.toString())));
    const model = new URL(url, 'http://127.0.0.1').searchParams.get('model') ?? '';
    if (options.models && !options.models.includes(model)) {
      const words = `The model \`${model}\` does not exist or you do not have access to it.`;
      this.#error({ type: 'invalid_request_error', code: 'model_not_found', message: words });
      socket.close();
      return;
    }
    const session = options.naming === 'ga' ? { type: 'realtime', audio: {} } : { modalities: ['audio', 'text'] };
    this.#send({ type: 'session.created', session: { id: 'sess_1', ...session } });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  #take(event: unknown): void {
    if (isJson(event)) this.events.push(event);
    const id = member(event, 'event_id');
    const refusal = refusedVoiceEvent(event, this.#options.naming) ?? this.#spoilt(event);
    if (refusal) {
      if (!has(this.#fault, 'refuses')) this.refusals.push(refusal.message);
      this.#error({ type: 'invalid_request_error', ...refusal, event_id: id ?? null });
      return;
    }
    const type = text(event, 'type');
    if (type === 'session.update') this.#agree(event, id);
    else if (type === 'conversation.item.create') this.#conversation.push(textOf(member(event, 'item')));
    else if (type === 'response.create') void this.#respond(member(event, 'response'), id);
  }

  /** A field that this server does not know. */
  #spoilt(event: unknown): EventRefusal | undefined {
    const fault = this.#fault;
    if (!has(fault, 'refuses') || !JSON.stringify(event).includes(`"${fault.refuses}"`)) return undefined;
    return { message: `Unknown parameter: '${fault.refuses}'.`, code: 'unknown_parameter', param: fault.refuses };
  }

  #agree(event: unknown, id: unknown): void {
    const fault = this.#fault;
    if (has(fault, 'tells') && fault.about === 'session') {
      this.#error({ ...fault.tells, event_id: id });
      return;
    }
    const session = member(event, 'session');
    this.#session = isJson(session) ? session : {};
    this.#send({ type: 'session.updated', session: { ...this.#session, ...(has(fault, 'agrees') && fault.agrees) } });
  }

  async #respond(wanted: unknown, id: unknown): Promise<void> {
    const fault = this.#fault;
    const isAside = text(wanted, 'conversation') === 'none';
    const last = isAside ? textOf(list(wanted, 'input').at(-1)) : this.#conversation.at(-1);
    if (this.#isReading || last === undefined) {
      const code = this.#isReading ? 'conversation_already_has_active_response' : 'conversation_is_empty';
      this.refusals.push(code);
      this.#error({ type: 'invalid_request_error', code, message: code, event_id: id });
      return;
    }
    if (has(fault, 'tells') && fault.about !== 'session') {
      this.#error({ ...fault.tells, ...(fault.about === 'response' && { event_id: id }) });
      if (fault.about === 'response') return;
    }
    if (has(fault, 'hangs') && fault.hangs === 'at response') this.#isHung = true;
    this.#isReading = true;
    const response = { id: `resp_${++this.#responses}`, object: 'realtime.response' };
    const conversation = this.#options.tellsNoConversation ? {} : { conversation_id: isAside ? null : 'conv_1' };
    this.#send({ type: 'response.created', response: { ...response, status: 'in_progress', ...conversation } });
    if (has(fault, 'sends')) for (const piece of fault.sends) this.#socket.send(piece);
    const told = has(fault, 'says') ? fault.says(last) : last;
    const said = await this.#options.says(told, { voice: this.#voice(), speed: this.#speed() });
    const isWhole = await this.#speak(response.id, said);
    this.#isReading = false;
    const status = has(fault, 'ends') ? fault.ends.status : 'completed';
    this.read.push({ text: last, status: isWhole ? status : 'cut off' });
    if (!isWhole) return;
    this.readAt = performance.now();
    const details = has(fault, 'ends') ? { status_details: { type: status, ...fault.ends.details } } : {};
    const usage = { total_tokens: 3, input_tokens: 1, output_tokens: 2 };
    this.#send({ type: 'response.done', response: { ...response, status, output: [], usage, ...details } });
  }

  /** Resolves with whether it came to its end. */
  async #speak(response_id: string, { words, sound }: Said): Promise<boolean> {
    const { order = 'words first', everyMs, naming } = this.#options;
    const fault = this.#fault;
    const name = naming === 'ga' ? 'response.output_audio' : 'response.audio';
    const about = { response_id, item_id: 'item_1', output_index: 0, content_index: 0 };
    const deltas = has(fault, 'isWordless') ? [] : (words.match(/\s*\S+/g) ?? []);
    const tell = (...some: readonly string[]) => {
      for (const delta of some) this.#send({ type: `${name}_transcript.delta`, ...about, delta });
    };
    const size = (PIECE_MS * RATE_HZ) / 1000;
    const pieces = Array.from({ length: Math.ceil(sound.length / size) }, (_, at) =>
      sound.subarray(at * size, (at + 1) * size),
    );
    /** So many of the words belong to a piece. */
    const perPiece = Math.ceil(deltas.length / Math.max(1, pieces.length));
    if (order === 'all words first') tell(...deltas.splice(0));
    if (order === 'words first') tell(...deltas.splice(0, perPiece));
    let ms = 0;
    for (const piece of has(fault, 'isSilent') ? [] : pieces) {
      if (order === 'words first') tell(...deltas.splice(0, perPiece));
      this.#send({ type: `${name}.delta`, ...about, delta: bytesOf(piece).toString('base64') });
      if (order === 'sound first') tell(...deltas.splice(0, perPiece));
      ms += PIECE_MS;
      if (has(fault, 'dropsAfterMs') && ms >= fault.dropsAfterMs) {
        // What was sent before still arrives.
        this.#socket.ping('', undefined, () => this.#socket.terminate());
        return false;
      }
      if (has(fault, 'hangs') && fault.hangs === 'in the middle') this.#isHung = true;
      if (everyMs !== undefined) await sleep(everyMs, undefined, { signal: this.#closed.signal }).catch(() => {});
      if (!this.isOpen) return false;
    }
    while (has(fault, 'isEndless') && this.isOpen) {
      for (const piece of pieces)
        this.#send({ type: `${name}.delta`, ...about, delta: bytesOf(piece).toString('base64') });
      await new Promise(resolve => setImmediate(resolve));
    }
    tell(...deltas.splice(0));
    if (!has(fault, 'isWordless')) this.#send({ type: `${name}_transcript.done`, ...about, transcript: words });
    this.#send({ type: `${name}.done`, ...about });
    return this.isOpen;
  }

  #voice(): string {
    return text(this.#output(), 'voice') ?? '';
  }

  #speed(): number {
    return Number(member(this.#output(), 'speed') ?? 1);
  }

  #output(): unknown {
    return this.#options.naming === 'ga' ? member(member(this.#session, 'audio'), 'output') : this.#session;
  }

  #error(error: object): void {
    this.#send({ type: 'error', error });
  }

  #send(event: object): void {
    if (!this.#isHung && this.isOpen)
      this.#socket.send(JSON.stringify({ event_id: `event_${++this.#count}`, ...event }));
  }
}

function textOf(item: unknown): string {
  return text(list(item, 'content')[0], 'text') ?? '';
}

function has<Name extends string>(
  fault: SessionFault | undefined,
  name: Name,
): fault is Extract<SessionFault, Record<Name, unknown>> {
  return fault !== undefined && name in fault;
}
