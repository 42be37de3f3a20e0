import { asAloudError, throwIfAborted } from '../../common/errors.ts';
import type { ByGrammar } from './byGrammar.ts';
import { type ByModel, NO_MODEL } from './byModel.ts';
import type { Mode, Turn } from './mode.ts';

/**
 * Answers a question: what the editor knows by itself at once, the rest by the chat model. It may look at everything and
 * change nothing.
 */
export class Ask implements Mode {
  readonly #byModel: ByModel;
  readonly #byGrammar: ByGrammar;

  constructor(byModel: ByModel, byGrammar: ByGrammar) {
    this.#byModel = byModel;
    this.#byGrammar = byGrammar;
  }

  async run(turn: Turn, signal: AbortSignal): Promise<void> {
    if (await this.#byGrammar.answers(turn, 'facts', signal)) return;
    try {
      await this.#byModel.run('ask', { words: turn.heard.spelled }, turn, signal);
    } catch (thrown) {
      throwIfAborted(signal);
      const isAlone = NO_MODEL.has(asAloudError(thrown).code);
      if (!isAlone || !(await this.#byGrammar.answers(turn, 'all', signal))) throw thrown;
    }
  }
}
