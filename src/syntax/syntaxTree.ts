import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { AloudError } from '../common/errors.ts';
import type { DocumentSymbol } from '../editor/languages.ts';
import { comparePositions, contains, type Position, type Range } from '../editor/position.ts';
import type { LineIndex } from '../editor/text.ts';
import { message } from '../messages/message.ts';
import type { DataStyle } from './dataStyle.ts';
import { type Declaration, nested, outerFirst } from './declarations.ts';
import { faultsIn } from './faults.ts';
import { inQuotesOf } from './fileQuotes.ts';
import type { Grammar } from './grammars.ts';
import type { DocStyle } from './language.ts';
import { type Namesake, nameRole } from './nameRole.ts';
import type { ScopeName } from './scopeNames.ts';
import { type Found, inTextOrder, type Span } from './scopes.ts';
import { DECLARED, isDeclaration, type PlaceKind, type Row } from './structure/rows.ts';
import type { Structure } from './structure/structure.ts';
import type { Writing } from './writing.ts';

/** Of a text that is longer, in UTF-16 units, not all is near. */
const LARGE = 60_000;
/** What is so far away, in UTF-16 units, is near. */
const NEAR = 10_000;
/** What is near is so with all that it stands in, up to this length. */
const WHOLE = 20_000;

export interface SyntaxTreeProps {
  readonly tree: Tree;
  readonly grammar: Grammar;
  readonly lines: LineIndex;
  readonly structure: Structure;
}

/** What a parse tells about a text. Positions are as editors count them. Dispose of it when done. */
export class SyntaxTree {
  readonly doc: DocStyle;
  /** The lines of the text. */
  readonly lines: LineIndex;
  readonly structure: Structure;
  readonly grammar: Grammar;
  readonly #tree: Tree;
  readonly #text: string;
  readonly #found = new Map<string, readonly Found[]>();
  /** What was found near the place that was last asked about. */
  #near: { readonly offset: number; readonly around: Span; readonly found: Map<string, readonly Found[]> } | undefined;
  #topLevel: readonly Span[] | undefined;
  #writing: readonly [Writing | undefined] | undefined;
  #faults: number | undefined;
  #isDisposed = false;

  constructor({ tree, grammar, lines, structure }: SyntaxTreeProps) {
    this.#tree = tree;
    this.#text = lines.text;
    this.grammar = grammar;
    this.lines = lines;
    this.structure = structure;
    this.doc = grammar.language.doc;
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#tree.delete();
  }

