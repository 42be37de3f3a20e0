import type { Contribution } from './contribution.ts';
import type { LateParts } from './lateParts.ts';

export interface WordsProps {
  readonly parts: LateParts;
  /** Shows the conversation, where answers are read. */
  readonly showConversation: () => Promise<void>;
  /** Hears that the last turn was taken back. */
  readonly undone: () => void;
}

/** What is done without a voice: typed, chosen from the sheet of commands, explained, or taken back. */
export class Words implements Contribution {
  readonly #props: WordsProps;

  readonly commands = {
    'aloud.explain': async () => {
      void this.#props.showConversation();
      await (await this.#typing()).explain();
    },
    'aloud.typeCommand': async (text?: string, how?: unknown) => {
      const typing = await this.#typing();
      await (how === 'fill in' && text ? typing.fillIn(text) : typing.type(text));
    },
    'aloud.showCommands': async () => (await this.#typing()).showCommands(),
    'aloud.useAlternative': async (number?: number) => (await this.#typing()).useAlternative(number),
    'aloud.undoTurn': async () => {
      if (await (await this.#typing()).undoTurn()) this.#props.undone();
    },
  };

  constructor(props: WordsProps) {
    this.#props = props;
  }

  async #typing() {
    const [{ Typing }, acting] = await Promise.all([import('../parts/typing.ts'), this.#props.parts.acting.get()]);
    return new Typing(acting);
  }
}
