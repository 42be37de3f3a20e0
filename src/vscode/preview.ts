import * as vscode from 'vscode';
import type { FileEdits } from '../actions/editor.ts';
import { changed, findOpen, fittingRange, isReadOnly, openDocument, readOnly } from './documents.ts';

/**
 * Shows edits in the editor's own preview of refactorings, where each file can be ticked off, and applies what is
 * taken. Resolves with the files that were changed.
 */
export async function preview(
  changes: readonly FileEdits[],
  title: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const edit = new vscode.WorkspaceEdit();
  const before = new Map<string, number>();
  for (const { path, edits, version } of changes) {
    const document = await openDocument(path);
    if (document.version !== version) throw changed(path);
    if (isReadOnly(document)) throw readOnly(path);
    before.set(path, document.version);
    for (const { range, newText } of edits)
      edit.replace(document.uri, fittingRange(document, range), newText, { label: title, needsConfirmation: true });
  }
  const discard = (): void => void vscode.commands.executeCommand('refactorPreview.discard');
  signal.addEventListener('abort', discard, { once: true });
  try {
    await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  } finally {
    signal.removeEventListener('abort', discard);
  }
  return [...before].filter(([path, version]) => findOpen(path)?.version !== version).map(([path]) => path);
}
