import { type Answer, type Asking, type Question, type ShownQuestion, shown } from '../../../src/editor/asking.ts';
import type { FileEdits } from '../../../src/editor/documents.ts';
import type { Message } from '../../../src/messages/message.ts';
import { text } from '../../../src/messages/text.ts';

export interface ScriptedAskingProps {
  /** Answers questions on screen; no, unless given. */
  readonly confirm?: (question: ShownQuestion) => Promise<boolean | Answer>;
  /** Which of the files of a preview are taken; none, unless given. */
  readonly preview?: (changes: readonly FileEdits[], title: string) => Promise<readonly string[]>;
}

/** The `Asking` port with a user who answers as a test says. */
export class ScriptedAsking implements Asking {
  readonly questions: ShownQuestion[] = [];
  readonly #props: ScriptedAskingProps;
  #refused: (() => void) | undefined;
  readonly #check: (changes: readonly FileEdits[]) => Promise<void>;

  constructor(props: ScriptedAskingProps, check: (changes: readonly FileEdits[]) => Promise<void>) {
    this.#props = props;
    this.#check = check;
  }

  async confirm(question: Question, signal: AbortSignal): Promise<Answer> {
    if (signal.aborted) return 'no';
    const read = shown(question);
    this.questions.push(read);
    const refused = new Promise<false>(resolve => {
      this.#refused = () => resolve(false);
    });
    const answer = (await Promise.race([this.#props.confirm?.(read), refused])) ?? false;
    if (typeof answer === 'string') return answer;
    return answer ? 'yes' : 'no';
  }

  refuse(): void {
    this.#refused?.();
  }

  async preview(changes: readonly FileEdits[], title: Message, signal: AbortSignal): Promise<readonly string[]> {
    if (signal.aborted) return [];
    await this.#check(changes);
    const taken = (await this.#props.preview?.(changes, text(title))) ?? [];
    return changes.map(({ path }) => path).filter(path => taken.includes(path));
  }
}
