import { Upsampler } from '../../capture/encoding/upsampler.ts';
import type { Frame } from '../../capture/microphone.ts';
import { throwIfAborted } from '../../common/errors.ts';
import type { Address } from '../../common/settings/keys.ts';
import { ServerComplaint } from '../../openai/failures/complaints.ts';
import type { RefusedFields } from '../../openai/requests/refusedFields.ts';
import type { Conversation, Line, Outside, World } from '../conversation.ts';
import { Mouth } from '../mouth.ts';
import { LiveConnection } from './liveConnection.ts';
import { beforeOf, isAtRest } from './talk/line.ts';
import { next } from './talk/next.ts';
import { beginning, type Effect, type Judged, type Talk, type TalkEvent, type Timer } from './talk/talk.ts';
import { toldBy } from './told.ts';
import { UnwrittenSound } from './unwrittenSound.ts';
import { type LiveWishes, startOf, written } from './wire.ts';

const START = 'aloud_session';

/** What a conversation by Live works with: it has hands of its own, for its model has none. */
export interface LiveWorld extends Pick<World, 'player' | 'watch'> {
  /** Does what was said if it is a whole plain command, and nothing else. Never throws. */
  plain(words: string, signal: AbortSignal): Promise<Judged>;
  /**
   * Does what was said, whatever that takes, and tells in a sentence or two what came of it. Before it does anything it
   * awaits `settled`: it resolves when nobody speaks. Never throws.
   */
  work(words: string, settled: () => Promise<void>, signal: AbortSignal): Promise<string>;
}

export interface LiveProps {
  readonly address: Address;
  readonly model: string;
  readonly refused: RefusedFields;
  readonly wishes: LiveWishes;
  /** How long the server may take to open, and to start, in ms. */
  readonly patienceMs: number;
  /** How long nothing may go on, in ms. */
  readonly idleMs: number | undefined;
  /** Whether what ended a connection may pass. */
  readonly mayPass: (thrown: unknown) => Promise<boolean>;
  /** A conversation that goes on here. */
  readonly lines: readonly Line[];
  readonly world: LiveWorld;
}

/**
 * A conversation by Live: `next` says what is to be done, and here it is done, with one session at a time, one player, and
 * the timers.
 */
export class LiveTalk implements Conversation {
  readonly #props: LiveProps;
  readonly #unwritten = new UnwrittenSound();
  readonly #timers = new Map<Timer, NodeJS.Timeout>();
  readonly #mouth: Mouth;
  readonly #ending = new AbortController();
  readonly #upsampler = new Upsampler();
  readonly #work = new Map<string, AbortController>();
  /** Who waits until nobody speaks. */
  readonly #waiting = new Set<() => void>();
  #talk: Talk;
  #connection: LiveConnection | undefined;
  /** Resolves when all that was begun is done: one thing after the other. */
  #doing: Promise<void> = Promise.resolve();
  #thrown: unknown;
  #end: (() => void) | undefined;

