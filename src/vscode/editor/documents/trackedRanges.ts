import * as vscode from 'vscode';
import type { Anchor } from '../../../editor/documents.ts';
import { type Range, shiftRange } from '../../../editor/position.ts';
import { fromRange } from '../convert.ts';
import { hasTab } from './documents.ts';

/** Ranges that follow what happens to their documents. */
export class TrackedRanges {
  readonly #ranges = new Set<TrackedRange>();
  readonly #subscription: vscode.Disposable;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      const edits = contentChanges.map(({ range, text }) => ({ range: fromRange(range), newText: text }));
      for (const tracked of this.#ranges) if (tracked.document === document) tracked.follow(edits);
    });
  }

  track(document: vscode.TextDocument, range: Range): Anchor {
    const tracked = new TrackedRange(document, range, () => this.#ranges.delete(tracked));
    this.#ranges.add(tracked);
    return tracked;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#ranges.clear();
  }
}

class TrackedRange implements Anchor {
  readonly document: vscode.TextDocument;
  readonly dispose: () => void;
  readonly #hadTab: boolean;
  #range: Range;

  constructor(document: vscode.TextDocument, range: Range, dispose: () => void) {
    this.document = document;
    this.#range = range;
    this.#hadTab = hasTab(document);
    this.dispose = dispose;
  }

  get range(): Range | undefined {
    // For the user a document is closed when its last tab is gone.
    const isGone = this.document.isClosed || (this.#hadTab && !hasTab(this.document));
    return isGone ? undefined : this.#range;
  }

  follow(edits: Parameters<typeof shiftRange>[1]): void {
    this.#range = shiftRange(this.#range, edits);
  }
}
