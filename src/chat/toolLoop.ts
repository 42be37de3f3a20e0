import type { Action, ActionContext } from '../actions/action.ts';
import { AloudError, asAloudError, throwIfAborted } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Watcher } from '../session/turnEvents.ts';
import type { ChatMessage, ChatModel, Tool, ToolCall } from './chatModel.ts';
import { findAction, keyOf, parseArguments, presentable, withIds } from './checkCall.ts';
import { Deeds } from './deeds.ts';
import { fenced } from './fence.ts';
import type { PastCall } from './history.ts';
import { toolsFrom } from './prompt.ts';
import { runAction } from './runAction.ts';

/** A result is cut to so many characters for the model; whoever watches gets all of it. */
const LONGEST_RESULT = 12_000;

/** A reply with more calls than this has lost its way. */
const MOST_CALLS_IN_A_REPLY = 32;

/** Failures in the middle of a reply after which the same question may be put once more. */
const PASSING: ReadonlySet<string> = new Set(['unreachable', 'bad-reply']);

export interface ToolLoopLimits {
  /** The most replies in one turn. */
  readonly maxRounds: number;
  readonly actionTimeoutMs: number;
  /** How often the same call may come without anything new in between. */
  readonly maxIdentical: number;
}

export interface ToolLoopProps {
  readonly model: ChatModel;
  readonly messages: readonly ChatMessage[];
  /** All there are, in their own order. */
  readonly actions: readonly Action[];
  /** Those that may be called now; all if absent. */
  readonly usable?: readonly Action[];
  readonly context: ActionContext & { settle?(): string };
  readonly limits: ToolLoopLimits;
  readonly watch: Watcher;
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
  /** How many actions succeeded. */
  readonly acted: number;
  /** Those, in their order. */
  readonly calls: readonly PastCall[];
  readonly usage: Usage;
}

