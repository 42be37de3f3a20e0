import type { Answer, Asking, Question } from '../../../src/editor/asking.ts';
import type { FileEdits } from '../../../src/editor/documents.ts';

export interface ScriptedAskingProps {
  /** Answers questions on screen; no, unless given. */
  readonly confirm?: (question: Question) => Promise<boolean | Answer>;
  /** Which of the files of a preview are taken; none, unless given. */
  readonly preview?: (changes: readonly FileEdits[], title: string) => Promise<readonly string[]>;
}

/** The `Asking` port with a user who answers as a test says. */
export class ScriptedAsking implements Asking {
  readonly questions: Question[] = [];
  readonly #props: ScriptedAskingProps;
  readonly #check: (changes: readonly FileEdits[]) => Promise<void>;

  constructor(props: ScriptedAskingProps, check: (changes: readonly FileEdits[]) => Promise<void>) {
    this.#props = props;
    this.#check = check;
  }

  async confirm(question: Question, signal: AbortSignal): Promise<Answer> {
    if (signal.aborted) return 'no';
    this.questions.push(question);
    const answer = (await this.#props.confirm?.(question)) ?? false;
    if (typeof answer === 'string') return answer;
    return answer ? 'yes' : 'no';
  }

  async preview(changes: readonly FileEdits[], title: string, signal: AbortSignal): Promise<readonly string[]> {
    if (signal.aborted) return [];
    await this.#check(changes);
    const taken = (await this.#props.preview?.(changes, title)) ?? [];
    return changes.map(({ path }) => path).filter(path => taken.includes(path));
  }
}
