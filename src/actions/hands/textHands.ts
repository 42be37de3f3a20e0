import { basename } from 'node:path';
import { AloudError } from '../../common/errors.ts';
import type { FileEdits } from '../../editor/documents.ts';
import { selectionRange, type TextEdit } from '../../editor/position.ts';
import { difference, lineIndexOf } from '../../editor/text.ts';
import { touchedBy } from '../../editor/touched.ts';
import { asWritten, message } from '../../messages/message.ts';
import type { Located } from '../gate/gate.ts';
import { undoTurn } from '../run/journal.ts';
import type { Reach } from '../run/reach.ts';
import { expandedSnippet } from '../text/snippets.ts';
import { followCursor } from './followCursor.ts';

/** What became of edits of several files. */
export interface Made {
  /** The files that were changed. */
  readonly changed: readonly string[];
  /** Those that the user left as they were when they were shown. */
  readonly leftOut: readonly string[];
}

/** Changes text. */
export class TextHands {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** Applies edits as part of the exchange's one undo step. `version` is the one that they were computed on. */
  async edit(path: string, edits: readonly TextEdit[], version: number): Promise<void> {
    await this.editFiles([{ path, edits, version }]);
  }

  /** Applies edits to several files, all or none; where they are many or large the user sees them first, and chooses. */
  async editFiles(changes: readonly FileEdits[]): Promise<Made> {
    const { permits, editor, exchange } = this.#reach;
    const again: FileEdits[] = [];
    const allowed: [string, Located][] = [];
    for (const change of changes) {
      const located = await permits.locate(change.path);
      await permits.allowEdit(change, await editor.documents.read(located.path), located);
      allowed.push([change.path, located]);
      again.push({ ...change, path: located.path });
    }
    for (const [path, located] of allowed) await permits.mustStillBe(path, located);
    const taken = isLarge(again, exchange.preview) ? await this.#taken(again) : again;
    const before = await Promise.all(taken.map(({ path }) => editor.documents.read(path)));
    const only = taken === again && taken.length === 1 ? taken[0]?.path : undefined;
    await editor.documents.edit(taken, { join: exchange.joins(only) });
    exchange.editedLast(only);
    for (const [i, document] of before.entries())
      await exchange.changed(document.path, document, permits.whose.by, taken[i]?.edits);
    exchange.noteHidden(taken.flatMap(({ edits }) => edits.map(({ newText }) => newText)).join('\n'));
    const changed = taken.map(({ path }) => path);
    const leftOut = again.map(({ path }) => path).filter(path => !changed.includes(path));
    if (leftOut.length > 0)
      exchange.note(message('acting.left-as-it-was', { files: leftOut.map(path => basename(path)) }));
    return { changed, leftOut };
  }

  /** Puts a snippet with places to fill in where the selection is. */
  async snippet(snippet: string): Promise<void> {
    const { permits, editor, exchange } = this.#reach;
    const { path } = exchange.here();
    const document = await editor.documents.read(path);
    const range = selectionRange(exchange.here().selection);
    const expanded = expandedSnippet(snippet);
    const change = { path, edits: [{ range, newText: snippet }], version: document.version };
    const located = await permits.locate(path);
    await permits.allowWork(located);
    await permits.allowEdit(change, document, located, [{ range, newText: expanded }]);
    await permits.mustStillBe(path, located);
    exchange.editedLast(undefined);
    await editor.documents.snippet(located.path, range, snippet, document.version);
    await exchange.changed(path, document, permits.whose.by);
    exchange.noteHidden(expanded);
    await followCursor(this.#reach, path);
  }

  /**
   * Takes back the last undo step of a document; without a path what was done last, in all its files if the turn before
   * has changed several and nothing else has been done since. Returns the files.
   */
  async undo(path?: string): Promise<readonly string[]> {
    const { permits, editor, exchange } = this.#reach;
    const { journal } = exchange.remembered;
    if (path === undefined && journal.previousSize > 1) {
      const files = await this.undoTurn().catch(unlessChanged);
      if (files) return files;
    }
    const { path: located } = await this.#allowUndo(path ?? exchange.here().path);
    exchange.editedLast(undefined);
    const before = await editor.documents.read(located);
    await editor.documents.undo(located);
    const after = await exchange.props.editor.documents.read(located);
    exchange.seen.edited({ before, after, edits: undefined });
    journal.undone(located, after.text);
    if (permits.whose.by === 'model') journal.editedByModel();
    const touched = touchedBy([difference(lineIndexOf(before), after.text)]);
    exchange.props.tell({ event: 'edit', file: located, touched });
    return [located];
  }

  /** Takes back all that the last turn changed, in every file. Returns the files. */
  async undoTurn(): Promise<readonly string[]> {
    const { permits, editor, exchange } = this.#reach;
    const { journal } = exchange.remembered;
    for (const path of journal.last().files.keys()) await this.#allowUndo(path);
    exchange.editedLast(undefined);
    const files = await undoTurn(journal, editor);
    if (permits.whose.by === 'model') journal.editedByModel();
    for (const [file, edits] of files) exchange.props.tell({ event: 'edit', file, touched: touchedBy(edits) });
    return [...files.keys()];
  }

  async #allowUndo(path: string): Promise<Located> {
    const { permits } = this.#reach;
    const located = await permits.locate(path);
    await permits.allow('edits', located, {
      title: message('asking.take-back', { file: basename(path) }),
      detail: [asWritten(located.path)],
      yes: message('asking.take-back-yes'),
    });
    return located;
  }

  async #taken(changes: readonly FileEdits[]): Promise<readonly FileEdits[]> {
    const title =
      changes.length === 1
        ? message('asking.change', { file: basename(changes[0]?.path ?? '') })
        : message('asking.change-files', { count: changes.length });
    const taken = new Set(await this.#reach.questions.preview(changes, title));
    return changes.filter(({ path }) => taken.has(path));
  }
}

/** Something else has been done since. */
function unlessChanged(thrown: unknown): undefined {
  if (thrown instanceof AloudError && thrown.code === 'document-changed') return undefined;
  throw thrown;
}

function isLarge(
  changes: readonly FileEdits[],
  { files, lines }: { readonly files: number; readonly lines: number },
): boolean {
  if (changes.length > files) return true;
  let changed = 0;
  for (const { edits } of changes)
    for (const { range, newText } of edits) changed += Math.max(range.end.line - range.start.line, breaksIn(newText));
  return changed > lines;
}

function breaksIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
