import { Channel } from '../../common/async/channel.ts';
import { type Message, message } from '../../messages/message.ts';
import { FRAME_SAMPLES, type Frame } from '../microphone.ts';

/** The last frame may be shorter, down to 10 ms. */
const SHORTEST_SAMPLES = 160;

/** How long until the first sound, in ms, before the page is given up. */
const FIRST_MS = 4000;
/** A device that sends no samples for this long is gone: even a quiet room gives samples. */
const STALL_MS = 3000;

/** One recording: sound in pieces of any length comes out in frames, until it ends or nothing comes any more. */
export class Take {
  readonly #frames = new Channel<Frame>();
  #rest: Frame = new Int16Array(0);
  #watch: NodeJS.Timeout | undefined;
  #pieces = 0;
  #over = false;
  #why: Message | undefined;
  #stopping = false;

  constructor() {
    this.#wait(FIRST_MS);
  }

  get frames(): AsyncIterable<Frame> {
    return this.#frames;
  }

  get heard(): boolean {
    return this.#pieces > 0;
  }

  /** Why it ended; undefined if it was stopped, or has not ended. */
  get why(): Message | undefined {
    return this.#why;
  }

  /** The page was told to stop. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /** What is on its way may still come for so long. */
  stop(drainMs: number): void {
    this.#stopping = true;
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.end(), drainMs);
  }

  hear(samples: Frame): void {
    if (this.#over) return;
    this.#pieces++;
    if (!this.#stopping) this.#wait(STALL_MS);
    let rest = new Int16Array(this.#rest.length + samples.length);
    rest.set(this.#rest);
    rest.set(samples, this.#rest.length);
    for (; rest.length >= FRAME_SAMPLES; rest = rest.subarray(FRAME_SAMPLES)) {
      this.#frames.push(rest.slice(0, FRAME_SAMPLES));
    }
    this.#rest = rest;
  }

  /** No more comes: what was heard is handed over first. */
  end(why?: Message): void {
    clearTimeout(this.#watch);
    if (this.#over) return;
    this.#over = true;
    this.#why = why;
    if (this.#rest.length >= SHORTEST_SAMPLES) this.#frames.push(this.#rest);
    this.#frames.close();
  }

  #wait(ms: number): void {
    clearTimeout(this.#watch);
    const pieces = this.#pieces;
    // What arrived while the loop was blocked is read after timers and before immediates.
    this.#watch = setTimeout(
      () => setImmediate(() => this.#pieces === pieces && this.end(message('page.no-sound'))),
      ms,
    );
  }
}
