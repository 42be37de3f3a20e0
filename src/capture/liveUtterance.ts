import { joined } from '../common/wav.ts';
import { FRAME_SAMPLES, type Frame } from './microphone.ts';
import { PAUSE_MS, type Recording, type Utterance } from './utterance.ts';

/** How many frames there were, how much of them is voice, and how long nobody has spoken since. */
interface Pause {
  readonly frames: number;
  readonly voicedMs: number;
  readonly silentMs: number;
}

/** An utterance that grows while it is being said. Written by one, read by any number. */
export class LiveUtterance implements Utterance {
  readonly recording: Promise<Recording>;
  readonly #frames: Frame[] = [];
  readonly #waiting = new Set<() => void>();
  /** One for each silence, as it was last told. */
  readonly #pauses: Pause[] = [];
  #state: 'going on' | 'ended' | { readonly thrown: unknown } = 'going on';
  #resolve: (recording: Recording) => void = () => {};
  #reject: (thrown: unknown) => void = () => {};

  constructor() {
    this.recording = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever only reads frames learns of the failure there.
    this.recording.catch(() => {});
  }

  push(frame: Frame): void {
    if (this.#state !== 'going on') return;
    this.#frames.push(frame);
    this.#wake();
  }

  /** Nobody has spoken for so long; so much of what was said is voice, in ms. Told again while the silence goes on. */
  pause(voicedMs: number, silentMs = PAUSE_MS): void {
    if (this.#state !== 'going on') return;
    if (this.#pauses.at(-1)?.voicedMs === voicedMs) this.#pauses.pop();
    this.#pauses.push({ frames: this.#frames.length, voicedMs, silentMs });
    this.#wake();
  }

  /** No more will be said; readers end, while the recording may still be on its way to the disk. */
  close(): void {
    if (this.#state === 'going on') this.#state = 'ended';
    this.#wake();
  }

  /** The endpoint. */
  end(recording: Recording): void {
    this.close();
    this.#resolve(recording);
  }

  /** What another holds is what this one holds from now on. */
  takeOver(other: LiveUtterance): void {
    for (const frame of other.#frames) this.push(frame);
    void other.recording.then(
      recording => this.end(recording),
      thrown => this.fail(thrown),
    );
  }

  /** There will be no recording; readers get the frames so far, then this is thrown. */
  fail(thrown: unknown): void {
    if (typeof this.#state !== 'object') this.#state = { thrown };
    this.#reject(thrown);
    this.#wake();
  }

  async *frames(): AsyncGenerator<Frame, void, undefined> {
    for (let at = 0; ; at++) {
      while (at === this.#frames.length && this.#state === 'going on') {
        await new Promise<void>(resolve => this.#waiting.add(resolve));
      }
      const frame = this.#frames[at];
      if (frame) yield frame;
      else if (typeof this.#state === 'object') throw this.#state.thrown;
      else return;
    }
  }

  async *pauses(leastMs = PAUSE_MS): AsyncGenerator<Recording, void, undefined> {
    let told: number | undefined;
    while (this.#state === 'going on') {
      const pause = this.#pauses.findLast(({ silentMs }) => silentMs >= leastMs);
      if (pause === undefined || pause.voicedMs === told) {
        await new Promise<void>(resolve => this.#waiting.add(resolve));
        continue;
      }
      told = pause.voicedMs;
      yield { samples: joined(this.#frames.slice(0, pause.frames)), file: undefined, voicedMs: pause.voicedMs };
    }
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}

/** A finished recording as an utterance: for trying again, and for sound from a file. */
export function utteranceOf(recording: Recording): LiveUtterance {
  const utterance = new LiveUtterance();
  for (let at = 0; at < recording.samples.length; at += FRAME_SAMPLES) {
    utterance.push(recording.samples.subarray(at, at + FRAME_SAMPLES));
  }
  utterance.end(recording);
  return utterance;
}
