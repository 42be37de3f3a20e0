import type { Position } from '../editor/position.ts';
import type { Message } from '../messages/message.ts';

/** What a lesson may wait for that is seen in no document. */
export type Happened = 'answered' | 'numbered' | 'awake' | 'asleep' | 'off';

/** What must hold afterwards, whatever was said to come there. */
export type Wanted =
  /** The text is like this, and not like that. */
  | { readonly text: RegExp; readonly without?: RegExp }
  /** The text is as it was when the lesson began. */
  | { readonly text: 'as before' }
  /** The cursor is in this line, from 1 on. */
  | { readonly line: number }
  /** This is selected, white space around it aside. */
  | { readonly selected: RegExp }
  | { readonly happens: Happened };

/** One thing to do. */
export interface Task {
  /** As it may be said, in English, or what is done where there is nothing to say. */
  readonly say: string;
  /** The command of VS Code's whose key is pressed for it, where it is not a voice command. */
  readonly by?: 'aloud.dictateComment' | 'aloud.explain' | 'aloud.handsFree';
  /** What comes of it. */
  readonly about: Message;
  /** Where the cursor is put first, line and character from 0; it stays where it is if absent. */
  readonly from?: Position;
  readonly wanted: Wanted;
}

/** A minute of learning by doing. */
export interface Lesson {
  readonly title: Message;
  /** What is in the practice file at its beginning; TypeScript. */
  readonly text: string;
  readonly tasks: readonly [Task, ...Task[]];
}

/** The practice file, as it is looked at. */
export interface Practice {
  readonly text: string;
  /** Offsets, in UTF-16 units. */
  readonly selection: { readonly start: number; readonly end: number };
}

/** Whether what a task wants is there; what happens beside the file is told apart. */
export function holds(wanted: Wanted, { text, selection }: Practice, begunWith: string): boolean {
  if ('line' in wanted) return text.slice(0, selection.end).split('\n').length === wanted.line;
  if ('selected' in wanted) return wanted.selected.test(text.slice(selection.start, selection.end).trim());
  if ('happens' in wanted) return false;
  if (wanted.text === 'as before') return text === begunWith;
  const without = 'without' in wanted ? wanted.without : undefined;
  return wanted.text.test(text) && !without?.test(text);
}
