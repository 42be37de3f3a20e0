import * as vscode from 'vscode';
import type { Message } from '../../messages/message.ts';
import { lineOf } from './screen.ts';

/** What is wrong in a file of the user's, and where: `offset` and `length` in UTF-16 units. */
export interface FileProblem {
  readonly offset: number;
  readonly length: number;
  readonly message: Message;
}

/** As it stands in the text and among the editor's problems. */
export function shownProblem(
  document: vscode.TextDocument,
  { offset, length, message }: FileProblem,
): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
  const problem = new vscode.Diagnostic(range, lineOf(message), vscode.DiagnosticSeverity.Error);
  problem.source = 'Aloud';
  return problem;
}
