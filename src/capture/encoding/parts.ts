import { Channel } from '../../common/async/channel.ts';
import { joined } from '../../common/wav.ts';
import { LiveUtterance } from '../liveUtterance.ts';
import { FRAME_SAMPLES, type Frame, INPUT_RATE_HZ } from '../microphone.ts';
import type { Utterance } from '../utterance.ts';

/** How long a part may be, in ms: it ends at the first pause behind `softMs`, and at `hardMs` whatever is said. */
export interface PartLimits {
  readonly softMs: number;
  readonly hardMs: number;
}

/** A pause between sentences or phrases, not the stop of a consonant. In ms. */
const PAUSE_MS = 300;
/** Where there is no pause, the quietest moment of this length is the best place to cut, in ms. */
const MOMENT_MS = 100;
/** A pause is nearer to the quiet of a part than to its loudness: so far up from the one to the other. */
const PAUSE_SHARE = 0.35;
/** Quiet and loud moments differ by more than this, in dB, or there are no pauses that could be told. */
const LEAST_RANGE_DB = 6;

/**
 * An utterance as parts that servers take, each an utterance that is still being said. Together they are the whole,
 * sample for sample. One that is not long is one part with the recording as it is. The last part ends when the whole is
 * on disk.
 */
export function partsOf(utterance: Utterance, limits: PartLimits): AsyncIterable<Utterance> {
  const parts = new Channel<Utterance>();
  void new Splitter(parts, limits).run(utterance);
  return parts;
}

class Splitter {
  readonly #parts: Channel<Utterance>;
  readonly #softSamples: number;
  readonly #hardSamples: number;
  #part = new LiveUtterance();
  #passed: Frame[] = [];
  #passedSamples = 0;
  /** Behind the soft limit: where the part ends is not known yet. */
  #held: Frame[] = [];
  #heldSamples = 0;
  readonly #levels: number[] = [];
  #isFirst = true;

  constructor(parts: Channel<Utterance>, { softMs, hardMs }: PartLimits) {
    this.#parts = parts;
    this.#softSamples = samplesIn(softMs);
    this.#hardSamples = samplesIn(hardMs);
    parts.push(this.#part);
  }

  async run(utterance: Utterance): Promise<void> {
    try {
      // In pieces of one length loudness can be compared, and counted in.
      let rest: Frame = new Int16Array(0);
      for await (const frame of utterance.frames()) {
        const samples = joined([rest, frame]);
        const whole = samples.length - (samples.length % FRAME_SAMPLES);
        for (let at = 0; at < whole; at += FRAME_SAMPLES) this.#take(samples.subarray(at, at + FRAME_SAMPLES));
        rest = samples.subarray(whole);
      }
      this.#pass([...this.#held, rest]);
      // Its readers need not wait for the disk.
      this.#part.close();
      const whole = await utterance.recording;
      this.#part.end(this.#isFirst ? whole : { samples: joined(this.#passed), file: undefined });
    } catch (thrown) {
      this.#part.fail(thrown);
    } finally {
      this.#parts.close();
    }
  }

  #take(frame: Frame): void {
    this.#levels.push(decibels(frame));
    if (this.#passedSamples < this.#softSamples) {
      this.#pass([frame]);
      return;
    }
    this.#held.push(frame);
    this.#heldSamples += frame.length;
    const cut = this.#pause() ?? this.#emergency();
    if (cut !== undefined) this.#cut(cut);
  }

  #pass(frames: readonly Frame[]): void {
    for (const frame of frames) {
      this.#part.push(frame);
      this.#passed.push(frame);
      this.#passedSamples += frame.length;
    }
  }

  /** The middle of the pause that the held frames end with, as a count of them; undefined if they do not. */
  #pause(): number | undefined {
    const threshold = this.#threshold();
    if (threshold === undefined) return undefined;
    const count = this.#held.length - 1 - this.#heldLevels().findLastIndex(level => level > threshold);
    return count * FRAME_SAMPLES < samplesIn(PAUSE_MS) ? undefined : this.#held.length - Math.floor(count / 2);
  }

  /** How quiet a pause is in this part, in dB. */
  #threshold(): number | undefined {
    // Where it is not decided yet it is looked at again with the next frame: sorting all each time would cost too much.
    const sample = this.#levels.filter((_, i) => i % Math.ceil(this.#levels.length / 200) === 0).sort((a, b) => a - b);
    const quiet = sample[Math.floor(sample.length * 0.1)] ?? 0;
    const loud = sample[Math.floor(sample.length * 0.9)] ?? 0;
    return loud - quiet < LEAST_RANGE_DB ? undefined : quiet + PAUSE_SHARE * (loud - quiet);
  }

  /** Behind the quietest moment of the held frames, as a count of them, where no pause has come in time. */
  #emergency(): number | undefined {
    const samples = this.#passedSamples + this.#heldSamples;
    if (samples < this.#hardSamples || this.#heldSamples < samplesIn(3 * MOMENT_MS)) return undefined;
    const levels = this.#heldLevels();
    const span = Math.ceil(samplesIn(MOMENT_MS) / FRAME_SAMPLES);
    // What is left behind the cut is a part too, and must not be too short for a server.
    let best = levels.length - span;
    let quietest = Number.POSITIVE_INFINITY;
    for (let at = 0; at + 2 * span <= levels.length; at++) {
      const loudness = levels.slice(at, at + span).reduce((sum, level) => sum + level, 0);
      if (loudness >= quietest) continue;
      quietest = loudness;
      best = at + Math.ceil(span / 2);
    }
    return Math.max(1, best);
  }

  #heldLevels(): readonly number[] {
    return this.#levels.slice(-this.#held.length);
  }

  /** Ends the part behind so many of the held frames; the others begin the next. */
  #cut(count: number): void {
    const rest = this.#held.slice(count);
    this.#pass(this.#held.slice(0, count));
    this.#part.end({ samples: joined(this.#passed), file: undefined });
    this.#isFirst = false;
    this.#part = new LiveUtterance();
    this.#passed = [];
    this.#passedSamples = 0;
    this.#held = [];
    this.#heldSamples = 0;
    this.#levels.length = 0;
    this.#parts.push(this.#part);
    for (const frame of rest) this.#take(frame);
  }
}

function decibels(frame: Frame): number {
  let sum = 0;
  for (const sample of frame) sum += sample * sample;
  return 10 * Math.log10(sum / frame.length + 1);
}

function samplesIn(ms: number): number {
  return Math.round((ms * INPUT_RATE_HZ) / 1000);
}
