import type { Answer, Asking, Question } from '../../../editor/asking.ts';
import type { FileEdits } from '../../../editor/documents.ts';
import type { Message } from '../../../messages/message.ts';
import { chosen } from './preview.ts';
import { ask } from './question.ts';

/** The `Asking` port on VS Code. */
export class VscodeAsking implements Asking {
  /** What stands on screen. */
  readonly #open = new Set<AbortController>();

  confirm(question: Question, signal: AbortSignal): Promise<Answer> {
    return this.#asked(signal, ended => ask(question, ended));
  }

  async preview(changes: readonly FileEdits[], title: Message, signal: AbortSignal): Promise<readonly string[]> {
    return (await this.#asked(signal, ended => chosen(changes, title, ended))).map(({ path }) => path);
  }

  refuse(): void {
    for (const each of this.#open) each.abort();
  }

  async #asked<T>(signal: AbortSignal, ask_: (ended: AbortSignal) => Promise<T>): Promise<T> {
    const refusing = new AbortController();
    this.#open.add(refusing);
    try {
      return await ask_(AbortSignal.any([signal, refusing.signal]));
    } finally {
      this.#open.delete(refusing);
    }
  }
}
