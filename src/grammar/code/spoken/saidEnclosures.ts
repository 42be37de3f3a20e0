import type { Writing } from '../../../syntax/writing.ts';
import { ENCLOSURES, type Enclosure, OWN_QUOTES } from '../../english/enclosures.ts';
export interface SaidEnclosure {
  readonly enclosure: Enclosure;
  readonly form: 'in' | 'pair' | 'one' | 'end';
}

export const ENCLOSURE_PHRASES: ReadonlyMap<string, SaidEnclosure> = new Map(
  ENCLOSURES.flatMap(enclosure => phrasesOf(enclosure, enclosure)),
);

export function ownQuotes(writing: Writing | undefined): ReadonlyMap<string, SaidEnclosure> {
  const quote = writing?.quote ?? '"';
  const enclosure: Enclosure = { open: quote, close: quote, one: OWN_QUOTES.one, many: OWN_QUOTES.many, quotes: true };
  return new Map([
    ...phrasesOf(enclosure, enclosure),
    ...OWN_QUOTES.ends.map((phrase): [string, SaidEnclosure] => [phrase, { enclosure, form: 'end' }]),
  ]);
}

function phrasesOf({ one, many, quotes, onlyIn }: Enclosure, enclosure: Enclosure): [string, SaidEnclosure][] {
  const said = (
    phrases: readonly string[],
    form: SaidEnclosure['form'],
    ...before: string[]
  ): [string, SaidEnclosure][] =>
    phrases.flatMap(phrase => before.map(word => [word + phrase, { enclosure, form }] as [string, SaidEnclosure]));
  return [
    ...said(one, 'one', ''),
    ...said(onlyIn ? [] : many, 'pair', ''),
    ...said([...many, ...one], 'in', 'in ', 'inside '),
    ...said(quotes ? [...one, ...many] : [], 'end', 'close ', 'end ', 'closing '),
  ];
}
