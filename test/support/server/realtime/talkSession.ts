import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RawData, WebSocket } from 'ws';
import { joined } from '../../../../src/common/wav.ts';
import { isJson, type Json, list, member, parsed, text } from '../../../../src/openai/replies/json.ts';
import { bytesOf, samplesOf } from '../sound.ts';
import type { EventRefusal } from './checks.ts';
import type { Naming } from './fields.ts';
import type { Hears } from './realtimeServer.ts';
import { refusedTalkEvent } from './talkFields.ts';
import { TalkItems } from './talkItems.ts';
import { TurnDetector } from './turnDetector.ts';

const RATE_HZ = 24_000;
const PIECE_MS = 200;
const SHORTEST_MS = 100;
/** So many samples before speech go with it. */
const PADDING = RATE_HZ / 2;
const LATE_MS = 120;
const EXPIRED = 'Your session hit the maximum duration of 60 minutes.';
const TRANSCRIPTION = 'conversation.item.input_audio_transcription';

/** What the model does: what it says, an item each, and what it calls. */
export interface Reply {
  readonly says?: readonly string[];
  readonly calls?: readonly { readonly name: string; readonly arguments: string }[];
  readonly status?: 'completed' | 'failed' | 'incomplete';
  /** Why it has failed. */
  readonly error?: { readonly code: string; readonly message: string };
}

export interface TalkOptions {
  /** What was said and told until now decides; `items` are all texts, with their roles in front. */
  readonly replies: (items: readonly string[], mayCall: boolean) => Reply;
  readonly says: (text: string) => Promise<Int16Array>;
  readonly models?: readonly string[];
  /** How long there is between two pieces of 200 ms of sound, in ms; none if absent. */
  readonly everyMs?: number;
  /** How long it thinks before it answers, in ms. */
  readonly thinksMs?: number;
  /** It answers by itself, and falls silent by itself, whatever was asked of it. */
  readonly isItsOwn?: boolean;
  /** What becomes of an event before it is sent. */
  readonly spoils?: (event: Json, session: number) => Spoilt | undefined;
}

export const SPOILT = ['leave out', 'twice', 'late', 'behind', 'drop', 'drop after', 'end'] as const;

/**
 * An event is kept back, or sent twice, after a while, or behind the next one; or the connection is lost in its place, or
 * after it, or ends in its place as after an hour.
 */
export type Spoilt = (typeof SPOILT)[number];

/** What came over one connection. */
export interface RecordedTalk {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  /** As they were sent, sound left out. */
  readonly events: readonly Json[];
  readonly refusals: readonly string[];
  readonly sound: Int16Array;
  /** All that the conversation holds: roles and texts, and the ms of what was made as sound. */
  readonly items: readonly { readonly id: string; readonly role: string; readonly text: string; readonly ms: number }[];
  readonly isOpen: boolean;
  /** Loses the connection. */
  lose(): void;
}

type Options = TalkOptions & { readonly naming: Naming; readonly hears: Hears };

/** A conversation, kept strictly: what is not known is refused, and errors are told as OpenAI words them. */
export class TalkSession implements RecordedTalk {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly events: Json[] = [];
  readonly refusals: string[] = [];
  readonly #socket: WebSocket;
  readonly #options: Options;
  readonly #number: number;
  readonly #items = new TalkItems();
  readonly #detector = new TurnDetector(RATE_HZ);
  readonly #all: Int16Array[] = [];
  #buffer: Int16Array[] = [];
  #session: Json = {};
  #active: { readonly id: string; isCancelled: boolean } | undefined;
  #hearing: Promise<void> = Promise.resolve();
  #count = 0;
  /** The item that is being said. */
  #speaking: string | undefined;
  /** What is sent behind the next event. */
  #behind: object | undefined;

