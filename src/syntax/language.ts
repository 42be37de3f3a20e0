/** Where the documentation of a function or class goes, and how it looks. */
export type DocStyle =
  /** A block of its own above: `/**`, ` * text`, ` *\/`. */
  | 'block'
  /** Line comments above that begin with this. */
  | { readonly line: string }
  /** XML in line comments that begin with `///`. */
  | 'xml'
  /** The first statement inside, in triple quotes. */
  | 'docstring';

/**
 * All that Aloud knows about a language's grammar. Adding a language means adding one file of these and its line in
 * languages.ts.
 */
export interface Language {
  /** The grammar's file, `tree-sitter-<grammar>.wasm`. */
  readonly grammar: string;
  /** VS Code's ids of the languages that it reads. */
  readonly languageIds: readonly string[];
  /**
   * A tree-sitter query. Captures: `@function @method @class @interface @enum @module @type @property` for
   * declarations, whose name is captured as `@name` in the same pattern; `@comment`; `@string` for texts in which a
   * comment would be content, markup included; `@code` for code inside such a text; `@page` for the page around code,
   * which has comments of its own, HTML's.
   */
  readonly query: string;
  readonly doc: DocStyle;
}
