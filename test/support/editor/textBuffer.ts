import type { Anchor, TextDocument } from '../../../src/editor/documents.ts';
import {
  comparePositions,
  position,
  type Range,
  type Selection,
  selectionRange,
  shiftRange,
  type TextEdit,
} from '../../../src/editor/position.ts';
import { applyEdits, difference, inOrder, LineIndex, stretchBetween, withLineEnds } from '../../../src/editor/text.ts';
import { languageIdOf } from '../languageIds.ts';

interface UndoEntry {
  /** The same in all buffers that one edit has changed together. */
  readonly step: object;
  readonly index: LineIndex;
  readonly selections: readonly Selection[];
}

/** One open document: its text, with versions, undo and anchors as the port promises them. */
export class TextBuffer {
  readonly path: string;
  readonly eol: '\n' | '\r\n';
  index: LineIndex;
  version = 1;
  isDirty = false;
  selections: readonly Selection[] = [{ anchor: position(0, 0), active: position(0, 0) }];
  readonly #anchors = new Set<{ range: Range | undefined }>();
  readonly #undo: UndoEntry[] = [];

  constructor(path: string, text: string) {
    this.path = path;
    this.index = new LineIndex(text);
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
  }

  snapshot(): TextDocument {
    const { path, index, version, isDirty, eol } = this;
    return {
      path,
      version,
      isDirty,
      eol,
      languageId: languageIdOf(path),
      text: index.text,
      lineCount: index.lineCount,
      line: at => index.line(at),
    };
  }

  change(edits: readonly TextEdit[], joined: boolean, step: object = {}): void {
    if (!joined) this.#undo.push({ step, index: this.index, selections: this.selections });
    const fitting = inOrder(edits).map(edit => ({ ...edit, newText: withLineEnds(edit.newText, this.eol) }));
    const text = applyEdits(this.index, fitting);
    this.index = new LineIndex(text, { index: this.index, stretch: stretchBetween(this.index.text, text) });
    this.#moved(fitting);
  }

  undoStep(): object | undefined {
    return this.#undo.at(-1)?.step;
  }

  undo(): void {
    const entry = this.#undo.pop();
    if (!entry) return;
    const back = difference(this.index, entry.index.text);
    this.index = entry.index;
    this.#moved([back]);
    this.selections = entry.selections;
  }

  track(range: Range): Anchor {
    const kept: { range: Range | undefined } = { range };
    this.#anchors.add(kept);
    return {
      get range() {
        return kept.range;
      },
      dispose: () => this.#anchors.delete(kept),
    };
  }

  close(): void {
    for (const anchor of this.#anchors) anchor.range = undefined;
  }

  #moved(edits: readonly TextEdit[]): void {
    this.version++;
    this.isDirty = true;
    for (const anchor of this.#anchors) if (anchor.range) anchor.range = shiftRange(anchor.range, edits);
    this.selections = this.selections.map(selection => shiftSelection(selection, edits));
  }
}

function shiftSelection(selection: Selection, edits: readonly TextEdit[]): Selection {
  const { start, end } = shiftRange(selectionRange(selection), edits);
  return comparePositions(selection.anchor, selection.active) <= 0
    ? { anchor: start, active: end }
    : { anchor: end, active: start };
}

/** Spaces or tabs as most of the first lines have them. */
export function indentationIn(index: LineIndex): { readonly insertSpaces: boolean; readonly size: number } {
  const indented = Array.from({ length: Math.min(index.lineCount, 2000) }, (_, i) => index.line(i)).filter(line =>
    /^[ \t]/.test(line),
  );
  const tabs = indented.filter(line => line.startsWith('\t')).length;
  const widths = indented.map(line => /^ */.exec(line)?.[0].length ?? 0).filter(width => width > 1);
  return { insertSpaces: tabs * 2 <= indented.length, size: tabs * 2 > indented.length ? 4 : Math.min(4, ...widths) };
}
