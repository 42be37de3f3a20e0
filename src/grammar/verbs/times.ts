import { cardinalAt } from '../english/numbers.ts';
import { wordsIn } from './verb.ts';

const WORDS: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };

/** How often something is done: "twice", "three times", "3"; 1 where nothing is said, NaN where it is no number. */
export function timesIn(text: string): number {
  const words = wordsIn(text.toLowerCase());
  const [first] = words;
  if (first === undefined) return 1;
  if (Object.hasOwn(WORDS, first)) return WORDS[first] as number;
  const number = cardinalAt(words, 0);
  const rest = words.slice(number?.length);
  return number && (rest.length === 0 || /^times?$/.test(rest.join(' '))) ? number.value : Number.NaN;
}
