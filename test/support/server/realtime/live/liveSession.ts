import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RawData, WebSocket } from 'ws';
import { joined } from '../../../../../src/common/wav.ts';
import { isJson, type Json, list, member, parsed, text } from '../../../../../src/openai/replies/json.ts';
import { bytesOf, samplesOf } from '../../sound.ts';
import type { EventRefusal } from '../checks.ts';
import type { Hears } from '../realtimeServer.ts';
import { TurnDetector } from '../turnDetector.ts';
import { refusedLiveEvent } from './liveFields.ts';

const RATE_HZ = 24_000;
const PIECE_MS = 200;
const USED_EVERY_MS = 1000;
const LIVES_S = 3600;

/** What the model does when someone has come to a pause: it says something, or delegates, or both, in this order. */
export interface LiveReply {
  readonly says?: string;
  /** How often: more than once for what it should do once. */
  readonly delegates?: number;
}

export interface LiveOptions {
  /** `items` are all texts until now, with their roles in front; `commentary` and `thinking` with their delegation. */
  readonly replies: (items: readonly string[]) => LiveReply;
  readonly says: (text: string) => Promise<Int16Array>;
  readonly models?: readonly string[];
  /** How long there is between two pieces of 200 ms of sound, in ms; none if absent. */
  readonly everyMs?: number;
  /** It hears that someone speaks into it, and falls silent after so many more pieces; it goes on if absent. */
  readonly stopsAfter?: number;
  /** It says what it is told to say, or not. */
  readonly isSilent?: boolean;
  /** It delegates before the words of it are there. */
  readonly isHasty?: boolean;
  readonly livesS?: number;
  /** A field that it does not know. */
  readonly refuses?: string;
  /** What becomes of an event before it is sent: kept back, sent so many ms later, or the connection is lost. */
  readonly spoils?: (event: Json, session: number) => 'leave out' | 'drop' | 'drop after' | number | undefined;
}

/** What came over one connection. */
export interface RecordedLive {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  /** As they were sent, sound left out. */
  readonly events: readonly Json[];
  readonly refusals: readonly string[];
  readonly sound: Int16Array;
  /** All texts, with their roles in front. */
  readonly items: readonly string[];
  /** What was made of sound that the model says, in ms. */
  readonly madeMs: number;
  readonly seconds: number;
  readonly isOpen: boolean;
  /** Sends an event as it is. */
  send(event: Json & { readonly type: string }): void;
  /** Loses the connection. */
  lose(): void;
}

/** A Live session, kept strictly: what is not known is refused, and errors are told as OpenAI words them. */
export class LiveSession implements RecordedLive {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly events: Json[] = [];
  readonly refusals: string[] = [];
  readonly items: string[] = [];
  readonly #socket: WebSocket;
  readonly #options: LiveOptions & { readonly hears: Hears };
  readonly #number: number;
  readonly #detector = new TurnDetector(RATE_HZ);
  readonly #all: Int16Array[] = [];
  readonly #delegations = new Set<string>();
  #session: Json = {};
  #phase: 'new' | 'started' | 'closed' = 'new';
  #isMuted = false;
  #samples = 0;
  #usedMs = 0;
  #from: number | undefined;
  #speaking: Promise<void> = Promise.resolve();
  #hearing: Promise<void> = Promise.resolve();
  /** Of what it says while someone speaks so many pieces are sent. */
  #most = Number.POSITIVE_INFINITY;
  /** What it says or will say, and how many pieces more are sent of each. */
  readonly #sayings = new Set<{ left: number }>();
  #made = 0;
  #count = 0;

