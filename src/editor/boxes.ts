/** What is looked for: to the letter, or by a regular expression as JavaScript writes them; whatever the case. */
export interface BoxQuery {
  readonly text: string;
  readonly isRegex: boolean;
}

/** A text for one of the places beside documents that take some, and what it is for there. */
export type Filling =
  /** In the place of the message that stands there, or on a line of its own behind it. */
  | { readonly box: 'commit message'; readonly text: string; readonly add: boolean }
  /** Looked for in this document, or in all files. */
  | { readonly box: 'find' | 'search'; readonly query: BoxQuery; readonly replacement?: string }
  /** What a list is narrowed to: files, symbols of all files, commands. */
  | { readonly box: 'files' | 'symbols' | 'palette'; readonly text: string }
  | { readonly box: 'chat'; readonly text: string };

export type BoxName = Filling['box'];

/** Where text can go that is for no document. */
export const INTO = [
  'terminal',
  'commit message',
  'find',
  'search',
  'files',
  'symbols',
  'palette',
  'chat',
] as const satisfies readonly (BoxName | 'terminal')[];
export type Into = (typeof INTO)[number];

/** The boxes of the workbench. */
export interface Boxes {
  /**
   * Shows a box with a text in it, for the user to go on with: nothing is committed, replaced, sent, evaluated or chosen.
   * Throws AloudError: `unsupported` where there is no such box.
   */
  fill(filling: Filling): Promise<void>;
}
