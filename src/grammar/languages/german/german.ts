import { PhraseBook } from '../phraseBook.ts';
import { COMMANDS } from './commands.ts';
import { ALSO_ENGLISH, BEFORE, BEHIND, NEVER, NO_NAME, PARTICLES, TIMES, TOGETHER } from './courtesy.ts';
import { cardinal, ordinal } from './numbers.ts';
import { folded } from './spelling.ts';
import { TARGET_PARTS } from './targets.ts';

/** German, of Germany, Austria and Switzerland. */
export const GERMAN = new PhraseBook({
  tag: 'de',
  folded,
  particles: PARTICLES,
  before: BEFORE,
  behind: BEHIND,
  never: NEVER,
  noName: NO_NAME,
  alsoEnglish: ALSO_ENGLISH,
  together: TOGETHER,
  cardinal,
  ordinal,
  goingTo: 'geh zu <name>',
  parts: {
    utterance: [
      { say: ['<deed>'], means: '<deed>' },
      { say: ['<deed> (und dann | dann | und) <utterance>'], means: '<deed> and then <utterance>' },
    ],
    deed: [
      { say: ['<command>'], means: '<command>' },
      { say: ['<command> <often>'], means: '<command> <often> times' },
    ],
    often: TIMES,
    command: COMMANDS,
    ...TARGET_PARTS,
  },
});
