import { isCommandWord } from '../grammar/languages/languages.ts';
import { type OwnWord, Vocabulary } from '../transcribe/vocabulary/vocabulary.ts';

/** Whose file a word is in: the user's own, or one that came with the workspace. */
export type VocabularyOrigin = 'home' | 'workspace';

/** The words that are in force, and a way to keep more of them. */
export interface VocabularyStore {
  current(): Promise<Vocabulary>;
  /** Keeps words in the user's own file. Throws AloudErrors. */
  learn(words: readonly OwnWord[]): Promise<void>;
}

/**
 * The user's words before those that came with the workspace, each where it can only spell. Nothing that has a meaning in
 * commands is written by one, nor heard as one: "hello" never becomes "delete everything" there. What a file of others has
 * writes one word of a command at most, so that no sentence of theirs is ever taken for the user's.
 */
export function vocabularyOf(home: readonly OwnWord[], workspace: readonly OwnWord[]): Vocabulary {
  return new Vocabulary([
    ...home.map(word => guarded(word, 'home')),
    ...workspace.map(word => guarded(word, 'workspace')),
  ]);
}

/** A word as it may be used. */
export function guarded({ written, heard }: OwnWord, origin: VocabularyOrigin): OwnWord {
  const isPlain = !meansSomething(written) && (origin === 'home' || !/\s/.test(written));
  const said = heard.filter(words => !words.split(' ').every(isCommandWord));
  // What has another way to be heard is heard so everywhere.
  if (isPlain && said.length > 0) return { written, heard: said };
  return { written, heard, onlyInText: true };
}

function meansSomething(written: string): boolean {
  return (written.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []).some(isCommandWord);
}
