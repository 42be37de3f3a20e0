import type { Edit, Node, Point, Query, Tree } from '@vscode/tree-sitter-wasm';
import type { DocumentSymbol, SymbolKind } from '../editor/languages.ts';
import { comparePositions, contains, endOf, type Position, position, type Range } from '../editor/position.ts';
import { LineIndex } from '../editor/text.ts';
import type { DocStyle } from './language.ts';
import type { LoadedGrammar } from './loadedGrammar.ts';
import type { ScopeName } from './scopeNames.ts';
import { type Found, findScopes, type Span } from './scopes.ts';
import type { Writing } from './writing.ts';

const DECLARATIONS: ReadonlySet<string> = new Set([
  'function',
  'method',
  'class',
  'interface',
  'enum',
  'module',
  'type',
  'property',
]);

/** A text longer than this, in UTF-16 units, is not searched whole for what is near. */
const LARGE = 60_000;
/** What is so far away, in UTF-16 units, is near. */
const NEAR = 10_000;

/** A function, class or the like. */
export interface Declaration {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  readonly nameRange: Range;
  /** What stands between the braces, or the indented part; undefined if there is none. */
  readonly body: Range | undefined;
}

interface Captures {
  /** Outer before inner. */
  readonly declarations: readonly Declaration[];
  readonly comments: readonly Range[];
  /** Texts in which a comment would be content. */
  readonly texts: readonly Range[];
  /** Code inside such texts. */
  readonly code: readonly Range[];
  /** The page around code. */
  readonly pages: readonly Range[];
}

/** What a parse tells about a text. Positions are as editors count them. Dispose of it when done. */
export class SyntaxTree {
  readonly doc: DocStyle;
  readonly #tree: Tree;
  readonly #grammar: LoadedGrammar;
  readonly #text: string;
  readonly #found = new Map<string, readonly Found[]>();
  #captures: Captures | undefined;
  #lines: LineIndex | undefined;
  #near: Span | undefined;
  #nearOffset = -1;

  constructor(tree: Tree, grammar: LoadedGrammar, text: string) {
    this.#tree = tree;
    this.#grammar = grammar;
    this.#text = text;
    this.doc = grammar.language.doc;
  }

  dispose(): void {
    this.#tree.delete();
  }

  /** Whether the code is broken somewhere. */
  get hasErrors(): boolean {
    return this.#tree.rootNode.hasError;
  }

  /** How code is written in this language; undefined where Aloud does not know. */
  get writing(): Writing | undefined {
    return this.#grammar.language.writing;
  }

