import { setTimeout as sleep } from 'node:timers/promises';
import { FRAME_SAMPLES, type Frame, INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import type { Happening } from '../../src/session/turnEvents.ts';
import type { ConverseArguments } from './converseArguments.ts';
import type { PacedWavPlayer } from './pacedWavPlayer.ts';

const FRAME_MS = (FRAME_SAMPLES / INPUT_RATE_HZ) * 1000;
/** Behind what is said last nothing has to come: so long, in ms, it is waited for. */
const PATIENCE_MS = 60_000;
/**
 * Where nothing goes on and nothing was told for so many frames, nothing more comes: a Live model begins by itself. Frames
 * and not a clock tell it, for where everything stands still nothing is told either.
 */
const QUIET_FRAMES = 36;

/** Knows how often something was heard, and how often something was told. */
export class ConversationWatch {
  #tellings = 0;
  #heard = 0;

  /** How often something was told. */
  get tellings(): number {
    return this.#tellings;
  }

  /** How often something was heard. */
  get heard(): number {
    return this.#heard;
  }

  told(happening: Happening): void {
    // What is used is told while nothing else goes on, too.
    if (happening.event !== 'usage') this.#tellings++;
    if (happening.event === 'transcript') this.#heard++;
  }
}

/** Someone who says recordings into the conversation, each in its time and with the key held, and is silent in between. */
export class Person {
  readonly done: Promise<void>;
  readonly #recordings: readonly Int16Array[];
  readonly #given: Pick<ConverseArguments, 'pauseMs' | 'bargeMs'>;
  readonly #watch: ConversationWatch;
  readonly #player: PacedWavPlayer;
  readonly #isAtRest: () => boolean;
  readonly #hold: (isHeld: boolean) => void;
  #says: Int16Array | undefined;
  #said: (() => void) | undefined;
  #isGone = false;

  constructor(
    recordings: readonly Int16Array[],
    given: Pick<ConverseArguments, 'pauseMs' | 'bargeMs'>,
    watch: ConversationWatch,
    player: PacedWavPlayer,
    isAtRest: () => boolean,
    hold: (isHeld: boolean) => void = () => {},
  ) {
    this.#isAtRest = isAtRest;
    this.#hold = hold;
    this.#recordings = recordings;
    this.#given = given;
    this.#watch = watch;
    this.#player = player;
    this.done = this.#talk();
  }

  leave(): void {
    this.#isGone = true;
  }

  /** What a microphone hears, in real time. */
  async *frames(): AsyncGenerator<Frame, void, undefined> {
    let at = 0;
    for (let next = performance.now(); !this.#isGone; next += FRAME_MS) {
      const said = this.#says?.subarray(at, at + FRAME_SAMPLES);
      const frame = new Int16Array(FRAME_SAMPLES);
      if (said) frame.set(said);
      at = said ? at + FRAME_SAMPLES : 0;
      if (this.#says && at >= this.#says.length) {
        this.#says = undefined;
        at = 0;
        this.#said?.();
      }
      yield frame;
      await sleep(Math.max(0, next + FRAME_MS - performance.now()));
    }
  }

  async #talk(): Promise<void> {
    const { pauseMs, bargeMs } = this.#given;
    for (const [index, recording] of this.#recordings.entries()) {
      const begins = this.#player.begins();
      await this.#say(recording);
      const isLast = index === this.#recordings.length - 1;
      if (bargeMs === undefined || isLast) {
        await this.#quiet(index + 1);
        await sleep(pauseMs);
      } else {
        await Promise.race([begins, sleep(PATIENCE_MS, undefined, { ref: false })]);
        await sleep(bargeMs);
      }
    }
  }

  async #say(recording: Int16Array): Promise<void> {
    const said = new Promise<void>(resolve => {
      this.#said = resolve;
    });
    this.#hold(true);
    this.#says = recording;
    await said;
    this.#hold(false);
  }

  /** Resolves when what was said was heard, and nothing goes on any more. */
  async #quiet(turns: number): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    let { tellings } = this.#watch;
    let quiet = 0;
    while (
      !this.#isGone &&
      performance.now() < until &&
      !(this.#watch.heard >= turns && this.#isAtRest() && quiet > QUIET_FRAMES)
    ) {
      await sleep(FRAME_MS);
      quiet = this.#watch.tellings === tellings ? quiet + 1 : 0;
      ({ tellings } = this.#watch);
    }
  }
}
