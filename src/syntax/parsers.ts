import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Parser, Query, Language as TreeSitterLanguage } from '@vscode/tree-sitter-wasm';
import { throwIfAborted } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Language } from './language.ts';
import { languageFor } from './languages.ts';
import { SyntaxTree } from './syntaxTree.ts';

/** A parse pauses after this long, in ms, so that the editor stays quick; it goes on where it was. */
const SLICE_MS = 8;

/** Texts longer than this, in UTF-16 units, are not parsed: 10 MB take seconds and hundreds of megabytes. */
const LONGEST_TEXT = 10_000_000;

interface Grammar {
  readonly language: TreeSitterLanguage;
  readonly query: Query;
}

export interface ParsersProps {
  /** The folder of the .wasm files. */
  readonly folder: string;
  readonly log: Log;
}

/** Parses source text with tree-sitter. The library and each grammar load when first needed. */
export class Parsers {
  readonly #props: ParsersProps;
  readonly #grammars = new Map<string, Promise<Grammar | undefined>>();
  #library: Promise<typeof import('@vscode/tree-sitter-wasm')> | undefined;

  constructor(props: ParsersProps) {
    this.#props = props;
  }

  /**
   * The tree of a text, to be disposed of by the caller; undefined where there is no grammar for the language, or the
   * text is too long. Broken code has a tree too. Throws `cancelled`.
   */
  async parse(text: string, languageId: string, signal?: AbortSignal): Promise<SyntaxTree | undefined> {
    const language = languageFor(languageId);
    if (!language || text.length > LONGEST_TEXT) return undefined;
    const grammar = await this.#grammar(language);
    if (!grammar) return undefined;
    const { Parser: TreeParser } = await this.#load();
    const parser: Parser = new TreeParser();
    try {
      parser.setLanguage(grammar.language);
      for (;;) {
        if (signal) throwIfAborted(signal);
        const pauseAt = performance.now() + SLICE_MS;
        // The callback is declared to return nothing; `true` pauses, and the next call goes on from there.
        const progressCallback = (): boolean => performance.now() > pauseAt;
        const tree = parser.parse(text, null, { progressCallback });
        if (tree) return new SyntaxTree(tree, grammar.query, language);
        await breathe();
      }
    } finally {
      parser.delete();
    }
  }

  #grammar(language: Language): Promise<Grammar | undefined> {
    let grammar = this.#grammars.get(language.grammar);
    if (!grammar) {
      grammar = this.#loadGrammar(language).catch((thrown: unknown) => {
        this.#props.log.warn(
          `No grammar for ${language.grammar}: ${thrown instanceof Error ? thrown.message : thrown}`,
        );
        return undefined;
      });
      this.#grammars.set(language.grammar, grammar);
    }
    return grammar;
  }

  async #loadGrammar({ grammar, query }: Language): Promise<Grammar> {
    const { Language: Loader, Query: TreeQuery } = await this.#load();
    const language = await Loader.load(join(this.#props.folder, `tree-sitter-${grammar}.wasm`));
    return { language, query: new TreeQuery(language, query) };
  }

  #load(): Promise<typeof import('@vscode/tree-sitter-wasm')> {
    this.#library ??= (async () => {
      const library = (await import('@vscode/tree-sitter-wasm')).default;
      await library.Parser.init({ locateFile: (file: string) => join(this.#props.folder, file) });
      return library;
    })();
    return this.#library;
  }
}
