import type { Choice } from '../common/choice.ts';
import { asAloudError, throwIfAborted } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { ChatMessage, ChatModel, ReplyEvent, Tool } from './chatModel.ts';

/** Failures after which another model may do: nothing was asked yet, or nobody has answered. */
const NOBODY_THERE: ReadonlySet<string> = new Set(['no-key', 'unreachable']);

export interface FallbackChatModelProps {
  readonly first: ChatModel;
  /** The one to take instead; undefined where there is none. */
  readonly second: () => Promise<ChatModel | undefined>;
  /** Says in passing which one answers. */
  readonly progress: (sentence: string) => void;
  readonly log: Log;
}

/** A chat model that is taken where the first has no key or no network. */
export class FallbackChatModel implements ChatModel {
  readonly #props: FallbackChatModelProps;
  #choice: Choice | undefined;

  constructor(props: FallbackChatModelProps) {
    this.#props = props;
  }

  get name(): string {
    return this.#props.first.name;
  }

  /** What answered last. */
  get choice(): Choice | undefined {
    return this.#choice;
  }

  async *reply(
    messages: readonly ChatMessage[],
    tools: readonly Tool[],
    signal: AbortSignal,
  ): AsyncGenerator<ReplyEvent, void, undefined> {
    const { first, second, progress, log } = this.#props;
    let begun = false;
    try {
      for await (const event of first.reply(messages, tools, signal)) {
        begun = true;
        this.#choice = { name: first.name, passedOver: [] };
        yield event;
      }
      return;
    } catch (thrown) {
      throwIfAborted(signal);
      const error = asAloudError(thrown);
      if (begun || !NOBODY_THERE.has(error.code)) throw error;
      const other = await second();
      if (!other) throw error;
      log.info(`${first.name} is not there (${error.code}): ${other.name} answers.`);
      progress(`${other.name} answers.`);
      this.#choice = { name: other.name, passedOver: [{ name: first.name, why: error.message }] };
      try {
        yield* other.reply(messages, tools, signal);
      } catch (failed) {
        throwIfAborted(signal);
        // The first is what the user wants: what is wrong with it is what they can mend.
        throw asAloudError(failed).code === 'model-gone' ? error : failed;
      }
    }
  }
}
