/**
 * What several print at once, each in one piece and one after the other, in a fixed order. Whose turn it is prints as it
 * goes; the others' words are kept until then.
 */
export class OrderedOutput {
  readonly #waiting: string[];
  readonly #kept = new Map<string, string>();
  readonly #ended = new Set<string>();
  readonly #write: (text: string) => void;

  constructor(names: readonly string[], write: (text: string) => void) {
    this.#waiting = [...names];
    this.#write = write;
  }

  print(name: string, text: string): void {
    if (name === this.#waiting[0]) this.#write(text);
    else this.#kept.set(name, (this.#kept.get(name) ?? '') + text);
  }

  /** It prints no more. */
  end(name: string): void {
    this.#ended.add(name);
    for (let [first] = this.#waiting; first !== undefined && this.#ended.has(first); [first] = this.#waiting) {
      this.#waiting.shift();
      const [next] = this.#waiting;
      if (next !== undefined) this.#flush(next);
    }
  }

  #flush(name: string): void {
    const kept = this.#kept.get(name);
    this.#kept.delete(name);
    if (kept) this.#write(kept);
  }
}