  /** The lines of the text. */
  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.#text);
    return this.#lines;
  }

  /** Whether the language knows the name at all. */
  knows(scope: ScopeName): boolean {
    return this.#grammar.language.scopes?.[scope] !== undefined;
  }

  /** Everything of a kind, in the order of the text; offsets in UTF-16 units. */
  scopes(scope: ScopeName): readonly Found[] {
    const source = this.#grammar.language.scopes?.[scope];
    return source === undefined ? [] : this.find(source);
  }

  /**
   * The things of a kind around an offset: in a large text those of the functions, classes and the like near it, where
   * there are any, else all, if `orAll`. For what is nearest; not for what is wanted all.
   */
  scopesNear(scope: ScopeName, offset: number, orAll = true): readonly Found[] {
    const source = this.#grammar.language.scopes?.[scope];
    return source === undefined ? [] : this.findNear(source, offset, orAll);
  }

  /** The same for a query. */
  findNear(source: string, offset: number, orAll = true): readonly Found[] {
    if (this.#text.length < LARGE || this.#found.has(source)) return this.find(source);
    const around = this.#neighbourhood(offset);
    const key = `${around.start} ${source}`;
    let found = this.#found.get(key);
    if (!found) {
      found = findScopes(this.#grammar.query(source), this.#tree.rootNode, this.#text, around);
      this.#found.set(key, found);
    }
    return found.length > 0 || !orAll ? found : this.find(source);
  }

  /** The top-level parts that begin or end near an offset, whole. */
  #neighbourhood(offset: number): Span {
    if (this.#near && this.#near.start <= offset && offset <= this.#near.end && this.#nearOffset === offset)
      return this.#near;
    const { rootNode } = this.#tree;
    const part = (at: number): Node | null => {
      let node: Node | null = rootNode.descendantForIndex(at, at);
      while (node?.parent && node.parent.id !== rootNode.id) node = node.parent;
      return node?.id === rootNode.id ? null : node;
    };
    const first = part(Math.max(0, offset - NEAR));
    const last = part(Math.min(this.#text.length, offset + NEAR));
    this.#near = {
      start: first?.startIndex ?? Math.max(0, offset - NEAR),
      end: last?.endIndex ?? Math.min(this.#text.length, offset + NEAR),
    };
    this.#nearOffset = offset;
    return this.#near;
  }

  /** Everything that a query finds, by the captures that `Language.scopes` has. */
  find(source: string): readonly Found[] {
    let found = this.#found.get(source);
    if (!found) {
      found = findScopes(this.#grammar.query(source), this.#tree.rootNode, this.#text);
      this.#found.set(source, found);
    }
    return found;
  }

  /** What stands around an offset: the smallest first, the whole text last. */
  around(offset: number): readonly Span[] {
    const spans: Span[] = [];
    for (let node: Node | null = this.#tree.rootNode.descendantForIndex(offset, offset); node; node = node.parent)
      spans.push({ start: node.startIndex, end: node.endIndex });
    spans.push({ start: 0, end: this.#text.length });
    return spans;
  }

  /** What stands at the top level, without comments. */
  topLevel(): readonly Span[] {
    return sideBySide(this.#tree.rootNode.namedChildren);
  }

  /** The parts that stand side by side in a stretch, such as the items of a list, without comments. */
  partsOf({ start, end }: Span): readonly Span[] {
    const inner = this.#tree.rootNode.descendantForIndex(start, end);
    if (!inner) return [];
    let node = inner;
    const isInside = ({ startIndex, endIndex }: Node) => startIndex >= start && endIndex <= end;
    while (node.parent && isInside(node) && isInside(node.parent)) node = node.parent;
    // The only item between brackets: they belong to what is around.
    const { parent } = node;
    if (isInside(node) && parent && parent.startIndex === start - 1 && parent.endIndex === end + 1) node = parent;
    const children = node.namedChildren.flatMap(child =>
      child && STATEMENTS.has(child.type) ? child.namedChildren : [child],
    );
    // Some grammars count white space behind a thing to it.
    return sideBySide(children.filter(child => child !== null && isInside(child))).map(part => ({
      start: part.start,
      end: part.start + this.#text.slice(part.start, part.end).trimEnd().length,
    }));
  }

  /** A copy of the tree as it helps to parse the next version of the text; to be deleted by the caller. */
  edited(next: string): Tree {
    const copy = this.#tree.copy();
    copy.edit(difference(this.#text, next));
    return copy;
  }

  /** Whether the text has errors of syntax. */
  get isBroken(): boolean {
    return this.#tree.rootNode.hasError;
  }

  /** Functions, classes and the like, nested as they are in the text. */
  outline(): readonly DocumentSymbol[] {
    return nest(this.#all().declarations);
  }

  /** The declarations around a position, the outermost first. */
  enclosing(at: Position): readonly Declaration[] {
    return this.#all().declarations.filter(({ range }) => contains(range, at));
  }

  /** The outermost declaration that begins on a line, decorators and modifiers counted with it. */
  declarationOn(line: number): Declaration | undefined {
    return this.#all().declarations.find(({ range }) => range.start.line === line);
  }

  /** The comment that a position is in, or at the end of. */
  commentAt(at: Position): Range | undefined {
    return this.#all().comments.find(range => contains(range, at) && comparePositions(range.start, at) < 0);
  }

  /** The innermost text, such as a string, that a position is strictly inside of. */
  textAt(at: Position): Range | undefined {
    const inner = last(this.#all().texts.filter(range => isInside(range, at)));
    const code = last(this.#all().code.filter(range => isInside(range, at)));
    if (!inner) return undefined;
    return code && comparePositions(code.start, inner.start) > 0 ? undefined : inner;
  }

  /** The outermost text around a position, also where code inside of it holds the position. */
  outermostTextAt(at: Position): Range | undefined {
    return this.#all().texts.find(range => isInside(range, at));
  }

  /** Whether a position is in the page around code, or at its edge: what is inserted there belongs to the page. */
  isInPage(at: Position): boolean {
    return this.#all().pages.some(range => contains(range, at));
  }

  /** Every place where a name stands as code: by its letters alone, whatever it refers to. */
  occurrences(name: string): readonly Range[] {
    const found: Range[] = [];
    const { comments } = this.#all();
    visit(this.#tree.rootNode, node => {
      if (node.childCount > 0 || node.text !== name || !/identifier|name|constant|word/.test(node.type)) return;
      const range = rangeOf(node);
      const inComment = comments.some(comment => contains(comment, range.start));
      if (!inComment && !this.textAt(range.start)) found.push(range);
    });
    return found;
  }

  /** The same as offsets. */
  namesakes(name: string): readonly Span[] {
    const { lines } = this;
    return this.occurrences(name).map(({ start, end }) => ({ start: lines.offsetAt(start), end: lines.offsetAt(end) }));
  }

  /** The tokens of the code, without comments: two texts with the same tokens mean the same. */
  tokens(): readonly string[] {
    const tokens: string[] = [];
    const { comments } = this.#all();
    visit(this.#tree.rootNode, node => {
      const { start } = rangeOf(node);
      const inComment = comments.some(comment => contains(comment, start) && comparePositions(start, comment.end) < 0);
      if (node.childCount === 0 && !inComment) tokens.push(`${node.type} ${node.text}`);
    });
    return tokens;
  }

  #all(): Captures {
    this.#captures ??= collect(this.#grammar.query(this.#grammar.language.query), this.#tree);
    return this.#captures;
  }
}

/** The one stretch in which two versions of a text differ. */
function difference(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let startIndex = 0;
  while (startIndex < shorter && before.charCodeAt(startIndex) === after.charCodeAt(startIndex)) startIndex++;
  let same = 0;
  const most = shorter - startIndex;
  while (same < most && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same))
    same++;
  const oldEndIndex = before.length - same;
  const newEndIndex = after.length - same;
  return {
    startIndex,
    oldEndIndex,
    newEndIndex,
    startPosition: pointAt(before, startIndex),
    oldEndPosition: pointAt(before, oldEndIndex),
    newEndPosition: pointAt(after, newEndIndex),
  };
}

function pointAt(text: string, offset: number): Point {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', lineStart)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}

function collect(query: Query, tree: Tree): Captures {
  const declarations: Declaration[] = [];
  const comments: Range[] = [];
  const texts: Range[] = [];
  const code: Range[] = [];
  const pages: Range[] = [];
  for (const { captures } of query.matches(tree.rootNode)) {
    const name = captures.find(capture => capture.name === 'name')?.node;
    for (const { name: kind, node } of captures) {
      if (kind === 'comment') comments.push(withoutLineEnd(node));
      else if (kind === 'string') texts.push(rangeOf(node));
      else if (kind === 'code') code.push(rangeOf(node));
      else if (kind === 'page') pages.push(rangeOf(node));
      else if (name && DECLARATIONS.has(kind)) declarations.push(declaration(node, name, kind as SymbolKind));
    }
  }
  for (const ranges of [comments, texts, code]) ranges.sort(outerFirst);
  declarations.sort((a, b) => outerFirst(a.range, b.range));
  return { declarations, comments, texts, code, pages };
}

function declaration(node: Node, name: Node, kind: SymbolKind): Declaration {
  const body =
    node.childForFieldName('body') ?? node.childForFieldName('value')?.childForFieldName('body') ?? undefined;
  return {
    name: name.text,
    kind,
    range: rangeOf(wrapped(node)),
    nameRange: rangeOf(name),
    body: body && rangeOf(body),
  };
}

/** What belongs to the declaration in it, with what stands in front: `export`, decorators, type parameters. */
const WRAPPERS = new Set(['export_statement', 'decorated_definition', 'template_declaration']);

/** What stands side by side, without comments. In some grammars the head of a function and its body do: they are one. */
function sideBySide(nodes: readonly (Node | null)[]): readonly Span[] {
  const spans: { readonly start: number; end: number }[] = [];
  let before = '';
  for (const node of nodes) {
    if (!node || /comment|raw_text/.test(node.type) || node.endIndex === node.startIndex) continue;
    const last = spans.at(-1);
    if (last && node.type === 'function_body' && before.endsWith('_signature')) last.end = node.endIndex;
    else spans.push({ start: node.startIndex, end: node.endIndex });
    before = node.type;
  }
  return spans;
}

/** Nodes that are no more than their statements together. */
const STATEMENTS = new Set(['statement_list', 'statements', 'body_statement']);

/** What can hold several declarations. */
const LISTS = new Set(['lexical_declaration', 'variable_declaration', 'type_declaration']);

function wrapped(node: Node): Node {
  let whole = node;
  for (let { parent } = node; parent; { parent } = parent) {
    if (!WRAPPERS.has(parent.type) && !(LISTS.has(parent.type) && parent.namedChildCount === 1)) break;
    whole = parent;
  }
  return whole;
}

function nest(declarations: readonly Declaration[]): readonly DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: { readonly range: Range; readonly children: DocumentSymbol[] }[] = [];
  for (const { name, kind, range, nameRange } of declarations) {
    while (open.length > 0 && comparePositions((last(open) as { range: Range }).range.end, range.end) < 0) open.pop();
    const children: DocumentSymbol[] = [];
    (last(open)?.children ?? roots).push({ name, kind, range, nameRange, children });
    open.push({ range, children });
  }
  return roots;
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const child of node.children) if (child) visit(child, see);
}

function rangeOf({ startPosition, endPosition }: Node): Range {
  return {
    start: position(startPosition.row, startPosition.column),
    end: position(endPosition.row, endPosition.column),
  };
}

/** Some grammars count the line's end to a line comment: what stands behind it does not. */
function withoutLineEnd(node: Node): Range {
  const range = rangeOf(node);
  const text = node.text.replace(/\r?\n$/, '');
  return text === node.text ? range : { start: range.start, end: endOf(range.start, text) };
}

function isInside({ start, end }: Range, at: Position): boolean {
  return comparePositions(start, at) < 0 && comparePositions(at, end) < 0;
}

function outerFirst(a: Range, b: Range): number {
  return comparePositions(a.start, b.start) || comparePositions(b.end, a.end);
}

function last<T>(items: readonly T[]): T | undefined {
  return items[items.length - 1];
}
