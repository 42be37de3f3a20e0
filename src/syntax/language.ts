import type { DataStyle } from './dataStyle.ts';
import type { ScopeName } from './scopeNames.ts';
import type { Span } from './scopes.ts';
import type { Writing } from './writing.ts';

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
 * All that Aloud knows about a language. Adding a language means adding one file of these and its line in
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
  /**
   * What the spoken names of structure mean here: a tree-sitter query for each, in whose patterns these captures count:
   *
   * - `@it`: the thing; or, from node to node, `@it.start` and `@it.end`; or `@it.inside`, what is between the first
   *   and the last character of a node, such as its brackets. `@it.from` begins behind a node, `@it.to` ends in front
   *   of one. A semicolon at the end does not count, unless the capture is `@it.whole`.
   * - `@it.split`: each of what commas separate between the first and the last token of a node.
   * - `@name`: what it is called, for "method foo". Without it, all of its text is.
   * - `@removal`, `@removal.start`, `@removal.end`, `@removal.from`, `@removal.to`: what goes when it is deleted, where
   *   that is more than itself and the comma or the line it stands in.
   */
  readonly scopes?: Readonly<Partial<Record<ScopeName, string>>>;
  /**
   * The text as it is given to the parser, where the grammar does not know all of the language: something of the same
   * length that it reads as what was meant. Lines stay as they are.
   */
  readonly readAs?: (text: string) => string;
  /** Where only a part of a text is written in it: that part, and the language whose grammar reads it. */
  readonly part?: (text: string) => Span | undefined;
  readonly base?: Language;
  /** How code is written here; without it and `data`, nothing can be added by structure. */
  readonly writing?: Writing;
  /** How entries and items are written, where they are all there is. */
  readonly data?: DataStyle;
}
