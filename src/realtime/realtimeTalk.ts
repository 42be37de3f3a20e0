import { setTimeout as sleep } from 'node:timers/promises';
import { Upsampler } from '../capture/encoding/upsampler.ts';
import type { Frame } from '../capture/microphone.ts';
import { sleepInSteps } from '../common/async/sleepInSteps.ts';
import { throwIfAborted } from '../common/errors.ts';
import type { Address } from '../common/settings/keys.ts';
import { ServerComplaint } from '../openai/failures/complaints.ts';
import { RealtimeConnection } from '../openai/realtime/realtimeConnection.ts';
import { type Dialect, REALTIME_RATE_HZ } from '../openai/realtime/sessionEvents.ts';
import type { RefusedFields } from '../openai/requests/refusedFields.ts';
import type { Conversation, Line, Outside, World } from './conversation.ts';
import { KeptSpeech } from './keptSpeech.ts';
import { Mouth } from './mouth.ts';
import { mannerOf, OPTIONAL_FIELDS, sessionUpdate, type TalkWishes } from './session.ts';
import { isAtRest } from './talk/line.ts';
import { next } from './talk/next.ts';
import { beginning, type Effect, type Outcome, type Talk, type TalkEvent } from './talk/talk.ts';
import { Timers } from './timers.ts';
import { toldBy, type WrittenCall } from './told.ts';
import { written } from './wire.ts';

/** An hour of sound both ways, as base64 in JSON, in bytes. */
const MOST_BYTES = 1024 * 1024 * 1024;
/** An event with some seconds of sound has some hundred KB. */
const MOST_EVENT_BYTES = 16 * 1024 * 1024;
/** Behind what was said last: whoever detects the end of it hears it in this. */
const SILENCE_MS = 3000;
/** A server takes a moment to say that it has heard something, in ms. */
const DEAF_MS = 1500;
/** What was said last may come to something within so long, in ms. */
const HEARD_OUT_MS = 20_000;
const UPDATE = 'aloud_session';

/** What a conversation by Realtime works with. */
export interface TalkWorld extends World {
  /** Carries out what the model has called, as one reply, in its order: it tells what came of each. */
  act(calls: readonly WrittenCall[], signal: AbortSignal): Promise<readonly Outcome[]>;
}

export interface TalkProps {
  readonly address: Address;
  readonly model: string;
  readonly refused: RefusedFields;
  readonly wishes: TalkWishes;
  /** How long the server may take to open, to agree, and to go on once it is asked, in ms. */
  readonly patienceMs: number;
  /** How often in a row the model may call, with nothing said in between. */
  readonly mostRounds: number;
  /** How long nothing may go on, in ms. */
  readonly idleMs: number | undefined;
  /** Whether what ended a connection may pass. */
  readonly mayPass: (thrown: unknown) => Promise<boolean>;
  /** A conversation that goes on here. */
  readonly lines: readonly Line[];
  readonly world: TalkWorld;
}

/**
 * A conversation by Realtime: `next` says what is to be done, and here it is done, with one connection at a time, one
 * player, and the timers.
 */
export class RealtimeTalk implements Conversation {
  readonly #props: TalkProps;
  readonly #kept = new KeptSpeech();
  readonly #timers = new Timers(timer => this.#happens({ from: 'clock', timer }));
  readonly #mouth: Mouth;
  readonly #ending = new AbortController();
  #upsampler = new Upsampler();
  #talk: Talk;
  #connection: RealtimeConnection | undefined;
  #acting: AbortController | undefined;
  /** Resolves when what was said before is understood. */
  #mind: Promise<void> = Promise.resolve();
  #thrown: unknown;
  /** Why nothing is heard any more. */
  #deafened: unknown;
  /** Resolves when nothing goes on any more. */
  #rested: (() => void) | undefined;
  #end: (() => void) | undefined;

