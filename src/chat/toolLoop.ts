import type { Runner } from '../actions/run/runner.ts';
import { AloudError, asAloudError, throwIfAborted } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import { chosenLabel } from '../common/settings/choice.ts';
import { type Message, message, sentences } from '../messages/message.ts';
import { text as shownText } from '../messages/text.ts';
import type { ChatMessage, ChatModel, SpokenAnswer, Tool, ToolCall } from './chatModel.ts';
import { presentable, withIds } from './checkCall.ts';
import { fenced } from './fence.ts';

/** Failures in the middle of a reply after which the same question may be put once more. */
const PASSING: ReadonlySet<string> = new Set(['unreachable', 'bad-reply']);

/** What goes on while a model works: it writes, or what it has called is done. Calls tell of themselves. */
export type LoopEvent =
  | { readonly event: 'state'; readonly track: 'mind'; readonly state: 'thinking' | 'acting' }
  /** The next piece of an answer that is still being written; `isSpoken` where its sound comes as well. */
  | { readonly event: 'delta'; readonly text: string; readonly isSpoken?: true }
  /** The next piece of its sound: s16le mono at 24 kHz, whole samples. */
  | { readonly event: 'sound'; readonly pcm: Uint8Array }
  /** What was told as spoken, and came without a sound after all. */
  | { readonly event: 'unspoken'; readonly text: string };

export interface ToolLoopProps {
  readonly model: ChatModel;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly Tool[];
  /** Carries out what the model calls. */
  readonly runner: Runner;
  /** Whether the model can also be asked without tools, where it has no function calling. */
  readonly canDoWithout: boolean;
  /** The most replies in one turn. */
  readonly maxRounds: number;
  readonly watch: (event: LoopEvent) => void;
  readonly log: Log;
}

export interface Usage {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
}

export interface ToolLoopResult {
  /** Never empty. */
  readonly answer: string;
  /** How many replies the model gave. */
  readonly rounds: number;
  readonly usage: Usage;
  /** The same as it was spoken, where it was. */
  readonly spoken?: SpokenAnswer;
}

/**
 * Lets a model act until it has nothing more to do, and returns what it says in the end. Calls take effect as soon as
 * the reply that holds them is complete; what they come to is told to the model. Everything written is told to the
 * watcher as `delta`s, also an answer made here from what was done because the model gave none.
 *
 * Throws what the model throws, telling what was done until then; `too-many-rounds` where the model does not come to
 * an end; `cancelled`.
 */
export function runToolLoop(props: ToolLoopProps, signal: AbortSignal): Promise<ToolLoopResult> {
  return new ToolLoop(props, signal).run();
}

interface Reply {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  /** The calls that came without an id of their own. */
  readonly nameless: ReadonlySet<ToolCall>;
  readonly end: 'complete' | 'cut-off' | 'refused';
  readonly spoken: SpokenAnswer | undefined;
}

class ToolLoop {
  readonly #props: ToolLoopProps;
  readonly #signal: AbortSignal;
  readonly #messages: ChatMessage[];
  #tools: readonly Tool[];
  #usage: Usage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
  #written = '';
  /** How much sound was passed on, in bytes. */
  #sounded = 0;

  constructor(props: ToolLoopProps, signal: AbortSignal) {
    this.#props = props;
    this.#signal = signal;
    this.#messages = [...props.messages];
    this.#tools = props.tools;
  }

  async run(): Promise<ToolLoopResult> {
    const { maxRounds } = this.#props;
    for (let round = 1; round <= maxRounds; round++) {
      const reply = await this.#reply();
      if (reply.calls.length === 0 || reply.end === 'refused')
        return {
          answer: this.#answer(reply),
          rounds: round,
          usage: this.#usage,
          ...(reply.spoken && { spoken: reply.spoken }),
        };
      await this.#act(reply);
    }
    throw this.#stopped(message('chat.stopped-after', { rounds: maxRounds }));
  }