  constructor(socket: WebSocket, { url = '', headers }: IncomingMessage, options: Options, number: number) {
    this.url = url;
    this.headers = headers;
    this.#socket = socket;
    this.#options = options;
    this.#number = number;
    socket.on('error', () => {});
    socket.on('message', (data: RawData) => this.#take(parsed(data.toString())));
    const model = new URL(url, 'http://127.0.0.1').searchParams.get('model') ?? '';
    if (options.models && !options.models.includes(model)) {
      const message = `The model \`${model}\` does not exist or you do not have access to it.`;
      this.#error({ message, code: 'model_not_found', param: null }, null);
      socket.close();
      return;
    }
    const session = options.naming === 'ga' ? { type: 'realtime', audio: {} } : { modalities: ['audio', 'text'] };
    this.#send({ type: 'session.created', session: { id: `sess_${number}`, ...session } });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  get sound(): Int16Array {
    return joined(this.#all);
  }

  get items() {
    return this.#items.all;
  }

  lose(): void {
    this.#socket.terminate();
  }

  #take(event: unknown): void {
    const id = member(event, 'event_id') ?? null;
    if (isJson(event)) {
      const { audio: _, ...said } = event;
      this.events.push(said);
    }
    const refusal = refusedTalkEvent(event, this.#options.naming) ?? this.#done(event as Json, id);
    if (refusal) this.#refuse(refusal, id);
  }

  #done(event: Json, id: unknown): EventRefusal | undefined {
    switch (text(event, 'type')) {
      case 'session.update':
        return this.#agree(event);
      case 'input_audio_buffer.append':
        return this.#append(samplesOf(Buffer.from(text(event, 'audio') ?? '', 'base64')));
      case 'input_audio_buffer.commit':
        return this.#commit();
      case 'input_audio_buffer.clear':
        this.#buffer = [];
        this.#send({ type: 'input_audio_buffer.cleared' });
        return undefined;
      case 'conversation.item.create':
        return this.#create(member(event, 'item'));
      case 'conversation.item.delete':
        return this.#delete(text(event, 'item_id') ?? '');
      case 'conversation.item.truncate':
        return this.#truncate(text(event, 'item_id') ?? '', Number(member(event, 'audio_end_ms')));
      case 'response.create':
        return this.#respond(text(member(event, 'response'), 'tool_choice') !== 'none');
      case 'response.cancel':
        return this.#cancel(text(event, 'response_id'), id);
    }
    return undefined;
  }

  #agree(event: Json): undefined {
    const session = member(event, 'session');
    this.#session = isJson(session) ? session : {};
    const detection = { type: 'server_vad', create_response: true, interrupt_response: true };
    const told =
      this.#options.naming === 'ga'
        ? { audio: { input: { turn_detection: detection } } }
        : { turn_detection: detection };
    this.#send({ type: 'session.updated', session: { ...this.#session, ...(this.#options.isItsOwn && told) } });
  }

