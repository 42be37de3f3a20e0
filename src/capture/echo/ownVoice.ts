import type { Log } from '../../common/log.ts';
import type { Played } from '../../common/played.ts';
import { joined } from '../../common/wav.ts';
import { type Frame, INPUT_RATE_HZ } from '../microphone.ts';
import { ComingBack } from './comingBack.ts';
import { EchoCanceller } from './echoCanceller.ts';
import { resemblance } from './resemblance.ts';

/** A room rings, and sound is on its way through devices, for so long after it was played, in ms. */
const RINGS_MS = 400;
/** The canceller is at work from so long before the first sound, and until so long after the last, in ms. */
const BEFORE_MS = 200;
const AFTER_MS = 1500;
/** Players may know their delay only roughly; what is played has to be known no later than it is heard, in ms. */
const AHEAD_MS = 40;
/** What is heard may have been played so long before, in ms, also where a busy player has lost some time. */
const LATEST_MS = 1500;
/** So like what was played is Aloud's own voice, in any room; another's at the same time is less, and mostly far less. */
const ALIKE = 0.6;
const FULL_SCALE = 32_768;
/** A frame's time is that of the least delayed of so many: a busy machine hands them over late, and never early. */
const CLOCK_FRAMES = 64;
/** Where frames come so late, in ms, sound is lost on both ways: for so long, in ms, nothing is certain then. */
const LATE_MS = 250;
const UNSURE_MS = 3000;
/** So far may both clocks drift apart before what is played is looked for anew, in ms. */
const DRIFT_MS = 25;

export interface OwnVoiceProps {
  readonly played: Played;
  /** The canceller's script, by path. */
  readonly script: string;
  readonly log: Log;
  /** In ms, as players tell it. */
  readonly now?: () => number;
}

/** Aloud's own voice, as a microphone beside the loudspeakers hears it: whether it is there, and taking it out. */
export class OwnVoice {
  readonly #props: OwnVoiceProps;
  readonly #now: () => number;
  #canceller: Promise<EchoCanceller | undefined> | undefined;
  #isTakenOut = true;
  #unsureUntil = 0;
  #comesBack = true;
  /** Of each frame that something was taken out of, what it was, and how much is left of it. */
  readonly #cleaned = new WeakMap<Frame, { readonly heard: Frame; readonly left: number }>();

  constructor(props: OwnVoiceProps) {
    this.#props = props;
    this.#now = props.now ?? (() => performance.now());
  }

  /** Whether it is heard, or was a moment ago. */
  get isHeard(): boolean {
    const now = this.#now();
    return this.#props.played.isHeard(now - RINGS_MS, now + AHEAD_MS);
  }

  /** Whether what is heard is without it; if not, nobody can tell it from another's. */
  get isTakenOut(): boolean {
    return this.#isTakenOut && (!this.#comesBack || this.#now() >= this.#unsureUntil);
  }

  /** How much of what the microphone heard is left in a frame, 0 to 1, of its power. */
  leftIn(frame: Frame): number {
    return this.#cleaned.get(frame)?.left ?? 1;
  }

  /** Whether what was heard just now is Aloud, whom the canceller has let through: some milliseconds of work. */
  isIn(frames: readonly Frame[]): boolean {
    const { played } = this.#props;
    // A canceller that has lost its way bends what it lets through: what the microphone heard tells more.
    const heard = joined(frames.map(frame => this.#cleaned.get(frame)?.heard ?? frame));
    const ms = (heard.length / INPUT_RATE_HZ) * 1000 + LATEST_MS + AHEAD_MS;
    const from = Math.round(((this.#now() + AHEAD_MS - ms) * played.rateHz) / 1000);
    const before = played.read(from, Math.round((ms * played.rateHz) / 1000));
    return resemblance(heard, INPUT_RATE_HZ, before, played.rateHz) > ALIKE;
  }

  /** Frames as they come from one opening of a microphone, without it. */
  async *takenOutOf(frames: AsyncIterable<Frame>): AsyncGenerator<Frame, void, undefined> {
    const clock = new MicrophoneClock(this.#props.played.rateHz);
    const comingBack = new ComingBack();
    this.#comesBack = true;
    /** Taken in and not given out. */
    let held: Frame = new Int16Array(0);
    let passage = 0;
    for await (const frame of frames) {
      const now = this.#now();
      const at = clock.next(frame.length, now);
      if (at.lateMs > LATE_MS) this.#unsureUntil = now + UNSURE_MS;
      const canceller = this.#isNeeded(now) ? await this.#loaded() : undefined;
      if (!canceller) {
        yield held.length > 0 ? joined([held, frame]) : frame;
        held = new Int16Array(0);
        continue;
      }
      const heard = this.#props.played.passageAt(now + BEFORE_MS);
      // Each begins a little sooner or later than was thought: a canceller that is sure of another delay would let it through.
      if (heard > passage) canceller.restart();
      passage = heard;
      const playing = this.#props.played.read(at.from, at.count);
      const cleaned = canceller.clean(frame, playing);
      const taken = joined([held, frame]);
      held = taken.slice(cleaned.length);
      if (cleaned.length === 0) continue;
      const whole = taken.subarray(0, cleaned.length);
      // A canceller that has nothing to take out takes some of who speaks, until it knows.
      this.#comesBack = comingBack.next(power(whole) / FULL_SCALE ** 2, power(playing));
      const given = this.#comesBack ? cleaned : whole.slice();
      this.#cleaned.set(given, { heard: whole, left: Math.min(1, power(given) / (power(whole) + 1)) });
      yield given;
    }
    if (held.length > 0) yield held;
  }

  #isNeeded(now: number): boolean {
    return this.#props.played.isHeard(now - AFTER_MS, now + BEFORE_MS);
  }

  async #loaded(): Promise<EchoCanceller | undefined> {
    const { played, script, log } = this.#props;
    this.#canceller ??= EchoCanceller.load(script, played.rateHz).catch(thrown => {
      this.#isTakenOut = false;
      log.warn(`Aloud's own voice cannot be taken out of what is heard: ${thrown}`);
      return undefined;
    });
    return this.#canceller;
  }
}

/** Tells which samples of what is played belong to each frame, without a gap from one to the next. */
class MicrophoneClock {
  readonly #rateHz: number;
  #heardMs = 0;
  readonly #starts: number[] = [];
  /** In samples of what is played. */
  #at: number | undefined;

  constructor(rateHz: number) {
    this.#rateHz = rateHz;
  }

  next(samples: number, now: number): { readonly from: number; readonly count: number; readonly lateMs: number } {
    const ms = (samples / INPUT_RATE_HZ) * 1000;
    this.#heardMs += ms;
    this.#starts.push(now - this.#heardMs);
    if (this.#starts.length > CLOCK_FRAMES) this.#starts.shift();
    const start = Math.min(...this.#starts);
    const due = ((start + this.#heardMs - ms + AHEAD_MS) * this.#rateHz) / 1000;
    if (this.#at === undefined || Math.abs(this.#at - due) > (DRIFT_MS * this.#rateHz) / 1000) this.#at = due;
    const from = Math.round(this.#at);
    this.#at += (samples * this.#rateHz) / INPUT_RATE_HZ;
    return { from, count: Math.round(this.#at) - from, lateMs: now - this.#heardMs - start };
  }
}

/** Of the mean sample. */
function power(samples: Frame | Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : sum / samples.length;
}
