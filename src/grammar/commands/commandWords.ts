import { entryOf } from '../../common/entryOf.ts';
import { CONSTRUCTS } from '../adding/constructs.ts';
import { SIGNS } from '../english/signs.ts';
import { recogniserPatterns } from './recogniserPatterns.ts';

/** Slots that hold no words of a file. */
const FIXED = ['small', 'count', 'lines', 'often', 'which', 'object', 'formatter', 'key', 'target', 'counted'];

let known: ReadonlySet<string> | undefined;

/** Whether a word, in small letters, has a meaning in commands, whatever it stands beside. */
export function isCommandWord(word: string): boolean {
  known ??= new Set(commandWords());
  return known.has(word) || /^\d+$/.test(word);
}

function* commandWords(): Generator<string> {
  const { patterns, slots } = recogniserPatterns([]);
  for (const text of [
    ...patterns,
    ...FIXED.map(slot => entryOf(slots, slot) ?? ''),
    ...SIGNS.keys(),
    ...CONSTRUCTS.keys(),
  ])
    yield* text
      .replace(/<\w+>/g, ' ')
      .toLowerCase()
      .match(/[a-z][a-z']*/g) ?? [];
}
