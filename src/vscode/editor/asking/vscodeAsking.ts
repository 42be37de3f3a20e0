import type { Answer, Asking, Question } from '../../../editor/asking.ts';
import type { FileEdits } from '../../../editor/documents.ts';
import type { Message } from '../../../messages/message.ts';
import { chosen } from './preview.ts';
import { ask } from './question.ts';

/** The `Asking` port on VS Code. */
export class VscodeAsking implements Asking {
  confirm(question: Question, signal: AbortSignal): Promise<Answer> {
    return ask(question, signal);
  }

  async preview(changes: readonly FileEdits[], title: Message, signal: AbortSignal): Promise<readonly string[]> {
    return (await chosen(changes, title, signal)).map(({ path }) => path);
  }
}
