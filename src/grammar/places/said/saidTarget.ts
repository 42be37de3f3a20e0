import type { MarksTarget } from './marks.ts';
import type { ObjectWord } from './objects.ts';
import type { Pair } from './pairs.ts';
import type { Which } from './which.ts';

/** A thing of some kind: "the withdraw method", "second argument of the call", "the line that says return null". */
export interface ObjectTarget {
  readonly kind: 'object';
  readonly object: ObjectWord;
  readonly which: Which;
  /** What it is called, or has in its head. */
  readonly name: readonly string[];
  /** What it has in its text: "the comment about retries". */
  readonly holding?: readonly string[];
  readonly of?: Target;
}

/** Words of the text: whole names of it, where the same words are a name of structure. */
export interface PhraseTarget {
  readonly kind: 'phrase';
  readonly words: readonly string[];
  readonly which: Which;
  readonly isWhole: boolean;
  /** Whether someone said that it is a text: "the word if". */
  readonly isExplicit?: true;
  /** Whether only a whole name in the function where the cursor is will do. */
  readonly isAtHand?: true;
  readonly of?: Target;
}

/** What is pointed at, as it was said. */
export type Target =
  /** What is selected, or the lines of it. */
  | { readonly kind: 'selection'; readonly lines?: true }
  | ObjectTarget
  | PhraseTarget
  /** What is known by its name alone, with "the" or a rank: "the console log", "the second button". */
  | { readonly kind: 'called'; readonly name: readonly string[]; readonly which: Which; readonly of?: Target }
  /** Several of a kind by their numbers, both included. */
  | { readonly kind: 'numbered'; readonly object: ObjectWord; readonly first: number; readonly last: number }
  | MarksTarget
  /** Several that were said one by one: "this line and the next one". */
  | { readonly kind: 'both'; readonly targets: readonly [Target, Target] }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end'; readonly of: Target }
  /** So many of its kind before or behind something, or the cursor: "two lines down", "the method after withdraw". */
  | {
      readonly kind: 'beside';
      readonly object: ObjectWord;
      readonly side: 'before' | 'after';
      readonly rank: number;
      readonly of?: Target;
    }
  /** What stands in brackets or quotes, with them or without. */
  | { readonly kind: 'enclosed'; readonly pair: Pair; readonly isWith: boolean; readonly of?: Target }
  /** What lies in a thing: "everything in the try block". */
  | { readonly kind: 'inside'; readonly of: Target }
  /** Of a line, or another stretch, what is before or behind something in it. */
  | { readonly kind: 'side'; readonly side: 'before' | 'after'; readonly to: Target; readonly of: Target }
  /** From the cursor to there, with it or up to it. */
  | { readonly kind: 'reach'; readonly to: Target; readonly isThrough?: boolean }
  | { readonly kind: 'stretch'; readonly from: Target; readonly to: Target };

/** What was said for a target: in small letters, as it was, and how the words from one to another are read. */
export interface Said {
  readonly said: readonly string[];
  readonly words: readonly string[];
  /** The readings of some of the words as a target that this one is made of. */
  readonly within: (from: number, to?: number) => Iterable<Target>;
  /** The readings of other words. */
  readonly reread: (words: readonly string[]) => Iterable<Target>;
}

export const lineHere: Target = {
  kind: 'object',
  object: { kinds: ['line'], plural: false, whole: undefined, length: 1 },
  which: { kind: 'nearest' },
  name: [],
};

export const wholeFile: Target = {
  kind: 'object',
  object: { kinds: ['file'], plural: false, whole: undefined, length: 1 },
  which: { kind: 'nearest' },
  name: [],
};
