import type { SheetEntry } from '../commands/sheet.ts';
import type { Progress } from '../commands/understand.ts';

/**
 * A language in which commands are said. What is said in any of them comes to the grammar's own words, which are those of
 * plain English: what they point at, whether it is there and what becomes of it is found by one grammar for all.
 */
export interface SpokenLanguage {
  /** ISO 639-1. */
  readonly tag: string;
  /** Whether its words are the grammar's own: then what is dictated as code, or was misheard, is found as well. */
  readonly isOwn: boolean;
  /**
   * What was said as commands, in the grammar's own words, the likeliest first; none where it is no command. Names stay as
   * they were said. Throws nothing.
   */
  meanings(transcript: string): Iterable<readonly string[]>;
  /** Reads its tables before they are asked for, yielding in between; nothing the second time. */
  prepare(): Generator<void, void>;
  /** How far what was said so far is: a whole command, the beginning of one that cannot end here, or none. */
  progress(transcript: string): Progress;
  /** Whether a word, in small letters, has a meaning in commands, whatever it stands beside. */
  isCommandWord(word: string): boolean;
  /** How one goes to what is called so. */
  goingTo(name: string): string;
  /** All that can be said. */
  sheet(): readonly SheetEntry[];
}
