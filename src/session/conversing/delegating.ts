import type { Action } from '../../actions/action.ts';
import type { AnswerIn } from '../../chat/answerIn.ts';
import type { ChatModel, ReplyEvent } from '../../chat/chatModel.ts';
import { Stopwatch } from '../../common/async/stopwatch.ts';
import { asAloudError } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { Grammar } from '../../grammar/grammar.ts';
import { text } from '../../messages/text.ts';
import type { LiveWorld } from '../../realtime/live/liveTalk.ts';
import { isMended } from '../../realtime/live/talk/changedMind.ts';
import type { Judged } from '../../realtime/live/talk/talk.ts';
import type { Parsers } from '../../syntax/parsers.ts';
import type { Answers } from '../answers.ts';
import type { Memory } from '../memory.ts';
import { ByModel, NO_MODEL } from '../modes/byModel.ts';
import type { Teller } from '../turnEvents.ts';
import type { Exchanges } from './exchanges.ts';
import type { Working } from './working.ts';

export interface DelegatingParts {
  readonly working: Working;
  readonly exchanges: Exchanges;
  readonly grammar: Pick<Grammar, 'progress'>;
  readonly chat: ChatModel;
  readonly actions: readonly Action[];
  readonly memory: Pick<Memory, 'history' | 'last'>;
  readonly parsers: Parsers;
  readonly answers: Answers;
  readonly language: AnswerIn;
  readonly limits: { readonly contextTokens: number; readonly maxRounds: number };
  readonly tell: Teller;
  readonly log: Log;
}

/**
 * What a conversation does whose model has no tools and only says that something is to be done: the grammar first, then
 * the chat model with its tools, by the one runner and behind the same gate as ever.
 */
export class Delegating implements Pick<LiveWorld, 'plain' | 'work'> {
  readonly #parts: DelegatingParts;

  constructor(parts: DelegatingParts) {
    this.#parts = parts;
  }

  /** What may go on is left: nobody has said that it is all, and half a sentence is not done. */
  async plain(words: string, signal: AbortSignal): Promise<Judged> {
    const { grammar, working } = this.#parts;
    if (grammar.progress(words) !== 'complete') return { verdict: 'left' };
    const { came, note } = await working.understand(words, signal);
    return came === 'left' ? { verdict: 'left' } : { verdict: 'over', note, isAloud: came !== 'done' };
  }

  async work(words: string, settled: () => Promise<void>, signal: AbortSignal): Promise<string> {
    try {
      await settled();
      this.#parts.tell({ event: 'state', track: 'mind', state: 'thinking' });
      if (isMended(words)) return await this.#byModel(words, [], settled, signal);
      const { came, note, tried } = await this.#parts.working.understand(words, signal);
      return came === 'left' ? await this.#byModel(words, tried, settled, signal) : note;
    } catch {
      return '';
    } finally {
      this.#parts.tell({ event: 'state', track: 'mind', state: 'idle' });
    }
  }

  /** The chat model does it. Its answer is for whoever has delegated it, who says it. Throws `cancelled`. */
  async #byModel(
    words: string,
    tried: readonly string[],
    settled: () => Promise<void>,
    signal: AbortSignal,
  ): Promise<string> {
    const { exchanges, chat, actions, memory, parsers, answers, limits, language, log } = this.#parts;
    const { scene, exchange } = exchanges.open(words, signal);
    const model = new SettledChatModel(chat, settled);
    const byModel = new ByModel({ model, actions, memory, parsers, answers, limits, language, log });
    let answer = '';
    const tell: Teller = happening => {
      if (happening.event === 'answer') answer = happening.text;
      else if (happening.event !== 'delta') this.#parts.tell(happening);
    };
    try {
      const turn = { heard: { raw: words, spelled: words }, scene, exchange, tell, stopwatch: new Stopwatch() };
      await byModel.run('command', { words, tried }, turn, signal);
      return answer;
    } catch (thrown) {
      const error = asAloudError(thrown);
      if (error.code === 'cancelled')
        return exchange.hasChanged ? 'Something was changed already; “undo” takes it back.' : '';
      this.#parts.tell({ event: 'error', code: error.code, message: text(error.says) });
      if (NO_MODEL.has(error.code))
        return `Aloud has no chat model for this, so that it can do plain commands only. ${error.message}`;
      return `It could not be done. ${error.message}`;
    } finally {
      exchange.dispose();
      scene?.dispose();
    }
  }
}

/** A chat model whose replies are whole when nobody speaks: what it calls is not done into what is being said. */
class SettledChatModel implements ChatModel {
  readonly #model: ChatModel;
  readonly #settled: () => Promise<void>;

  constructor(model: ChatModel, settled: () => Promise<void>) {
    this.#model = model;
    this.#settled = settled;
  }

  get name() {
    return this.#model.name;
  }

  get choice() {
    return this.#model.choice;
  }

  get label() {
    return this.#model.label;
  }

  async *reply(...asked: Parameters<ChatModel['reply']>): AsyncGenerator<ReplyEvent, void, undefined> {
    yield* this.#model.reply(...asked);
    await this.#settled();
  }
}
