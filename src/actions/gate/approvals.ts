/** What the user has allowed for ever, each for exactly what was shown then. */
export interface Approvals {
  has(key: string): boolean;
  add(key: string): Promise<void>;
}

/** Forgets with the session. */
export class SessionApprovals implements Approvals {
  readonly #keys = new Set<string>();

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  async add(key: string): Promise<void> {
    this.#keys.add(key);
  }
}

/**
 * Approvals that do not count once a model has edited anything since: what runs may be what it wrote. The user is asked
 * again, and may allow it for ever again.
 */
export class UntilModelEdits implements Approvals {
  readonly #kept: Approvals;
  readonly #edits: () => number;
  /** How often a model had edited when each was given; none had when the session began. */
  readonly #givenAt = new Map<string, number>();

  constructor(kept: Approvals, edits: () => number) {
    this.#kept = kept;
    this.#edits = edits;
  }

  has(key: string): boolean {
    return this.#kept.has(key) && (this.#givenAt.get(key) ?? 0) === this.#edits();
  }

  async add(key: string): Promise<void> {
    this.#givenAt.set(key, this.#edits());
    await this.#kept.add(key);
  }
}
