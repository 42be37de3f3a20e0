import * as vscode from 'vscode';
import type { Journal } from '../../actions/run/journal.ts';
import type { Session } from '../../session/session.ts';
import { pathOf } from '../editor/documents/documents.ts';

/** So long after a change it is looked at what still stands, in ms: not with every key. */
const LOOK_MS = 250;

/** Tells what becomes of what turns have changed: that it was taken back, by whichever way, and whether it still can be. */
export class TakenBack {
  readonly #journal: Journal;
  readonly #session: Pick<Session, 'tell' | 'shown'>;
  readonly #listening: vscode.Disposable;
  #looking: NodeJS.Timeout | undefined;
  #stands = true;

  constructor(journal: Journal, session: Pick<Session, 'tell' | 'shown'>) {
    this.#journal = journal;
    this.#session = session;
    journal.watch(() => {
      session.tell({ event: 'undone' });
      this.#soon();
    });
    this.#listening = vscode.workspace.onDidChangeTextDocument(change => this.#follow(change));
  }

  dispose(): void {
    clearTimeout(this.#looking);
    this.#listening.dispose();
  }

  #follow({ document, reason, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0 || this.#journal.lastSize === 0) return;
    // What Aloud takes back itself the journal knows.
    const isKey = reason === vscode.TextDocumentChangeReason.Undo && this.#session.shown !== 'acting';
    if (isKey) this.#journal.undone(pathOf(document), document.getText());
    this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#looking);
    this.#looking = setTimeout(() => this.#look(), LOOK_MS);
  }

  #look(): void {
    const stands = vscode.workspace.textDocuments.every(
      document => document.isClosed || this.#journal.isAsLeft(pathOf(document), () => document.getText()) !== false,
    );
    if (stands === this.#stands) return;
    this.#stands = stands;
    this.#session.tell({ event: 'last-change', stands });
  }
}
