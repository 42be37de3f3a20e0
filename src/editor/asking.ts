import type { Message } from '../messages/message.ts';
import { text } from '../messages/text.ts';
import type { FileEdits } from './documents.ts';

/** A paragraph: one sentence, or several on a line each. */
export type Paragraph = Message | readonly Message[];

export interface Question {
  /** One line: what is asked. */
  readonly title: Message;
  /** The whole of what will happen, shown literally: with an empty line between its paragraphs. */
  readonly detail: readonly Paragraph[];
  /** The words on the button that allows it. */
  readonly yes: Message;
  /** The words on the button that allows exactly this for ever; absent where that is not offered. */
  readonly always?: Message;
}

export type Answer = 'no' | 'yes' | 'always';

/** Questions on screen. Never answered by voice. */
export interface Asking {
  /** Anything but one of the buttons is no, and so is a signal that fires. */
  confirm(question: Question, signal: AbortSignal): Promise<Answer>;
  /**
   * Shows edits before they are made and lets the user choose among the files. Resolves with the files that they take:
   * none where they said no, or where the signal fired. Changes nothing. Throws as `Documents.edit` would, before
   * anything is shown.
   */
  preview(changes: readonly FileEdits[], title: Message, signal: AbortSignal): Promise<readonly string[]>;
  /** Answers no to whatever stands on screen; does no harm where nothing does. */
  refuse(): void;
}

/** A question in the user's language. */
export interface ShownQuestion {
  readonly title: string;
  readonly detail: string;
  readonly yes: string;
  readonly always?: string;
}

/** A question as every editor shows it; `say` puts a sentence into words. */
export function shown(
  { title, detail, yes, always }: Question,
  say: (message: Message) => string = text,
): ShownQuestion {
  return {
    title: say(title),
    detail: detail.map(part => ('id' in part ? say(part) : part.map(say).join('\n'))).join('\n\n'),
    yes: say(yes),
    ...(always && { always: say(always) }),
  };
}
