import { AloudError, asAloudError, type Remedy, throwIfAborted } from '../../common/errors.ts';
import type { FilledDeed, OwnCommands } from '../../grammar/own/ownCommands.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import type { ByGrammar, Result } from './byGrammar.ts';
import { type ByModel, NO_MODEL } from './byModel.ts';
import type { Explain } from './explain.ts';
import type { Heard, Mode, Turn } from './mode.ts';
import type { OwnCommand } from './ownCommand.ts';

/** Who understands commands: the grammar, the chat model, or one before the other. */
export type Order = 'grammar-first' | 'chat-first' | 'grammar' | 'chat';

export interface CommandProps {
  /** Answers what is said to Aloud itself, such as to sleep; undefined for anything else. */
  readonly control: ((words: string) => Message | undefined) | undefined;
  /** The commands that the user or the workspace has made, and what does them. */
  readonly own: OwnCommands;
  readonly ownCommand: OwnCommand;
  /** Further words that are said to Aloud itself, which no workspace can take. */
  readonly alouds: readonly string[];
  readonly byGrammar: ByGrammar;
  readonly byModel: ByModel;
  readonly explain: Pick<Explain, 'outline' | 'run'>;
  readonly order: Order;
}

interface Lacking {
  readonly message: Message;
  readonly remedies: readonly Remedy[];
}

/**
 * Does what was said: what the user has made themselves first; else by the grammar where it knows, by the chat model
 * where it does not, or the other way round, as the user has it. Throws `nothing-understood` where neither can.
 */
export class Command implements Mode {
  readonly #props: CommandProps;

  constructor(props: CommandProps) {
    this.#props = props;
  }

  async run(turn: Turn, signal: AbortSignal): Promise<void> {
    const { control, ownCommand, order } = this.#props;
    const answer = control?.(turn.heard.raw);
    if (answer) return turn.tell({ event: 'answer', text: text(answer) });
    const own = this.#ownOf(turn.heard);
    if (own) return ownCommand.run(own, turn, signal);
    const first = order === 'grammar-first' || order === 'grammar' ? await this.#byGrammar(turn, signal) : undefined;
    if (first?.isDone) return;
    if (first?.explains) return this.#explain(turn, signal);
    if (order !== 'grammar') return this.#askModel(turn, first?.tried ?? [], signal);
    const { raw } = turn.heard;
    throw new AloudError({
      code: 'nothing-understood',
      ...(await this.#lacking(message('session.no-command', { words: raw }), turn)),
      text: raw,
    });
  }

  /** As without words of the user's own: what is here. Where no model is to understand commands, none is asked. */
  #explain(turn: Turn, signal: AbortSignal): Promise<void> {
    const { explain, order } = this.#props;
    if (order === 'grammar') return explain.outline(turn, signal);
    return explain.run({ ...turn, heard: { ...turn.heard, spelled: '' } }, signal);
  }

  #byGrammar(turn: Turn, signal: AbortSignal): Promise<Result> {
    const { byGrammar, order } = this.#props;
    return byGrammar.run(turn, order === 'grammar-first' ? 'model' : undefined, signal);
  }

  async #askModel(turn: Turn, tried: readonly string[], signal: AbortSignal): Promise<void> {
    const { byGrammar, byModel, order } = this.#props;
    const { raw, spelled } = turn.heard;
    try {
      await byModel.run('command', { words: spelled, tried }, turn, signal);
    } catch (thrown) {
      throwIfAborted(signal);
      const error = asAloudError(thrown);
      if (!NO_MODEL.has(error.code)) throw error;
      // What was left to a model in doubt is better than nothing where there is none.
      const again: Result =
        order === 'chat' ? { isDone: false, tried: [] } : await byGrammar.run(turn, undefined, signal);
      if (again.isDone) return;
      if (again.explains) return this.#explain(turn, signal);
      if (order === 'chat') throw error;
      const isMissing = error.code === 'no-key';
      const unknown = isMissing
        ? message('session.no-model', { words: raw })
        : message('session.no-model-now', { words: raw, why: error.says });
      const { message: lacking, remedies } = await this.#lacking(unknown, turn);
      throw new AloudError({
        // Who has no chat model has chosen so: then a command that nobody knows is no failure of anything.
        code: isMissing ? 'nothing-understood' : error.code,
        message: lacking,
        remedies: [...remedies, ...error.remedies],
        ...(error.setting && { setting: error.setting }),
        text: raw,
        cause: error,
      });
    }
  }

  /** What a command lacks, where it is nearly one; else that nobody knows what was meant, and what is not known here. */
  async #lacking(unknown: Message, { heard: { raw }, exchange }: Turn): Promise<Lacking> {
    const lack = await this.#props.byGrammar.lack(raw, exchange);
    // Words that may go on are perhaps a wish in plain English, and no command at all.
    if (lack && lack.id !== 'understand.begun') return { message: lack, remedies: [] };
    const all = lack ? [lack, unknown] : [unknown];
    if (!this.#props.own.leavesOut) return { message: sentences(all), remedies: [] };
    return { message: sentences([...all, message('own.not-trusted')]), remedies: ['manage-trust'] };
  }

  /** A vocabulary spells: it makes no command of what was no command. */
  #ownOf({ raw, worded, spelled }: Heard): FilledDeed | undefined {
    const { own, alouds } = this.#props;
    return own.understand(raw === spelled || worded !== undefined ? [raw] : [raw, spelled], alouds);
  }
}
