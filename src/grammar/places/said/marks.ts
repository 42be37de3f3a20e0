import { cardinalAt } from '../../english/numbers.ts';

/** What is meant by numbers on screen. */
export interface MarksTarget {
  readonly kind: 'marks';
  /** From one number to another, both included, each a stretch of its own; a lone one is from itself to itself. */
  readonly stretches: readonly (readonly [from: number, to: number])[];
}

/**
 * Words that are nothing but numbers, as they stand on screen: "twelve", "mark twelve", "three to eight", "from mark three
 * through mark eight", "three and eight". Whether such numbers are shown is known where the target is looked for.
 */
export function marksIn(said: readonly string[]): MarksTarget | undefined {
  let at = said[0] === 'from' ? 1 : 0;
  const stretches: (readonly [number, number])[] = [];
  while (at < said.length) {
    const from = markAt(said, at);
    if (!from) return undefined;
    at += from.length;
    const isTo = /^(to|through|thru|until|till|dash)$/.test(said[at] ?? '');
    const to = isTo ? markAt(said, at + 1) : from;
    if (!to) return undefined;
    if (isTo) at += 1 + to.length;
    stretches.push([Math.min(from.number, to.number), Math.max(from.number, to.number)]);
    if (at === said.length) return { kind: 'marks', stretches };
    if (said[at] !== 'and') return undefined;
    at++;
  }
  return undefined;
}

function markAt(
  said: readonly string[],
  from: number,
): { readonly number: number; readonly length: number } | undefined {
  let at = from;
  if (/^(the)$/.test(said[at] ?? '')) at++;
  if (/^(mark|marks|marker|number|label)$/.test(said[at] ?? '')) at++;
  const first = cardinalAt(said, at);
  if (!first || !Number.isInteger(first.value)) return undefined;
  const behind = at + first.length;
  // "Three forty two" is how a number of three digits is read out.
  const rest = first.value > 0 && first.value < 10 && first.length === 1 ? cardinalAt(said, behind) : undefined;
  if (rest && rest.value >= 10 && rest.value < 100)
    return { number: first.value * 100 + rest.value, length: behind + rest.length - from };
  return { number: first.value, length: behind - from };
}

/** The numbers that are said among some words, which may be those of marks. */
export function numbersSaid(words: readonly string[]): readonly number[] {
  const said = words.map(word => word.toLowerCase());
  return said.flatMap((_word, at) => markAt(said, at)?.number ?? []);
}
