import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { AloudError } from '../common/errors.ts';
import type { DocumentSymbol } from '../editor/languages.ts';
import { comparePositions, contains, type Position, type Range } from '../editor/position.ts';
import type { LineIndex } from '../editor/text.ts';
import { message } from '../messages/message.ts';
import { ownPart } from './blocks.ts';
import type { DataStyle } from './dataStyle.ts';
import { type Declaration, nested, outerFirst } from './declarations.ts';
import { faultsIn } from './faults.ts';
import { inStyleOf } from './fileStyle.ts';
import type { Grammar } from './grammars.ts';
import type { DocStyle } from './language.ts';
import { type Namesake, nameRole } from './nameRole.ts';
import { nodeAt } from './nodeAt.ts';
import { hasParts, partsIn, sideBySide } from './parts.ts';
import type { ScopeName } from './scopeNames.ts';
import { type Found, inTextOrder, type Span } from './scopes.ts';
import { Search } from './search.ts';
import { DECLARED, isDeclaration, type PlaceKind, type Row } from './structure/rows.ts';
import type { Structure } from './structure/structure.ts';
import { tokensOf } from './tokens.ts';
import type { Writing } from './writing.ts';

/** What stands around so many offsets is kept. */
const MOST_OFFSETS = 64;

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
  readonly #search: Search;
  /** What stands around offsets that were asked about. */
  readonly #pieces = new Map<number, readonly Span[]>();
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
    this.#search = new Search({
      text: this.#text,
      rows: (query, within) => this.#rows(grammar.queries.numberOf(query), within),
      around: offset => this.around(offset),
    });
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
    this.#writing ??= [inStyleOf(ownPart(this.grammar.language, this.#text), this.grammar.language.writing)];
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

  /** The things of a kind that an offset is in, or at an edge of; found without the others. */
  scopesAround(scope: ScopeName, offset: number): readonly Found[] {
    return this.#search.around(this.grammar.language.scopes?.[scope] ?? '', offset);
  }

  /** The things of a kind in a stretch, around it or at its edges. */
  scopesIn(scope: ScopeName, within: Span): readonly Found[] {
    return this.#search.within(this.grammar.language.scopes?.[scope] ?? '', within);
  }

  /** The same as `scopesNear` for a query of the language. */
  findNear(query: string, offset: number, orAll = true): readonly Found[] {
    return this.#search.near(query, offset, orAll);
  }

  /** Everything that a query of the language finds, by the captures that `Language.scopes` has. */
  find(query: string): readonly Found[] {
    return this.#search.all(query);
  }

  #rows(query: number, within?: Span): readonly Row[] {
    // What is not known yet is searched in the parser's tree.
    void this.tree;
    return this.structure.rows(query, within);
  }

  /** What stands around an offset: the smallest first, the whole text last. */
  around(offset: number): readonly Span[] {
    const known = this.#pieces.get(offset);
    if (known) return known;
    const spans = this.#piecesAround(offset);
    if (this.#pieces.size >= MOST_OFFSETS) this.#pieces.clear();
    this.#pieces.set(offset, spans);
    return spans;
  }

  #piecesAround(offset: number): readonly Span[] {
    const spans: Span[] = [{ start: 0, end: this.#text.length }];
    const root = this.tree.rootNode;
    const inner = nodeAt(root, this.#text, offset);
    for (let node: Node | null = inner && root; inner && node; ) {
      spans.push({ start: node.startIndex, end: node.endIndex });
      node = node.id === inner.id ? null : node.childWithDescendant(inner);
    }
    return spans.reverse();
  }

  /** Whether anything stands at the top level beside comments. */
  get hasParts(): boolean {
    if (this.#topLevel) return this.#topLevel.length > 0;
    return hasParts(this.tree);
  }

  /** What stands at the top level, without comments. */
  topLevel(): readonly Span[] {
    this.#topLevel ??= sideBySide(
      this.structure.topLevel()?.filter(node => node.isNamed) ?? this.tree.rootNode.namedChildren,
    );
    return this.#topLevel;
  }

  /** The parts that stand side by side in a stretch, such as the items of a list, without comments. */
  partsOf(stretch: Span): readonly Span[] {
    return partsIn(this.tree.rootNode, this.#text, stretch);
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
      const here = { start, end: start };
      const isInComment = this.#places('comment', here).some(range => contains(range, at));
      // Code in a text may begin with a name: `$name`.
      const isCode = () => this.#places('code', here).some(range => comparePositions(range.start, at) === 0);
      if (!isInComment && (!this.textAt(at) || isCode())) found.push({ start, end, role: nameRole(node, this.#text) });
    }
    return found;
  }

  /** The tokens of the code, without comments: two texts with the same tokens mean the same. */
  tokens(): readonly string[] {
    return tokensOf(this.tree, this.#places('comment'), this.lines);
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

function isName(node: Node): boolean {
  if (node.childCount > 0) return false;
  // The words of a command line are names only where a command is called, or made.
  if (node.type === 'word') return /^(command_name|function_definition)$/.test(node.parent?.type ?? '');
  return /identifier|name|constant/.test(node.type);
}

function isInside({ start, end }: Range, at: Position): boolean {
  return comparePositions(start, at) < 0 && comparePositions(at, end) < 0;
}
