import { AloudError, asAloudError, type ErrorCode } from '../common/errors.ts';
import { message } from '../messages/message.ts';

/** What a recogniser throws that has no key, or is not there. */
const CANNOT_HEAR: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['no-key', 'unsupported']);

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

  /**
   * A turn on what is being said, begun when something can hear it. Where the server wants a key that there is not, the
   * user is let choose again, and the turn is begun anew. `heard` is told when its words are there: what goes wrong from
   * then on is another's. Throws what the turn throws; where the user would rather not choose, that nothing hears yet, since
   * what was set may not be what they mean to have.
   */
  async heed(turn: (heard: () => void) => Promise<void>, signal: AbortSignal): Promise<void> {
    const mayAsk = await this.ready(signal);
    for (;;) {
      let isHeard = false;
      try {
        return await turn(() => {
          isHeard = true;
        });
      } catch (thrown) {
        const { code } = asAloudError(thrown);
        if (isHeard || signal.aborted || !(mayAsk ? code === 'no-key' : CANNOT_HEAR.has(code))) throw thrown;
        if (!mayAsk || !(await this.#parts.choose(signal))) throw nothingHears(code, thrown);
      }
    }
  }

  /** Resolves with whether something can hear: at once where it can, else when the user has chosen, or would rather not. */
  async ready(signal: AbortSignal): Promise<boolean> {
    for (;;) {
      if (await this.#parts.canHear()) return true;
      if (signal.aborted || !(await this.#parts.choose(signal))) return false;
    }
  }
}

function nothingHears(code: ErrorCode, cause: unknown): AloudError {
  return new AloudError({ code, message: message('first.nothing-hears'), remedies: ['choose-ears'], cause });
}
