import { statSync } from 'node:fs';
import * as vscode from 'vscode';
import { AloudError } from '../../../common/errors.ts';
import type { TextDocument } from '../../../editor/documents.ts';
import { comparePositions, type Position, type Range } from '../../../editor/position.ts';
import { splitsCharacter } from '../../../editor/text.ts';
import { message } from '../../../messages/message.ts';
import { toRange } from '../convert.ts';

/* VS Code's documents, by the names that the core has for them. */

/** Files by their path, everything else by its address. */
export function pathOf({ uri }: vscode.TextDocument): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
}

/** Output channels and the like look like editors but hold nothing that Aloud could work on. */
export function isText({ uri }: vscode.TextDocument): boolean {
  return (
    ['file', 'untitled', 'vscode-userdata', 'vscode-notebook-cell'].includes(uri.scheme) ||
    vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true
  );
}

export function findOpen(path: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(document => !document.isClosed && pathOf(document) === path);
}

/** A document by its path, opened in memory if it is not open. Throws `not-found`, `unsupported`, `document-closed`. */
export async function openDocument(path: string): Promise<vscode.TextDocument> {
  const open = findOpen(path);
  if (open) return open;
  // What has no path on disk cannot be opened again.
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) throw closed(path);
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.file(path));
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    if (/nonexistent|not exist|unable to resolve|ENOENT|FileNotFound/i.test(why))
      throw new AloudError({ code: 'not-found', message: message('documents.no-file', { path }), cause: thrown });
    throw new AloudError({ code: 'unsupported', message: message('documents.no-text', { path }), cause: thrown });
  }
}

/** Whether it stands in a tab. VS Code keeps a document for a while after its last tab is gone. */
export function hasTab(document: vscode.TextDocument): boolean {
  return tabsOf(document).length > 0;
}

/** The tabs that show a document; of a notebook's cell, those of its notebook. */
export function tabsOf(document: vscode.TextDocument): readonly vscode.Tab[] {
  const notebook = notebookOf(document);
  const wanted = (notebook ?? document).uri.toString();
  const kind = notebook ? vscode.TabInputNotebook : vscode.TabInputText;
  return vscode.window.tabGroups.all
    .flatMap(group => group.tabs)
    .filter(({ input }) => input instanceof kind && input.uri.toString() === wanted);
}

/** What a cell is part of; undefined for any other document. */
export function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (document.uri.scheme !== 'vscode-notebook-cell') return undefined;
  return vscode.workspace.notebookDocuments.find(notebook =>
    notebook.getCells().some(cell => cell.document === document),
  );
}

/**
 * Whether the user's settings forbid changing a document. VS Code itself forbids it in its editors alone, and tells
 * extensions nothing.
 */
export function isReadOnly(document: vscode.TextDocument): boolean {
  const { uri } = document;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  const settings = vscode.workspace.getConfiguration('files', document);
  const isNamed = (setting: string): boolean =>
    Object.entries(settings.get<Readonly<Record<string, unknown>>>(setting, {})).some(
      ([pattern, isOn]) => isOn === true && vscode.languages.match({ pattern }, document) > 0,
    );
  if (isNamed('readonlyExclude')) return false;
  if (isNamed('readonlyInclude')) return true;
  if (!settings.get<boolean>('readonlyFromPermissions', false) || uri.scheme !== 'file') return false;
  const mode = statSync(uri.fsPath, { throwIfNoEntry: false })?.mode ?? 0o222;
  return (mode & 0o222) === 0;
}

/** The range as VS Code's. Throws `bad-arguments` for one that does not fit, which VS Code would silently clamp. */
export function fittingRange(document: vscode.TextDocument, range: Range): vscode.Range {
  const isAt = ({ line, character }: Position): boolean => {
    if (line < 0 || line >= document.lineCount || character < 0) return false;
    const { text } = document.lineAt(line);
    return character <= text.length && !splitsCharacter(text, character);
  };
  if (comparePositions(range.start, range.end) <= 0 && isAt(range.start) && isAt(range.end)) return toRange(range);
  throw new AloudError({
    code: 'bad-arguments',
    message: message('lines.no-place', {
      line: range.end.line + 1,
      column: range.end.character + 1,
      count: document.lineCount,
    }),
  });
}

/** A document as it is now. Its members stay as they are, whatever happens to the document. */
export class OpenDocument implements TextDocument {
  readonly path: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  readonly eol: '\n' | '\r\n';
  readonly lineCount: number;
  readonly isDirty: boolean;
  readonly #document: vscode.TextDocument;
  #lines: readonly string[] | undefined;

  constructor(document: vscode.TextDocument) {
    this.#document = document;
    this.path = pathOf(document);
    this.languageId = document.languageId;
    this.version = document.version;
    this.text = document.getText();
    this.eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    this.lineCount = document.lineCount;
    this.isDirty = document.isDirty;
  }

  /** Whether the document is still as it was. */
  isStill({ version, isDirty, languageId, isClosed }: vscode.TextDocument): boolean {
    return !isClosed && version === this.version && isDirty === this.isDirty && languageId === this.languageId;
  }

  line(index: number): string {
    if (index < 0 || index >= this.lineCount) return '';
    if (this.#document.version === this.version) return this.#document.lineAt(index).text;
    this.#lines ??= this.text.split(/\r\n|\r|\n/);
    return this.#lines[index] ?? '';
  }
}

export function closed(path: string): AloudError {
  return new AloudError({ code: 'document-closed', message: message('documents.closed', { path }) });
}

export function changed(path: string): AloudError {
  return new AloudError({ code: 'document-changed', message: message('documents.changed', { path }) });
}

export function readOnly(path: string): AloudError {
  return new AloudError({ code: 'read-only', message: message('documents.read-only', { path }) });
}