  /** One reply of the model. Where it breaks off before a word was written, the question is put once more. */
  async #reply(): Promise<Reply> {
    for (let attempt = 1; ; attempt++) {
      const [writtenBefore, soundedBefore] = [this.#written, this.#sounded];
      try {
        return await this.#stream();
      } catch (thrown) {
        throwIfAborted(this.#signal);
        const error = asAloudError(thrown);
        if (error.code === 'cancelled') throw error;
        if (error.code === 'no-tools' && this.#props.canDoWithout && this.#tools.length > 0) {
          this.#props.log.warn('The chat model has no function calling: asked again without tools.');
          this.#tools = [];
        } else if (
          attempt === 1 &&
          PASSING.has(error.code) &&
          this.#written === writtenBefore &&
          this.#sounded === soundedBefore
        ) {
          this.#props.log.warn(`The reply broke off (${error.code}): asked again.`);
        } else {
          throw this.#withWhatWasDone(error);
        }
      }
    }
  }

  async #stream(): Promise<Reply> {
    const { model, watch } = this.#props;
    throwIfAborted(this.#signal);
    watch({ event: 'state', track: 'mind', state: 'thinking' });
    let text = '';
    let toSpeak = '';
    let end: Reply['end'] | undefined;
    let spoken: SpokenAnswer | undefined;
    const before = this.#sounded;
    const calls: ToolCall[] = [];
    for await (const event of model.reply(this.#messages, this.#tools, this.#signal)) {
      throwIfAborted(this.#signal);
      if (event.type === 'text') {
        // What was said before a call and what is said after it are sentences of their own.
        if (!text && event.delta && this.#written) this.#write('\n');
        text += event.delta;
        if (event.isSpoken) toSpeak += event.delta;
        this.#write(event.delta, event.isSpoken);
      } else if (event.type === 'sound') {
        this.#sounded += event.pcm.length;
        watch({ event: 'sound', pcm: event.pcm });
      } else if (event.type === 'spoken') {
        spoken = event.answer;
      } else if (event.type === 'call') {
        calls.push(event.call);
      } else if (event.type === 'usage') {
        this.#usage = {
          inputTokens: this.#usage.inputTokens + event.inputTokens,
          cachedTokens: this.#usage.cachedTokens + event.cachedTokens,
          outputTokens: this.#usage.outputTokens + event.outputTokens,
        };
      } else {
        end = event.reason;
      }
    }
    throwIfAborted(this.#signal);
    if (toSpeak && this.#sounded === before) watch({ event: 'unspoken', text: toSpeak });
    // A stream that stops without its end may lack anything.
    return { text, ...withIds(calls), end: end ?? 'cut-off', spoken };
  }

  /** Runs the calls of one reply and adds their results to what the model is told next. */
  async #act({ text, calls, nameless, end, spoken }: Reply): Promise<void> {
    const { runner, watch } = this.#props;
    const said = { role: 'assistant', content: text, toolCalls: calls.map(presentable) } as const;
    this.#messages.push({ ...said, ...(spoken && { spoken }) });
    watch({ event: 'state', track: 'mind', state: 'acting' });
    try {
      const results = await runner.reply({ calls, nameless, isWhole: end !== 'cut-off' }, fenced);
      for (const { callId, content } of results) this.#messages.push({ role: 'tool', callId, content });
    } catch (thrown) {
      throwIfAborted(this.#signal);
      const error = asAloudError(thrown);
      throw error.code === 'too-many-rounds' ? this.#stopped(error.says) : error;
    }
  }

  #answer(reply: Reply): string {
    const { runner, model } = this.#props;
    const text = reply.text.trim();
    if (text) return text;
    const summary = runner.done.summary();
    if (reply.end === 'refused') {
      if (!summary) throw new AloudError({ code: 'refused', message: message('chat.declined') });
      return this.#say(sentences([summary, message('chat.declined-to-go-on')]));
    }
    if (summary) return this.#say(summary);
    throw (
      runner.lastFailure ??
      new AloudError({
        code: 'bad-reply',
        message: message('chat.empty', { model: chosenLabel(model) }),
        remedies: ['retry', 'open-settings'],
        setting: 'aloud.chat.model',
      })
    );
  }

  #say(says: Message): string {
    const text = shownText(says);
    this.#write(this.#written ? `\n${text}` : text);
    return text;
  }

  #write(text: string, isSpoken?: true): void {
    if (!text) return;
    this.#written += text;
    this.#props.watch({ event: 'delta', text, ...(isSpoken && { isSpoken }) });
  }

  #stopped(why: Message): AloudError {
    const done = this.#props.runner.done.summary();
    return new AloudError({
      code: 'too-many-rounds',
      message: sentences([why, done ? message('chat.done-so-far', { done }) : message('chat.nothing-done')]),
      setting: 'aloud.chat.maxRounds',
      ...(this.#written ? { text: this.#written } : {}),
    });
  }

  /** To try again from the start would do twice what has been done. */
  #withWhatWasDone(error: AloudError): AloudError {
    const { done: work } = this.#props.runner;
    const done = work.changedAnything ? work.summary() : undefined;
    if (!done && !this.#written) return error;
    return new AloudError({
      code: error.code,
      message: done ? sentences([error.says, message('chat.done-before', { done })]) : error.says,
      remedies: done ? error.remedies.filter(remedy => remedy !== 'retry') : error.remedies,
      ...(error.setting ? { setting: error.setting } : {}),
      ...(this.#written ? { text: this.#written } : {}),
      cause: error,
    });
  }
}
