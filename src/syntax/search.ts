import { type Found, inTextOrder, type Span } from './scopes.ts';
import type { Row } from './structure/rows.ts';

/** Of a text that is longer, in UTF-16 units, not all is near. */
const LARGE = 60_000;
/** What is so far away, in UTF-16 units, is near. */
const NEAR = 10_000;
/** What is near is so with all that it stands in, up to this length. */
const WHOLE = 20_000;

/** What is searched. */
export interface Searched {
  readonly text: string;
  /** What a query of the language captures, in a stretch or anywhere. */
  rows(query: string, within: Span | undefined): readonly Row[];
  /** What stands around an offset: the smallest first, the whole text last. */
  around(offset: number): readonly Span[];
}

/** What the queries of a language find in a text, each searched once. */
export class Search {
  readonly #source: Searched;
  readonly #found = new Map<string, readonly Found[]>();
  /** What was found near the place that was last asked about. */
  #near: { readonly offset: number; readonly around: Span; readonly found: Map<string, readonly Found[]> } | undefined;
  /** And what was found around one. */
  #around: { readonly offset: number; readonly found: Map<string, readonly Found[]> } | undefined;

  constructor(source: Searched) {
    this.#source = source;
  }

  /** What a query finds around an offset: in a large text near it, where there is any, else all, if `orAll`. */
  near(query: string, offset: number, orAll: boolean): readonly Found[] {
    if (this.#source.text.length < LARGE || this.#found.has(query)) return this.all(query);
    if (this.#near?.offset !== offset) this.#near = { offset, around: this.#neighbourhood(offset), found: new Map() };
    const near = this.#near.found.get(query) ?? this.#findIn(query, this.#near.around);
    this.#near.found.set(query, near);
    return near.length > 0 || !orAll ? near : this.all(query);
  }

  /** What a query finds of what an offset is in, or at an edge of. */
  around(query: string, offset: number): readonly Found[] {
    if (this.#around?.offset !== offset) this.#around = { offset, found: new Map() };
    const { found } = this.#around;
    const around = found.get(query) ?? this.#findIn(query, { start: offset, end: offset });
    found.set(query, around);
    return around;
  }

  /** What a query finds in a stretch, around it or at its edges. */
  within(query: string, within: Span): readonly Found[] {
    return this.#findIn(query, within);
  }

  /** Everything that a query finds. */
  all(query: string): readonly Found[] {
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
    const inOrder = [...this.#source.rows(query, within)].sort(inTextOrder);
    let last: Row | undefined;
    for (const row of inOrder) {
      const { start, end, more: removal } = row;
      const isAgain = last?.start === start && last.end === end;
      if (isAgain && (last?.more || !removal)) continue;
      if (isAgain) found.pop();
      last = row;
      const name = row.name ?? row;
      const owner = row.owner ? { start: row.owner.start, end: row.owner.end } : { start, end };
      found.push({ start, end, name: this.#source.text.slice(name.start, name.end), removal, owner });
    }
    return found;
  }

  #neighbourhood(offset: number): Span {
    const around = (at: number): Span =>
      this.#source.around(at).findLast(({ start, end }) => end - start <= WHOLE) ?? { start: at, end: at };
    const start = Math.max(0, offset - NEAR);
    const end = Math.min(this.#source.text.length, offset + NEAR);
    return { start: Math.min(start, around(start).start), end: Math.max(end, around(end).end) };
  }
}