  get #detects(): boolean {
    const { naming, isItsOwn } = this.#options;
    const input = naming === 'ga' ? member(member(this.#session, 'audio'), 'input') : this.#session;
    return isItsOwn === true || isJson(member(input, 'turn_detection'));
  }

  #append(samples: Int16Array): undefined {
    this.#all.push(samples);
    this.#buffer.push(samples);
    if (!this.#detects) return;
    for (const told of this.#detector.push(samples)) {
      if (told === 'began') {
        // What was quiet before is none of it, but for a little.
        this.#buffer = [joined(this.#buffer).subarray(-samples.length - PADDING)];
        this.#speaking = `said_${this.#number}_${this.#all.length}`;
        this.#send({ type: 'input_audio_buffer.speech_started', audio_start_ms: 0, item_id: this.#speaking });
        if (this.#options.isItsOwn && this.#active) this.#active.isCancelled = true;
      } else {
        this.#send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: 0, item_id: this.#speaking });
        this.#commit();
      }
    }
  }

  #commit(): EventRefusal | undefined {
    const samples = joined(this.#buffer);
    const ms = (samples.length * 1000) / RATE_HZ;
    if (ms < SHORTEST_MS) {
      const message = `Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has ${ms.toFixed(2)}ms of audio.`;
      return { message, code: 'input_audio_buffer_commit_empty', param: null };
    }
    this.#buffer = [];
    const id = this.#speaking ?? `user_${this.#number}_${this.#items.all.length + 1}`;
    this.#speaking = undefined;
    const previous = this.#items.last;
    this.#items.add({ id, role: 'user', text: '', ms: 0 });
    this.#send({ type: 'input_audio_buffer.committed', item_id: id, previous_item_id: previous });
    this.#tellItem(id, previous, { type: 'message', role: 'user', content: [{ type: 'input_audio' }] });
    this.#hearing = this.#hearing.then(() => this.#hear(id, samples));
    return undefined;
  }

  async #hear(id: string, samples: Int16Array): Promise<void> {
    const words = await this.#options.hears(samples, RATE_HZ, true);
    this.#items.change(id, { text: words });
    for (const delta of words.split(/(?=\s)/).filter(Boolean))
      this.#send({ type: `${TRANSCRIPTION}.delta`, item_id: id, content_index: 0, delta });
    const usage = { type: 'duration', seconds: samples.length / RATE_HZ };
    this.#send({ type: `${TRANSCRIPTION}.completed`, item_id: id, content_index: 0, transcript: words, usage });
    if (this.#options.isItsOwn && !this.#active) this.#respond();
  }

  #create(item: unknown): EventRefusal | undefined {
    const id = text(item, 'id') ?? `item_${++this.#count}`;
    if (this.#items.has(id))
      return { message: `Item with id '${id}' already exists.`, code: 'item_already_exists', param: 'item.id' };
    const role = text(item, 'type') === 'function_call_output' ? 'tool' : (text(item, 'role') ?? '');
    const words = text(item, 'output') ?? text(list(item, 'content')[0], 'text') ?? '';
    const previous = this.#items.last;
    this.#items.add({ id, role, text: words, ms: 0 });
    this.#tellItem(id, previous, item as object);
    return undefined;
  }

  #tellItem(id: string, previous: string | null, item: object): void {
    const type = this.#options.naming === 'ga' ? 'conversation.item.added' : 'conversation.item.created';
    this.#send({ type, previous_item_id: previous, item: { ...item, id } });
  }

  #delete(id: string): EventRefusal | undefined {
    if (!this.#items.has(id)) return notThere(id, 'delete');
    this.#items.delete(id);
    this.#send({ type: 'conversation.item.deleted', item_id: id });
    return undefined;
  }

  #truncate(id: string, ms: number): EventRefusal | undefined {
    const item = this.#items.of(id);
    if (item?.role !== 'assistant') return notThere(id, 'truncate');
    if (ms > item.ms) {
      const message = `Audio content of ${item.ms}ms is already shorter than ${ms}ms`;
      return { message, code: 'invalid_value', param: 'audio_end_ms' };
    }
    this.#items.change(id, { ms, text: '' });
    this.#send({ type: 'conversation.item.truncated', item_id: id, content_index: 0, audio_end_ms: ms });
    return undefined;
  }

