import { join } from 'node:path';
import type { Language as TreeSitterLanguage } from '@vscode/tree-sitter-wasm';
import type { Log } from '../common/log.ts';
import { packedPath, readPacked } from '../common/packed.ts';
import { compileOnce } from './compileOnce.ts';
import type { Language } from './language.ts';
import { Queries } from './structure/queries.ts';

type TreeSitter = typeof import('@vscode/tree-sitter-wasm');

/** A grammar in memory. */
export interface Grammar {
  readonly language: Language;
  readonly treeSitter: TreeSitterLanguage;
  readonly queries: Queries;
}

export interface GrammarsProps {
  /** The folders of the .wasm files; the library's own is in the first. */
  readonly folders: readonly string[];
  readonly log: Log;
}

/** The parser library and its grammars. Each loads when it is first needed, and stays. */
export class Grammars {
  readonly #props: GrammarsProps;
  readonly #grammars = new Map<Language, Promise<Grammar | undefined>>();
  #library: Promise<TreeSitter> | undefined;

  constructor(props: GrammarsProps) {
    this.#props = props;
  }

  library(): Promise<TreeSitter> {
    this.#library ??= (async () => {
      const library = (await import('@vscode/tree-sitter-wasm')).default;
      const [own = ''] = this.#props.folders;
      await library.Parser.init({ locateFile: (file: string) => join(own, file) });
      return library;
    })();
    return this.#library;
  }

  /** Undefined where it cannot be loaded, which the log says. */
  of(language: Language): Promise<Grammar | undefined> {
    let grammar = this.#grammars.get(language);
    if (!grammar) {
      grammar = this.#load(language).catch((thrown: unknown) => {
        this.#props.log.warn(
          `No grammar for ${language.grammar}: ${thrown instanceof Error ? thrown.message : thrown}`,
        );
        return undefined;
      });
      this.#grammars.set(language, grammar);
    }
    return grammar;
  }

  async #load(language: Language): Promise<Grammar | undefined> {
    const base = language.base && (await this.of(language.base));
    if (language.base) return base && { ...base, language };
    const { Language: Loader, Query } = await this.library();
    const name = `tree-sitter-${language.grammar}.wasm`;
    const file = this.#props.folders.map(folder => packedPath(join(folder, name))).find(found => found !== undefined);
    if (!file) throw new Error(`${name} is in none of ${this.#props.folders.join(', ')}`);
    const bytes = await readPacked(file);
    const compiled = compileOnce(bytes);
    const treeSitter = await Loader.load(bytes);
    // The library would hold the bytes for as long as it lives, though V8 has its own: they are given away.
    structuredClone(undefined, { transfer: [bytes.buffer] });
    return { language, treeSitter, queries: new Queries(language, source => new Query(treeSitter, source), compiled) };
  }
}
