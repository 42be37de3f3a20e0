import { cardinalAt, ordinalAt } from '../../english/numbers.ts';

/** The level that words give a heading, 1 to 6: "level three heading", "h3", "a third level heading", "heading two". */
export function headingLevelIn(words: readonly string[]): number | undefined {
  const said = words.map(word => word.toLowerCase());
  const short = /^h ?([1-6])$/.exec(said.join(' '))?.[1];
  if (short) return Number(short);
  const isHeading = said.some(word => /^(heading|header|headline|title)$/.test(word));
  const rest = said.filter(word => !/^(heading|header|headline|title|level|number|a|of|tag|h)$/.test(word));
  if (!isHeading && said[0] !== 'h' && !said.includes('level')) return undefined;
  if (said.length === rest.length) return undefined;
  const number = cardinalAt(rest, 0) ?? ordinalAt(rest, 0);
  if (number?.length !== rest.length || !Number.isInteger(number.value)) return undefined;
  return number.value >= 1 && number.value <= 6 ? number.value : undefined;
}
