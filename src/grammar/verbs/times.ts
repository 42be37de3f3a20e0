import { entryOf } from '../../common/entryOf.ts';
import { cardinalAt } from '../english/numbers.ts';
import { wordsIn } from './verb.ts';

const WORDS: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };

/** How often something is done: "twice", "three times", "3"; 1 where nothing is said, NaN where it is no number. */
export function timesIn(text: string): number {
  const words = wordsIn(text.toLowerCase());
  if (words.length === 0) return 1;
  const number = cardinalAt(words, 0);
  return oftenIn(words) ?? (number?.length === words.length ? number.value : Number.NaN);
}

/** How often, where words say that and no more: "twice", "three times"; undefined for a number alone, and for none. */
export function oftenIn(words: readonly string[]): number | undefined {
  const said = words.map(word => word.toLowerCase());
  const [first = ''] = said;
  if (said.length === 1 && Object.hasOwn(WORDS, first)) return entryOf(WORDS, first);
  if (!/^times?$/.test(said.at(-1) ?? '')) return undefined;
  const number = cardinalAt(said, 0);
  return number?.length === said.length - 1 && number.value > 0 ? number.value : undefined;
}
