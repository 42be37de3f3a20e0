// Runs beside the page, in the thread that the browser reads the microphone in: gives 16-bit samples at 16 kHz.

const RATE_HZ = 16000;
/** 20 ms. */
const BLOCK = 320;
/** How often the page is told how loud it is, in blocks. */
const LEVEL_EVERY = 3;

/**
 * Sound at another rate: a sinc under a Blackman window, with its edge below what the slower rate can hold, so that
 * what is too high for it does not come back as something else. For where the browser does not give 16 kHz itself.
 */
export class Resampler {
  static LOBES = 16;
  static PHASES = 512;
  #step;
  #half;
  #phases = [];
  #kept;
  /** Of the next sample to make, in samples of what was kept. */
  #at;

  constructor(fromHz, toHz) {
    this.#step = fromHz / toHz;
    const edge = 0.46 * Math.min(1, toHz / fromHz);
    this.#half = Math.ceil(Resampler.LOBES * Math.max(1, this.#step));
    for (let phase = 0; phase <= Resampler.PHASES; phase++)
      this.#phases.push(this.#taps(phase / Resampler.PHASES, edge));
    this.#kept = new Float32Array(this.#half);
    this.#at = this.#half;
  }

  /** How strongly each of the samples around a moment counts, that moment being `offset` after one of them. */
  #taps(offset, edge) {
    const taps = new Float32Array(2 * this.#half);
    let sum = 0;
    for (let i = 0; i < taps.length; i++) {
      const t = i - this.#half + 1 - offset;
      const x = 2 * Math.PI * edge * t;
      const w = (Math.PI * t) / this.#half;
      const window = Math.abs(t) > this.#half ? 0 : 0.42 + 0.5 * Math.cos(w) + 0.08 * Math.cos(2 * w);
      taps[i] = window * (t === 0 ? 1 : Math.sin(x) / x);
      sum += taps[i];
    }
    return taps.map(tap => tap / sum);
  }

  /** Lags behind by half the filter: 16 samples of the slower rate. */
  resample(input) {
    const all = new Float32Array(this.#kept.length + input.length);
    all.set(this.#kept);
    all.set(input, this.#kept.length);
    const made = [];
    for (; Math.floor(this.#at) + this.#half < all.length; this.#at += this.#step) {
      const whole = Math.floor(this.#at);
      const taps = this.#phases[Math.round((this.#at - whole) * Resampler.PHASES)];
      const from = whole - this.#half + 1;
      let sum = 0;
      for (let i = 0; i < taps.length; i++) sum += taps[i] * all[from + i];
      made.push(sum);
    }
    const keepFrom = Math.max(0, Math.min(all.length, Math.floor(this.#at) - this.#half + 1));
    this.#kept = all.slice(keepFrom);
    this.#at -= keepFrom;
    return made;
  }
}

class Recorder extends AudioWorkletProcessor {
  #resampler = sampleRate === RATE_HZ ? undefined : new Resampler(sampleRate, RATE_HZ);
  #block = new Int16Array(BLOCK);
  #filled = 0;
  /** The recording that is going on, by the number that the page gave it. */
  #take;
  #loudest = 0;
  #levelIn = LEVEL_EVERY;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      if (data.start !== undefined) {
        this.#filled = 0;
        this.#take = data.start;
      } else if (data.stop !== undefined) {
        if (this.#take !== undefined && this.#filled > 0) this.#send(this.#block.slice(0, this.#filled));
        this.#take = undefined;
        this.#filled = 0;
        this.port.postMessage({ stopped: data.stop });
      }
    };
  }

  process([input]) {
    const samples = input?.[0];
    if (!samples) return true;
    for (const sample of this.#resampler?.resample(samples) ?? samples) {
      this.#block[this.#filled++] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
      this.#loudest = Math.max(this.#loudest, Math.abs(sample));
      if (this.#filled === BLOCK) this.#full();
    }
    return true;
  }

  #full() {
    this.#filled = 0;
    if (this.#take !== undefined) this.#send(this.#block.slice());
    if (--this.#levelIn > 0) return;
    this.port.postMessage({ level: this.#loudest });
    this.#loudest = 0;
    this.#levelIn = LEVEL_EVERY;
  }

  #send(samples) {
    this.port.postMessage({ take: this.#take, samples }, [samples.buffer]);
  }
}

registerProcessor('aloud-recorder', Recorder);
