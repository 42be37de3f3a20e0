/** Louder than this, as a mean square root, is speech. */
const LOUD = 400;
const FRAME_MS = 20;
/** It begins when it is loud for so long, and ends when it is not, in ms. */
const BEGINS_MS = 60;
const ENDS_MS = 400;

/** Tells by loudness when someone begins and ends to speak, as a server does. Its sound has any rate. */
export class TurnDetector {
  readonly #frame: number;
  #rest: number[] = [];
  #loudMs = 0;
  #quietMs = 0;
  #isSpeech = false;

  constructor(rateHz: number) {
    this.#frame = (FRAME_MS * rateHz) / 1000;
  }

  /** What happens in this sound, in its order. */
  push(samples: Int16Array): readonly ('began' | 'ended')[] {
    const told: ('began' | 'ended')[] = [];
    for (const sample of samples) {
      this.#rest.push(sample);
      if (this.#rest.length < this.#frame) continue;
      const isLoud = Math.sqrt(this.#rest.reduce((sum, each) => sum + each * each, 0) / this.#rest.length) > LOUD;
      this.#rest = [];
      this.#loudMs = isLoud ? this.#loudMs + FRAME_MS : 0;
      this.#quietMs = isLoud ? 0 : this.#quietMs + FRAME_MS;
      if (this.#isSpeech ? this.#quietMs >= ENDS_MS : this.#loudMs >= BEGINS_MS) {
        this.#isSpeech = !this.#isSpeech;
        told.push(this.#isSpeech ? 'began' : 'ended');
      }
    }
    return told;
  }
}
