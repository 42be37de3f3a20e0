import type { Query, Language as TreeSitterLanguage } from '@vscode/tree-sitter-wasm';
import type { Language } from './language.ts';

/** A grammar in memory, with the queries that were asked of it: each is compiled once. */
export class LoadedGrammar {
  readonly language: Language;
  readonly treeSitter: TreeSitterLanguage;
  readonly #compile: (source: string) => Query;
  readonly #queries = new Map<string, Query>();

  constructor(language: Language, treeSitter: TreeSitterLanguage, compile: (source: string) => Query) {
    this.language = language;
    this.treeSitter = treeSitter;
    this.#compile = compile;
  }

  /** Throws where the query names a node that the grammar does not have. */
  query(source: string): Query {
    let query = this.#queries.get(source);
    if (!query) {
      query = this.#compile(source);
      this.#queries.set(source, query);
    }
    return query;
  }
}
