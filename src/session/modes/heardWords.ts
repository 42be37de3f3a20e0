import * as z from 'zod/mini';
import type { Action } from '../../actions/action.ts';
import { defineReading, nonEmpty } from '../../actions/define.ts';
import type { ChatModel, ReplyEvent } from '../../chat/chatModel.ts';
import { visibleLine } from '../../common/visible.ts';
import { message } from '../../messages/message.ts';
import { english, text } from '../../messages/text.ts';
import type { Teller } from '../turnEvents.ts';

/** Nobody says more at a time than is shown, in UTF-16 units. */
const LONGEST = 4000;

/**
 * What a model has heard that is asked by sound: the words that it calls `heard` with, or that there were none. They are
 * its own account, shown to the user and remembered, and nothing follows from them.
 */
export class HeardWords {
  readonly action: Action;
  readonly #tell: Teller;
  /** What ears on this machine have heard, which was told. */
  readonly #before: string;
  #words = '';
  #isTold: boolean;

  constructor(tell: Teller, before: string) {
    this.#tell = tell;
    this.#before = before;
    this.#isTold = before !== '';
    const action = defineReading({
      name: 'heard',
      description:
        'Notes the words of the user, as you heard them, where they can read them. Comes before other calls.',
      needs: [],
      input: z.strictObject({ words: nonEmpty('Word for word, in the language that was spoken.') }),
      run: async ({ words }) => {
        this.#is(visibleLine(words).slice(0, LONGEST));
        return message('session.noted');
      },
    }) as Action;
    this.action = { ...action, isUntold: true };
  }

  /** The model that is asked, whose reply is looked at before anything follows from it. */
  of(model: ChatModel): ChatModel {
    return { ...named(model), reply: (...asked) => this.#followed(model.reply(...asked)) };
  }

  /** Whatever else comes of what was said stands behind it. */
  async *#followed(events: AsyncIterable<ReplyEvent>): AsyncGenerator<ReplyEvent, void, undefined> {
    let isNoted = false;
    for await (const event of events) {
      if (event.type === 'call') isNoted ||= event.call.name === this.action.name;
      const isAnswer = (event.type === 'text' && event.delta.trim() !== '') || event.type === 'sound';
      if (isAnswer || (event.type === 'call' && !isNoted)) this.#showNothing();
      yield event;
    }
  }

  /** For the turns to come. */
  get forHistory(): string {
    return this.#words || this.#before || english(message('session.said-as-sound'));
  }

  #showNothing(): void {
    if (!this.#isTold) this.#show(text(message('session.said-as-sound')), { isUnwritten: true });
  }

  #is(words: string): void {
    if (this.#words !== '') return;
    this.#words = words;
    if (this.#isTold) this.#tell({ event: 'understood', text: words });
    else this.#show(words);
  }

  #show(words: string, about: { readonly isUnwritten?: true } = {}): void {
    this.#isTold = true;
    this.#tell({ event: 'transcript', text: words, isSound: true, ...about });
  }
}

function named({ name, choice, label }: ChatModel): Omit<ChatModel, 'reply'> {
  return { name, choice, label };
}
