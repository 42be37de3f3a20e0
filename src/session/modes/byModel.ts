import type { Action } from '../../actions/action.ts';
import { accessFor } from '../../actions/run/access.ts';
import { Runner } from '../../actions/run/runner.ts';
import { isInRepository, type Situation } from '../../actions/run/situation.ts';
import type { DoneCall } from '../../actions/run/workDone.ts';
import type { View } from '../../actions/view/view.ts';
import { type AnswerIn, asHeard } from '../../chat/answerIn.ts';
import type { ChatModel, SaidSound } from '../../chat/chatModel.ts';
import { buildContext } from '../../chat/context.ts';
import { type ChatMode, chatMessages, soundMessages, toolsFrom, type Words } from '../../chat/prompt.ts';
import { runToolLoop, type ToolLoopProps, type ToolLoopResult } from '../../chat/toolLoop.ts';
import type { ErrorCode } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { Parsers } from '../../syntax/parsers.ts';
import type { Answers, Making } from '../answers.ts';
import type { Memory } from '../memory.ts';
import type { Scene } from '../scene.ts';
import { symbolsOf } from '../symbols.ts';
import { HeardWords } from './heardWords.ts';
import type { Turn } from './mode.ts';
import { isQuestion } from './question.ts';

/** Failures of a chat model that is not there: what was said is then not understood. */
export const NO_MODEL: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['no-key', 'unreachable', 'model-gone', 'no-tools']);

export interface ByModelProps {
  readonly model: ChatModel;
  /** The one that hears what was said itself, and speaks its answer or does not; undefined where none is wanted. */
  readonly hearing?: ((speaks: boolean) => ChatModel) | undefined;
  readonly actions: readonly Action[];
  readonly memory: Pick<Memory, 'history' | 'last'>;
  readonly parsers: Parsers;
  readonly answers: Answers;
  /** How much a model is told, and how often it is asked in a turn. */
  readonly limits: { readonly contextTokens: number; readonly maxRounds: number };
  /** English, but for what was said in another language, if absent. */
  readonly language?: AnswerIn;
  readonly log: Log;
}

interface Given extends Pick<ToolLoopProps, 'model' | 'messages' | 'watch'> {
  readonly actions: readonly Action[];
}

/** Lets the chat model act on what was said, or find the answer to it. */
export class ByModel {
  readonly #props: ByModelProps;

  constructor(props: ByModelProps) {
    this.#props = props;
  }

  /**
   * Only a command may change anything. What there is as sound the model hears itself. Throws what the tool loop throws.
   */
  async run(mode: ChatMode, said: Words, turn: Turn, signal: AbortSignal): Promise<void> {
    if (turn.sound) return this.hear(mode, turn.sound, turn, signal, said.tried);
    const { model, actions, memory, answers } = this.#props;
    const language = this.#props.language && asHeard(this.#props.language, turn.heard.languages);
    const context = await this.#begin(said.words, turn);
    // Who asks something in a command wants to hear it, as where only questions are asked.
    const asked = mode === 'command' && isQuestion(said.words) ? 'ask' : mode;
    await answers.give(asked, turn, signal, async watch => {
      const messages = chatMessages(mode, context, said, memory.history.messages(), language);
      const { answer, calls } = await this.#loop(mode, { model, messages, actions, watch }, turn, signal);
      memory.history.add({ said: said.words, calls, answer });
      return answer;
    });
  }

  /**
   * The same for sound that the model hears itself. What it says that it heard is told as the transcript, before anything
   * else of its reply; where it says nothing of that, that something was said.
   */
  async hear(
    mode: ChatMode,
    sound: SaidSound,
    turn: Turn,
    signal: AbortSignal,
    tried?: readonly string[],
  ): Promise<void> {
    const { hearing, actions, memory, answers, language } = this.#props;
    const speaks = answers.canBeHeard(mode);
    const model = hearing?.(speaks) ?? this.#props.model;
    const context = await this.#begin('', turn);
    const heard = new HeardWords(turn.tell, turn.heard.raw);
    const make = async (watch: Making): Promise<string> => {
      const messages = soundMessages(mode, context, sound, tried, memory.history.messages(), language);
      const given = { model: heard.of(model), messages, actions: [...actions, heard.action], watch };
      const { answer, calls, spoken } = await this.#loop(mode, given, turn, signal);
      memory.history.add({ said: heard.forHistory, calls, answer, ...(spoken && { spoken }) });
      return answer;
    };
    await answers.give(mode, turn, signal, make, speaks);
  }

  async #begin(words: string, { scene, exchange, tell, stopwatch }: Turn): Promise<string> {
    this.#props.memory.last.forget();
    tell({ event: 'state', track: 'mind', state: 'thinking' });
    const { view } = accessFor(exchange, 'model');
    return stopwatch.time('context', () => this.#context(words, view, scene));
  }

  async #loop(
    mode: ChatMode,
    { actions, ...given }: Given,
    turn: Turn,
    signal: AbortSignal,
  ): Promise<ToolLoopResult & { readonly calls: readonly DoneCall[] }> {
    const { limits, log } = this.#props;
    const { scene, exchange } = turn;
    const situation = situationOf(mode, turn);
    if (scene) exchange.seen.saw(scene.active.document);
    const runner = new Runner({ exchange, by: 'model', actions, situation, log });
    const loop = {
      ...given,
      tools: toolsFrom(actions, situation),
      runner,
      canDoWithout: mode !== 'command',
      maxRounds: limits.maxRounds,
      log,
    };
    return { ...(await runToolLoop(loop, signal)), calls: runner.done.calls };
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
export function situationOf(mode: ChatMode, { scene, exchange }: Turn): Situation {
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
