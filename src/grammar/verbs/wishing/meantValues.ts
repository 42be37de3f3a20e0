import type { Span } from '../../../syntax/scopes.ts';
import { COLOURS } from '../../code/styles/properties.ts';
import { isDocument, type Place, type Pointed, pointed } from '../../places/place.ts';
import { nameMatcher } from '../../places/text/phrases.ts';
import { lineAt } from '../../places/text/units.ts';

/** What a variable of a sheet of styles is set to: "change accent to green" where it is used. */
export function variableValue(
  found: readonly Pointed[],
  to: readonly string[],
  { text, tree }: Place,
): readonly Pointed[] | undefined {
  const [only] = found;
  if (!tree?.knows('ruleset') || only?.kind !== 'phrase' || found.length > 1) return undefined;
  const name = /(?:--|\$)$/.test(text.slice(0, only.start)) ? text.slice(only.start, only.end) : undefined;
  if (name === undefined || !COLOURS.has(to.join('').toLowerCase())) return undefined;
  const sign = text[only.start - 1] === '$' ? '\\$' : '--';
  const set = [...text.matchAll(new RegExp(`(?<![\\w-])${sign}${name}\\s*:\\s*([^;}\\n]+)`, 'g'))];
  const [one] = set;
  if (!one || set.length > 1) return [];
  const end = one.index + one[0].trimEnd().length;
  return [pointed({ start: one.index + one[0].length - (one[1]?.length ?? 0), end }, 'value')];
}

/** What stands beside a name in data: `value: info` below `- name: LOG_LEVEL`. */
export function pairedValue(found: readonly Pointed[], { text, tree }: Place): readonly Pointed[] | undefined {
  const [only] = found;
  if (!tree?.data || !only || found.length > 1 || only.kind !== 'phrase') return undefined;
  const line = lineAt(text, only.start);
  const front = /^(\s*)- name:\s*["']?$/.exec(text.slice(line.start, only.start));
  const next = lineAt(text, line.end + 1);
  if (!front || !/^["']?\s*$/.test(text.slice(only.end, line.end))) return undefined;
  const [whole = '', head = ''] = /^(\s+value:\s*)\S.*$/.exec(text.slice(next.start, next.end)) ?? [];
  return whole
    ? [pointed({ start: next.start + head.length, end: next.start + whole.trimEnd().length }, 'value')]
    : undefined;
}

/** Where a link of a page leads, where it is to be an address: "change the link to slash team". */
export function addressOfLink(
  tags: readonly Pointed[],
  said: readonly string[],
  to: readonly string[],
  { tree, text }: Place,
): readonly Pointed[] | undefined {
  const [tag] = tags;
  const isLink = tag && tags.length === 1 && /^<a[\s>]/.test(text.slice(tag.start, tag.start + 3));
  const isAddress = to.length > 1 && to.some(word => /^(?:slash|http|https|hash|dot)$/i.test(word));
  if (!isLink || !isAddress || !said.some(word => /^(?:link|href|address|url)$/i.test(word))) return undefined;
  const own = (tree?.scopes('attribute') ?? []).filter(
    ({ name, start, end }) => name === 'href' && tag.start <= start && end <= tag.end,
  );
  const texts = (tree?.scopes('attribute text') ?? []).filter(({ start, end }) =>
    own.some(one => one.start <= start && end <= one.end),
  );
  return texts.length === 1 ? texts.map(one => pointed(one, 'link target')) : [];
}

/** "The path" in a row of a table is what the row has in that column. */
export function cellOfRow(said: readonly string[], place: Place): readonly Pointed[] | undefined {
  const { text, cursor } = place;
  if (!isDocument(place)) return undefined;
  const row = lineAt(text, cursor);
  if (!/^\s*\|/.test(text.slice(row.start, row.end))) return undefined;
  let head = row;
  while (head.start > 0 && /^\s*\|/.test(text.slice(lineAt(text, head.start - 1).start, head.start)))
    head = lineAt(text, head.start - 1);
  const words = said.filter(word => !/^(?:the|this|column|cell)$/i.test(word));
  const isCalled = nameMatcher(words);
  const column = cellsOf(head, text).findIndex(({ start, end }) => isCalled(text.slice(start, end)));
  if (words.length === 0 || column < 0 || head.start === row.start) return undefined;
  const cell = cellsOf(row, text)[column];
  return cell && [pointed(cell, 'link target')];
}

/** What stands between the bars of a row, without blanks. */
function cellsOf({ start, end }: Span, text: string): readonly Span[] {
  const bars = [...text.slice(start, end).matchAll(/(?<!\\)\|/g)].map(({ index }) => start + index);
  return bars.slice(0, -1).map((bar, at) => {
    const own = text.slice(bar + 1, bars[at + 1]);
    const from = bar + 1 + own.length - own.trimStart().length;
    return { start: from, end: Math.max(from, bar + 1 + own.trimEnd().length) };
  });
}
