import type { Writing } from '../../syntax/writing.ts';
import type { Lexicon } from './lexicon.ts';

/** The language and the names that words are read by. */
export interface Wording {
  readonly writing: Writing | undefined;
  readonly lexicon: Lexicon;
}
