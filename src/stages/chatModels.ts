import type { ChatMessage, ChatModel, ReplyEvent, Tool } from '../chat/chatModel.ts';
import { OpenAIChatModel } from '../chat/openaiChatModel.ts';
import { SecretFreeChatModel } from '../chat/secretFreeChatModel.ts';
import { AloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { ChatName } from '../common/settings/backendNames.ts';
import type { Choice } from '../common/settings/choice.ts';
import { type Message, message } from '../messages/message.ts';
import type { OpenAIAccess } from '../openai/requests/request.ts';
import { type Backend, type Candidate, firstFailure, insteadOf, isNobodyThere, nothingMissing } from './backend.ts';
import { FirstThatWorks } from './firstThatWorks.ts';

/** A language model that the editor itself has. */
export interface EditorChatModel extends ChatModel {
  isThere(): Promise<boolean>;
}

export interface ChatMeans {
  readonly access: OpenAIAccess;
  /** Undefined where the editor can have none. */
  readonly editor: EditorChatModel | undefined;
}

const NO_MODEL: ChatModel = {
  name: 'vscode',
  // biome-ignore lint/correctness/useYield: it has nothing to answer
  async *reply() {
    throw new AloudError({
      code: 'model-gone',
      message: message('stages.no-editor'),
      setting: 'aloud.chat.backend',
    });
  },
};

export const CHAT_MODELS: Readonly<Record<ChatName, Backend<ChatModel, ChatMeans>>> = {
  openai: {
    label: message('stages.server'),
    goesTo: 'server',
    make: ({ access }) => new SecretFreeChatModel(new OpenAIChatModel(access)),
    missing: nothingMissing,
    leaves: isNobodyThere,
  },
  vscode: {
    label: message('stages.editor-model'),
    goesTo: 'editor',
    make: ({ editor }) => new SecretFreeChatModel(editor ?? NO_MODEL),
    missing: async (_model, { editor }) => ((await editor?.isThere()) ? undefined : message('stages.no-editor-model')),
    leaves: ({ code }) => code === 'model-gone',
  },
};

export interface AutoChatModelProps {
  readonly candidates: readonly [Candidate<ChatModel>, ...Candidate<ChatModel>[]];
  readonly log: Log;
  /** Says in passing who answers, where it is not the one that the user wants most. */
  readonly progress: (says: Message) => void;
}

/** The first chat model that answers; the rest of a turn is its own. */
export class AutoChatModel implements ChatModel {
  readonly #props: AutoChatModelProps;
  readonly #first: FirstThatWorks<ChatModel, ReplyEvent>;

  constructor(props: AutoChatModelProps) {
    this.#props = props;
    const { candidates, log, progress } = props;
    const chose = ({ name }: ChatModel, failures: readonly AloudError[]) => {
      if (failures.length > 0) progress(insteadOf(failures, name) ?? message('stages.answers', { name }));
    };
    this.#first = new FirstThatWorks({ candidates, log, remembers: true, chose, none: firstFailure });
  }

  get name(): string {
    return (this.#first.chosen ?? this.#props.candidates[0].part).name;
  }

  get choice(): Choice | undefined {
    return this.#first.choice;
  }

  get label(): Message | undefined {
    return (this.#first.chosen ?? this.#props.candidates[0].part).label;
  }

  reply(messages: readonly ChatMessage[], tools: readonly Tool[], signal: AbortSignal): AsyncIterable<ReplyEvent> {
    return this.#first.ask(model => model.reply(messages, tools, signal), signal);
  }
}