  constructor(props: TalkProps) {
    this.#props = props;
    this.#talk = beginning(props.idleMs, props.lines, props.mostRounds);
    this.#mouth = new Mouth(props.world.player, (response, heardMs) =>
      this.#happens({ from: 'mouth', response, heardMs }),
    );
  }

  get isMuted(): boolean {
    return this.#talk.isMuted;
  }

  get isAtRest(): boolean {
    return isAtRest(this.#talk);
  }

  get lines(): readonly Line[] {
    return this.#talk.lines;
  }

  async run(frames: AsyncIterable<Frame>, signal: AbortSignal): Promise<void> {
    throwIfAborted(signal);
    const ended = new Promise<void>(resolve => {
      this.#end = resolve;
    });
    const cancel = () => this.#happens({ from: 'user', wish: 'end' });
    signal.addEventListener('abort', cancel, { once: true });
    try {
      void this.#reopen();
      void this.#listen(frames);
      await ended;
      // A question on screen waits for nobody's answer then.
      this.#ending.abort();
      await this.#mouth.silent();
      await this.#mind;
      throwIfAborted(signal);
      const thrown = this.#deafened ?? this.#thrown;
      if (thrown) throw thrown;
    } finally {
      signal.removeEventListener('abort', cancel);
      this.#ending.abort();
      this.#timers.clear();
      this.#connection?.close();
    }
  }

  tell(event: Outside): void {
    // Also where there is no connection to tell.
    if (event.from === 'user' && event.wish === 'commit') this.#kept.end();
    if (event.from === 'user' && event.wish === 'discard') this.#kept.clear();
    this.#happens(event);
  }

  async #open(signal: AbortSignal) {
    const { address, model, refused, patienceMs, wishes } = this.#props;
    const connection = await RealtimeConnection.open(
      {
        ...{ address, model, refused, patienceMs, query: { model } },
        ...{ mostBytes: MOST_BYTES, mostEventBytes: MOST_EVENT_BYTES, optional: OPTIONAL_FIELDS },
        update: (dialect: Dialect, without: ReadonlySet<string>) => sessionUpdate(dialect, wishes, without, UPDATE),
      },
      signal,
    );
    return { connection, manner: mannerOf(connection.agreed) };
  }

  #begin(connection: RealtimeConnection, manner: ReturnType<typeof mannerOf>): void {
    this.#connection?.close();
    this.#connection = connection;
    this.#happens({ from: 'line', is: 'open', manner });
    this.#kept.lost();
    for (const { pieces, isOver } of this.#kept.turns) {
      for (const piece of pieces) this.#append(piece);
      // A server that detects the end of what was said does so again.
      if (isOver && this.#props.wishes.detection === 'push') this.#happens({ from: 'user', wish: 'commit' });
    }
    void this.#read(connection);
  }

  /** A connection, the first one or in place of the one that there was. */
  async #reopen(): Promise<void> {
    try {
      const { connection, manner } = await this.#open(this.#ending.signal);
      if (this.#talk.phase === 'closed') this.#begin(connection, manner);
      else connection.close();
    } catch (thrown) {
      await this.#lose(thrown);
    }
  }

  /** Hears the server out. */
  async #read(connection: RealtimeConnection): Promise<void> {
    try {
      for (let event = await connection.next(); event; event = await connection.next()) {
        if (connection !== this.#connection) return;
        const told = toldBy(event);
        if (!told) continue;
        this.#kept.tell(told);
        this.#happens({ from: 'server', told });
      }
    } catch (thrown) {
      if (connection === this.#connection) await this.#lose(thrown);
    }
  }

  async #lose(thrown: unknown): Promise<void> {
    if (this.#talk.phase === 'ended') return;
    this.#thrown = thrown;
    const isFinal = !(await this.#props.mayPass(thrown));
    this.#happens({ from: 'line', is: 'lost', isFinal });
  }

  /** Sends what is heard, unless nobody is to hear it. Without a connection it is kept. */
  async #listen(frames: AsyncIterable<Frame>): Promise<void> {
    try {
      for await (const frame of frames) {
        if (this.#talk.phase === 'ended') return;
        this.#hear(this.#upsampler.push(frame));
      }
    } catch (thrown) {
      this.#deafened = thrown;
      await this.#hearOut();
      this.#happens({ from: 'user', wish: 'end' });
    }
  }

  #hear(piece: Int16Array): void {
    if (this.#talk.isMuted || piece.length === 0) return;
    this.#kept.push(piece);
    if (this.#talk.phase === 'open') this.#append(piece);
  }

  /** The microphone is gone: what was said into it until then is over, and something may come of it. */
  async #hearOut(): Promise<void> {
    if (this.#talk.isMuted || this.#kept.turns.length === 0) return;
    this.#hear(new Int16Array((SILENCE_MS * REALTIME_RATE_HZ) / 1000));
    if (this.#props.wishes.detection === 'push') this.tell({ from: 'user', wish: 'commit' });
    const { signal } = this.#ending;
    await sleepInSteps(DEAF_MS, signal);
    if (isAtRest(this.#talk)) return;
    const rested = new Promise<void>(resolve => {
      this.#rested = resolve;
    });
    await Promise.race([rested, sleep(HEARD_OUT_MS, undefined, { signal, ref: false }).catch(() => {})]);
  }

  #append(piece: Int16Array): void {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    this.#connection?.send({ type: 'input_audio_buffer.append', audio: bytes.toString('base64') });
  }

  /** Everything that happens goes through here, one after the other. */
  #happens(event: TalkEvent): void {
    const { talk, effects } = next(this.#talk, event);
    this.#talk = talk;
    for (const effect of effects) this.#do(effect);
    const isAsked = talk.answer.state === 'asked' || talk.answer.state === 'begun';
    if (talk.phase === 'open' && isAsked) this.#connection?.expect();
    else this.#connection?.rest();
    if (isAtRest(talk) || talk.phase === 'ended') this.#rested?.();
  }

  #do(effect: Effect): void {
    switch (effect.to) {
      case 'server':
        if (effect.sent.type === 'clear') this.#kept.clear();
        this.#connection?.send(written(effect.sent, effect.event, this.#connection.dialect));
        return;
      case 'mouth':
        if (effect.does === 'play') this.#mouth.play(effect.response, effect.pcm);
        else if (effect.does === 'finish') this.#mouth.finish(effect.response);
        else this.#mouth.stop(effect.response);
        return;
      case 'mind':
        this.#mind = this.#mind.then(() => this.#understand(effect.turn, effect.text));
        return;
      case 'hands':
        if ('stop' in effect) this.#acting?.abort();
        else void this.#act(effect.response, effect.calls);
        return;
      case 'clock':
        this.#timers.set(effect.timer, effect.ms);
        return;
      case 'line':
        if (effect.does === 'open') void this.#reopen();
        else this.#connection?.close();
        return;
      case 'screen':
        this.#props.world.watch(effect);
        return;
      case 'end':
        if (effect.why === 'user' || effect.why === 'idle') this.#thrown = undefined;
        if (effect.complaint) this.#thrown = new ServerComplaint({ ...effect.complaint, headers: undefined });
        this.#props.world.watch(effect);
        this.#end?.();
    }
  }

  async #understand(turn: string, words: string): Promise<void> {
    const judged = await this.#props.world
      .understand(words, this.#ending.signal)
      .catch(() => ({ isDone: false, note: '' }));
    this.#happens({ from: 'mind', turn, verdict: judged.isDone ? 'done' : 'left', note: judged.note });
  }

  async #act(response: string, calls: readonly WrittenCall[]): Promise<void> {
    const acting = new AbortController();
    this.#acting = acting;
    const signal = AbortSignal.any([acting.signal, this.#ending.signal]);
    const outcomes = await this.#props.world
      .act(calls, signal)
      .catch(() => calls.map(({ id }) => ({ id, content: 'Error: it was cancelled.' })));
    this.#happens({ from: 'hands', response, outcomes });
  }
}