  constructor(props: LiveProps) {
    this.#props = props;
    this.#talk = beginning(props.idleMs, props.lines);
    this.#mouth = new Mouth(props.world.player, (item, heardMs) => this.#happens({ from: 'mouth', item, heardMs }));
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
      void this.#open();
      void this.#listen(frames);
      await ended;
      // A question on screen waits for nobody's answer then.
      this.#ending.abort();
      await this.#mouth.silent();
      await this.#doing;
      throwIfAborted(signal);
      if (this.#thrown) throw this.#thrown;
    } finally {
      signal.removeEventListener('abort', cancel);
      this.#ending.abort();
      for (const timer of this.#timers.values()) clearTimeout(timer);
      this.#connection?.close();
    }
  }

  tell(event: Outside): void {
    this.#happens(event);
  }

  /** A session, the first one or in place of the one that there was: it is told what was before it. */
  async #open(): Promise<void> {
    const { address, model, refused, patienceMs, wishes } = this.#props;
    this.#connection?.close();
    const before = beforeOf(this.#talk);
    const [file, place] = [this.#talk.file.now, this.#talk.place.now];
    const start = (without: ReadonlySet<string>) => startOf(model, wishes, before, without, START);
    try {
      const session = { address, model, refused, patienceMs, start };
      const connection = await LiveConnection.open(session, this.#ending.signal);
      if (this.#talk.phase !== 'closed') {
        connection.close();
        return;
      }
      this.#connection = connection;
      this.#happens({ from: 'line', is: 'open', livesMs: connection.livesMs, file, place });
      if (this.#talk.isMuted) this.#unwritten.clear();
      for (const piece of this.#unwritten.resend()) this.#append(piece);
      void this.#read(connection);
    } catch (thrown) {
      await this.#lose(thrown);
    }
  }

  /** Hears the server out. */
  async #read(connection: LiveConnection): Promise<void> {
    try {
      for (let event = await connection.next(); event; event = await connection.next()) {
        if (connection !== this.#connection) return;
        const told = toldBy(event);
        if (!told) continue;
        if (told.type === 'hearing') this.#unwritten.written(told.span.endMs);
        this.#happens({ from: 'server', told });
      }
    } catch (thrown) {
      if (connection === this.#connection && this.#talk.phase !== 'closed') await this.#lose(thrown);
    }
  }

  async #lose(thrown: unknown): Promise<void> {
    if (this.#talk.phase === 'ended') return;
    this.#thrown = thrown;
    const isFinal = !(await this.#props.mayPass(thrown));
    this.#happens({ from: 'line', is: 'lost', isFinal });
  }

  /** Sends what is heard, unless nobody is to hear it. Without a session it is kept. */
  async #listen(frames: AsyncIterable<Frame>): Promise<void> {
    try {
      for await (const frame of frames) {
        const { phase, isMuted } = this.#talk;
        if (phase === 'ended') return;
        const piece = this.#upsampler.push(frame);
        if (isMuted || piece.length === 0) continue;
        this.#unwritten.push(piece, phase === 'open');
        if (phase === 'open') this.#append(piece);
      }
    } catch (thrown) {
      this.#thrown = thrown;
      this.#happens({ from: 'user', wish: 'end' });
    }
  }

  #append(piece: Int16Array): void {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    this.#connection?.send({ type: 'session.input_audio.append', audio: bytes.toString('base64') });
  }

  /** Everything that happens goes through here, one after the other. */
  #happens(event: TalkEvent): void {
    const { talk, effects } = next(this.#talk, event);
    this.#talk = talk;
    for (const effect of effects) this.#do(effect);
    if (!isSpoken(talk) || talk.phase === 'ended') {
      for (const go of this.#waiting) go();
      this.#waiting.clear();
    }
  }

  #do(effect: Effect): void {
    switch (effect.to) {
      case 'server':
        if (effect.sent.type === 'mute') this.#unwritten.clear();
        this.#connection?.send(written(effect.sent, effect.event));
        return;
      case 'mouth':
        if (effect.does === 'play') this.#mouth.play(effect.item, effect.pcm);
        else if (effect.does === 'finish') this.#mouth.finish(effect.item);
        else this.#mouth.stop(effect.item);
        return;
      case 'mind':
        this.#doing = this.#doing.then(() => this.#look(effect.item, effect.text));
        return;
      case 'hands':
        if ('stop' in effect) this.#work.get(effect.stop)?.abort();
        else this.#begin(effect.task, effect.words);
        return;
      case 'clock':
        this.#set(effect.timer, effect.ms);
        return;
      case 'line':
        if (effect.does === 'open') void this.#open();
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

  async #look(item: string, words: string): Promise<void> {
    const { signal } = this.#ending;
    const left: Judged = { verdict: 'left' };
    const judged = signal.aborted ? left : await this.#props.world.plain(words, signal).catch(() => left);
    this.#happens({ from: 'mind', item, judged });
  }

  #begin(task: string, words: string): void {
    const working = new AbortController();
    this.#work.set(task, working);
    const signal = AbortSignal.any([working.signal, this.#ending.signal]);
    this.#doing = this.#doing.then(() => this.#act(task, words, signal));
  }

  async #act(task: string, words: string, signal: AbortSignal): Promise<void> {
    const settled = () => this.#settled(signal);
    const outcome = signal.aborted ? '' : await this.#props.world.work(words, settled, signal).catch(() => '');
    this.#work.delete(task);
    this.#happens({ from: 'hands', task, outcome });
  }

  /** Resolves when nobody speaks of whom it is not known yet what they say. Throws `cancelled`. */
  async #settled(signal: AbortSignal): Promise<void> {
    throwIfAborted(signal);
    while (isSpoken(this.#talk) && !signal.aborted)
      await new Promise<void>(resolve => {
        this.#waiting.add(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    throwIfAborted(signal);
  }

  #set(timer: Timer, ms: number | undefined): void {
    clearTimeout(this.#timers.get(timer));
    this.#timers.delete(timer);
    if (ms === undefined) return;
    const ring = () => this.#happens({ from: 'clock', timer });
    this.#timers.set(timer, setTimeout(ring, ms));
  }
}

function isSpoken({ isSpeech, heard }: Talk): boolean {
  return isSpeech || heard.some(({ state }) => state === 'open');
}
