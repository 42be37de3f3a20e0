/** So long, in ms, a key that was read is not read again. */
const KEPT_MS = 60_000;

export interface KeptKeysProps {
  /** What is kept for an origin; undefined where nothing is. */
  readonly read: (origin: string) => PromiseLike<string | undefined>;
  /** In ms. */
  readonly now?: () => number;
}

/**
 * Keys that are asked for with each request. The editor keeps them in a process of its own, which draws the screen too:
 * to wait for it before each request takes longer than all else that Aloud does between two of them.
 */
export class KeptKeys {
  readonly #read: KeptKeysProps['read'];
  readonly #now: () => number;
  readonly #kept = new Map<string, { readonly key: Promise<string | undefined>; readonly until: number }>();

  constructor({ read, now = () => performance.now() }: KeptKeysProps) {
    this.#read = read;
    this.#now = now;
  }

  /** Rejects with what the editor says; what could not be read is read anew the next time. */
  of(origin: string): Promise<string | undefined> {
    const known = this.#kept.get(origin);
    if (known && this.#now() < known.until) return known.key;
    const key = Promise.resolve(this.#read(origin));
    const kept = { key, until: this.#now() + KEPT_MS };
    this.#kept.set(origin, kept);
    key.catch(() => {
      if (this.#kept.get(origin) === kept) this.#kept.delete(origin);
    });
    return key;
  }

  /** Some key was changed or is gone, here or in another window: each is read anew. */
  forget(): void {
    this.#kept.clear();
  }
}
