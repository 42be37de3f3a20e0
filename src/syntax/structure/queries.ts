import type { Query } from '@vscode/tree-sitter-wasm';
import type { Language } from '../language.ts';

/**
 * So many queries are compiled as one: each bundle costs a pass through the code, but what is compiled in one go keeps
 * everything else waiting. By themselves most of them take 2 to 4 ms, a few of the largest grammars 20 to 60.
 */
const PARTS_A_BUNDLE = 10;

/** Queries for kinds of nodes, not for nodes: which kind a node is of only what it stands in tells. */
const OF_A_KIND = /^\((?:statement|declaration|expression)\) @it/;

/** Several queries compiled as one: one pass through code finds what any of them names. */
export interface Bundle {
  readonly query: Query;
  /** Whether they are for kinds of nodes: then each is a single node, `@it`. */
  readonly isOfKinds: boolean;
  /** Of each pattern, the query that it comes from: its number among those of the language. */
  readonly parts: readonly number[];
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
  /** The numbers of the queries in each bundle; those for kinds of nodes are the last, if there are any. */
  readonly #parts: readonly (readonly number[])[];
  /** The bundle of each query. */
  readonly #bundleOf = new Map<number, number>();
  readonly #bundles: (Bundle | undefined)[] = [];
  readonly #compile: (source: string) => Query;

  constructor(language: Language, compile: (source: string) => Query, module: object) {
    this.language = language;
    this.module = module;
    this.#compile = compile;
    this.#sources = [...new Set([language.query, ...Object.values(language.scopes ?? {}), ...additions(language)])];
    const numbers = [...this.#sources.keys()];
    const isOfKind = (number: number) => OF_A_KIND.test(this.#sources[number] as string);
    const kinds = numbers.filter(isOfKind);
    const plain = numbers.filter(number => !isOfKind(number));
    this.#parts = [...this.#balanced(plain), ...(kinds.length > 0 ? [kinds] : [])];
    for (const [bundle, parts] of this.#parts.entries()) for (const part of parts) this.#bundleOf.set(part, bundle);
  }

  /** The number of a query. Throws where it is none of the language's. */
  numberOf(source: string): number {
    const number = this.#sources.indexOf(source);
    if (number < 0) throw new Error(`No query of ${this.language.grammar}: ${source}`);
    return number;
  }

  get bundleCount(): number {
    return this.#parts.length;
  }

  /** The bundle that a query is in. */
  bundleOf(number: number): number {
    return this.#bundleOf.get(number) as number;
  }

  /** Throws where a query names a node that the grammar does not have. */
  bundle(index: number): Bundle {
    const bundle = this.#bundles[index] ?? this.#bundled(this.#parts[index] as readonly number[]);
    this.#bundles[index] = bundle;
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

  /** Queries in bundles of which none is much longer than the others. */
  #balanced(numbers: readonly number[]): readonly (readonly number[])[] {
    const bundles = Array.from({ length: Math.ceil(numbers.length / PARTS_A_BUNDLE) }, () => ({
      length: 0,
      parts: [] as number[],
    }));
    const lengthOf = (number: number) => (this.#sources[number] as string).length;
    for (const number of numbers.toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
      const shortest = bundles.reduce((least, bundle) => (bundle.length < least.length ? bundle : least));
      shortest.parts.push(number);
      shortest.length += lengthOf(number);
    }
    return bundles.map(({ parts }) => parts);
  }

  #bundled(numbers: readonly number[]): Bundle {
    const sources = numbers.map(number => this.#sources[number] as string);
    const starts: number[] = [];
    let bytes = 0;
    for (const source of sources) {
      starts.push(bytes);
      bytes += Buffer.byteLength(source) + 1;
    }
    const query = this.#compile(sources.join('\n'));
    const parts = Array.from({ length: query.patternCount() }, (_, pattern) => {
      const at = query.startIndexForPattern(pattern);
      return numbers[starts.findLastIndex(start => start <= at)] as number;
    });
    return { query, isOfKinds: OF_A_KIND.test(sources[0] as string), parts };
  }
}

/** The queries for the places that code is added at. */
function additions({ writing }: Language): readonly string[] {
  return Object.values(writing?.code ?? {})
    .flatMap(code => (typeof code === 'string' ? [] : code))
    .map(({ after, before, instead }) => after ?? before ?? instead)
    .filter(source => source !== undefined);
}
