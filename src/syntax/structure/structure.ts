import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import type { Stretch } from '../../editor/text.ts';
import type { Span } from '../scopes.ts';
import type { Queries } from './queries.ts';
import { NOTHING, type Row, type Rows } from './rows.ts';
import { isWrapper, kindsIn, rowsIn } from './rowsIn.ts';

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

/** Of so many children of a node it is asked at once of which kinds they are. */
const ASKED_AT_ONCE = 200;

/** A node with more children is a list or a block, in which each of them stands for itself, whatever its neighbours. */
const FEW_CHILDREN = 64;

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
  /** Of which kinds it is itself, which what it stands in tells. */
  kinds: Rows | undefined;
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
  /** The bundle of queries for kinds has been asked of all of it. */
  #hasKinds = false;

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
    const known = before && new Known(before.structure.#spine, before.structure.#pieces, before.stretch);
    const spine: Piece[] = [];
    const pieces: Piece[] = [];
    const around: number[] = [];
    const cursor = tree.walk();
    try {
      for (;;) {
        const { currentNode: node, nodeTypeId: typeId, endIndex: end } = cursor;
        const parent = around.at(-1) ?? -1;
        const piece: Piece = {
          node,
          typeId,
          size: node.descendantCount,
          start: node.startIndex,
          end,
          parent,
          rows: [],
          kinds: undefined,
        };
        const isLong =
          end - piece.start > LONGEST_PIECE || (parent >= 0 && isWrapper((spine[parent] as Piece).node.type));
        if (isLong && around.length < DEEPEST && cursor.gotoFirstChild()) {
          around.push(spine.push(piece) - 1);
          continue;
        }
        if (isLong && around.length === DEEPEST && end - piece.start > LONGEST_DEEP)
          throw new TooOdd(`It is nested deeper than ${DEEPEST}.`);
        if (pieces.length === MOST_PIECES) throw new TooOdd(`It has more than ${MOST_PIECES} pieces.`);
        pieces.push(known?.grown(piece, spine[parent]) ?? piece);
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
      if (this.#queries.bundle(bundle).isOfKinds) yield* this.#findKinds(bundle);
      else
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
    const add = (rows: Rows | undefined, { start, parent }: Piece) =>
      rows?.addTo(found, query, start, this.#spine[parent]);
    const pieces = this.#around(within);
    if (this.#queries.bundle(bundle).isOfKinds) {
      for (const _ of this.#findKinds(bundle));
      for (const piece of this.#spine) add(piece.kinds, piece);
      for (const piece of pieces) add(piece.kinds, piece);
    } else for (const piece of this.#spine) add(this.#rowsOf(piece, bundle, true), piece);
    for (const piece of pieces) add(this.#rowsOf(piece, bundle, false), piece);
    return within ? found.filter(({ start, end }) => end >= within.start && start <= within.end) : found;
  }

  /** Finds out of which kinds the children of the spine are, where that is not known, yielding in between. */
  *#findKinds(bundle: number): Generator<void, void> {
    if (this.#hasKinds) return;
    const unknown = new Map<number, Piece[]>();
    for (const some of [this.#spine, this.#pieces])
      for (const piece of some) {
        if (piece.kinds || piece.parent < 0) continue;
        const siblings = unknown.get(piece.parent);
        if (siblings) siblings.push(piece);
        else unknown.set(piece.parent, [piece]);
      }
    for (const [parent, siblings] of unknown) {
      const { node } = this.#spine[parent] as Piece;
      const isOdd = node.childCount > MOST_CHILDREN;
      siblings.sort((a, b) => a.start - b.start);
      for (let from = 0, to = 0; from < siblings.length; from = to) {
        const first = siblings[from] as Piece;
        let last = first;
        for (to = from + 1; to < Math.min(siblings.length, from + ASKED_AT_ONCE); to++) {
          const next = siblings[to] as Piece;
          // What stands in between is known.
          if (next.start - last.end > LONGEST_PIECE) break;
          last = next;
        }
        const kinds = isOdd
          ? undefined
          : kindsIn(this.#queries.bundle(bundle), node, this.#text, first.node, last.node);
        for (const piece of siblings.slice(from, to)) piece.kinds = kinds?.get(piece.node.id) ?? NOTHING;
        yield;
      }
    }
    this.#hasKinds = true;
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

/** The pieces of the version before that stand unchanged in the next, asked for in the order of the text. */
class Known {
  readonly #spine: readonly Piece[];
  readonly #pieces: readonly Piece[];
  readonly #stretch: Stretch;
  #at = 0;
  /** What was last found out of a node of the spine: its children come one after the other. */
  #last: { readonly parent: Piece; readonly before: number; readonly isSame: boolean } | undefined;

  constructor(spine: readonly Piece[], pieces: readonly Piece[], stretch: Stretch) {
    this.#spine = spine;
    this.#pieces = pieces;
    this.#stretch = stretch;
  }

  /**
   * A piece with what was found in one of the same text, kind and number of nodes, wherever that stands in the code. What
   * a parser makes of an error depends on how it came about, so that is never known.
   */
  grown(piece: Piece, parent: Piece | undefined): Piece | undefined {
    const { node, start, end, typeId, size } = piece;
    const { start: from, newEnd } = this.#stretch;
    if (start === end || (end >= from && start <= newEnd)) return undefined;
    const by = this.#by(start);
    const before = this.#startingAt(start + by);
    if (before?.end !== end + by || before.typeId !== typeId || before.size !== size || node.hasError) return undefined;
    return {
      ...piece,
      rows: before.rows,
      kinds: parent && this.#isSame(parent, before.parent) ? before.kinds : undefined,
    };
  }

  /** Whether a node of the spine is a list or block that was there before. */
  #isSame(parent: Piece, before: number): boolean {
    if (this.#last?.parent !== parent || this.#last.before !== before) {
      const { typeId, start } = this.#spine[before] ?? {};
      const isThere = typeId === parent.typeId && start === parent.start + this.#by(parent.start);
      this.#last = { parent, before, isSame: isThere && parent.node.childCount > FEW_CHILDREN };
    }
    return this.#last.isSame;
  }

  #startingAt(start: number): Piece | undefined {
    for (; this.#at < this.#pieces.length; this.#at++) {
      const piece = this.#pieces[this.#at] as Piece;
      if (piece.start > start) return undefined;
      if (piece.start === start && piece.end > start) return piece;
    }
    return undefined;
  }

  /** How far what begins at an offset has moved. */
  #by(start: number): number {
    const { oldEnd, newEnd } = this.#stretch;
    return start > newEnd ? oldEnd - newEnd : 0;
  }
}
