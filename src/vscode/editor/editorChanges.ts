import * as vscode from 'vscode';
import type { EditorChanges } from '../../session/conversing/editorNews.ts';

/** What may have changed of what is open and where the user is in it. */
export const editorChanges: EditorChanges = changed => {
  const isShown = (document: vscode.TextDocument) => document === vscode.window.activeTextEditor?.document;
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(changed),
    vscode.window.onDidChangeTextEditorSelection(changed),
    vscode.workspace.onDidChangeTextDocument(({ document }) => isShown(document) && changed()),
    vscode.languages.onDidChangeDiagnostics(changed),
  );
};
