import { inWords } from '../../src/grammar/english/numbers.ts';
import { plainWords } from '../../src/grammar/english/plainWords.ts';

/** What was said in a text that a recogniser has written as sentences, with signs and figures. */
export function plainlySaid(text: string): string {
  return plainWords(text)
    .map(word => (/^\d+$/.test(word) ? inWords(Number(word)) : word))
    .join(' ');
}
