import type { Action } from '../../actions/action.ts';
import type { Exchange } from '../../actions/run/exchange.ts';
import { Runner } from '../../actions/run/runner.ts';
import { fenced } from '../../chat/fence.ts';
import { Stopwatch } from '../../common/async/stopwatch.ts';
import { asAloudError } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { text } from '../../messages/text.ts';
import type { Outcome } from '../../realtime/talk/talk.ts';
import type { WrittenCall } from '../../realtime/told.ts';
import type { Memory } from '../memory.ts';
import type { Scene } from '../scene.ts';
import type { Happening, Teller } from '../turnEvents.ts';
import type { Commands } from './commands.ts';
import type { Exchanges } from './exchanges.ts';

export interface WorkingParts {
  readonly exchanges: Exchanges;
  readonly memory: Pick<Memory, 'history'>;
  readonly actions: readonly Action[];
  readonly commands: Commands;
  readonly tell: Teller;
  readonly log: Log;
}

/** What came of what was said. */
export interface Understood {
  /** `left`: it is no plain command. `failed`: it is one, and could not be done. */
  readonly came: 'done' | 'answered' | 'asked' | 'failed' | 'left';
  readonly isDone: boolean;
  /** Of what is left, what was tried for it, and has changed nothing. */
  readonly tried: readonly string[];
  /** What a model is told of it; '' for nothing. */
  readonly note: string;
}

/** One thing that was said, and all that follows from it. */
interface Work {
  readonly words: string;
  readonly scene: Scene | undefined;
  readonly exchange: Exchange;
  readonly runner: Runner;
  readonly ending: AbortController;
  /** What the model has said to it. */
  readonly answers: string[];
  /** The grammar has understood it, and remembers it itself. */
  isOwn: boolean;
}

/**
 * What a conversation does in the editor: plain commands by the grammar, calls of the model by the one runner, behind the
 * same gate as ever. All that follows from one thing that was said is one undo.
 */
export class Working {
  readonly #parts: WorkingParts;
  #work: Work | undefined;

  constructor(parts: WorkingParts) {
    this.#parts = parts;
  }

  /** Does what was said where it is a plain command. What the grammar answers, or asks, the model is to say. Never throws. */
  async understand(words: string, signal: AbortSignal): Promise<Understood> {
    const { commands, memory } = this.#parts;
    const work = this.#begin(words);
    const remembered = memory.history.messages().length;
    const told: Happening[] = [];
    const tell: Teller = happening => {
      told.push(happening);
      if (happening.event !== 'answer') this.#parts.tell(happening);
    };
    const cancel = () => work.ending.abort();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const heard = { raw: words, spelled: words };
      const { scene, exchange } = work;
      const turn = { heard, scene, exchange, tell, stopwatch: new Stopwatch() };
      const result = await commands.run(turn, work.ending.signal);
      work.isOwn = memory.history.messages().length !== remembered;
      if (!result.isDone)
        return outcome('left', 'Tried for what was said, and nothing was changed by it', result.tried);
      const asked = told.find(each => each.event === 'alternatives' && each.isQuestion);
      if (asked?.event === 'alternatives')
        return outcome('asked', 'It can mean several things: ask which, by number', numbered(asked.words));
      const answer = told.find(each => each.event === 'answer');
      if (answer) return outcome('answered', 'What Aloud knows of what was asked', [answer.text]);
      return outcome('done', 'Aloud has done what was said by itself', this.#doneLast());
    } catch (thrown) {
      const error = asAloudError(thrown);
      if (error.code !== 'cancelled') this.#parts.tell({ event: 'error', code: error.code, message: text(error.says) });
      return outcome('failed', 'Aloud could not do what was said', [error.message]);
    } finally {
      signal.removeEventListener('abort', cancel);
      this.#parts.tell({ event: 'state', track: 'mind', state: 'idle' });
    }
  }

  /** Carries out what a model has called, as one reply. Who cancels it in the middle is told what was done. */
  async act(calls: readonly WrittenCall[], signal: AbortSignal): Promise<readonly Outcome[]> {
    const { runner, ending } = this.#work ?? this.#begin('');
    const cancel = () => ending.abort();
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    this.#parts.tell({ event: 'state', track: 'mind', state: 'acting' });
    try {
      const results = await runner.reply({ calls, nameless: new Set(), isWhole: true }, fenced);
      return results.map(({ callId, content }) => ({ id: callId, content }));
    } catch (thrown) {
      const { code, message } = asAloudError(thrown);
      return calls.map(({ id }) => ({ id, content: `Error: ${code}\n${fenced(message)}` }));
    } finally {
      signal.removeEventListener('abort', cancel);
      this.#parts.tell({ event: 'state', track: 'mind', state: 'idle' });
    }
  }

  /** The model has answered, in one of several pieces. */
  answered(answer: string): void {
    this.#work?.answers.push(answer);
  }

  /** It is over. What was said, done and answered is remembered, unless the grammar does so itself. */
  dispose(): void {
    this.#remember();
    this.#work?.exchange.dispose();
    this.#work?.scene?.dispose();
    this.#work = undefined;
  }

  #remember(): void {
    if (!this.#work) return;
    const { words, runner, answers, isOwn } = this.#work;
    const { calls } = runner.done;
    if (words === '' || isOwn || (calls.length === 0 && answers.length === 0)) return;
    this.#parts.memory.history.add({ said: words, calls, answer: answers.join(' ') });
  }

  #doneLast(): readonly string[] {
    return this.#parts.memory.history.last(1).map(({ result }) => result);
  }

  #begin(words: string): Work {
    this.dispose();
    const { exchanges, actions, log } = this.#parts;
    const ending = new AbortController();
    const { scene, exchange } = exchanges.open(words, ending.signal);
    if (scene) exchange.seen.saw(scene.active.document);
    const situation = exchanges.situation(scene !== undefined);
    const runner = new Runner({ exchange, by: 'model', actions, situation, log });
    this.#work = { words, scene, exchange, runner, ending, answers: [], isOwn: false };
    return this.#work;
  }
}

/** What comes of files and programs is data to a model, whoever tells it. */
function outcome(came: Understood['came'], what: string, details: readonly string[]): Understood {
  const note = details.length === 0 ? '' : `${what}:\n${fenced(details.join('\n'))}`;
  return { came, isDone: came === 'done', tried: came === 'left' ? details : [], note };
}

function numbered(words: readonly string[]): readonly string[] {
  return words.map((each, at) => `${at + 1}: ${each}`);
}
