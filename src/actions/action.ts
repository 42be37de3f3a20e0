import type { Question } from '../editor/asking.ts';
import type { FileEdits, TextDocument } from '../editor/documents.ts';
import type { Editor } from '../editor/editor.ts';
import type { Location } from '../editor/languages.ts';
import type { Selection, TextEdit } from '../editor/position.ts';

/**
 * What an action may cost. The gate (gate.ts) decides by it, and by what it is done to:
 * `reads` changes nothing; `shows` moves the cursor, the selection or what is on screen; `edits` is text that undo
 * brings back; `edits elsewhere` are files and settings; `runs` starts programs or leaves the editor's undo; `sends`
 * leaves this machine.
 */
export type Risk = 'reads' | 'shows' | 'edits' | 'edits elsewhere' | 'runs' | 'sends';

/** A JSON Schema object (draft 2020-12) whose root has `type: 'object'`. */
export type JsonSchema = { readonly [key: string]: unknown };

/** The turn an action runs in: it keeps one turn's edits together and knows where the user was when they spoke. */
export interface ActionContext {
  readonly editor: Editor;
  /**
   * A document by its path, relative to a workspace folder or absolute, as the gate allows it; without a path the one
   * the turn is in: where the user was when they spoke, or where an action has gone since. Asks on screen where the
   * gate says so. Throws `no-document`, `document-closed`, `not-found`, `refused`.
   */
  document(file?: string): Promise<TextDocument>;
  /** The path of a file as `document` would read it, which need not be there. Throws `refused`. */
  locate(file: string): Promise<string>;
  /** The document, of which the model is now told all that it will count lines by. */
  reading(file?: string): Promise<TextDocument>;
  /** How many lines the document had as the model last saw it. */
  lineCountSeen(document: TextDocument): number;
  /** Where a line stands now that the model counts from 1, as it last saw the document. Throws `document-changed`. */
  lineNow(document: TextDocument, line: number): number;
  /** The same for all lines between two, if nothing has come between them. */
  linesNow(document: TextDocument, first: number, last: number): readonly [first: number, last: number];
  /** Whether a file can be read without a question: what a search finds elsewhere is left out. */
  isReadable(path: string): Promise<boolean>;
  /** A folder's absolute path, if it is in the workspace. Throws `refused`. */
  folder(path: string): Promise<string>;
  /** Where the turn's selection stands now: it follows edits. Throws `no-document`, `document-closed`. */
  selection(): { readonly path: string; readonly selection: Selection };
  /** Shows, selects, and makes the selection the one that later actions of the turn work on. */
  moveTo(path: string, selection: Selection): Promise<void>;
  /** The same with several cursors, of which the first counts. */
  selectAll(path: string, selections: readonly Selection[]): Promise<void>;
  /** Shows a document as it was left, with its own cursor, and makes that the turn's place. */
  open(path: string): Promise<void>;
  /** Shows what a language found, wherever that is: outside the workspace it is shown and no more. */
  visit(found: Location): Promise<void>;
  /** Keeps the turn's place under a name, over turns, or goes back to it. Throws `not-found`. */
  bookmark(name: string): void;
  goToBookmark(name: string): Promise<void>;
  /** Applies edits as part of the turn's one undo step. `version` is the one the edits were computed on. */
  edit(path: string, edits: readonly TextEdit[], version: number): Promise<void>;
  /** Applies edits to several files, all or none, such as a rename's; many or large ones are shown first. */
  editFiles(changes: readonly FileEdits[]): Promise<void>;
  /** Puts a snippet with places to fill in where the selection is. */
  snippet(snippet: string): Promise<void>;
  /** Creates a file. Returns its path. Throws `refused`, `read-only` if there is one. */
  createFile(file: string, text: string): Promise<string>;
  /** Moves a file. Returns its new path. */
  renameFile(file: string, to: string): Promise<string>;
  deleteFile(file: string): Promise<string>;
  /** Takes back the last undo step of a document. */
  undo(path: string): Promise<void>;
  /** How many files the turn before has changed; 0 once this one has changed something itself. */
  readonly lastTurnSize: number;
  /** Takes back all that the last turn changed, in every file. Returns the files. */
  undoTurn(): Promise<readonly string[]>;
  /**
   * Runs an editor command where the turn is, which is shown first. `edits` tells that it changes the text there, so
   * that it is asked about as an edit would be.
   */
  command(id: string, does: 'edits' | 'shows', ...args: readonly unknown[]): Promise<void>;
  /** Writes a document to disk, after asking on screen if it is a protected one. */
  save(path: string): Promise<void>;
  /** Throws `refused` in a workspace that the user does not trust; `what` begins the sentence. */
  requireTrust(what: string): void;
  /** Asks on screen to do what has no undo. Throws `refused`, also where the workspace is not trusted. */
  risk(risk: 'runs' | 'sends' | 'edits elsewhere', what: string, question: Question): Promise<void>;
}

export interface Action<Input = unknown> {
  /** A verb phrase in snake_case, at most 64 of [a-z0-9_]. */
  readonly name: string;
  /** For the model: what it does, when to use it, what comes back. */
  readonly description: string;
  readonly schema: JsonSchema;
  readonly risk: Risk;
  /** Checks raw JSON against the schema. Throws `bad-arguments` naming each field that is wrong and what is expected. */
  parse(raw: unknown): Input;
  /** Does it, and says in a short sentence what was done or found. Throws AloudErrors that the model can act on. */
  run(input: Input, context: ActionContext, signal: AbortSignal): Promise<string>;
}
