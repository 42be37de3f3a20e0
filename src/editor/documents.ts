import type { Range, Selection, TextEdit } from './position.ts';

/**
 * An open text document as it was when asked for. `path` is absolute, in the machine's own form, and names the
 * document in all ports (untitled ones are named like `untitled:Untitled-1`).
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

/** A place that keeps its meaning while the document changes around it. */
export interface Anchor {
  /** Where it is now; undefined once the document was closed. */
  readonly range: Range | undefined;
  dispose(): void;
}

/**
 * Open documents: their text, their cursors, their undo.
 * Every method throws AloudError: `no-document`, `document-closed`, `document-changed`, `read-only`, `not-found`,
 * `unsupported`. Ranges that do not fit the document are errors (`bad-arguments`), never clamped.
 */
export interface Documents {
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
  /**
   * Applies edits to all files or to none. With `join`, they belong to the same undo step as the edit before,
   * as long as nothing but edits of the same file came between.
   */
  edit(changes: readonly FileEdits[], options: { readonly join: boolean }): Promise<void>;
  /** Puts TextMate snippet text at a range, showing the document, with its places to fill in. */
  snippet(path: string, range: Range, snippet: string, version: number): Promise<void>;
  undo(path: string): Promise<void>;
  save(path: string): Promise<void>;
  /** Resolves when the editor shows all that was changed: it saves no other before it runs something. */
  changesShown(): Promise<void>;
  /** Closes a document's tabs. Throws `read-only` where that would lose what is not saved. */
  close(path: string): Promise<void>;
}
