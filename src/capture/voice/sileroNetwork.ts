import { Layer } from './layer.ts';
import type { Tensors } from './safetensors.ts';

/** The only length of frame that the model takes at 16 kHz. */
export const SILERO_SAMPLES = 512;
/** The end of the frame before stands in front of each. */
const CONTEXT = 64;
/** Samples of one spectrum, and how far the next is from it. */
const WINDOW = 256;
const HOP = 128;
const SPECTRA = 4;
const BANDS = WINDOW / 2 + 1;
const UNITS = 128;

/** What the model remembers of one recording. */
export class SileroMemory {
  readonly context = new Float32Array(CONTEXT);
  readonly hidden = new Float32Array(UNITS);
  readonly cell = new Float32Array(UNITS);
}

/**
 * Silero VAD v6 (MIT) at 16 kHz, as its authors' reference has it (`tinygrad_model.py` of silero-vad): the spectra of a
 * frame, four convolutions over time, an LSTM cell, one output. A frame costs 0.7 million multiplications: so little
 * needs no engine, which would take a hundred times the memory of the model.
 */
export class SileroNetwork {
  readonly #spectrum: Layer;
  readonly #convolutions: readonly [Layer, Layer, Layer, Layer];
  readonly #gates: Layer;
  readonly #output: Layer;

  readonly #sound = new Float32Array(CONTEXT + SILERO_SAMPLES + CONTEXT);
  readonly #waves = new Float32Array(SPECTRA * 2 * BANDS);
  /** What goes into each convolution. */
  readonly #moments = [moments(SPECTRA, BANDS), moments(4, 128), moments(2, 64), moments(1, 64)] as const;
  /** What was found in the frame, and behind it what the cell said last. */
  readonly #seen = new Float32Array(2 * UNITS);
  readonly #gated = new Float32Array(4 * UNITS);
  readonly #voiced = new Float32Array(UNITS);
  readonly #verdict = new Float32Array(1);

  /** Throws where these are not the tensors of the model, in the order that `media/voice/README.md` tells. */
  constructor(tensors: Tensors) {
    const convolution = (name: string, outputs: number, inputs: number, stride: number) =>
      new Layer({
        // One moment before and one behind are seen too.
        weights: tensors.values(`${name}.weight`, outputs, 3, inputs),
        bias: tensors.values(`${name}.bias`, outputs),
        outputs,
        hop: inputs * stride,
        isRectified: true,
      });
    this.#spectrum = new Layer({
      weights: tensors.values('spectrum.weight', 2 * BANDS, WINDOW),
      outputs: 2 * BANDS,
      hop: HOP,
    });
    this.#convolutions = [
      convolution('convolution1', 128, BANDS, 1),
      convolution('convolution2', 64, 128, 2),
      convolution('convolution3', 64, 64, 2),
      convolution('convolution4', UNITS, 64, 1),
    ];
    this.#gates = new Layer({
      weights: tensors.values('gates.weight', 4 * UNITS, 2 * UNITS),
      bias: tensors.values('gates.bias', 4 * UNITS),
      outputs: 4 * UNITS,
    });
    this.#output = new Layer({
      weights: tensors.values('output.weight', 1, UNITS),
      bias: tensors.values('output.bias', 1),
      outputs: 1,
    });
  }

  /** How likely SILERO_SAMPLES are speech, 0 to 1, after what the memory holds, which is brought up to date. */
  speechProbability(samples: Int16Array, memory: SileroMemory): number {
    this.#take(samples, memory);
    this.#look();
    return this.#judge(memory);
  }

  /** The frame behind its context, in [-1, 1), with its end mirrored behind it. */
  #take(samples: Int16Array, { context }: SileroMemory): void {
    const sound = this.#sound;
    sound.set(context);
    for (let i = 0; i < SILERO_SAMPLES; i++) sound[CONTEXT + i] = (samples[i] as number) / 32768;
    const end = CONTEXT + SILERO_SAMPLES;
    context.set(sound.subarray(end - CONTEXT, end));
    for (let i = 0; i < CONTEXT; i++) sound[end + i] = sound[end - 2 - i] as number;
  }

  #look(): void {
    const waves = this.#waves;
    const [spectra, second, third, fourth] = this.#moments;
    this.#spectrum.run(this.#sound, SPECTRA, waves);
    for (let moment = 0; moment < SPECTRA; moment++) {
      const at = moment * 2 * BANDS;
      for (let band = 0; band < BANDS; band++) {
        const real = waves[at + band] as number;
        const imaginary = waves[at + BANDS + band] as number;
        spectra[(1 + moment) * BANDS + band] = Math.sqrt(real * real + imaginary * imaginary);
      }
    }
    const [one, two, three, four] = this.#convolutions;
    one.run(spectra, 4, second, 128);
    two.run(second, 2, third, 64);
    three.run(third, 1, fourth, 64);
    four.run(fourth, 1, this.#seen);
  }

  /** The LSTM cell, whose gates stand in the order input, forget, cell, output; and what its output means. */
  #judge({ hidden, cell }: SileroMemory): number {
    this.#seen.set(hidden, UNITS);
    const gated = this.#gated;
    this.#gates.run(this.#seen, 1, gated);
    for (let i = 0; i < UNITS; i++) {
      const kept = sigmoid(gated[UNITS + i] as number) * (cell[i] as number);
      const value = kept + sigmoid(gated[i] as number) * Math.tanh(gated[2 * UNITS + i] as number);
      cell[i] = value;
      hidden[i] = sigmoid(gated[3 * UNITS + i] as number) * Math.tanh(value);
      this.#voiced[i] = Math.max(hidden[i] as number, 0);
    }
    this.#output.run(this.#voiced, 1, this.#verdict);
    return sigmoid(this.#verdict[0] as number);
  }
}

/** So many rows of values, with a row of zeros before the first and behind the last. */
function moments(count: number, width: number): Float32Array {
  return new Float32Array((1 + count + 1) * width);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
