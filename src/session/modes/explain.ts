import { accessFor } from '../../actions/run/access.ts';
import { AloudError, asAloudError, throwIfAborted } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { Grammar } from '../../grammar/grammar.ts';
import { message } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import type { Answers } from '../answers.ts';
import { type ByModel, NO_MODEL } from './byModel.ts';
import type { Mode, Turn } from './mode.ts';

/** What an explanation is asked for when the user adds no words of their own. */
const WHAT_IT_MEANS = 'Explain the selected code, or the function around the cursor if nothing is selected.';

/** Explains the selection, or the function around the cursor; words may narrow the question. */
export class Explain implements Mode {
  readonly #byModel: ByModel;
  readonly #grammar: Pick<Grammar, 'summary'>;
  readonly #answers: Answers;
  readonly #log: Log;

  constructor(byModel: ByModel, grammar: Pick<Grammar, 'summary'>, answers: Answers, log: Log) {
    this.#byModel = byModel;
    this.#grammar = grammar;
    this.#answers = answers;
    this.#log = log;
  }

  async run(turn: Turn, signal: AbortSignal): Promise<void> {
    const words = turn.heard.spelled.trim();
    requireScene(turn);
    try {
      await this.#byModel.run('explain', words ? { words } : { words: WHAT_IT_MEANS, isOurs: true }, turn, signal);
    } catch (thrown) {
      throwIfAborted(signal);
      const error = asAloudError(thrown);
      // An outline answers no question.
      if (words || !NO_MODEL.has(error.code)) throw error;
      this.#log.info(`No chat model explains (${error.code}): an outline is made from the syntax.`);
      await this.outline(turn, signal);
    }
  }

  /** What the syntax tells, where there is no model or none is to be asked: short, and marked as what it is. */
  async outline(turn: Turn, signal: AbortSignal): Promise<void> {
    requireScene(turn);
    const { view } = accessFor(turn.exchange, 'user');
    await this.#answers.give('explain', turn, signal, async () =>
      text(await turn.stopwatch.time('outline', () => this.#grammar.summary(view))),
    );
  }
}

function requireScene({ scene }: Turn): void {
  if (!scene) throw new AloudError({ code: 'no-document', message: message('session.nothing-to-explain') });
}
