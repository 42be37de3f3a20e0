import type { FileEdits } from './documents.ts';

export interface Question {
  /** One line: what is asked. */
  readonly title: string;
  /** The whole of what will happen, shown literally. */
  readonly detail: string;
  /** The words on the button that allows it. */
  readonly yes: string;
  /** The words on the button that allows exactly this for ever; absent where that is not offered. */
  readonly always?: string;
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
  preview(changes: readonly FileEdits[], title: string, signal: AbortSignal): Promise<readonly string[]>;
}
