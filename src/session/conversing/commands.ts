import type { Log } from '../../common/log.ts';
import { Correcting } from '../correcting/correcting.ts';
import type { Memory } from '../memory.ts';
import type { ByGrammar, Result } from '../modes/byGrammar.ts';
import type { Mode, Turn } from '../modes/mode.ts';

/** What can be said in a conversation without its model: commands of the grammar, and what is about the last of them. */
export class Commands {
  readonly #byGrammar: GrammarMode;
  readonly #correcting: Correcting;

  constructor(byGrammar: ByGrammar, memory: Memory, log: Log) {
    const mode = new GrammarMode(byGrammar);
    this.#byGrammar = mode;
    const modes = { command: mode, ask: mode, explain: mode, dictate: mode, comment: mode, translate: mode };
    this.#correcting = new Correcting({ mode: 'command', modes, memory, vocabulary: undefined, log });
    // What was dictated before would be taken for a command.
    if (memory.said.last?.mode !== 'command') memory.said.forget();
  }

  /** Does what was said, if it knows it. Throws what the actions throw. */
  async run(turn: Turn, signal: AbortSignal): Promise<Result> {
    this.#byGrammar.result = undefined;
    await this.#correcting.run(turn, signal);
    return this.#byGrammar.result ?? { isDone: true };
  }
}

/** The grammar as a mode, with what came of it last. */
class GrammarMode implements Mode {
  result: Result | undefined;
  readonly #byGrammar: ByGrammar;

  constructor(byGrammar: ByGrammar) {
    this.#byGrammar = byGrammar;
  }

  async run(turn: Turn, signal: AbortSignal): Promise<void> {
    this.result = await this.#byGrammar.run(turn, 'model', signal);
  }
}