  /** The parser's own. Throws `document-changed` where the tree was disposed of: its memory is another's by then. */
  get tree(): Tree {
    if (!this.#isDisposed) return this.#tree;
    throw new AloudError({ code: 'document-changed', message: message('file-changed') });
  }

  /** Whether the text has errors of syntax. */
  get isBroken(): boolean {
    return this.tree.rootNode.hasError;
  }

  /** How many pieces of the text are no code. */
  get faults(): number {
    this.#faults ??= faultsIn(this.tree);
    return this.#faults;
  }

  /** How code is written in this language, and in this file; undefined where Aloud does not know. */
  get writing(): Writing | undefined {
    this.#writing ??= [inQuotesOf(this.#text, this.grammar.language.writing)];
    return this.#writing[0];
  }

  /** How data are written in this language; undefined where there is code. */
  get data(): DataStyle | undefined {
    return this.grammar.language.data;
  }

  /** Whether the language knows any names of structure. */
  get hasScopes(): boolean {
    return this.grammar.language.scopes !== undefined;
  }

  /** Whether the language knows the name at all. */
  knows(scope: ScopeName): boolean {
    return this.grammar.language.scopes?.[scope] !== undefined;
  }

  /** Everything of a kind, in the order of the text; offsets in UTF-16 units. */
  scopes(scope: ScopeName): readonly Found[] {
    return this.find(this.grammar.language.scopes?.[scope] ?? '');
  }

  /**
   * The things of a kind around an offset: in a large text those near it, where there are any, else all, if `orAll`.
   * For what is nearest; not for what is wanted all.
   */
  scopesNear(scope: ScopeName, offset: number, orAll = true): readonly Found[] {
    return this.findNear(this.grammar.language.scopes?.[scope] ?? '', offset, orAll);
  }

  /** The same for a query of the language. */
  findNear(query: string, offset: number, orAll = true): readonly Found[] {
    if (this.#text.length < LARGE || this.#found.has(query)) return this.find(query);
    if (this.#near?.offset !== offset) this.#near = { offset, around: this.#neighbourhood(offset), found: new Map() };
    const near = this.#near.found.get(query) ?? this.#findIn(query, this.#near.around);
    this.#near.found.set(query, near);
    return near.length > 0 || !orAll ? near : this.find(query);
  }

  /** Everything that a query of the language finds, by the captures that `Language.scopes` has. */
  find(query: string): readonly Found[] {
    let found = this.#found.get(query);
    if (!found) {
      found = this.#findIn(query);
      this.#found.set(query, found);
    }
    return found;
  }

  #findIn(query: string, within?: Span): readonly Found[] {
    if (query === '') return [];
    const found: Found[] = [];
    const inOrder = [...this.#rows(this.grammar.queries.numberOf(query), within)].sort(inTextOrder);
    let last: Row | undefined;
    for (const row of inOrder) {
      const { start, end, more: removal } = row;
      const isAgain = last?.start === start && last.end === end;
      if (isAgain && (last?.more || !removal)) continue;
      if (isAgain) found.pop();
      last = row;
      const name = row.name ?? row;
      const owner = row.owner ? { start: row.owner.start, end: row.owner.end } : { start, end };
      found.push({ start, end, name: this.#text.slice(name.start, name.end), removal, owner });
    }
    return found;
  }

  #rows(query: number, within?: Span): readonly Row[] {
    // What is not known yet is searched in the parser's tree.
    void this.tree;
    return this.structure.rows(query, within);
  }

  #neighbourhood(offset: number): Span {
    const around = (at: number): Span =>
      this.around(at).findLast(({ start, end }) => end - start <= WHOLE) ?? { start: at, end: at };
    const start = Math.max(0, offset - NEAR);
    const end = Math.min(this.#text.length, offset + NEAR);
    return { start: Math.min(start, around(start).start), end: Math.max(end, around(end).end) };
  }

  /** What stands around an offset: the smallest first, the whole text last. */
  around(offset: number): readonly Span[] {
    const spans: Span[] = [{ start: 0, end: this.#text.length }];
    const root = this.tree.rootNode;
    const inner = root.descendantForIndex(offset, offset);
    for (let node: Node | null = inner && root; inner && node; ) {
      spans.push({ start: node.startIndex, end: node.endIndex });
      node = node.id === inner.id ? null : node.childWithDescendant(inner);
    }
    return spans.reverse();
  }

  /** Whether anything stands at the top level beside comments. */
  get hasParts(): boolean {
    if (this.#topLevel) return this.#topLevel.length > 0;
    const cursor = this.tree.walk();
    try {
      for (let isThere = cursor.gotoFirstChild(); isThere; isThere = cursor.gotoNextSibling())
        if (cursor.nodeIsNamed && isPart(cursor.currentNode)) return true;
      return false;
    } finally {
      cursor.delete();
    }
  }

  /** What stands at the top level, without comments. */
  topLevel(): readonly Span[] {
    this.#topLevel ??= sideBySide(
      this.structure.topLevel()?.filter(node => node.isNamed) ?? this.tree.rootNode.namedChildren,
    );
    return this.#topLevel;
  }

  /** The parts that stand side by side in a stretch, such as the items of a list, without comments. */
  partsOf({ start, end }: Span): readonly Span[] {
    const inner = this.tree.rootNode.descendantForIndex(start, end);
    if (!inner) return [];
    let node = inner;
    // Some grammars count white space behind a thing to it.
    const isInside = ({ startIndex, endIndex }: Node) =>
      startIndex >= start && (endIndex <= end || this.#text.slice(end, endIndex).trim() === '');
    while (node.parent && isInside(node) && isInside(node.parent)) node = node.parent;
    // The only item between brackets: they belong to what is around.
    const { parent } = node;
    if (isInside(node) && parent && parent.startIndex === start - 1 && parent.endIndex === end + 1) node = parent;
    // What holds all of a list and no more, in some grammars.
    for (let [only] = node.namedChildren; only && isAll(only, node); [only] = node.namedChildren) {
      // The only statement of a block is a part of it.
      if (BLOCKS.has(node.type)) break;
      node = only;
    }
    const parts = (child: Node | null): readonly (Node | null)[] =>
      child && STATEMENTS.has(child.type) ? child.namedChildren.flatMap(parts) : [child];
    const children = node.namedChildren.flatMap(parts);
    return sideBySide(children.filter(child => child !== null && isInside(child))).map(part => ({
      start: part.start,
      end: part.start + this.#text.slice(part.start, part.end).trimEnd().length,
    }));
  }

  /** Functions, classes and the like, nested as they are in the text. */
  outline(): readonly DocumentSymbol[] {
    return nested(this.#declarations());
  }

  /** The declarations around a position, the outermost first. */
  enclosing(at: Position): readonly Declaration[] {
    return this.#declarations(this.#point(at)).filter(({ range }) => contains(range, at));
  }

  /** The outermost declaration that begins on a line, decorators and modifiers counted with it. */
  declarationOn(line: number): Declaration | undefined {
    const within = { start: this.lines.startOf(line), end: this.lines.startOf(line + 1) };
    return this.#declarations(within).find(({ range }) => range.start.line === line);
  }

  /** The comment that a position is in, or at the end of. */
  commentAt(at: Position): Range | undefined {
    return this.#places('comment', this.#point(at)).find(
      range => contains(range, at) && comparePositions(range.start, at) < 0,
    );
  }

  /** The comments in a stretch or at its edges, in the order of the text; offsets in UTF-16 units. */
  commentsIn(within: Span): readonly Span[] {
    const found: Span[] = [];
    for (const { kind, start, end } of this.#rows(DECLARED, within)) if (kind === 'comment') found.push({ start, end });
    return found.sort(inTextOrder);
  }

  /** The innermost text, such as a string, that a position is strictly inside of. */
  textAt(at: Position): Range | undefined {
    const [inner, code] = (['string', 'code'] as const).map(kind =>
      this.#places(kind, this.#point(at)).findLast(range => isInside(range, at)),
    );
    if (!inner) return undefined;
    return code && comparePositions(code.start, inner.start) > 0 ? undefined : inner;
  }

  /** The outermost text around a position, also where code inside of it holds the position. */
  outermostTextAt(at: Position): Range | undefined {
    return this.#places('string', this.#point(at)).find(range => isInside(range, at));
  }

  /** Whether a position is in the page around code, or at its edge: what is inserted there belongs to the page. */
  isInPage(at: Position): boolean {
    return this.#places('page', this.#point(at)).some(range => contains(range, at));
  }

  /** Every place where a name stands as code: by its letters alone, whatever it refers to. */
  occurrences(name: string): readonly Range[] {
    return this.namesakes(name).map(({ start, end }) => this.#range({ start, end }));
  }

  /** The same as offsets, each with how it stands there; in a stretch of the text, or in all of it. */
  namesakes(name: string, within: Span = { start: 0, end: this.#text.length }): readonly Namesake[] {
    const found: Namesake[] = [];
    const { rootNode } = this.tree;
    if (name === '') return [];
    const next = (from: number) => this.#text.indexOf(name, from);
    for (let start = next(within.start); start >= 0; start = next(start + name.length)) {
      const end = start + name.length;
      if (end > within.end) break;
      const node = rootNode.descendantForIndex(start, end);
      if (!node || node.startIndex !== start || node.endIndex !== end || !isName(node)) continue;
      const at = this.lines.positionAt(start);
      const isInComment = this.#places('comment', { start, end: start }).some(range => contains(range, at));
      if (!isInComment && !this.textAt(at)) found.push({ start, end, role: nameRole(node, this.#text) });
    }
    return found;
  }

  /** The tokens of the code, without comments: two texts with the same tokens mean the same. */
  tokens(): readonly string[] {
    const tokens: string[] = [];
    const comments = this.#places('comment');
    const cursor = this.tree.walk();
    for (;;) {
      if (cursor.gotoFirstChild()) continue;
      const at = this.lines.positionAt(cursor.startIndex);
      const isInComment = comments.some(comment => contains(comment, at) && comparePositions(at, comment.end) < 0);
      // Of a sign, the white space in front of it may or may not be part in some grammars.
      const { nodeType: type, nodeText: written } = cursor;
      if (!isInComment) tokens.push(`${type} ${written.trim() === type ? type : written}`);
      while (!cursor.gotoNextSibling()) {
        if (cursor.gotoParent()) continue;
        cursor.delete();
        return tokens;
      }
    }
  }

  /** Outer before inner. */
  #declarations(within?: Span): readonly Declaration[] {
    const found: Declaration[] = [];
    for (const { kind, name, more, ...span } of this.#rows(DECLARED, within)) {
      if (!name || !isDeclaration(kind)) continue;
      const text = this.#text.slice(name.start, name.end);
      const body = more && this.#range(more);
      found.push({ name: text, kind, range: this.#range(span), nameRange: this.#range(name), body });
    }
    return found.sort((a, b) => outerFirst(a.range, b.range));
  }

  /** Comments, texts and the like; outer before inner. */
  #places(kind: PlaceKind, within?: Span): readonly Range[] {
    const found: Range[] = [];
    for (const row of this.#rows(DECLARED, within)) if (row.kind === kind) found.push(this.#range(row));
    return found.sort(outerFirst);
  }

  #range({ start, end }: Span): Range {
    return { start: this.lines.positionAt(start), end: this.lines.positionAt(end) };
  }

  #point({ line, character }: Position): Span {
    const at = Math.min(this.lines.startOf(line) + character, this.#text.length);
    return { start: at, end: at };
  }
}

/** What stands side by side, without comments. In some grammars the head of a function and its body do: they are one. */
function sideBySide(nodes: readonly (Node | null)[]): readonly Span[] {
  const spans: { readonly start: number; end: number }[] = [];
  let before = '';
  for (const node of nodes) {
    if (!node || !isPart(node)) continue;
    const last = spans.at(-1);
    if (last && node.type === 'function_body' && before.endsWith('_signature')) last.end = node.endIndex;
    else spans.push({ start: node.startIndex, end: node.endIndex });
    before = node.type;
  }
  return spans;
}

function isPart({ type, startIndex, endIndex }: Node): boolean {
  return endIndex > startIndex && !/comment|marginalia|raw_text/.test(type);
}

/** Whether a child that has children is all that its parent is. */
function isAll({ startIndex, endIndex, namedChildCount }: Node, parent: Node): boolean {
  return startIndex === parent.startIndex && endIndex === parent.endIndex && namedChildCount > 0;
}

/** Nodes whose children are statements, without brackets around. */
const BLOCKS = new Set(['block', 'statement_list', 'statements', 'body_statement', 'then', 'module', 'program']);

/** Nodes that are no more than their statements together. */
const STATEMENTS = new Set(['statement_list', 'statements', 'body_statement', 'script_block', 'script_block_body']);

function isName(node: Node): boolean {
  if (node.childCount > 0) return false;
  // The words of a command line are names only where a command is called, or made.
  if (node.type === 'word') return /^(command_name|function_definition)$/.test(node.parent?.type ?? '');
  return /identifier|name|constant/.test(node.type);
}

function isInside({ start, end }: Range, at: Position): boolean {
  return comparePositions(start, at) < 0 && comparePositions(at, end) < 0;
}