/**
 * Lets a model act until it has nothing more to do, and returns what it says in the end. Calls take effect as soon as
 * the reply that holds them is complete, in its order; what goes wrong with one is told to the model, and what comes
 * after it in the same reply only runs if it changes and shows nothing. Everything written is told to the watcher as
 * `delta`s, also an answer made here from the results because the model gave none.
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
}

class ToolLoop {
  readonly #props: ToolLoopProps;
  readonly #signal: AbortSignal;
  readonly #messages: ChatMessage[];
  readonly #deeds = new Deeds();
  readonly #calls: PastCall[] = [];
  readonly #usable: readonly Action[];
  readonly #seen = new Set<string>();
  #repeats = new Map<string, number>();
  #tools: readonly Tool[];
  #usage: Usage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
  #written = '';
  #lastFailure: AloudError | undefined;

  constructor(props: ToolLoopProps, signal: AbortSignal) {
    this.#props = props;
    this.#signal = signal;
    this.#messages = [...props.messages];
    this.#usable = props.usable ?? props.actions;
    this.#tools = toolsFrom(props.actions, this.#usable);
  }

  async run(): Promise<ToolLoopResult> {
    const { maxRounds } = this.#props.limits;
    for (let round = 1; round <= maxRounds; round++) {
      const reply = await this.#reply();
      if (reply.calls.length === 0 || reply.end === 'refused') return this.#result(this.#answer(reply), round);
      await this.#act(reply);
    }
    throw this.#stopped(`after ${maxRounds} rounds the model still wanted more`);
  }

  /** One reply of the model. Where it breaks off before a word was written, the question is put once more. */
  async #reply(): Promise<Reply> {
    for (let attempt = 1; ; attempt++) {
      const writtenBefore = this.#written;
      try {
        return await this.#stream();
      } catch (thrown) {
        throwIfAborted(this.#signal);
        const error = asAloudError(thrown);
        if (error.code === 'cancelled') throw error;
        if (error.code === 'no-tools' && this.#onlyReads() && this.#tools.length > 0) {
          this.#props.log.warn('The chat model has no function calling: asked again without tools.');
          this.#tools = [];
        } else if (attempt === 1 && PASSING.has(error.code) && this.#written === writtenBefore) {
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
    watch({ event: 'state', state: 'thinking' });
    let text = '';
    let end: Reply['end'] | undefined;
    const calls: ToolCall[] = [];
    for await (const event of model.reply(this.#messages, this.#tools, this.#signal)) {
      throwIfAborted(this.#signal);
      if (event.type === 'text') {
        // What was said before a call and what is said after it are sentences of their own.
        if (!text && event.delta && this.#written) this.#write('\n');
        text += event.delta;
        this.#write(event.delta);
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
    // A stream that stops without its end may lack anything.
    return { text, ...withIds(calls), end: end ?? 'cut-off' };
  }

  /** Runs the calls of one reply and adds their results to what the model is told next. */
  async #act({ text, calls, nameless, end }: Reply): Promise<void> {
    this.#messages.push({ role: 'assistant', content: text, toolCalls: calls.map(presentable) });
    this.#props.watch({ event: 'state', state: 'acting' });
    if (calls.some(call => !this.#seen.has(keyOf(call)))) this.#repeats = new Map();
    let failed = false;
    for (const [index, call] of calls.entries()) {
      this.#countRepeats(call);
      const content = await this.#try(call, () => {
        if (end === 'cut-off')
          throw unusable(
            'The reply was cut off at its longest, so none of its calls was run. Send fewer calls in a reply, or shorter ones.',
          );
        if (nameless.has(call))
          throw unusable(
            'The id of this call was empty or given twice, so it was not run. Give each call an id of its own.',
          );
        if (index >= MOST_CALLS_IN_A_REPLY)
          throw unusable(`This call was not run: there may be ${MOST_CALLS_IN_A_REPLY} in a reply.`);
        return failed;
      });
      failed ||= content.failed;
      const isLast = index === calls.length - 1;
      const note = isLast ? (this.#props.context.settle?.() ?? '') : '';
      this.#messages.push({ role: 'tool', callId: call.id, content: note ? `${content.text}\n${note}` : content.text });
    }
  }

  /** `check` throws if the call must not run, and says whether one before it has failed. */
  async #try(call: ToolCall, check: () => boolean): Promise<{ readonly text: string; readonly failed: boolean }> {
    const { actions, context, limits, watch, log } = this.#props;
    let shown: unknown = call.arguments;
    try {
      const failedBefore = check();
      const action = findAction(call.name, actions);
      if (!this.#usable.includes(action)) throw unusable(`${call.name} cannot be used now: ${whyNot(action)}.`);
      const raw = parseArguments(call);
      shown = raw;
      if (failedBefore && action.risk !== 'reads') {
        throw unusable(
          'This call was not run, because one before it in the same reply failed. Mend that one first, then send this again if it is still right.',
        );
      }
      const input = action.parse(raw);
      const result = await runAction(action, input, context, limits.actionTimeoutMs, this.#signal);
      this.#deeds.add(result, action.risk !== 'reads');
      this.#calls.push({ name: call.name, arguments: raw, result });
      watch({ event: 'action', name: call.name, arguments: shown, result });
      return { text: fenced(cut(result)), failed: false };
    } catch (thrown) {
      throwIfAborted(this.#signal);
      const error = asAloudError(thrown);
      if (error.code === 'cancelled') throw error;
      log.info(`${call.name || 'A call without a name'} failed (${error.code}).`);
      this.#lastFailure = error;
      watch({ event: 'action', name: call.name, arguments: shown, error: error.message });
      return { text: `Error: ${error.code}\n${fenced(cut(error.message))}`, failed: true };
    }
  }

  /** Throws once a call comes more often than it may without a call among them that was not made before. */
  #countRepeats(call: ToolCall): void {
    const key = keyOf(call);
    const times = (this.#repeats.get(key) ?? 0) + 1;
    if (times > this.#props.limits.maxIdentical)
      throw this.#stopped(`the model asked for the same thing over and over (${call.name})`);
    this.#seen.add(key);
    this.#repeats.set(key, times);
  }

  #answer(reply: Reply): string {
    const text = reply.text.trim();
    if (text) return text;
    const summary = this.#deeds.summary();
    if (reply.end === 'refused') {
      if (!summary)
        throw new AloudError({ code: 'refused', message: 'The model declined to do this. Say it in other words.' });
      return this.#say(`${summary} The model declined to go on.`);
    }
    if (summary) return this.#say(summary);
    throw (
      this.#lastFailure ??
      new AloudError({
        code: 'bad-reply',
        message: `The model ${this.#props.model.name} gave an empty answer. Try again, or choose another model.`,
        remedies: ['retry', 'open-settings'],
        setting: 'aloud.chat.model',
      })
    );
  }

  #result(answer: string, rounds: number): ToolLoopResult {
    return { answer, rounds, acted: this.#deeds.count, calls: this.#calls, usage: this.#usage };
  }

  #say(text: string): string {
    this.#write(this.#written ? `\n${text}` : text);
    return text;
  }

  #write(text: string): void {
    if (!text) return;
    this.#written += text;
    this.#props.watch({ event: 'delta', text });
  }

  #stopped(reason: string): AloudError {
    const done = this.#deeds.summary();
    return new AloudError({
      code: 'too-many-rounds',
      message: `Stopped: ${reason}. ${done ? `Done so far: ${done} Undo takes edits back.` : 'Nothing was done.'}`,
      setting: 'aloud.chat.maxRounds',
      ...(this.#written ? { text: this.#written } : {}),
    });
  }

  /** To try again from the start would do twice what has been done. */
  #withWhatWasDone(error: AloudError): AloudError {
    const done = this.#deeds.changedAnything ? this.#deeds.summary() : '';
    if (!done && !this.#written) return error;
    return new AloudError({
      code: error.code,
      message: done ? `${error.message} Done before that: ${done}` : error.message,
      remedies: done ? error.remedies.filter(remedy => remedy !== 'retry') : error.remedies,
      ...(error.setting ? { setting: error.setting } : {}),
      ...(this.#written ? { text: this.#written } : {}),
      cause: error,
    });
  }

  #onlyReads(): boolean {
    return this.#usable.every(action => action.risk === 'reads');
  }
}

function unusable(message: string): AloudError {
  return new AloudError({ code: 'bad-arguments', message });
}

function whyNot({ risk }: Action): string {
  return risk === 'reads' || risk === 'shows'
    ? 'nothing is open that it could work on'
    : 'the user has only asked something, nothing is open, or the workspace is not trusted';
}

function cut(text: string): string {
  const over = text.length - LONGEST_RESULT;
  return over > 0 ? `${text.slice(0, LONGEST_RESULT)}\n(${over} more characters left out)` : text;
}
