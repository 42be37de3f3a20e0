import { uncapitalised } from '../../grammar/english/prose/properNames.ts';
import { wrap } from '../wrap.ts';
import type { Parameter } from './parameters.ts';
import type { SpokenTag, TagKind } from './spokenDoc.ts';

/** What documentation is written for. */
export interface DocFor {
  readonly parameters: readonly Parameter[];
  readonly returnType: string;
  /** Columns for the text alone. */
  readonly width: number;
}

/** The order in which tags stand. */
export const ORDER: readonly TagKind[] = [
  'type param',
  'param',
  'returns',
  'throws',
  'example',
  'since',
  'deprecated',
  'see',
];

/** Text in lines, those behind the first further in. */
export function wrapped(text: string, width: number, hanging = '  '): readonly string[] {
  const [first = '', ...rest] = wrap(text, Math.max(20, width));
  if (rest.length === 0) return [first];
  return [first, ...wrap(rest.join(' '), Math.max(20, width - hanging.length)).map(line => hanging + line)];
}

/** What a tag says: it goes on behind the tag's name, so without a sentence's capital; and without a stop, unless others have one. */
export function tagText({ text }: SpokenTag, others: readonly string[] = []): string {
  const [first = '', ...rest] = text
    .trim()
    .replace(/^[:,-]\s*/, '')
    .split(' ');
  const said = [uncapitalised(first), ...rest].join(' ');
  // A single word tells nothing.
  const telling = others.map(other => other.trim()).filter(other => other.includes(' '));
  const haveStops = telling.length > 0 && telling.every(other => /[.!?]$/.test(other));
  const haveCapitals = telling.length > 0 && telling.every(other => /^\p{Lu}/u.test(other));
  const cased = haveCapitals ? said.charAt(0).toUpperCase() + said.slice(1) : said;
  const isSeveral = /[.!?]\s/.test(cased);
  if (haveStops && !/[.!?]$/.test(cased)) return `${cased}.`;
  return haveStops || isSeveral ? cased : cased.replace(/[.,;]$/, '');
}

/** A summary of its own: with a capital, as it was said. */
export function summaryText(text: string): string {
  const said = text.trim().replace(/[,;:]$/, '');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** Text in which a new first paragraph stands in place of the one there was, if there was any. */
export function withSummary(content: readonly string[], summary: string, width: number): readonly string[] {
  const end = content.findIndex(line => line.trim() === '');
  const isText = content.length > 0 && content[0]?.trim() !== '';
  const rest = isText ? (end < 0 ? [] : content.slice(end)) : content;
  return [...wrap(summary, Math.max(20, width)), ...rest];
}

/** Lines put in at a place. */
export function spliced(
  content: readonly string[],
  at: number,
  remove: number,
  lines: readonly string[],
): readonly string[] {
  return [...content.slice(0, at), ...lines, ...content.slice(at + remove)];
}

/** Where a parameter stands among those of the function; the last for one that is not there. */
export function rankOf(name: string, parameters: readonly Parameter[]): number {
  const rank = parameters.findIndex(parameter => parameter.name.replace(/^\$/, '') === name.replace(/^\$/, ''));
  return rank < 0 ? Number.MAX_SAFE_INTEGER : rank;
}
