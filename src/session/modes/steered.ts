import { speechWish } from '../../grammar/commands/speaking/speechWish.ts';
import type { Speaking } from '../../speak/speaking.ts';
import type { Answers } from '../answers.ts';
import type { Mode, Turn } from './mode.ts';

/**
 * A mode in which what is said may be about what Aloud was saying when it was interrupted: that is done before anything
 * else, changes nothing in the editor, and is nothing that could be corrected or repeated.
 */
export class Steered implements Mode {
  readonly #mode: Mode;
  readonly #answers: Answers;
  readonly #speaking: Speaking;

  constructor(mode: Mode, answers: Answers, speaking: Speaking) {
    this.#mode = mode;
    this.#answers = answers;
    this.#speaking = speaking;
  }

  async run(turn: Turn, signal: AbortSignal): Promise<void> {
    const how = speechWish(turn.heard.raw, this.#speaking.isAtHand);
    if (how) return this.#answers.steer(how, turn, signal);
    this.#speaking.pass();
    await this.#mode.run(turn, signal);
  }
}
