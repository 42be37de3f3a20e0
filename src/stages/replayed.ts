/** A stream that can be begun again: whoever comes next starts with the first piece. */
export class Replayed {
  /** What the stream itself has thrown. */
  failure: unknown;
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #taken: Promise<IteratorResult<Uint8Array>>[] = [];

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#source = chunks[Symbol.asyncIterator]();
  }

  async *fromStart(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; ; at++) {
      const next = await (this.#taken[at] ?? this.#take());
      if (next.done) return;
      yield next.value;
    }
  }

  end(): void {
    void this.#source.return?.().then(undefined, () => {});
  }

  #take(): Promise<IteratorResult<Uint8Array>> {
    const next = this.#source.next();
    this.#taken.push(next);
    next.catch(thrown => {
      this.failure = thrown;
    });
    return next;
  }
}
