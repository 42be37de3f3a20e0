import { type Frame, INPUT_RATE_HZ } from '../microphone.ts';

/** Kept around what the detector takes for speech: quiet first and last sounds belong to words. In ms. */
const MARGIN_MS = 300;
/** The detector is sure of speech only after this much of it, in ms: so much more is kept before. */
const DOUBT_MS = 200;

/**
 * Lets speech through as soon as it is certain to be part of the utterance: nothing of the silence before it, its pauses
 * only when it goes on, and of the silence behind it no more than a margin.
 */
export class SpeechGate {
  /** What may yet turn out to belong to it, from the sample `#at` on. */
  #held: Frame[] = [];
  #heldSamples = 0;
  #at = 0;

  /** Takes a frame and what is known of the speech with it; returns what is certain now. */
  push(frame: Frame, speech: { readonly fromMs: number; readonly toMs: number } | undefined): readonly Frame[] {
    this.#held.push(frame);
    this.#heldSamples += frame.length;
    if (!speech) {
      this.#forget();
      return [];
    }
    return this.#release(speech);
  }

  /** Before speech no more is held than its margin. */
  #forget(): void {
    const most = samplesIn(MARGIN_MS + DOUBT_MS);
    for (let first = this.#held[0]; first && this.#heldSamples - first.length >= most; first = this.#held[0]) {
      this.#held.shift();
      this.#heldSamples -= first.length;
      this.#at += first.length;
    }
  }

  #release({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): readonly Frame[] {
    const from = samplesIn(fromMs - MARGIN_MS);
    const to = samplesIn(toMs + MARGIN_MS);
    const released: Frame[] = [];
    for (let frame = this.#held[0]; frame && this.#at < to; frame = this.#held[0]) {
      const begin = Math.max(0, from - this.#at);
      const end = Math.min(frame.length, to - this.#at);
      if (begin < end) released.push(frame.subarray(begin, end));
      if (end < frame.length) this.#held[0] = frame.subarray(end);
      else this.#held.shift();
      this.#heldSamples -= end;
      this.#at += end;
    }
    return released;
  }
}

function samplesIn(ms: number): number {
  return Math.round((ms * INPUT_RATE_HZ) / 1000);
}
