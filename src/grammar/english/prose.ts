import { ENGLISH_MARKS } from './prose/englishMarks.ts';
import { capitalised } from './prose/properNames.ts';
import { spokenProse } from './prose/spokenProse.ts';

/** What is said, as a text of its own: "let's meet period" is `Let's meet.` Words stay as they are, numbers too. */
export function proseOf(words: readonly string[]): string {
  const text = spokenProse(words.join(' '), { marks: ENGLISH_MARKS, hasText: false });
  return text.replace(
    /(^|\n)([^\s\p{L}\p{N}]*)([\p{L}\p{N}'’-]+)/gu,
    (_all, lead: string, opening: string, word: string) => lead + opening + capitalised(word),
  );
}
