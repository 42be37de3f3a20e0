import type { Action } from '../../actions/action.ts';
import { accessFor } from '../../actions/run/access.ts';
import { Runner } from '../../actions/run/runner.ts';
import { isInRepository, type Situation } from '../../actions/run/situation.ts';
import type { View } from '../../actions/view/view.ts';
import type { ChatModel } from '../../chat/chatModel.ts';
import { buildContext } from '../../chat/context.ts';
import { type ChatMode, chatMessages, toolsFrom, type Words } from '../../chat/prompt.ts';
import { runToolLoop } from '../../chat/toolLoop.ts';
import type { ErrorCode } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { Parsers } from '../../syntax/parsers.ts';
import type { Answers } from '../answers.ts';
import type { Memory } from '../memory.ts';
import type { Scene } from '../scene.ts';
import { symbolsOf } from '../symbols.ts';
import type { Turn } from './mode.ts';

/** Failures of a chat model that is not there: what was said is then not understood. */
export const NO_MODEL: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['no-key', 'unreachable', 'model-gone', 'no-tools']);

export interface ByModelProps {
  readonly model: ChatModel;
  readonly actions: readonly Action[];
  readonly memory: Pick<Memory, 'history' | 'last'>;
  readonly parsers: Parsers;
  readonly answers: Answers;
  /** How much a model is told, and how often it is asked in a turn. */
  readonly limits: { readonly contextTokens: number; readonly maxRounds: number };
  readonly log: Log;
}

/** Lets the chat model act on what was said, or find the answer to it. */
export class ByModel {
  readonly #props: ByModelProps;

  constructor(props: ByModelProps) {
    this.#props = props;
  }

  /**
   * Only a command may change anything. Throws what the tool loop throws.
   */
  async run(mode: ChatMode, said: Words, turn: Turn, signal: AbortSignal): Promise<void> {
    const { model, actions, memory, answers, limits, log } = this.#props;
    const { scene, exchange, tell, stopwatch } = turn;
    memory.last.forget();
    tell({ event: 'state', track: 'mind', state: 'thinking' });
    const { view } = accessFor(exchange, 'model');
    const situation = situationOf(mode, turn);
    const text = await stopwatch.time('context', () => this.#context(said.words, view, scene));
    await answers.give(mode, turn, signal, async watch => {
      if (scene) exchange.seen.saw(scene.active.document);
      const runner = new Runner({ exchange, by: 'model', actions, situation, log });
      const loop = {
        model,
        messages: chatMessages(mode, text, said, memory.history.messages()),
        tools: toolsFrom(actions, situation),
        runner,
        canDoWithout: mode !== 'command',
        maxRounds: limits.maxRounds,
        watch,
        log,
      };
      const { answer } = await runToolLoop(loop, signal);
      memory.history.add({ said: said.words, calls: runner.done.calls, answer });
      return answer;
    });
  }

  async #context(words: string, view: View, scene: Scene | undefined): Promise<string> {
    const { parsers, limits } = this.#props;
    return buildContext({
      view,
      words,
      scene: scene && { active: scene.active, selection: scene.selection, symbols: await symbolsOf(scene, parsers) },
      budgetTokens: limits.contextTokens,
    });
  }
}

/** What is open decides which tools make sense. */
function situationOf(mode: ChatMode, { scene, exchange }: Turn): Situation {
  const { editor, gate, manner } = exchange.props;
  const { folders } = editor.files;
  return {
    mayChange: mode === 'command',
    hasDocument: scene !== undefined,
    hasFolder: folders.length > 0,
    hasRepository: isInRepository(folders[0]),
    isTrusted: gate.isTrusted,
    whose: { by: 'model', manner },
  };
}
