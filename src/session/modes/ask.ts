import type { ByModel } from './byModel.ts';
import type { Mode, Turn } from './mode.ts';

/** Answers a question. It may look at everything and change nothing. */
export class Ask implements Mode {
  readonly #byModel: ByModel;

  constructor(byModel: ByModel) {
    this.#byModel = byModel;
  }

  run(turn: Turn, signal: AbortSignal): Promise<void> {
    return this.#byModel.run('ask', { words: turn.heard.spelled }, turn, signal);
  }
}
