/** Sound as it is made, s16le, kept so that it can be heard again from anywhere. One writer, any number of readers. */
export class KeptSound {
  readonly #chunks: Uint8Array[] = [];
  readonly #waiting = new Set<() => void>();
  #bytes = 0;
  #isWhole = false;
  #failure: { readonly thrown: unknown } | undefined;

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether all of it is there. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    this.#wake();
  }

  close(): void {
    this.#isWhole = true;
    this.#wake();
  }

  /** No more will come: thrown to readers after what was pushed before. */
  fail(thrown: unknown): void {
    this.#failure = { thrown };
    this.#wake();
  }

  /** From a byte on to the end, as it comes. */
  async *from(byte: number): AsyncGenerator<Uint8Array, void, undefined> {
    let before = byte;
    for (let at = 0; ; ) {
      const chunk = this.#chunks[at];
      if (chunk) {
        at++;
        if (before < chunk.length) yield before === 0 ? chunk : chunk.subarray(before);
        before = Math.max(0, before - chunk.length);
      } else if (this.#failure) throw this.#failure.thrown;
      else if (this.#isWhole) return;
      else await new Promise<void>(resolve => this.#waiting.add(resolve));
    }
  }

  /** What is there so far. */
  samples(): Int16Array {
    const bytes = Buffer.concat(this.#chunks);
    return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length - (bytes.length % 2)));
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
