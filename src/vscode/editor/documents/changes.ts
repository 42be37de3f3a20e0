import * as vscode from 'vscode';
import { AloudError } from '../../../common/errors.ts';
import type { FileEdits } from '../../../editor/documents.ts';
import { isEmpty, shiftRange, type TextEdit } from '../../../editor/position.ts';
import { inOrder } from '../../../editor/text.ts';
import { message } from '../../../messages/message.ts';
import { fromRange, toRange } from '../convert.ts';
import { changed, closed, findOpen, fittingRange, hasTab, isReadOnly, pathOf, readOnly } from './documents.ts';

/** How often an edit is tried that the user's typing overtakes. */
const MOST_TRIES = 4;
/** How long to wait, in ms, for word of what overtook it. */
const OVERTAKEN_MS = 200;

/** Changes the text of documents: checked before, in one undo step, never in the wrong place. */
export class Changes {
  /** Documents that stood in a tab when they were last looked at. */
  readonly #shown = new WeakSet<vscode.TextDocument>();
  /** The document whose last change was ours, and its version after it: only such a change can be joined. */
  #last: { readonly document: vscode.TextDocument; readonly version: number } | undefined;

  /** Someone looks at a document now, and may change it as it is. */
  seen(document: vscode.TextDocument): void {
    if (hasTab(document)) this.#shown.add(document);
    else this.#shown.delete(document);
  }

  /** As `Editor.edit` promises. */
  async apply(changes: readonly FileEdits[], join: boolean): Promise<void> {
    const targets = changes.map(change => ({ change, document: this.#stillOpen(change.path) }));
    for (const { change, document } of targets) {
      if (document.version !== change.version) throw changed(change.path);
      if (isReadOnly(document)) throw readOnly(change.path);
      // Everything is checked before anything is done: VS Code would clamp what does not fit.
      for (const { range } of inOrder(change.edits)) fittingRange(document, range);
    }
    const [only] = targets;
    if (only && targets.length === 1) await this.#editOne(only.document, only.change.edits, join);
    else await this.#editAll(targets);
  }

  #stillOpen(path: string): vscode.TextDocument {
    const document = findOpen(path);
    if (!document || (this.#shown.has(document) && !hasTab(document))) throw closed(path);
    return document;
  }

  /** Through the document's editor, where edits can be joined to one undo step. */
  async #editOne(document: vscode.TextDocument, edits: readonly TextEdit[], join: boolean): Promise<void> {
    const path = pathOf(document);
    let pending = edits.map(edit => ({ ...edit, before: document.getText(toRange(edit.range)) }));
    if (pending.every(({ before, newText }) => before === newText)) return;
    // What the user types meanwhile moves the places.
    const typed: (readonly TextEdit[])[] = [];
    const subscription = vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document !== document || event.contentChanges.length === 0) return;
      typed.push(event.contentChanges.map(({ range, text }) => ({ range: fromRange(range), newText: text })));
    });
    try {
      for (let tries = 1; tries <= MOST_TRIES; tries++) {
        const editor = await editorOf(document);
        this.#stillOpen(path);
        const { version } = document;
        const moves = typed.splice(0);
        for (const move of moves) pending = pending.map(edit => ({ ...edit, range: shiftRange(edit.range, move) }));
        if (moves.length > 0) mustStillStand(document, pending);
        const joined = join && this.#last?.document === document && this.#last.version === version;
        const applied = await editor.edit(
          builder => {
            for (const { range, newText } of pending) {
              if (isEmpty(range)) builder.insert(toRange(range).start, newText);
              else builder.replace(toRange(range), newText);
            }
          },
          { undoStopBefore: !joined, undoStopAfter: false },
        );
        if (applied) {
          // An editor that cannot be changed says yes and does nothing.
          if (document.version === version) throw readOnly(path);
          this.#last = { document, version: document.version };
          return;
        }
        // The user has typed, or another edit came first. It is tried again where the places are then.
        if (document.version === version) await nextChange(document);
      }
      throw changed(path);
    } finally {
      subscription.dispose();
    }
  }

  async #editAll(
    targets: readonly { readonly document: vscode.TextDocument; readonly change: FileEdits }[],
  ): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    for (const { document, change } of targets) {
      edit.set(
        document.uri,
        change.edits.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText)),
      );
    }
    this.#last = undefined;
    if (await vscode.workspace.applyEdit(edit)) return;
    throw targets.some(({ document, change }) => document.version !== change.version)
      ? new AloudError({ code: 'document-changed', message: message('documents.one-changed') })
      : new AloudError({ code: 'read-only', message: message('documents.not-changed') });
  }
}

async function editorOf(document: vscode.TextDocument): Promise<vscode.TextEditor> {
  return (
    vscode.window.visibleTextEditors.find(visible => visible.document === document) ??
    (await vscode.window.showTextDocument(document, { preview: false }))
  );
}

/** Throws `document-changed` where something else stands by now than what was to be changed. */
function mustStillStand(
  document: vscode.TextDocument,
  pending: readonly (TextEdit & { readonly before: string })[],
): void {
  for (const { range, before } of pending)
    if (document.getText(toRange(range)) !== before) throw changed(pathOf(document));
}

/** Resolves when a document changes, or after a while. */
function nextChange(document: vscode.TextDocument): Promise<void> {
  return new Promise(resolve => {
    const end = (): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(end, OVERTAKEN_MS);
    const subscription = vscode.workspace.onDidChangeTextDocument(event => event.document === document && end());
  });
}