  constructor(
    socket: WebSocket,
    { url = '', headers }: IncomingMessage,
    options: LiveOptions & { readonly hears: Hears },
    number: number,
  ) {
    this.url = url;
    this.headers = headers;
    this.#socket = socket;
    this.#options = options;
    this.#number = number;
    socket.on('error', () => {});
    socket.on('message', (data: RawData) => this.#take(parsed(data.toString())));
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  get sound(): Int16Array {
    return joined(this.#all);
  }

  get madeMs(): number {
    return (this.#made * 1000) / RATE_HZ;
  }

  get seconds(): number {
    return this.#samples / RATE_HZ;
  }

  lose(): void {
    this.#socket.terminate();
  }

  send(event: Json & { readonly type: string }): void {
    if (!this.isOpen) return;
    const spoilt = this.#options.spoils?.(event, this.#number);
    if (spoilt === 'leave out') return;
    const out = JSON.stringify({ event_id: `event_${++this.#count}`, ...event });
    if (typeof spoilt === 'number') setTimeout(() => this.isOpen && this.#socket.send(out), spoilt);
    else if (spoilt === 'drop') this.#socket.terminate();
    else this.#socket.send(out);
    if (spoilt === 'drop after') this.#socket.ping('', undefined, () => this.#socket.terminate());
  }

  get #ms(): number {
    return Math.round((this.#samples * 1000) / RATE_HZ);
  }

  #take(event: unknown): void {
    const id = text(event, 'event_id');
    if (isJson(event)) {
      const { audio: _, ...said } = event;
      this.events.push(said);
    }
    const refusal = refusedLiveEvent(event) ?? this.#done(event as Json, id);
    if (refusal) this.#refuse(refusal, id);
  }

  #done(event: Json, id: string | undefined): EventRefusal | undefined {
    const type = text(event, 'type') ?? '';
    if (type === 'session.start') return this.#start(member(event, 'session') as Json, id);
    if (this.#phase !== 'started')
      return { message: 'The session has not started.', code: 'session_not_started', param: null };
    const about = id === undefined ? {} : { client_event_id: id };
    switch (type) {
      case 'session.input_audio.append':
        return this.#append(samplesOf(Buffer.from(text(event, 'audio') ?? '', 'base64')));
      case 'session.input_audio.mute':
      case 'session.input_audio.unmute':
        this.#isMuted = type.endsWith('.mute');
        this.send({ type: `${type}d`, ...about });
        return undefined;
      case 'session.close':
        this.#close('close_requested', about);
        return undefined;
    }
    return this.#know(event, type.split('.')[1] ?? '', about);
  }

  #start(session: Json, id: string | undefined): EventRefusal | undefined {
    const { models, refuses, livesS = LIVES_S } = this.#options;
    if (this.#phase !== 'new')
      return { message: 'The session has already started.', code: 'session_already_started', param: null };
    const model = text(session, 'model') ?? '';
    if (models && !models.includes(model)) {
      const message = `The model \`${model}\` does not exist or you do not have access to it.`;
      this.#refuse({ message, code: 'model_not_found', param: 'session.model' }, id);
      this.#socket.close();
      return undefined;
    }
    if (refuses !== undefined && JSON.stringify(session).includes(`"${refuses}"`))
      return {
        message: `Unknown parameter: 'session.${refuses}'.`,
        code: 'unknown_parameter',
        param: `session.${refuses}`,
      };
    this.#phase = 'started';
    this.#session = {
      ...session,
      id: `live_${this.#number}`,
      status: 'active',
      expires_at: Math.floor(Date.now() / 1000) + livesS,
    };
    for (const item of list(session, 'input'))
      this.items.push(`${text(item, 'role')}: ${text(list(item, 'content')[0], 'text')}`);
    this.send({ type: 'session.started', session: this.#session, ...(id && { client_event_id: id }) });
    return undefined;
  }

  #close(reason: string, about: object): void {
    this.#phase = 'closed';
    this.send({ type: 'session.closed', reason, session: this.#session, usage: { seconds: this.seconds }, ...about });
    this.#socket.close();
  }

  /** What it is told: aloud it says what it is to say. */
  #know(event: Json, kind: string, about: object): EventRefusal | undefined {
    const delegation = text(event, 'delegation_id');
    if (delegation !== undefined && !this.#delegations.has(delegation)) {
      const message = `Delegation '${delegation}' does not exist in this session.`;
      return { message, code: 'invalid_value', param: 'delegation_id' };
    }
    const content = text(event, 'content') ?? '';
    this.items.push(`${kind}${delegation === undefined ? '' : `(${delegation})`}: ${content}`);
    this.send({ type: `session.${kind}.appended`, start_ms: this.#ms, end_ms: this.#ms, ...about });
    if (kind === 'commentary' && this.#options.isSilent !== true) this.#say(content);
    return undefined;
  }

  #append(samples: Int16Array): undefined {
    this.#all.push(samples);
    this.#samples += samples.length;
    if (this.#ms - this.#usedMs >= USED_EVERY_MS) {
      this.#usedMs = this.#ms;
      this.send({ type: 'session.usage.updated', usage: { seconds: this.seconds } });
    }
    for (const told of this.#detector.push(this.#isMuted ? new Int16Array(samples.length) : samples)) {
      if (told === 'began') {
        this.#from = Math.max(0, this.#samples - samples.length - RATE_HZ / 2);
        this.#most = this.#options.stopsAfter ?? this.#most;
        for (const saying of this.#sayings) saying.left = Math.min(saying.left, this.#most);
      } else {
        const from = this.#from ?? 0;
        const said = this.sound.subarray(from);
        const span = { startMs: Math.round((from * 1000) / RATE_HZ), endMs: this.#ms };
        if (this.#options.isHasty) this.#delegate();
        this.#hearing = this.#hearing.then(() => this.#hear(said, span));
      }
    }
  }

  async #hear(samples: Int16Array, { startMs, endMs }: { readonly startMs: number; readonly endMs: number }) {
    const words = await this.#options.hears(samples, RATE_HZ, true);
    const deltas = words.match(/\s*\S+/g) ?? [];
    const eachMs = (endMs - startMs) / Math.max(1, deltas.length);
    for (const [at, delta] of deltas.entries()) {
      const span = { start_ms: Math.round(startMs + at * eachMs), end_ms: Math.round(startMs + (at + 1) * eachMs) };
      this.send({ type: 'session.input_transcript.delta', delta: at === 0 ? ` ${delta}` : delta, ...span });
    }
    if (deltas.length === 0) return;
    this.items.push(`user: ${words}`);
    this.#most = Number.POSITIVE_INFINITY;
    const { says, delegates = 0 } = this.#options.replies(this.items);
    if (says !== undefined) this.#say(says);
    if (!this.#options.isHasty) for (let count = 0; count < delegates; count++) this.#delegate();
  }

  #delegate(): void {
    const id = `dlg_${this.#number}_${this.#delegations.size + 1}`;
    this.#delegations.add(id);
    this.send({
      type: 'session.delegation.created',
      delegation: { id, target: 'client', type: 'delegation' },
      offset_ms: this.#ms,
    });
  }

  #say(words: string): void {
    const saying = { left: this.#most };
    this.#sayings.add(saying);
    this.#speaking = this.#speaking.then(() => this.#speak(words, saying)).finally(() => this.#sayings.delete(saying));
  }

  /** Words ahead of their sound, and no event says that either is at its end. */
  async #speak(words: string, saying: { left: number }): Promise<void> {
    const { everyMs, says } = this.#options;
    const sound = await says(words);
    const size = (PIECE_MS * RATE_HZ) / 1000;
    const deltas = words.match(/\s*\S+/g) ?? [];
    const pieces = Math.max(1, Math.ceil(sound.length / size));
    const perPiece = Math.ceil(deltas.length / pieces);
    const from = this.#ms;
    let said = '';
    for (let at = 0; at < pieces && saying.left > 0 && this.isOpen; at++) {
      saying.left--;
      const startMs = from + at * PIECE_MS;
      for (const delta of deltas.splice(0, perPiece)) {
        said += delta;
        this.send({
          type: 'session.output_transcript.delta',
          delta,
          start_ms: startMs,
          end_ms: startMs + PIECE_MS,
        });
      }
      const piece = sound.subarray(at * size, (at + 1) * size);
      this.#made += piece.length;
      this.send({ type: 'session.output_audio.delta', delta: bytesOf(piece).toString('base64') });
      if (everyMs !== undefined) await sleep(everyMs);
    }
    this.items.push(`assistant: ${said}`);
  }

  #refuse(refusal: EventRefusal, id: string | undefined): void {
    this.refusals.push(refusal.message);
    const { message, code, param } = refusal;
    const about = id === undefined ? {} : { client_event_id: id };
    this.send({
      type: 'error',
      error: { type: 'invalid_request_error', code, message, ...(param !== null && { param }), ...about },
      ...about,
    });
  }
}
