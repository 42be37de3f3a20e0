import type { CommentSyntax } from './commentSyntax.ts';
import type { FileEdits } from './documents.ts';
import type { Position, Range, TextEdit } from './position.ts';

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

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly location: Location;
}

export interface Diagnostic {
  readonly path: string;
  readonly range: Range;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly source: string | undefined;
}

/** What a language offers to do about a piece of code. */
export interface CodeAction {
  readonly title: string;
  /** As editors sort them: `quickfix`, `refactor.extract`, `source.organizeImports` … */
  readonly kind: string;
  readonly isPreferred: boolean;
  /** Empty where the language does it by a command of its own. */
  readonly changes: readonly FileEdits[];
  readonly command: { readonly id: string; readonly args: readonly unknown[] } | undefined;
}

/**
 * What the editor's language support knows. Nothing is changed: what is to be changed comes as edits.
 * Every method throws AloudError: `document-closed`, `document-changed`, `not-found`, `unsupported`; `bad-arguments` for
 * places that are not there.
 */
export interface Languages {
  symbols(path: string): Promise<readonly DocumentSymbol[]>;
  workspaceSymbols(name: string, most: number): Promise<readonly WorkspaceSymbol[]>;
  definition(path: string, at: Position): Promise<readonly Location[]>;
  references(path: string, at: Position): Promise<readonly Location[]>;
  /** What stands around a position, the smallest first, as the editor would expand a selection; empty if nobody knows. */
  selectionRanges(path: string, at: Position): Promise<readonly Range[]>;
  /** What the editor would show beside the pointer, as plain text. */
  hover(path: string, at: Position): Promise<readonly string[]>;
  /** What can be done about a range; of one kind if given, such as `source.organizeImports`. */
  codeActions(path: string, range: Range, kind?: string): Promise<readonly CodeAction[]>;
  /** The edits that rename the symbol at a position everywhere. */
  rename(path: string, at: Position, newName: string): Promise<readonly FileEdits[]>;
  /** The edits that format the document, or the range. */
  format(path: string, within?: Range): Promise<readonly TextEdit[]>;
  /** Of one document, or of all. */
  diagnostics(path?: string): Promise<readonly Diagnostic[]>;
  commentSyntax(languageId: string): CommentSyntax;
}
