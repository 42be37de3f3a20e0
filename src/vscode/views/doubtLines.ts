import * as vscode from 'vscode';
import type { Happening } from '../../session/turnEvents.ts';
import { DoubtMarks } from '../doubtMarks.ts';

/** A dotted line under each word in doubt, in every editor that shows it. */
export class DoubtLines {
  readonly #marks = new DoubtMarks<vscode.TextDocument>((document, stretches) => {
    for (const editor of vscode.window.visibleTextEditors) {
      const own = editor.document === document ? stretches : [];
      const ranges = own.map(
        ({ start, end }) => new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(end)),
      );
      editor.setDecorations(this.#type(), ranges);
    }
  });
  readonly #changes = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (this.#marks.waits) this.#marks.changed(document, insertedBy(contentChanges));
  });
  #made: vscode.TextEditorDecorationType | undefined;

  watch(happening: Happening): void {
    this.#marks.watch(happening);
  }

  over(): void {
    this.#marks.over();
  }

  dispose(): void {
    this.#changes.dispose();
    this.#made?.dispose();
  }

  #type(): vscode.TextEditorDecorationType {
    this.#made ??= vscode.window.createTextEditorDecorationType({
      textDecoration: 'underline dotted var(--vscode-editorWarning-foreground) 1px',
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
    return this.#made;
  }
}

/** Changes are told by where they were in the text before any of them. */
function insertedBy(changes: readonly vscode.TextDocumentContentChangeEvent[]) {
  let shift = 0;
  return changes
    .toSorted((a, b) => a.rangeOffset - b.rangeOffset)
    .map(({ rangeOffset, rangeLength, text }) => {
      const start = rangeOffset + shift;
      shift += text.length - rangeLength;
      return { start, text };
    });
}
