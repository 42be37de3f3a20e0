import { type Frame, INPUT_RATE_HZ } from '../microphone.ts';
import type { VoiceDetector } from './voiceDetector.ts';

/** Edges of the bands in which speech differs from noise in its own way, in Hz. */
const BANDS_HZ = [
  [150, 450],
  [450, 900],
  [900, 1800],
  [1800, 3600],
] as const;
/** Quieter than this is silence, whatever the microphone's floor, in dB below full scale, in a band. */
const QUIETEST_DB = -66;
/** The floor is the quietest that was heard for this long, in ms: longer than a breath, shorter than a change of room. */
const MEMORY_MS = 3000;
const SLOTS = 6;
/** How far the mean of a steady noise lies above its quietest moment, in dB. */
const RIPPLE_DB = 2.5;
/** How far above the noise speech is, in dB, where it is as likely as not; and how quickly the doubt goes. */
const MARGIN_DB = 4.5;
const SOFTNESS_DB = 1.5;
/** Speech has gaps shorter than this, in ms, that belong to it. */
const HANGOVER_MS = 100;

/**
 * Finds speech by how much louder it is than what was quietest lately, in four bands of their own, so that a hum or
 * a fan is not taken for a voice. Needs nothing, costs next to nothing; in loud or changing noise it is often wrong.
 */
export class AdaptiveEnergyDetector implements VoiceDetector {
  readonly #bands = BANDS_HZ.map(([from, to]) => new Band(from, to));
  #sinceSpeechMs = Number.POSITIVE_INFINITY;

  speechProbability(frame: Frame): number {
    const frameMs = (frame.length / INPUT_RATE_HZ) * 1000;
    const excess = this.#bands.map(band => band.excessDb(frame, frameMs)).sort((a, b) => b - a);
    // A voice is heard in two bands at once at least; a whistle or a hum is not.
    const shared = ((excess[0] ?? 0) + (excess[1] ?? 0)) / 2;
    const probability = 1 / (1 + Math.exp((MARGIN_DB - shared) / SOFTNESS_DB));
    this.#sinceSpeechMs = probability > 0.5 ? 0 : this.#sinceSpeechMs + frameMs;
    return this.#sinceSpeechMs < HANGOVER_MS ? Math.max(probability, 0.51) : probability;
  }
}

/** The loudness of one band, over the quietest it was lately. */
class Band {
  readonly #filters: readonly Filter[];
  /** The quietest of each slot of time, in dB, the present one last. */
  readonly #slots: number[] = [];
  #slotMs = 0;
  #smoothDb: number | undefined;

  constructor(fromHz: number, toHz: number) {
    this.#filters = [new Filter('high', fromHz), new Filter('low', toHz)];
  }

  excessDb(frame: Frame, frameMs: number): number {
    let sum = 0;
    for (const sample of frame) {
      // A trace above nothing keeps the filters out of denormal numbers, which are slow.
      let value = sample / 32768 + 1e-9;
      for (const filter of this.#filters) value = filter.next(value);
      sum += value * value;
    }
    const loudness = Math.max(QUIETEST_DB, 10 * Math.log10(sum / frame.length + 1e-12));
    this.#smoothDb = this.#smoothDb === undefined ? loudness : this.#smoothDb + 0.4 * (loudness - this.#smoothDb);
    this.#remember(this.#smoothDb, frameMs);
    return loudness - Math.min(...this.#slots) - RIPPLE_DB;
  }

  #remember(decibels: number, frameMs: number): void {
    this.#slotMs += frameMs;
    const last = this.#slots.length - 1;
    if (last < 0 || this.#slotMs > MEMORY_MS / SLOTS) {
      this.#slots.push(decibels);
      this.#slotMs = 0;
      if (this.#slots.length > SLOTS) this.#slots.shift();
    } else {
      this.#slots[last] = Math.min(this.#slots[last] ?? decibels, decibels);
    }
  }
}

/** A second-order Butterworth filter (the bilinear transform of its analogue form). */
class Filter {
  readonly #b0: number;
  readonly #b1: number;
  readonly #a1: number;
  readonly #a2: number;
  #s1 = 0;
  #s2 = 0;

  constructor(kind: 'low' | 'high', edgeHz: number) {
    const k = Math.tan((Math.PI * edgeHz) / INPUT_RATE_HZ);
    const norm = 1 / (1 + Math.SQRT2 * k + k * k);
    this.#b0 = kind === 'low' ? k * k * norm : norm;
    this.#b1 = kind === 'low' ? 2 * this.#b0 : -2 * this.#b0;
    this.#a1 = 2 * (k * k - 1) * norm;
    this.#a2 = (1 - Math.SQRT2 * k + k * k) * norm;
  }

  next(x: number): number {
    const y = this.#b0 * x + this.#s1;
    this.#s1 = this.#b1 * x - this.#a1 * y + this.#s2;
    this.#s2 = this.#b0 * x - this.#a2 * y;
    return y;
  }
}
