import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Parser, Tree } from '@vscode/tree-sitter-wasm';
import { throwIfAborted } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Language } from './language.ts';
import { languageFor } from './languages.ts';
import { LoadedGrammar } from './loadedGrammar.ts';
import { SyntaxTree } from './syntaxTree.ts';

/** A parse pauses after this long, in ms, so that the editor stays quick; it goes on where it was. */
const SLICE_MS = 8;

/** Texts longer than this, in UTF-16 units, are not parsed: 10 MB take seconds and hundreds of megabytes. */
const LONGEST_TEXT = 10_000_000;

/** So many documents' trees are kept, the last ones used. */
const MOST_KEPT = 10;

interface Kept {
  readonly text: string;
  readonly languageId: string;
  readonly tree: SyntaxTree;
  /** Whether it was parsed only where it differs from the one before. */
  readonly isGrown: boolean;
}

export interface KeptDocument {
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
}

export interface ParsersProps {
  /** The folders of the .wasm files; the library's own is in the first. */
  readonly folders: readonly string[];
  readonly log: Log;
}

/** Parses source text with tree-sitter. The library and each grammar load when first needed. */
export class Parsers {
  readonly #props: ParsersProps;
  readonly #grammars = new Map<string, Promise<LoadedGrammar | undefined>>();
  readonly #kept = new Map<string, Promise<Kept | undefined>>();
  #library: Promise<typeof import('@vscode/tree-sitter-wasm')> | undefined;

  constructor(props: ParsersProps) {
    this.#props = props;
  }

  /**
   * The tree of a text, to be disposed of by the caller; undefined where there is no grammar for the language, or the
   * text is too long. Broken code has a tree too. Throws `cancelled`.
   */
  async parse(text: string, languageId: string, signal?: AbortSignal): Promise<SyntaxTree | undefined> {
    const grammar = await this.#grammarFor(text, languageId);
    return grammar && new SyntaxTree(await this.#parse(grammar, text, null, signal), grammar, text);
  }

  /**
   * The tree of a document, kept until its next version is asked for, which is then parsed only where it differs. Not to
   * be disposed of, and good until the next call for the same path. Undefined as with `parse`.
   */
  async treeOf(document: KeptDocument): Promise<SyntaxTree | undefined> {
    const { path } = document;
    const before = this.#kept.get(path);
    const next = (async () => this.#next(await before?.catch(() => undefined), document))();
    this.#kept.delete(path);
    this.#kept.set(path, next);
    this.#forgetOldest();
    return (await next)?.tree;
  }

  /**
   * Reads a document afresh if its tree has grown from earlier ones and is of broken code: what a parser makes of that
   * depends on how it came about, and far from the break it can be worse than it need be. Undefined where nothing would
   * be gained.
   */
  async renewed(document: KeptDocument): Promise<SyntaxTree | undefined> {
    const kept = await this.#kept.get(document.path)?.catch(() => undefined);
    if (!kept?.isGrown || !kept.tree.hasErrors || kept.text !== document.text) return undefined;
    this.#kept.delete(document.path);
    const tree = await this.treeOf(document);
    kept.tree.dispose();
    return tree;
  }

  async #next(
    before: Kept | undefined,
    { languageId, text }: { readonly languageId: string; readonly text: string },
  ): Promise<Kept | undefined> {
    if (before?.text === text && before.languageId === languageId) return before;
    const grammar = await this.#grammarFor(text, languageId);
    const old = before?.languageId === languageId ? before.tree.edited(text) : undefined;
    const tree = grammar && (await this.#parse(grammar, text, old ?? null));
    old?.delete();
    before?.tree.dispose();
    return (
      grammar && tree && { text, languageId, tree: new SyntaxTree(tree, grammar, text), isGrown: old !== undefined }
    );
  }

  #forgetOldest(): void {
    for (const [path, kept] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT) return;
      this.#kept.delete(path);
      void kept.then(
        forgotten => forgotten?.tree.dispose(),
        () => {},
      );
    }
  }

  async #grammarFor(text: string, languageId: string): Promise<LoadedGrammar | undefined> {
    const language = languageFor(languageId);
    return !language || text.length > LONGEST_TEXT ? undefined : this.#grammar(language);
  }

  async #parse(grammar: LoadedGrammar, text: string, old: Tree | null, signal?: AbortSignal): Promise<Tree> {
    const { Parser: TreeParser } = await this.#load();
    const parser: Parser = new TreeParser();
    try {
      parser.setLanguage(grammar.treeSitter);
      for (;;) {
        if (signal) throwIfAborted(signal);
        const pauseAt = performance.now() + SLICE_MS;
        // The callback is declared to return nothing; `true` pauses, and the next call goes on from there.
        const progressCallback = (): boolean => performance.now() > pauseAt;
        const tree = parser.parse(text, old, { progressCallback });
        if (tree) return tree;
        await breathe();
      }
    } finally {
      parser.delete();
    }
  }

  #grammar(language: Language): Promise<LoadedGrammar | undefined> {
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

  async #loadGrammar(language: Language): Promise<LoadedGrammar> {
    const { Language: Loader, Query } = await this.#load();
    const name = `tree-sitter-${language.grammar}.wasm`;
    const file = this.#props.folders.map(folder => join(folder, name)).find(existsSync);
    if (!file) throw new Error(`${name} is in none of ${this.#props.folders.join(', ')}`);
    const treeSitter = await Loader.load(file);
    return new LoadedGrammar(language, treeSitter, source => new Query(treeSitter, source));
  }

  #load(): Promise<typeof import('@vscode/tree-sitter-wasm')> {
    this.#library ??= (async () => {
      const library = (await import('@vscode/tree-sitter-wasm')).default;
      const [own = ''] = this.#props.folders;
      await library.Parser.init({ locateFile: (file: string) => join(own, file) });
      return library;
    })();
    return this.#library;
  }
}
