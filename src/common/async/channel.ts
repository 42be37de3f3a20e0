/**
 * A queue between one writer and one reader: what is pushed comes out in order, also after `close`.
 * For handing text or sound on while it is still being made.
 */
export class Channel<T> implements AsyncIterable<T> {
  readonly #items: T[] = [];
  #wake: (() => void) | undefined;
  #closed = false;
  #failure: { readonly thrown: unknown } | undefined;

  push(item: T): void {
    if (this.#closed) return;
    this.#items.push(item);
    this.#wake?.();
  }

  /** Takes out what is still to be read. */
  rest(): T[] {
    return this.#items.splice(0);
  }

  /** No more will come. */
  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  /** No more will come, and the reader shall know why: thrown after what was pushed before. */
  fail(thrown: unknown): void {
    if (this.#closed) return;
    this.#failure = { thrown };
    this.close();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) {
        yield item;
      } else if (this.#closed) {
        if (this.#failure) throw this.#failure.thrown;
        return;
      } else {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
        this.#wake = undefined;
      }
    }
  }
}
