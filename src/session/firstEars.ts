export interface FirstEarsParts {
  /** Whether anything could turn speech into text, as it is set. Cheap and silent: no server is asked. */
  canHear(): Promise<boolean>;
  /** Lets the user choose what shall hear. Whether they have done something about it. */
  choose(signal: AbortSignal): Promise<boolean>;
}

/**
 * Where nothing could understand what is said, the user is let choose, while what they say meanwhile is recorded: it is
 * done when something can hear it.
 */
export class FirstEars {
  readonly #parts: FirstEarsParts;

  constructor(parts: FirstEarsParts) {
    this.#parts = parts;
  }

  /** Resolves with whether something can hear: at once where it can, else when the user has chosen, or would rather not. */
  async ready(signal: AbortSignal): Promise<boolean> {
    for (;;) {
      if (await this.#parts.canHear()) return true;
      if (signal.aborted || !(await this.#parts.choose(signal))) return false;
    }
  }
}
