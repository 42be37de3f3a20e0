import type { Position, Range, Selection, TextEdit } from '../common/position.ts';

/**
 * An open text document as it was when asked for. `path` is absolute, in the machine's own form, and names the
 * document everywhere in this port (untitled ones are named like `untitled:Untitled-1`).
 * `text` has the document's own line ends.
 */
export interface TextDocument {
  readonly path: string;
  readonly languageId: string;
  /** Grows with every change. */
  readonly version: number;
  readonly text: string;
  readonly eol: '\n' | '\r\n';
  readonly lineCount: number;
  readonly isDirty: boolean;
  /** The text of a zero-based line, without its line end; '' out of bounds. Cheap also in very large files. */
  line(index: number): string;
}

export interface ActiveEditor {
  readonly document: TextDocument;
  /** Never empty; the first is the primary one. */
  readonly selections: readonly Selection[];
  /** What is on screen, or undefined where there is no screen. */
  readonly visible: Range | undefined;
  readonly indentation: { readonly insertSpaces: boolean; readonly size: number };
  /** The first ruler's column, if one is set. */
  readonly ruler: number | undefined;
}

export interface FileEdits {
  readonly path: string;
  /** Against the version below; must not overlap. */
  readonly edits: readonly TextEdit[];
  /** The version the edits were computed on; a document that has moved on refuses them with `document-changed`. */
  readonly version: number;
}

export type SymbolKind =
  | 'class'
  | 'interface'
  | 'enum'
  | 'function'
  | 'method'
  | 'constructor'
  | 'property'
  | 'variable'
  | 'module'
  | 'type'
  | 'other';

export interface DocumentSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** All of it, body included. */
  readonly range: Range;
  /** Its name. */
  readonly nameRange: Range;
  readonly children: readonly DocumentSymbol[];
}

export interface Location {
  readonly path: string;
  readonly range: Range;
}

export interface Diagnostic {
  readonly path: string;
  readonly range: Range;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly source: string | undefined;
}

/** How a language writes comments; absent members mean that it has none of the kind. */
export interface CommentSyntax {
  readonly line?: string;
  readonly block?: readonly [open: string, close: string];
}

export interface Question {
  /** One line: what is asked. */
  readonly title: string;
  /** The whole of what will happen, shown literally. */
  readonly detail: string;
  /** The words on the button that allows it. */
  readonly yes: string;
}

/** A place that keeps its meaning while the document changes around it. */
export interface Anchor {
  /** Where it is now; undefined once the document was closed. */
  readonly range: Range | undefined;
  dispose(): void;
}

/**
 * All that actions may do with an editor. VS Code's, the file-backed and the in-memory one pass one contract suite.
 * Every method throws AloudError: `no-document`, `document-closed`, `document-changed`, `read-only`, `not-found`,
 * `unsupported`. Ranges that do not fit the document are errors (`bad-arguments`), never clamped.
 */
export interface Editor {
  /** Absolute folders that are open; empty when none is. */
  readonly folders: readonly string[];

  /** The editor that has, or last had, the focus. */
  active(): ActiveEditor | undefined;
  /** Reads a document, opening it in memory without showing it. */
  read(path: string): Promise<TextDocument>;
  /** Shows a document and gives it the focus; reveals and selects `range` if one is given. */
  show(path: string, range?: Range): Promise<void>;
  /** Sets the selections of a document, showing it, and reveals the first. */
  select(path: string, selections: readonly Selection[]): Promise<void>;
  /** Follows a range through later edits. */
  track(path: string, range: Range): Anchor;

  /** Absolute paths of files in the open folders whose name contains `part`, whatever the case; at most `most`. */
  findFiles(part: string, most: number): Promise<readonly string[]>;

  /**
   * Applies edits to all files or to none. With `join`, they belong to the same undo step as the edit before,
   * as long as nothing but edits of the same file came between.
   */
  edit(changes: readonly FileEdits[], options: { readonly join: boolean }): Promise<void>;
  undo(path: string): Promise<void>;
  save(path: string): Promise<void>;

  symbols(path: string): Promise<readonly DocumentSymbol[]>;
  definition(path: string, at: Position): Promise<readonly Location[]>;
  /** The edits that rename the symbol at a position everywhere; nothing is applied. */
  rename(path: string, at: Position, newName: string): Promise<readonly FileEdits[]>;
  /** The edits that format the document, or the range; nothing is applied. */
  format(path: string, within?: Range): Promise<readonly TextEdit[]>;
  /** Of one document, or of all. */
  diagnostics(path?: string): Promise<readonly Diagnostic[]>;
  commentSyntax(languageId: string): CommentSyntax;
  /** Runs one of the editor's own commands. */
  command(id: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Asks on screen; anything but the yes button is no. Never answered by voice. */
  confirm(question: Question, signal: AbortSignal): Promise<boolean>;
}
