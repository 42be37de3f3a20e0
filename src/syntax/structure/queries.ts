import type { Query } from '@vscode/tree-sitter-wasm';
import type { Language } from '../language.ts';

/** Compiling a query of the largest grammars costs tens of ms more for each that is compiled by itself. */
const PARTS_A_BUNDLE = 16;

/** Queries for kinds of nodes, not for nodes: which kind a node is of only what it stands in tells. */
const OF_A_KIND = /^\((?:statement|declaration|expression)\) @it/;

/** What grammars call a comment. */
export const COMMENT = /comment|marginalia/;

/** Several queries compiled as one: one pass through code finds what any of them names. */
export interface Bundle {
  readonly query: Query;
  /** Whether they are for kinds of nodes: then each is a single node, `@it`. */
  readonly isOfKinds: boolean;
  /** Of each pattern, the query that it comes from: its number among those of the language. */
  readonly parts: readonly number[];
  /** The queries that name comments: for all others, a comment is none of what stands in a list. */
  readonly ofComments: ReadonlySet<number>;
}

/**
 * All that is asked of code in a language: its declarations, what the names of structure mean, and the places that code
 * is added at. Each query is known by its number; they are compiled in bundles, when one of a bundle is first asked or
 * before.
 */
export class Queries {
  readonly language: Language;
  /** Held as long as the grammar is: see compileOnce.ts. */
  readonly module: object;
  readonly #sources: readonly string[];
  /** So many of them, the first ones, are not for kinds of nodes. */
  readonly #plain: number;
  readonly #bundles: (Bundle | undefined)[] = [];
  readonly #compile: (source: string) => Query;

  constructor(language: Language, compile: (source: string) => Query, module: object) {
    this.language = language;
    this.module = module;
    this.#compile = compile;
    const sources = [...new Set([language.query, ...Object.values(language.scopes ?? {}), ...additions(language)])];
    const plain = sources.filter(source => !OF_A_KIND.test(source));
    this.#plain = plain.length;
    this.#sources = [...plain, ...sources.filter(source => OF_A_KIND.test(source))];
  }

  /** The number of a query. Throws where it is none of the language's. */
  numberOf(source: string): number {
    const number = this.#sources.indexOf(source);
    if (number < 0) throw new Error(`No query of ${this.language.grammar}: ${source}`);
    return number;
  }

  get bundleCount(): number {
    return Math.ceil(this.#plain / PARTS_A_BUNDLE) + (this.#sources.length > this.#plain ? 1 : 0);
  }

  /** The bundle that a query is in. */
  bundleOf(number: number): number {
    return number < this.#plain ? Math.floor(number / PARTS_A_BUNDLE) : this.bundleCount - 1;
  }

  /** Throws where a query names a node that the grammar does not have. */
  bundle(index: number): Bundle {
    let bundle = this.#bundles[index];
    if (!bundle) {
      const isOfKinds = index * PARTS_A_BUNDLE >= this.#plain;
      const first = isOfKinds ? this.#plain : index * PARTS_A_BUNDLE;
      const end = isOfKinds ? this.#sources.length : Math.min(this.#plain, first + PARTS_A_BUNDLE);
      bundle = this.#bundled(first, end, isOfKinds);
      this.#bundles[index] = bundle;
    }
    return bundle;
  }

  /** Compiles what is not compiled yet, yielding in between. */
  *compile(): Generator<void, void> {
    for (let index = 0; index < this.bundleCount; index++) {
      if (this.#bundles[index]) continue;
      this.bundle(index);
      yield;
    }
  }

  #bundled(first: number, end: number, isOfKinds: boolean): Bundle {
    const sources = this.#sources.slice(first, end);
    const starts: number[] = [];
    let bytes = 0;
    for (const source of sources) {
      starts.push(bytes);
      bytes += Buffer.byteLength(source) + 1;
    }
    const query = this.#compile(sources.join('\n'));
    const parts = Array.from({ length: query.patternCount() }, (_, pattern) => {
      const at = query.startIndexForPattern(pattern);
      return first + starts.findLastIndex(start => start <= at);
    });
    const ofComments = new Set(sources.flatMap((source, index) => (COMMENT.test(source) ? [first + index] : [])));
    return { query, isOfKinds, parts, ofComments };
  }
}

/** The queries for the places that code is added at. */
function additions({ writing }: Language): readonly string[] {
  return Object.values(writing?.code ?? {})
    .flatMap(code => (typeof code === 'string' ? [] : code))
    .map(({ after, before, instead }) => after ?? before ?? instead)
    .filter(source => source !== undefined);
}
