import * as vscode from 'vscode';
import type { KeptDocument, Parsers } from '../../../syntax/parsers.ts';
import { isText, pathOf } from './documents.ts';

/** Keeps the syntax of documents up to date with them, from when it is first needed, so that nobody waits for it. */
export class FollowedDocuments {
  readonly #parsers: Parsers;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** The version of each that was last read before it was needed. */
  readonly #prepared = new WeakMap<vscode.TextDocument, number>();
  #isInUse = false;

  constructor(parsers: Parsers) {
    this.#parsers = parsers;
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        parsers.changed(pathOf(document), () => (document.isClosed ? undefined : kept(document)));
      }),
      vscode.workspace.onDidCloseTextDocument(document => parsers.closed(pathOf(document))),
      vscode.window.onDidChangeActiveTextEditor(() => this.#isInUse && this.prepare()),
    ];
  }

  /** Someone speaks: the document in front of them is read meanwhile. May be called as often as one likes. */
  prepare(): void {
    this.#isInUse = true;
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isText(document) || this.#prepared.get(document) === document.version) return;
    this.#prepared.set(document, document.version);
    // What goes wrong here goes wrong again where it is needed, and is told there.
    this.#parsers.warm(kept(document)).catch(() => {});
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function kept(document: vscode.TextDocument): KeptDocument {
  return { path: pathOf(document), languageId: document.languageId, text: document.getText() };
}
