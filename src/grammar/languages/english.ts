import { isCommandWord } from '../commands/commandWords.ts';
import { sheet } from '../commands/sheet.ts';
import { compileRules, progressOf } from '../commands/understand.ts';
import { plainWords } from '../english/plainWords.ts';
import type { SpokenLanguage } from './spokenLanguage.ts';

/** English, whose plain words the grammar understands as they are. */
export const ENGLISH: SpokenLanguage = {
  tag: 'en',
  isOwn: true,
  *meanings(transcript) {
    const words = plainWords(transcript);
    if (words.length > 0) yield words;
  },
  prepare: compileRules,
  progress: transcript => progressOf(plainWords(transcript)),
  isCommandWord,
  goingTo: name => `go to ${name}`,
  sheet,
};
