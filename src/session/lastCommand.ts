import type { Place } from '../actions/run/place.ts';
import { AloudError } from '../common/errors.ts';
import type { Call, Reading } from '../grammar/commands/understand.ts';
import { message } from '../messages/message.ts';

/** A command that was done. */
export interface Done {
  readonly calls: readonly Call[];
  /** Other ways to understand it, from number two on. */
  readonly alternatives: readonly Reading[];
  /** Where the user was before. */
  readonly from: Place | undefined;
  /** Whether it changed text, which undoing the turn takes back. */
  readonly edited: boolean;
}

/**
 * What "repeat that" and "use two" stand for: the last thing that was said, if that was a command that the grammar did.
 * Whatever else is done in its stead makes it forgotten, so that they never act on something older.
 */
export class LastCommand {
  #done: Done | undefined;

  get isKnown(): boolean {
    return this.#done !== undefined;
  }

  /** Other ways to understand it that were not taken yet, from number two on. */
  get alternatives(): readonly Reading[] {
    return this.#done?.alternatives ?? [];
  }

  is(done: Done): void {
    this.#done = done;
  }

  /** Something else was done since. */
  forget(): void {
    this.#done = undefined;
  }

  /** Its changes were taken back: it can be repeated, but there is nothing left that could be done otherwise. */
  undone(): void {
    if (this.#done) this.#done = { ...this.#done, alternatives: [], edited: false };
  }

  /** What it called. Throws `nothing-understood`. */
  repeated(): readonly Call[] {
    if (this.#done) return this.#done.calls;
    throw new AloudError({ code: 'nothing-understood', message: message('session.nothing-to-repeat') });
  }

  /** What it could have been besides, with what it was. Throws `nothing-understood`. */
  alternative(number: number): { readonly chosen: Reading; readonly instead: Done } {
    const instead = this.#done;
    const chosen = instead?.alternatives[number - 2];
    if (instead && chosen) return { chosen, instead };
    const count = this.alternatives.length;
    throw new AloudError({
      code: 'nothing-understood',
      message: count === 0 ? message('session.one-way') : message('session.ways', { count: count + 1 }),
    });
  }
}
