import * as vscode from 'vscode';
import type { Happening } from '../../session/turnEvents.ts';
import { toRange } from '../editor/convert.ts';
import { pathOf } from '../editor/documents/documents.ts';
import { type Ghost, PartialText } from '../partialText.ts';

/**
 * What is being dictated, at the cursor: a decoration, so that the document stays as it is until the text is there. A
 * screen reader does not read it, and hears the text alone.
 */
export class GhostText {
  readonly #text = new PartialText(ghost => this.#draw(ghost));
  readonly #changes = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) this.#text.changed(pathOf(document));
  });
  #type: vscode.TextEditorDecorationType | undefined;
  /** Editors in which it stands. */
  #drawn: readonly vscode.TextEditor[] = [];

  watch(happening: Happening): void {
    this.#text.watch(happening);
  }

  over(): void {
    this.#text.over();
  }

  dispose(): void {
    this.#changes.dispose();
    this.#type?.dispose();
  }

  #draw(ghost: Ghost | undefined): void {
    const showing = ghost
      ? vscode.window.visibleTextEditors.filter(each => pathOf(each.document) === ghost.at.file)
      : [];
    if (this.#drawn.length + showing.length === 0) return;
    this.#type ??= typeOfGhosts();
    for (const editor of this.#drawn) if (!showing.includes(editor)) editor.setDecorations(this.#type, []);
    for (const editor of showing) editor.setDecorations(this.#type, ghost ? [optionsOf(ghost)] : []);
    this.#drawn = showing;
  }
}

/** The head before the place and the tail behind it: in this order they stand there. */
function optionsOf({ at, head, tail }: Ghost): vscode.DecorationOptions {
  return {
    range: toRange({ start: at.position, end: at.position }),
    renderOptions: {
      ...(head !== '' && { before: { contentText: inOneLine(head) } }),
      ...(tail !== '' && { after: { contentText: inOneLine(tail) } }),
    },
  };
}

function typeOfGhosts(): vscode.TextEditorDecorationType {
  const color = new vscode.ThemeColor('editorGhostText.foreground');
  return vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    before: { color },
    // VS Code has no option for that, but writes what is given here into the style as it stands.
    after: { color, fontStyle: 'italic', textDecoration: 'none; opacity: 0.6' },
  });
}

/** A decoration has one line, and would lose spaces at its edges. */
function inOneLine(text: string): string {
  return text.replaceAll(/\r?\n/g, '⏎').replaceAll(' ', '\u00a0');
}
