import type { Position, Range, Selection, TextEdit } from './position.ts';

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
  /** The words on the button that allows exactly this for ever; absent where that is not offered. */
  readonly always?: string;
}

export type Answer = 'no' | 'yes' | 'always';

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

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly location: Location;
}

/** A line that holds what was searched for; `line` counts from 0. */
export interface TextMatch {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export interface TextQuery {
  /** What to look for: to the letter, or a regular expression as JavaScript writes them. */
  readonly text: string;
  readonly isRegex: boolean;
  readonly matchCase: boolean;
  /** A glob of paths below the folders, such as `src/**\/*.ts`; all files if absent. */
  readonly files?: string;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** A command of the editor by the title that its palette shows. */
export interface PaletteCommand {
  readonly id: string;
  readonly title: string;
  /** When it works, in the editor's own words; absent where nothing is known to be needed. */
  readonly precondition?: string;
}

export interface Task {
  readonly name: string;
  /** All of what it runs, as far as it is known. */
  readonly runs: string;
}

export interface TerminalRun {
  /** Undefined where the shell does not tell, or still runs. */
  readonly exitCode: number | undefined;
  /** What it wrote, without colours; its end where that is long. */
  readonly output: string;
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
  /**
   * Shows edits before they are made and lets the user choose among the files. Resolves with the files that were
   * changed: none where they said no.
   */
  preview(changes: readonly FileEdits[], title: string, signal: AbortSignal): Promise<readonly string[]>;
  undo(path: string): Promise<void>;
  save(path: string): Promise<void>;
  /** Closes a document's tabs. Throws `read-only` where that would lose what is not saved. */
  close(path: string): Promise<void>;
  /** Puts TextMate snippet text at a range, showing the document, with its places to fill in. */
  snippet(path: string, range: Range, snippet: string, version: number): Promise<void>;

  /** Creates a file with its folders. Throws `read-only` if something stands there. */
  createFile(path: string, text: string): Promise<void>;
  /** Moves a file. Throws `not-found`, `read-only`. */
  renameFile(from: string, to: string): Promise<void>;
  /** Deletes a file, into the trash where there is one. */
  deleteFile(path: string): Promise<void>;
  /** What is in a folder, sorted by name. */
  listFolder(path: string): Promise<readonly FolderEntry[]>;
  /** Lines that hold a text, in files of the open folders that are not ignored; at most `most`. */
  findText(query: TextQuery, most: number, signal: AbortSignal): Promise<readonly TextMatch[]>;

  symbols(path: string): Promise<readonly DocumentSymbol[]>;
  workspaceSymbols(name: string, most: number): Promise<readonly WorkspaceSymbol[]>;
  definition(path: string, at: Position): Promise<readonly Location[]>;
  references(path: string, at: Position): Promise<readonly Location[]>;
  /** What the editor would show beside the pointer, as plain text. */
  hover(path: string, at: Position): Promise<readonly string[]>;
  /** What can be done about a range; of one kind if given, such as `source.organizeImports`. */
  codeActions(path: string, range: Range, kind?: string): Promise<readonly CodeAction[]>;
  /** The edits that rename the symbol at a position everywhere; nothing is applied. */
  rename(path: string, at: Position, newName: string): Promise<readonly FileEdits[]>;
  /** The edits that format the document, or the range; nothing is applied. */
  format(path: string, within?: Range): Promise<readonly TextEdit[]>;
  /** Of one document, or of all. */
  diagnostics(path?: string): Promise<readonly Diagnostic[]>;
  commentSyntax(languageId: string): CommentSyntax;

  /** Runs one of the editor's own commands. */
  command(id: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Every command that the palette can show. */
  paletteCommands(): Promise<readonly PaletteCommand[]>;
  /** A setting's value in force. Throws `not-found`. */
  setting(name: string): Promise<unknown>;
  /** Changes one of the user's settings, or with undefined puts it back to its default. */
  changeSetting(name: string, value: unknown): Promise<void>;
  /** Asks on screen; anything but one of the buttons is no. Never answered by voice. */
  confirm(question: Question, signal: AbortSignal): Promise<Answer>;

  tasks(): Promise<readonly Task[]>;
  /** Starts a task. Throws `not-found`, and `document-changed` if it would run something else than `runs` by now. */
  runTask(task: Task): Promise<void>;
  /** Runs one line in a terminal that the user sees, in the first open folder, and waits for its end as long as the signal lets it. */
  runInTerminal(command: string, signal: AbortSignal): Promise<TerminalRun>;
  /** What the last such line wrote so far; undefined if there was none. */
  lastTerminalRun(): TerminalRun | undefined;
  setBreakpoint(path: string, line: number, on: boolean, condition?: string): Promise<void>;
  debugConfigurations(): Promise<readonly string[]>;
  /** Starts a configuration by its name, or the one that the editor last used. */
  startDebugging(configuration: string | undefined): Promise<void>;
  /** The version control of the open folders. Throws `unsupported` where there is no git. */
  readonly git: Git;
}

/** What actions may do with git, in the repository of the first open folder. */
export interface Git {
  /** Branch, and the changed files with what happened to them. */
  status(): Promise<GitStatus>;
  /** The changes of all files or of one, staged ones too, as a unified diff. */
  diff(path: string | undefined): Promise<string>;
  /** Stages files, or all that have changed. */
  stage(paths: readonly string[] | undefined): Promise<void>;
  /** A name for exactly what is staged. */
  staged(): Promise<string>;
  /**
   * Commits what is staged, running the hooks of the repository. Returns the commit's short name. Throws
   * `document-changed` if something else is staged than what `staged` has named.
   */
  commit(message: string, staged: string): Promise<string>;
  switchBranch(name: string, create: boolean): Promise<void>;
}

export interface GitStatus {
  readonly branch: string | undefined;
  readonly files: readonly { readonly path: string; readonly change: string; readonly isStaged: boolean }[];
}
