import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import type { Stretch } from '../../editor/text.ts';
import type { Span } from '../scopes.ts';
import type { Queries } from './queries.ts';
import { isWrapper, NOTHING, type Row, type Rows, rowsIn } from './rows.ts';

/** What is not longer, in UTF-16 units, is searched as a piece, and not again until something in it changes. */
const LONGEST_PIECE = 4_000;

/**
 * What is nested deeper is a piece, whatever its length; but longer than this it is not searched, and longer still the
 * text has no structure that could be found. To find what a node stands in takes time by its depth.
 */
const DEEPEST = 100;
const LONGEST_SEARCHED = 8_000;
const LONGEST_DEEP = 32_000;

/** A node with more children, such as a table of numbers, is not searched by itself. */
const MOST_CHILDREN = 20_000;

/** A text in more pieces has no structure that could be kept. */
const MOST_PIECES = 80_000;

/** A text is too long, or its code too odd, for its structure to be found. */
export class TooOdd extends Error {}

/** A node of the tree that is searched by itself. */
interface Piece extends Span {
  readonly node: Node;
  readonly typeId: number;
  /** How many nodes it is made of. */
  readonly size: number;
  /** What it stands in, by its place in the spine; -1 for the root. */
  readonly parent: number;
  /** By bundle; shared with the versions before and after in which the same stands. */
  readonly rows: (Rows | undefined)[];
}

/**
 * Everything that a language's queries find in a version of a text. The tree is cut into pieces of moderate length and
 * the spine of longer nodes around them. What is found in a piece stays known for as long as it stands unchanged; the
 * spine, each node of which is searched alone, is searched again in each version. So an edit costs what its piece and
 * the spine cost, and a question no more than looking up.
 */
export class Structure {
  readonly #queries: Queries;
  readonly #text: string;
  readonly #spine: readonly Piece[];
  /** In the order of the text. */
  readonly #pieces: readonly Piece[];

  private constructor(queries: Queries, text: string, spine: readonly Piece[], pieces: readonly Piece[]) {
    this.#queries = queries;
    this.#text = text;
    this.#spine = spine;
    this.#pieces = pieces;
  }

  /** Cuts a tree; nothing is searched yet. Yields in between. Throws `TooOdd`. */
  static *of(
    tree: Tree,
    queries: Queries,
    text: string,
    before?: { readonly structure: Structure; readonly stretch: Stretch },
  ): Generator<void, Structure> {
    const known = before && new Known(before.structure.#pieces, before.stretch);
    const spine: Piece[] = [];
    const pieces: Piece[] = [];
    const around: number[] = [];
    const cursor = tree.walk();
    try {
      for (;;) {
        const { currentNode: node, nodeTypeId: typeId, endIndex: end } = cursor;
        const parent = around.at(-1) ?? -1;
        const piece = { node, typeId, size: node.descendantCount, start: node.startIndex, end, parent };
        const isLong =
          end - piece.start > LONGEST_PIECE || (parent >= 0 && isWrapper((spine[parent] as Piece).node.type));
        if (isLong && around.length < DEEPEST && cursor.gotoFirstChild()) {
          around.push(spine.push({ ...piece, rows: [] }) - 1);
          continue;
        }
        if (isLong && around.length === DEEPEST && end - piece.start > LONGEST_DEEP)
          throw new TooOdd(`It is nested deeper than ${DEEPEST}.`);
        if (pieces.length === MOST_PIECES) throw new TooOdd(`It has more than ${MOST_PIECES} pieces.`);
        pieces.push({ ...piece, rows: known?.rows(piece) ?? [] });
        while (!cursor.gotoNextSibling()) {
          if (!cursor.gotoParent()) return new Structure(queries, text, spine, pieces);
          around.pop();
        }
        yield;
      }
    } finally {
      cursor.delete();
    }
  }

  /** Searches everything that is not known yet, yielding in between. */
  *fill(): Generator<void, void> {
    for (let bundle = 0; bundle < this.#queries.bundleCount; bundle++) {
      for (const piece of this.#spine) {
        this.#rowsOf(piece, bundle, true);
        yield;
      }
      for (const piece of this.#pieces) {
        if (piece.rows[bundle]) continue;
        this.#rowsOf(piece, bundle, false);
        yield;
      }
    }
  }

  /** What a query finds, those of the spine first; in a stretch alone, or at its edges, if one is given. */
  rows(query: number, within?: Span): readonly Row[] {
    const bundle = this.#queries.bundleOf(query);
    const found: Row[] = [];
    const add = (piece: Piece, isAlone: boolean) =>
      this.#rowsOf(piece, bundle, isAlone).addTo(found, query, piece.start, this.#spine[piece.parent]);
    for (const piece of this.#spine) add(piece, true);
    for (const piece of this.#around(within)) add(piece, false);
    return within ? found.filter(({ start, end }) => end >= within.start && start <= within.end) : found;
  }

  /** What stands in the root, in the order of the text; undefined where the root is a piece itself. */
  topLevel(): readonly Node[] | undefined {
    if (this.#spine.length === 0) return undefined;
    const parts = [...this.#spine, ...this.#pieces].filter(({ parent }) => parent === 0);
    return parts.sort((a, b) => a.start - b.start || a.end - b.end).map(({ node }) => node);
  }

  #rowsOf(piece: Piece, bundle: number, isAlone: boolean): Rows {
    let rows = piece.rows[bundle];
    if (!rows) {
      const isOdd = isAlone
        ? piece.node.childCount > MOST_CHILDREN
        : piece.end - piece.start > LONGEST_SEARCHED && piece.node.childCount > 0;
      rows = isOdd ? NOTHING : rowsIn(this.#queries.bundle(bundle), piece.node, this.#text, isAlone);
      piece.rows[bundle] = rows;
    }
    return rows;
  }

  /** The pieces in a stretch or at its edges. */
  #around(within: Span | undefined): readonly Piece[] {
    if (!within) return this.#pieces;
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle] as Piece).end < within.start) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < this.#pieces.length && (this.#pieces[end] as Piece).start <= within.end) end++;
    return this.#pieces.slice(low, end);
  }
}

/** The pieces of the version before that stand unchanged in the next. */
class Known {
  readonly #pieces = new Map<number, Piece>();
  readonly #stretch: Stretch;

  constructor(pieces: readonly Piece[], stretch: Stretch) {
    this.#stretch = stretch;
    for (const piece of pieces) if (piece.end > piece.start) this.#pieces.set(piece.start, piece);
  }

  /**
   * What was found in a piece of the same text, kind and number of nodes, wherever that stands in the code. What a
   * parser makes of an error depends on how it came about, so that is never known.
   */
  rows({ node, start, end, typeId, size }: Omit<Piece, 'rows'>): (Rows | undefined)[] | undefined {
    const { start: from, oldEnd, newEnd } = this.#stretch;
    if (end >= from && start <= newEnd) return undefined;
    const by = start > newEnd ? oldEnd - newEnd : 0;
    const before = this.#pieces.get(start + by);
    const isSame = before?.end === end + by && before.typeId === typeId && before.size === size && !node.hasError;
    return isSame ? before.rows : undefined;
  }
}
