export interface LayerProps {
  /** As many rows as there are outputs, each as long as the window. */
  readonly weights: Float32Array;
  /** One an output; 0 if left out. */
  readonly bias?: Float32Array;
  readonly outputs: number;
  /** How far, in values, the window hops along the input from step to step; 0 where there is one step. */
  readonly hop?: number;
  /** Whether what is negative becomes 0. */
  readonly isRectified?: boolean;
}

/**
 * One layer of a neural network: each output is a weighted sum over a window of the input, which hops along it. A
 * convolution over time is that too, where the values of one moment stand side by side.
 */
export class Layer {
  readonly #weights: Float32Array;
  readonly #bias: Float32Array;
  readonly #outputs: number;
  readonly #window: number;
  readonly #hop: number;
  readonly #least: number;

  /** Throws where the weights are not as many as the outputs need. */
  constructor({ weights, bias, outputs, hop = 0, isRectified = false }: LayerProps) {
    this.#weights = weights;
    this.#bias = bias ?? new Float32Array(outputs);
    this.#outputs = outputs;
    this.#window = weights.length / outputs;
    this.#hop = hop;
    this.#least = isRectified ? 0 : Number.NEGATIVE_INFINITY;
    if (!Number.isInteger(this.#window) || this.#bias.length !== outputs)
      throw new Error(`${weights.length} weights and ${this.#bias.length} biases do not make ${outputs} outputs.`);
  }

  /** Writes the outputs of each step behind one another to `output`, from `at` on. */
  run(input: Float32Array, steps: number, output: Float32Array, at = 0): void {
    for (let step = 0; step < steps; step++) this.#step(input, step * this.#hop, output, at + step * this.#outputs);
  }

  /** Four outputs at a time: each value of the input is read once for all of them, which is twice as quick. */
  #step(input: Float32Array, from: number, output: Float32Array, at: number): void {
    const weights = this.#weights;
    const bias = this.#bias;
    const window = this.#window;
    const least = this.#least;
    let row = 0;
    for (; row + 3 < this.#outputs; row += 4) {
      const first = row * window;
      const second = first + window;
      const third = second + window;
      const fourth = third + window;
      let a = bias[row] as number;
      let b = bias[row + 1] as number;
      let c = bias[row + 2] as number;
      let d = bias[row + 3] as number;
      for (let i = 0; i < window; i++) {
        const value = input[from + i] as number;
        a += (weights[first + i] as number) * value;
        b += (weights[second + i] as number) * value;
        c += (weights[third + i] as number) * value;
        d += (weights[fourth + i] as number) * value;
      }
      output[at + row] = Math.max(a, least);
      output[at + row + 1] = Math.max(b, least);
      output[at + row + 2] = Math.max(c, least);
      output[at + row + 3] = Math.max(d, least);
    }
    for (; row < this.#outputs; row++) {
      let sum = bias[row] as number;
      for (let i = 0; i < window; i++) sum += (weights[row * window + i] as number) * (input[from + i] as number);
      output[at + row] = Math.max(sum, least);
    }
  }
}
