import type { Node, Query, QueryMatch } from '@vscode/tree-sitter-wasm';

/** A piece of the text, in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A thing that can be pointed at. */
export interface Found extends Span {
  /** What it is called; all of its text where it has no name. */
  readonly name: string;
  /** What goes when it is deleted, where that is more than itself. */
  readonly removal: Span | undefined;
  /** What it stands in: of an argument list the call, of a body the function. */
  readonly owner: Span;
}

/** Everything that a query finds below a node, or in a stretch of it, in the order of the text, outer before inner. */
export function findScopes(query: Query, root: Node, text: string, within?: Span): readonly Found[] {
  const found = new Map<string, Found>();
  const range = within && { startIndex: within.start, endIndex: within.end };
  for (const match of query.matches(root, range)) {
    const span = spanOf(match, 'it', text);
    if (!span) continue;
    const key = `${span.start}-${span.end}`;
    const before = found.get(key);
    const removal = spanOf(match, 'removal', text);
    if (before && (before.removal || !removal)) continue;
    const name = match.captures.find(capture => capture.name === 'name')?.node.text;
    found.set(key, {
      ...span,
      name: name ?? text.slice(span.start, span.end),
      removal,
      owner: ownerOf(match) ?? span,
    });
  }
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

function ownerOf({ captures }: QueryMatch): Span | undefined {
  const { node } = captures.find(({ name }) => name === 'it' || name.startsWith('it.')) ?? {};
  return node?.parent ? { start: node.parent.startIndex, end: node.parent.endIndex } : undefined;
}

function spanOf({ captures }: QueryMatch, what: 'it' | 'removal', text: string): Span | undefined {
  let start: number | undefined;
  let end: number | undefined;
  let isWhole = what === 'removal';
  let isInside = false;
  const isBetween = ['from', 'to'].every(edge => captures.some(({ name }) => name === `${what}.${edge}`));
  for (const { name, node } of captures) {
    if (name !== what && !name.startsWith(`${what}.`)) continue;
    const part = name.slice(what.length + 1);
    if (part === 'inside') {
      isInside = true;
      start = node.startIndex + 1;
      // A bracket that is missing in broken code takes no room.
      end = node.lastChild?.isMissing ? node.endIndex : node.endIndex - 1;
    } else {
      if (part === 'whole') isWhole = true;
      const from = part === 'from' ? node.endIndex : node.startIndex;
      const to = part === 'to' ? node.startIndex : node.endIndex;
      if (part !== 'end' && part !== 'to') start = start === undefined ? from : Math.min(start, from);
      if (part !== 'start' && part !== 'from') end = end === undefined ? to : Math.max(end, to);
    }
  }
  if (start === undefined || end === undefined || end < start) return undefined;
  // White space in front of the next thing goes too.
  if (isInside || isBetween || (what === 'removal' && captures.some(({ name }) => name === 'removal.to')))
    return { start, end };
  return trimmed(text, { start, end }, isWhole);
}

/** Some grammars count line ends and semicolons to what stands in front of them. */
function trimmed(text: string, { start, end }: Span, isWhole: boolean): Span {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] as string)) last--;
  if (!isWhole && last > start + 1 && text[last - 1] === ';') last--;
  let first = start;
  while (first < last && /\s/.test(text[first] as string)) first++;
  return { start: first, end: last };
}
