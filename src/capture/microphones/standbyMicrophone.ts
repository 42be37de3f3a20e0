import { Channel } from '../../common/async/channel.ts';
import type { Choice } from '../../common/settings/choice.ts';
import type { Message } from '../../messages/message.ts';
import { type Frame, INPUT_RATE_HZ, type Microphone } from '../microphone.ts';

export interface StandbyOptions {
  /** What was heard before it was opened and is given all the same, in ms. */
  readonly preRollMs: () => number;
  /** How long it stays open when nobody listens, in ms. */
  readonly standbyMs: () => number;
}

/** Kept of what is overheard, in ms: whoever listens then hears from its beginning what was said. */
const OVERHEARD_MS = 1000;

/** One opening of the microphone, and who listens to it. */
interface Life {
  readonly abort: AbortController;
  listener: Channel<Frame> | undefined;
}

/**
 * Keeps a microphone open for a while after it was used, so that the next time there is nothing to wait for, and the
 * first syllable, spoken with the key press or before, is heard too. What it hears meanwhile stays in memory, and only
 * the last moment of it.
 */
export class StandbyMicrophone implements Microphone {
  readonly #microphone: Microphone;
  readonly #options: StandbyOptions;
  readonly #recent: Frame[] = [];
  #recentMs = 0;
  #backlogMs = 0;
  #life: Life | undefined;
  #closing: NodeJS.Timeout | undefined;
  /** Told of what is heard while nobody listens. */
  #overhears: ((frame: Frame) => void) | undefined;

  constructor(microphone: Microphone, options: StandbyOptions) {
    this.#microphone = microphone;
    this.#options = options;
  }

  get name(): string {
    return this.#microphone.name;
  }

  get choice(): Choice | undefined {
    return this.#microphone.choice;
  }

  get lagMs(): number {
    return this.#microphone.lagMs ?? 0;
  }

  /** Whether it hears, though nobody may be listening. */
  get isOpen(): boolean {
    return this.#life !== undefined;
  }

  missing(): Promise<Message | undefined> {
    return this.#microphone.missing();
  }

  /** What is heard while nobody listens is for whoever listens next, up to so many ms; 0: but for the pre-roll. */
  set backlogMs(ms: number) {
    this.#backlogMs = ms;
    this.#trim(Math.max(ms, this.#options.preRollMs()));
    if (this.#life && !this.#life.listener) this.#standBy(this.#life);
  }

  /** What was heard so far while nobody listened was for nobody, but for so much of it at the end, in ms. */
  forget(butMs = 0): void {
    this.#trim(butMs);
  }

  /**
   * Tells what is heard while nobody listens, until what this returns is called; it is opened for that if need be, and
   * closed again. Whoever listens next is given what was heard last all the same.
   */
  overhear(hear: (frame: Frame) => void): () => void {
    clearTimeout(this.#closing);
    this.#overhears = hear;
    if (!this.#life) this.#begin();
    return () => {
      if (this.#overhears !== hear) return;
      this.#overhears = undefined;
      if (this.#life && !this.#life.listener) this.#standBy(this.#life);
    };
  }

  /** Closes the microphone now. */
  close(): void {
    if (this.#life) this.#end(this.#life);
  }

  async *open(signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    if (signal.aborted) return;
    clearTimeout(this.#closing);
    const frames = new Channel<Frame>();
    const life = this.#life ?? this.#begin();
    // One listens at a time: the last.
    life.listener?.close();
    life.listener = frames;
    for (const frame of this.#recent) frames.push(frame);
    this.forget();
    const leave = () => this.#leave(life, frames);
    signal.addEventListener('abort', leave, { once: true });
    try {
      yield* frames;
    } finally {
      signal.removeEventListener('abort', leave);
      if (life.listener === frames) {
        life.listener = undefined;
        if (this.#life === life) {
          // What a listener has not read was said after it had heard enough.
          for (const frame of frames.rest()) this.#remember(frame);
          this.#standBy(life);
        }
      }
    }
  }

  #begin(): Life {
    const life: Life = { abort: new AbortController(), listener: undefined };
    this.#life = life;
    void this.#pump(life);
    return life;
  }

  /** Takes what the microphone gives to where it belongs; how it ends, the listener learns. */
  async #pump(life: Life): Promise<void> {
    let failure: unknown;
    try {
      for await (const frame of this.#microphone.open(life.abort.signal)) {
        if (life.listener) life.listener.push(frame);
        else if (this.#life === life) this.#remember(frame);
      }
    } catch (thrown) {
      failure = thrown;
    }
    if (this.#life === life) this.#end(life);
    if (failure === undefined) life.listener?.close();
    else life.listener?.fail(failure);
  }

  /** The listener has had enough; what is on its way from the air still belongs to it. */
  #leave(life: Life, listener: Channel<Frame>): void {
    if (this.#life === life && this.#isStanding) setTimeout(() => listener.close(), this.lagMs);
    // Otherwise the microphone hands over by itself what is on its way, and ends.
    else this.#end(life);
  }

  get #isStanding(): boolean {
    return this.#overhears !== undefined || this.#backlogMs > 0 || this.#options.standbyMs() > 0;
  }

  /** Nobody listens any longer: it stays open for whoever comes next, or not. */
  #standBy(life: Life): void {
    clearTimeout(this.#closing);
    if (!this.#isStanding) this.#end(life);
    else if (this.#backlogMs === 0 && !this.#overhears)
      this.#closing = setTimeout(() => this.#end(life), this.#options.standbyMs());
  }

  #end(life: Life): void {
    life.abort.abort();
    if (this.#life !== life) return;
    clearTimeout(this.#closing);
    this.#life = undefined;
    this.forget();
  }

  #remember(frame: Frame): void {
    this.#recent.push(frame);
    this.#recentMs += (frame.length / INPUT_RATE_HZ) * 1000;
    this.#trim(Math.max(this.#backlogMs, this.#options.preRollMs(), this.#overhears ? OVERHEARD_MS : 0));
    this.#overhears?.(frame);
  }

  #trim(most: number): void {
    while (this.#recentMs > most) {
      const first = this.#recent.shift();
      if (!first) break;
      this.#recentMs -= (first.length / INPUT_RATE_HZ) * 1000;
    }
  }
}
