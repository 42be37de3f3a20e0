import type { Node, QueryMatch, QueryOptions } from '@vscode/tree-sitter-wasm';
import type { Span } from '../scopes.ts';
import { EDGES, spanIn } from './captures.ts';
import { type Bundle, COMMENT } from './queries.ts';
import { DECLARATIONS, DECLARED, NOTHING, PLACES, type Row, Rows } from './rows.ts';

/**
 * A search of one node may ask so often whether to go on; code that takes more is none that anybody wrote. By time, the
 * same code would not always have the same structure.
 */
const MOST_STEPS = 2_000;
/** So many patterns may be begun and not ended at a time; unbounded, they can take time by the square of the nodes. */
const MOST_BEGUN = 1_000;

/** What belongs to the declaration in it, with what stands in front: `export`, decorators, type parameters. */
const WRAPPERS: readonly string[] = ['export_statement', 'decorated_definition', 'template_declaration'];
/** What can hold several declarations, and belongs to the only one. */
const LISTS: readonly string[] = ['lexical_declaration', 'variable_declaration', 'type_declaration'];

/** What a bundle finds at a node and below it, or at the node alone, though patterns that begin there may reach below. */
export function rowsIn(bundle: Bundle, node: Node, text: string, isAlone: boolean): Rows {
  const rows: Row[] = [];
  for (const match of matchesIn(bundle, node, isAlone ? { maxStartDepth: 0 } : {})) {
    const part = bundle.parts[match.patternIndex] as number;
    if (part === DECLARED) rows.push(...declaredIn(match, text, node.startIndex));
    else {
      const split = match.captures.find(({ name }) => name === 'it.split');
      if (split) rows.push(...splitIn(split.node, part, node.startIndex));
      const row = scopeIn(match, part, bundle, node, text);
      if (row) rows.push(row);
    }
  }
  return rows.length > 0 ? new Rows(rows) : NOTHING;
}

/**
 * Of which kinds the children of a node are from one to another, by their ids: only what a node stands in tells its kind.
 */
export function kindsIn(bundle: Bundle, node: Node, text: string, from: Node, to: Node): ReadonlyMap<number, Rows> {
  const found = new Map<number, Row[]>();
  // Whole lines, since within a line the library counts bytes; and a line more, for what takes no room.
  const lines = {
    startPosition: { row: Math.max(0, from.startPosition.row - 1), column: 0 },
    endPosition: { row: to.endPosition.row + 1, column: 0 },
  };
  for (const match of matchesIn(bundle, node, { ...lines, maxStartDepth: 1 })) {
    const [child] = match.captures;
    if (!child || child.node.id === node.id) continue;
    const { id } = child.node;
    const row = scopeIn(match, bundle.parts[match.patternIndex] as number, bundle, child.node, text);
    if (!row) continue;
    const rows = found.get(id);
    if (rows) rows.push(row);
    else found.set(id, [row]);
  }
  return new Map([...found].map(([id, rows]) => [id, new Rows(rows)]));
}

/** Nothing where that is too much. */
function matchesIn({ query }: Bundle, node: Node, options: QueryOptions): readonly QueryMatch[] {
  let steps = 0;
  const matches = query.matches(node, {
    ...options,
    // The callback is declared to return nothing; `true` ends the search.
    progressCallback: () => ++steps > MOST_STEPS,
    matchLimit: MOST_BEGUN,
  });
  return steps > MOST_STEPS ? [] : matches;
}

function* declaredIn({ captures }: QueryMatch, text: string, base: number): Generator<Row, void> {
  const name = captures.find(capture => capture.name === 'name')?.node;
  for (const { name: kind, node } of captures) {
    const row = { part: DECLARED, kind, owner: undefined };
    if (PLACES.some(place => place === kind)) {
      const { start, end } = spanOf(node, base);
      yield {
        ...row,
        start,
        end: kind === 'comment' ? withoutLineEnd(text, start, end, base) : end,
        name: undefined,
        more: undefined,
      };
    } else if (name && DECLARATIONS.some(declaration => declaration === kind)) {
      const body = node.childForFieldName('body') ?? node.childForFieldName('value')?.childForFieldName('body');
      const more = body ? spanOf(body, base) : undefined;
      yield { ...row, ...spanOf(wrapped(node), base), name: spanOf(name, base), more };
    }
  }
}

function spanOf({ startIndex, endIndex }: Node, base: number): Span {
  return { start: startIndex - base, end: endIndex - base };
}

/** Some grammars count the line's end to a line comment: what stands behind it does not. */
function withoutLineEnd(text: string, start: number, end: number, base: number): number {
  const isReturn = text[base + end - 2] === '\r' && end - 2 >= start;
  return text[base + end - 1] === '\n' && end > start ? end - (isReturn ? 2 : 1) : end;
}

function wrapped(node: Node): Node {
  let whole = node;
  for (let { parent } = node; parent; { parent } = parent) {
    if (!WRAPPERS.includes(parent.type) && !(LISTS.includes(parent.type) && parent.namedChildCount === 1)) break;
    whole = parent;
  }
  return whole;
}

/** Whether a declaration in such a node may be all of it. */
export function isWrapper(type: string): boolean {
  return WRAPPERS.includes(type) || LISTS.includes(type);
}

/** A row of what a query has found in a node. */
function scopeIn({ captures }: QueryMatch, part: number, bundle: Bundle, node: Node, text: string): Row | undefined {
  const base = node.startIndex;
  const span = spanIn(captures, 'it', text);
  if (!span) return undefined;
  const isComment = captures.some(({ name, node: { type } }) => name === 'it' && COMMENT.test(type));
  if (isComment && !bundle.ofComments.has(part)) return undefined;
  const from = ({ start, end }: Span): Span => ({ start: start - base, end: end - base });
  let it: Node | undefined;
  let name: Node | undefined;
  for (const capture of captures) {
    if (capture.name === 'name') name ??= capture.node;
    else if (EDGES.get(capture.name)?.of === 'it') it ??= capture.node;
  }
  const owner = it && it.id !== node.id ? it.parent : undefined;
  const removal = spanIn(captures, 'removal', text);
  return {
    ...from(span),
    part,
    kind: '',
    name: name && spanOf(name, base),
    more: removal && from(removal),
    owner: owner ? spanOf(owner, base) : undefined,
  };
}

/** Each of what commas separate between the brackets of a node, where the grammar knows no more of it than its words. */
function* splitIn(split: Node, part: number, base: number): Generator<Row, void> {
  const row = { part, kind: '', name: undefined, more: undefined, owner: spanOf(split.parent ?? split, base) };
  let first: Node | undefined;
  let last: Node | undefined;
  for (const child of split.children.slice(1)) {
    const isEnd = !child || child.type === ',' || child.id === split.lastChild?.id;
    if (!isEnd && !COMMENT.test(child.type)) {
      first ??= child;
      last = child;
    } else if (isEnd) {
      if (first && last) yield { ...row, start: first.startIndex - base, end: last.endIndex - base };
      first = undefined;
      last = undefined;
    }
  }
}