  #cancel(response: string | undefined, id: unknown): EventRefusal | undefined {
    if (!this.#active || (response !== undefined && response !== this.#active.id)) {
      const message = 'Cancellation failed: no active response found';
      this.#error({ message, code: 'response_cancel_not_active', param: null }, id);
      return undefined;
    }
    this.#active.isCancelled = true;
    return undefined;
  }

  #respond(mayCall = true): EventRefusal | undefined {
    if (this.#active) {
      const message = `Conversation already has an active response in progress: ${this.#active.id}. Wait until the response is finished before creating a new one.`;
      return { message, code: 'conversation_already_has_active_response', param: null };
    }
    const active = { id: `resp_${this.#number}_${++this.#count}`, isCancelled: false };
    this.#active = active;
    void this.#answer(active, mayCall);
    return undefined;
  }

  async #answer(active: { readonly id: string; isCancelled: boolean }, mayCall: boolean): Promise<void> {
    this.#send({ type: 'response.created', response: { id: active.id, status: 'in_progress', output: [] } });
    if (this.#options.thinksMs) await sleep(this.#options.thinksMs);
    const {
      says = [],
      calls = [],
      status = 'completed',
      error,
    } = this.#options.replies(
      this.#items.all.map(({ role, text }) => `${role}: ${text}`),
      mayCall,
    );
    const output: object[] = [];
    for (const [at, words] of says.entries()) {
      if (active.isCancelled || !this.isOpen) break;
      output.push(await this.#speak(active, at, words));
    }
    for (const call of active.isCancelled ? [] : calls) {
      const item = {
        id: `call_item_${++this.#count}`,
        type: 'function_call',
        call_id: `call_${this.#number}_${this.#count}`,
        ...call,
      };
      const about = { response_id: active.id, item_id: item.id, output_index: output.length };
      this.#send({ type: 'response.output_item.added', response_id: active.id, output_index: output.length, item });
      this.#send({
        type: 'response.function_call_arguments.done',
        ...about,
        call_id: item.call_id,
        arguments: call.arguments,
      });
      this.#send({ type: 'response.output_item.done', response_id: active.id, output_index: output.length, item });
      output.push(item);
    }
    this.#active = undefined;
    const usage = {
      total_tokens: 30,
      input_tokens: 20,
      output_tokens: 10,
      input_token_details: { audio_tokens: 12, cached_tokens: 5, text_tokens: 8 },
      output_token_details: { audio_tokens: 9, text_tokens: 1 },
    };
    const ending = active.isCancelled ? 'cancelled' : status;
    this.#send({
      type: 'response.done',
      response: {
        id: active.id,
        status: ending,
        output,
        usage,
        ...(error && { status_details: { type: ending, error } }),
      },
    });
  }

  /** An item of an answer: words ahead of their sound. */
  async #speak(active: { readonly id: string; isCancelled: boolean }, index: number, words: string): Promise<object> {
    const { naming, everyMs, says } = this.#options;
    const id = `answer_${active.id}_${index}`;
    const previous = this.#items.last;
    this.#items.add({ id, role: 'assistant', text: '', ms: 0 });
    this.#tellItem(id, previous, { type: 'message', role: 'assistant', content: [] });
    const about = { response_id: active.id, item_id: id, output_index: index, content_index: 0 };
    const name = naming === 'ga' ? 'response.output_audio' : 'response.audio';
    const sound = await says(words);
    const size = (PIECE_MS * RATE_HZ) / 1000;
    const deltas = words.match(/\s*\S+/g) ?? [];
    const perPiece = Math.ceil(deltas.length / Math.max(1, Math.ceil(sound.length / size)));
    for (let at = 0; at < sound.length && !active.isCancelled && this.isOpen; at += size) {
      for (const delta of deltas.splice(0, perPiece)) {
        this.#send({ type: `${name}_transcript.delta`, ...about, delta });
        this.#items.change(id, { text: (this.#items.of(id)?.text ?? '') + delta });
      }
      const piece = sound.subarray(at, at + size);
      this.#items.change(id, { ms: (this.#items.of(id)?.ms ?? 0) + (piece.length * 1000) / RATE_HZ });
      this.#send({ type: `${name}.delta`, ...about, delta: bytesOf(piece).toString('base64') });
      if (everyMs !== undefined) await sleep(everyMs);
    }
    this.#send({ type: `${name}.done`, ...about });
    this.#send({ type: `${name}_transcript.done`, ...about, transcript: words });
    return {
      id,
      type: 'message',
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_audio', transcript: words }],
    };
  }

  #refuse(refusal: EventRefusal, id: unknown): void {
    this.refusals.push(refusal.message);
    this.#error(refusal, id);
  }

  #error(refusal: EventRefusal, id: unknown): void {
    this.#send({ type: 'error', error: { type: 'invalid_request_error', ...refusal, event_id: id } });
  }

  #send(event: Json & { readonly type: string }): void {
    if (!this.isOpen) return;
    const told = { event_id: `event_${++this.#count}`, ...event };
    const behind = this.#behind;
    this.#behind = undefined;
    switch (this.#options.spoils?.(event, this.#number)) {
      case 'leave out':
        break;
      case 'drop':
        this.#socket.terminate();
        break;
      case 'end':
        this.#expire();
        break;
      case 'late':
        setTimeout(() => this.#write(told), LATE_MS);
        break;
      case 'behind':
        this.#behind = told;
        break;
      case 'twice':
        this.#write(told);
        this.#write(told);
        break;
      case 'drop after':
        this.#write(told);
        this.#socket.ping('', undefined, () => this.#socket.terminate());
        break;
      default:
        this.#write(told);
    }
    if (behind) this.#write(behind);
  }

  #write(event: object): void {
    if (this.isOpen) this.#socket.send(JSON.stringify(event));
  }

  #expire(): void {
    const error = { type: 'invalid_request_error', code: 'session_expired', message: EXPIRED, param: null };
    this.#write({ type: 'error', event_id: `event_${++this.#count}`, error });
    this.#socket.close();
  }
}

function notThere(id: string, what: string): EventRefusal {
  return {
    message: `Error ${what.replace(/e$/, '')}ing item: the item with id '${id}' does not exist.`,
    code: 'item_not_found',
    param: 'item_id',
  };
}
