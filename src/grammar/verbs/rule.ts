import { asWritten, type Message, message } from '../../messages/message.ts';

/** What was said for a slot, as text; '' for one that was left out. */
export type Said = (slot: string) => string;

/** A spoken command: how it is said, and the action that it becomes. */
export interface Rule {
  /** In the notation of commands/pattern.ts; the first is the one shown. */
  readonly say: readonly string[];
  /**
   * Further ways. The sheet and the recogniser's own grammar leave them out: the one would be too long to read, the other
   * too slow.
   */
  readonly also?: readonly string[];
  /** The action that it becomes. */
  readonly does: string;
  /** Its arguments, from what was said for the slots; none without it. Undefined where that cannot be meant. */
  readonly with?: (said: Said) => Readonly<Record<string, unknown>> | undefined;
  /** What it does, for the sheet of commands. */
  readonly help: Message;
  /** Whether its slots take nearly anything: every other reading comes before it. */
  readonly isWide?: true;
  /** Whether what is said may be a text of any length. */
  readonly takesText?: true;
}

/** The groups of the sheet of commands, in its order. What may be read in two ways is what the earlier group says. */
export const TITLES = {
  elsewhere: message('commands.title-elsewhere'),
  go: message('commands.title-go'),
  select: message('commands.title-select'),
  edit: message('commands.title-edit'),
  write: message('commands.title-write'),
  again: message('commands.title-again'),
  ask: message('commands.title-ask'),
  speaking: message('speaking.title'),
  files: message('commands.title-files'),
  window: message('commands.title-window'),
  lookAround: message('commands.title-look-around'),
  language: message('commands.title-language'),
  run: message('commands.title-run'),
  // A name, the same in every language.
  git: asWritten('Git'),
};
export type GroupName = keyof typeof TITLES;
