/** Made when first asked for, and the same from then on; where that fails, it is tried again the next time. */
export class Lazy<T> {
  readonly #make: () => Promise<T>;
  #made: Promise<T> | undefined;

  constructor(make: () => Promise<T>) {
    this.#make = make;
  }

  /** What is made, or is being made; undefined if nobody has asked for it. */
  get made(): Promise<T> | undefined {
    return this.#made;
  }

  get(): Promise<T> {
    this.#made ??= this.#make().catch(thrown => {
      this.#made = undefined;
      throw thrown;
    });
    return this.#made;
  }
}
