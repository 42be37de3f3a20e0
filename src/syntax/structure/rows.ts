import type { Node, QueryCapture, QueryMatch, QueryOptions } from '@vscode/tree-sitter-wasm';
import type { SymbolKind } from '../../editor/languages.ts';
import type { Span } from '../scopes.ts';
import { type Bundle, COMMENT } from './queries.ts';

/** What the captures of a language's first query mean, beside its declarations. */
const PLACES = ['comment', 'string', 'code', 'page'] as const;
const DECLARATIONS = ['function', 'method', 'class', 'interface', 'enum', 'module', 'type', 'property'] as const;
const KINDS: readonly string[] = [...PLACES, ...DECLARATIONS];

export type PlaceKind = (typeof PLACES)[number];

/** The number of the query of a language's declarations, comments and strings. */
export const DECLARED = 0;

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

/** What a query found. */
export interface Row extends Span {
  /** The number of the query. */
  readonly part: number;
  /** What the first query calls it; '' where another has found it. */
  readonly kind: string;
  readonly name: Span | undefined;
  /** What goes when it is deleted; of a declaration its body. */
  readonly more: Span | undefined;
  /** What it stands in; undefined for all of the text. */
  readonly owner: Span | undefined;
}

const FIELDS = 10;

/** Rows, as close as they can be kept: a file of 50,000 lines has some 200,000. */
export class Rows {
  readonly #numbers: Int32Array;
  /** A bit for each query that may have found some of them; queries share 32. Most pieces of code have none of most. */
  readonly #parts: number;

  constructor(rows: readonly Row[]) {
    const numbers = new Int32Array(rows.length * FIELDS);
    let at = 0;
    let parts = 0;
    for (const { part, kind, start, end, name, more, owner } of rows) {
      parts |= 1 << (part % 32);
      numbers[at++] = part;
      numbers[at++] = KINDS.indexOf(kind);
      numbers[at++] = start;
      numbers[at++] = end;
      for (const span of [name, more, owner]) {
        numbers[at++] = span ? span.start : 0;
        numbers[at++] = span ? span.end : -1;
      }
    }
    this.#numbers = numbers;
    this.#parts = parts;
  }

  /** Adds those that a query has found, in the order in which it found them, for a node that begins at `by`. */
  addTo(found: Row[], part: number, by: number, around: Span | undefined): void {
    if ((this.#parts & (1 << (part % 32))) === 0) return;
    const numbers = this.#numbers;
    for (let at = 0; at < numbers.length; at += FIELDS) {
      if (numbers[at] !== part) continue;
      found.push({
        part,
        kind: KINDS[numbers[at + 1] as number] ?? '',
        start: (numbers[at + 2] as number) + by,
        end: (numbers[at + 3] as number) + by,
        name: spanAt(numbers, at + 4, by),
        more: spanAt(numbers, at + 6, by),
        owner: spanAt(numbers, at + 8, by) ?? around,
      });
    }
  }
}

export const NOTHING = new Rows([]);

function spanAt(numbers: Int32Array, at: number, by: number): Span | undefined {
  const start = numbers[at] as number;
  const end = numbers[at + 1] as number;
  return end < start ? undefined : { start: start + by, end: end + by };
}

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

const ENDS = ['', 'start', 'end', 'from', 'to', 'inside', 'whole'] as const;

/** What a capture tells of a thing, or of what goes when it is deleted, by its name. */
const EDGES: ReadonlyMap<string, { readonly of: 'it' | 'removal'; readonly edge: (typeof ENDS)[number] }> = new Map(
  (['it', 'removal'] as const).flatMap(of => ENDS.map(edge => [edge ? `${of}.${edge}` : of, { of, edge }])),
);

function spanIn(captures: readonly QueryCapture[], what: 'it' | 'removal', text: string): Span | undefined {
  let start: number | undefined;
  let end: number | undefined;
  let isWhole = what === 'removal';
  let isInside = false;
  let hasFrom = false;
  let hasTo = false;
  for (const { name, node } of captures) {
    const capture = EDGES.get(name);
    if (capture?.of !== what) continue;
    const { edge } = capture;
    if (edge === 'inside') {
      isInside = true;
      start = node.startIndex + 1;
      // A bracket that is missing takes no room, or stands behind what the grammar does not know.
      end = node.lastChild?.isMissing ? (closing(text, node.startIndex) ?? node.endIndex) : node.endIndex - 1;
      continue;
    }
    if (edge === 'whole') isWhole = true;
    else if (edge === 'from') hasFrom = true;
    else if (edge === 'to') hasTo = true;
    if (edge !== 'end' && edge !== 'to') {
      const from = edge === 'from' ? node.endIndex : node.startIndex;
      start = start === undefined ? from : Math.min(start, from);
    }
    if (edge !== 'start' && edge !== 'from') {
      const to = edge === 'to' ? node.startIndex : node.endIndex;
      end = end === undefined ? to : Math.max(end, to);
    }
  }
  if (start === undefined || end === undefined || end < start) return undefined;
  // White space in front of the next thing goes too.
  if (isInside || (hasFrom && hasTo) || (what === 'removal' && hasTo)) return { start, end };
  return trimmed(text, { start, end }, isWhole);
}

/** How far, in UTF-16 units, the bracket is looked for that closes one. */
const LONGEST_BRACKETS = 2_000;

/** Where the bracket stands on the same line that closes the one at an offset; undefined where there is none. */
function closing(text: string, offset: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let at = offset; at < Math.min(text.length, offset + LONGEST_BRACKETS); at++) {
    const sign = text[at] as string;
    if (sign === '\n') return undefined;
    if (quote) {
      if (sign === '\\') at++;
      else if (sign === quote) quote = '';
    } else if (/["'`]/.test(sign)) quote = sign;
    else if (/[([{]/.test(sign)) depth++;
    else if (/[)\]}]/.test(sign) && --depth === 0) return at;
  }
  return undefined;
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

/** Some grammars count line ends and semicolons to what stands in front of them. */
function trimmed(text: string, { start, end }: Span, isWhole: boolean): Span {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] as string)) last--;
  if (!isWhole && last > start + 1 && text[last - 1] === ';') last--;
  let first = start;
  while (first < last && /\s/.test(text[first] as string)) first++;
  return { start: first, end: last };
}

/** Whether what the first query found is a declaration, by what it called it. */
export function isDeclaration(kind: string): kind is SymbolKind & (typeof DECLARATIONS)[number] {
  return DECLARATIONS.some(declaration => declaration === kind);
}
