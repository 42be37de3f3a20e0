import { basename } from 'node:path';
import { AloudError } from '../../common/errors.ts';
import type { Question } from '../../editor/asking.ts';
import type { FileEdits, TextDocument } from '../../editor/documents.ts';
import type { Editor } from '../../editor/editor.ts';
import type { Location } from '../../editor/languages.ts';
import type { Selection, TextEdit } from '../../editor/position.ts';
import type { Watcher } from '../../session/turnEvents.ts';
import type { ActionContext } from '../action.ts';
import { type Approvals, Asking, NO_APPROVALS } from '../gate/asking.ts';
import { type Author, decide, type Gate, type Located } from '../gate/gate.ts';
import { Permits } from '../gate/permits.ts';
import { Bookmarks } from './bookmarks.ts';
import { Journal, undoTurn } from './journal.ts';
import { MovedPlace, type Place } from './movedPlace.ts';
import { SeenLines } from './seenLines.ts';

export type { Place } from './movedPlace.ts';

/** From when on edits are shown before they are made. */
export interface PreviewLimits {
  readonly files: number;
  /** Lines put in or taken out, in all files together. */
  readonly lines: number;
}

const PREVIEW: PreviewLimits = { files: 8, lines: 400 };

/** What outlives a turn. */
export interface Lasting {
  readonly journal: Journal;
  readonly bookmarks: Bookmarks;
  readonly approvals: Approvals;
}

export interface TurnContextProps {
  readonly editor: Editor;
  readonly gate: Gate;
  readonly place: Place | undefined;
  readonly watch: Watcher;
  /** Takes an open question off the screen. */
  readonly signal: AbortSignal;
  /** Whose idea it is what is done. */
  readonly by: Author;
  readonly lasting?: Lasting;
  readonly preview?: PreviewLimits;
}

/** One turn's hands: joins its edits to one undo step and passes everything through the gate. */
export class TurnContext implements ActionContext {
  readonly editor: Editor;
  readonly #props: TurnContextProps;
  readonly #lasting: Lasting;
  readonly #permits: Permits;
  readonly #seen = new SeenLines();
  #place: Place | undefined;
  #moved: MovedPlace | undefined;
  /** The file of the turn's last edit: later edits of it are one step with it. */
  #edited: string | undefined;

  constructor(props: TurnContextProps) {
    this.editor = props.editor;
    this.#props = props;
    this.#lasting = props.lasting ?? { journal: new Journal(), bookmarks: new Bookmarks(), approvals: NO_APPROVALS };
    const asking = new Asking({ ...props, approvals: this.#lasting.approvals });
    this.#permits = new Permits({ ...props, asking, own: props.place?.path });
    this.#place = props.place;
  }

  async document(file?: string): Promise<TextDocument> {
    return this.editor.documents.read(await this.locate(file || this.selection().path));
  }

  async locate(file: string): Promise<string> {
    const located = await this.#permits.locate(file);
    await this.#permits.allowWork(located);
    return located.path;
  }

  async reading(file?: string): Promise<TextDocument> {
    const document = await this.document(file);
    this.saw(document);
    return document;
  }

  /** A model is told of a document as it is. */
  saw(document: TextDocument): void {
    this.#seen.saw(document);
  }

  /**
   * A model is about to be told what its calls have done: from now on it counts lines as its own edits have left them.
   * Returns what it must know besides.
   */
  settle(): string {
    const names = this.#seen.settle().map(path => basename(path));
    return names.length === 0
      ? ''
      : `The user has typed in ${names.join(' and ')} meanwhile: read it again before you name lines of it.`;
  }

  lineCountSeen(document: TextDocument): number {
    return this.#seen.lineCount(document);
  }

  lineNow(document: TextDocument, line: number): number {
    return this.linesNow(document, line, line)[0];
  }

  linesNow(document: TextDocument, first: number, last: number): readonly [first: number, last: number] {
    const [from, to] = this.#seen.now(document, first - 1, last - 1);
    return [from + 1, to + 1];
  }

  isReadable(path: string): Promise<boolean> {
    return this.#permits.isReadable(path);
  }

  async folder(path: string): Promise<string> {
    const { path: folder, traits } = await this.#permits.locate(path);
    if (decide('reads', traits).decision === 'done') return folder;
    throw new AloudError({ code: 'refused', message: `${folder} is outside the workspace. List folders in it.` });
  }

  selection(): Place {
    if (!this.#place) {
      throw new AloudError({ code: 'no-document', message: 'No file is open. Open one first, or name one.' });
    }
    return { path: this.#place.path, selection: this.#place.selection };
  }

  async moveTo(path: string, selection: Selection): Promise<void> {
    await this.selectAll(path, [selection]);
  }

  async selectAll(path: string, selections: readonly Selection[]): Promise<void> {
    const { path: located } = await this.#permits.locate(path);
    await this.editor.documents.select(located, selections);
    const [first] = selections;
    if (first) this.#setPlace(located, first);
  }

  async open(path: string): Promise<void> {
    const { path: located } = await this.#permits.locate(path);
    await this.editor.documents.show(located);
    const [selection] = this.editor.documents.active()?.selections ?? [];
    if (selection) this.#setPlace(located, selection);
  }

  /** What is outside is shown to the user, and `document` asks before it lets it be read. */
  async visit({ path, range: { start } }: Location): Promise<void> {
    const selection = { anchor: start, active: start };
    await this.editor.documents.select(path, [selection]);
    this.#setPlace(path, selection);
  }

  bookmark(name: string): void {
    const { path, selection } = this.selection();
    this.#lasting.bookmarks.set(name, new MovedPlace(this.editor, path, selection));
  }

  async goToBookmark(name: string): Promise<void> {
    const { path, selection } = this.#lasting.bookmarks.get(name);
    await this.editor.documents.select(path, [selection]);
    this.#setPlace(path, selection);
  }

  async edit(path: string, edits: readonly TextEdit[], version: number): Promise<void> {
    await this.editFiles([{ path, edits, version }]);
  }

  async editFiles(changes: readonly FileEdits[]): Promise<void> {
    const again: FileEdits[] = [];
    const allowed: [string, Located][] = [];
    for (const change of changes) {
      const located = await this.#permits.locate(change.path);
      await this.#permits.allowEdit(change, located);
      allowed.push([change.path, located]);
      again.push({ ...change, path: located.path });
    }
    for (const [path, located] of allowed) await this.#permits.mustStillBe(path, located);
    const before = await Promise.all(again.map(({ path }) => this.editor.documents.read(path)));
    if (this.#isLarge(again)) {
      await this.#preview(again, before);
      return;
    }
    const only = again.length === 1 ? again[0]?.path : undefined;
    await this.editor.documents.edit(again, { join: only !== undefined && only === this.#edited });
    this.#edited = only;
    for (const [i, document] of before.entries()) await this.#changed(document.path, document, again[i]?.edits);
  }

  async snippet(snippet: string): Promise<void> {
    const { path } = this.selection();
    const document = await this.document(path);
    const { anchor, active } = this.selection().selection;
    const isForwards =
      anchor.line < active.line || (anchor.line === active.line && anchor.character <= active.character);
    const range = isForwards ? { start: anchor, end: active } : { start: active, end: anchor };
    const change = { path, edits: [{ range, newText: snippet }], version: document.version };
    const located = await this.#permits.locate(path);
    await this.#permits.allowEdit(change, located);
    await this.#permits.mustStillBe(path, located);
    this.#edited = undefined;
    await this.editor.documents.snippet(located.path, range, snippet, document.version);
    await this.#changed(path, document);
    await this.#follow(path);
  }

  async createFile(file: string, text: string): Promise<string> {
    const located = await this.#permits.locate(file);
    const { path } = located;
    await this.#permits.allow('edits elsewhere', located, {
      title: `Create ${basename(path)}?`,
      detail: `${path}\n\n${text}`,
      yes: 'Create It',
    });
    await this.#permits.mustStillBe(file, located);
    await this.editor.files.create(path, '');
    // As any edit it is not saved: what is on disk may take effect before it was looked at.
    const { version } = await this.editor.documents.read(path);
    const start = { line: 0, character: 0 };
    const edits = [{ range: { start, end: start }, newText: text }];
    if (text !== '') await this.editor.documents.edit([{ path, edits, version }], { join: false });
    this.#edited = undefined;
    await this.#changed(path, undefined);
    return path;
  }

  async renameFile(file: string, to: string): Promise<string> {
    const [from, target] = [await this.#permits.locate(file), await this.#permits.locate(to)];
    const document = await this.editor.documents.read(from.path);
    const traits = new Set([...from.traits, ...target.traits]);
    await this.#permits.allow(
      'edits elsewhere',
      { path: target.path, traits },
      {
        title: `Rename ${basename(from.path)} to ${basename(target.path)}?`,
        detail: `${from.path}\n\n${target.path}`,
        yes: 'Rename It',
      },
    );
    await this.#permits.mustStillBe(file, from);
    await this.#permits.mustStillBe(to, target);
    await this.editor.files.rename(from.path, target.path);
    this.#edited = undefined;
    await this.#changed(from.path, document);
    await this.#changed(target.path, undefined);
    return target.path;
  }

  async deleteFile(file: string): Promise<string> {
    const located = await this.#permits.locate(file);
    const { path } = located;
    const document = await this.editor.documents.read(path);
    await this.#permits.allow(
      'edits elsewhere',
      { path, traits: new Set([...located.traits, 'deletion']) },
      {
        title: `Delete ${basename(path)}?`,
        detail: path,
        yes: 'Delete It',
      },
    );
    await this.#permits.mustStillBe(file, located);
    await this.editor.files.delete(path);
    this.#edited = undefined;
    await this.#changed(path, document);
    return path;
  }

  async undo(path: string): Promise<void> {
    const { path: located } = await this.#allowUndo(path);
    this.#edited = undefined;
    const before = await this.editor.documents.read(located);
    await this.editor.documents.undo(located);
    const after = await this.editor.documents.read(located);
    this.#seen.edited({ before, after, edits: undefined });
    this.#lasting.journal.undone(located, after.text);
    this.#props.watch({ event: 'edit', file: located });
  }

  get lastTurnSize(): number {
    return this.#lasting.journal.previousSize;
  }

  async undoTurn(): Promise<readonly string[]> {
    for (const path of this.#lasting.journal.last().files.keys()) await this.#allowUndo(path);
    this.#edited = undefined;
    const files = await undoTurn(this.#lasting.journal, this.editor);
    for (const file of files) this.#props.watch({ event: 'edit', file });
    return files;
  }

  async command(id: string, does: 'edits' | 'shows', ...args: readonly unknown[]): Promise<void> {
    this.#edited = undefined;
    if (does === 'shows' && !this.#isOpen()) {
      await this.editor.workbench.command(id, ...args);
      return;
    }
    const { path } = this.selection();
    const located = await this.#permits.locate(path);
    if (does === 'edits')
      await this.#permits.allow('edits', located, {
        title: `Change ${basename(path)}?`,
        detail: `${path}\n\nThe editor command ${id}.`,
        yes: 'Change It',
      });
    // What has the focus may be a terminal or a view, which would take the command for its own.
    await this.editor.documents.show(path);
    const before = does === 'edits' ? await this.editor.documents.read(path) : undefined;
    await this.editor.workbench.command(id, ...args);
    if (before) await this.#changed(path, before);
    await this.#follow(path);
  }

  async save(path: string): Promise<void> {
    const located = await this.#permits.locate(path);
    this.#edited = undefined;
    // Seen before it takes effect.
    if (located.traits.has('protected')) await this.editor.documents.show(located.path);
    await this.#permits.allow('edits', located, {
      title: `Save ${basename(path)}?`,
      detail: located.path,
      yes: 'Save It',
    });
    await this.editor.documents.save(located.path);
  }

  requireTrust(what: string): void {
    this.#permits.requireTrust(what);
  }

  risk(risk: 'runs' | 'sends' | 'edits elsewhere', what: string, question: Question): Promise<void> {
    return this.#permits.risk(risk, what, question);
  }

  dispose(): void {
    this.#moved?.dispose();
    this.#moved = undefined;
  }

  async #allowUndo(path: string): Promise<Located> {
    const located = await this.#permits.locate(path);
    await this.#permits.allow('edits', located, {
      title: `Take back a change of ${basename(path)}?`,
      detail: located.path,
      yes: 'Take It Back',
    });
    return located;
  }

  #isLarge(changes: readonly FileEdits[]): boolean {
    const { files, lines } = this.#props.preview ?? PREVIEW;
    if (changes.length > files) return true;
    let changed = 0;
    for (const { edits } of changes)
      for (const { range, newText } of edits) changed += Math.max(range.end.line - range.start.line, count(newText));
    return changed > lines;
  }

  async #preview(changes: readonly FileEdits[], before: readonly TextDocument[]): Promise<void> {
    const files = changes.length === 1 ? basename(changes[0]?.path ?? '') : `${changes.length} files`;
    const title = `Change ${files}?`;
    const accepted = new Set(await this.editor.asking.preview(changes, title, this.#props.signal));
    this.#edited = undefined;
    const taken = changes.filter(({ path }) => accepted.has(path));
    if (taken.length > 0) await this.editor.documents.edit(taken, { join: false });
    this.#props.watch({ event: 'confirm', question: title, answer: accepted.size > 0 });
    for (const document of before) if (accepted.has(document.path)) await this.#changed(document.path, document);
    if (accepted.size === 0)
      throw new AloudError({
        code: 'refused',
        message: 'The user looked at the change and did not take it. Do not try another way.',
      });
  }

  /** A file has been changed: it is told, and kept for undoing. `before` is undefined for one that is new. */
  async #changed(path: string, before: TextDocument | undefined, edits?: readonly TextEdit[]): Promise<void> {
    const after = await this.editor.documents.read(path).catch((thrown: unknown) => {
      if (thrown instanceof AloudError && thrown.code === 'not-found') return undefined;
      throw thrown;
    });
    if (before && after) this.#seen.edited({ before, after, edits });
    this.#lasting.journal.note(path, before?.text, after?.text);
    this.#props.watch({ event: 'edit', file: path });
  }

  #isOpen(): boolean {
    try {
      return this.selection() !== undefined;
    } catch {
      return false;
    }
  }

  #setPlace(path: string, selection: Selection): void {
    this.dispose();
    this.#moved = new MovedPlace(this.editor, path, selection);
    this.#place = this.#moved;
  }

  /** A command may have moved the cursor, or gone to another file; one that went out of reach changes no place. */
  async #follow(path: string): Promise<void> {
    const active = this.editor.documents.active();
    const [selection] = active?.selections ?? [];
    if (active && selection && (active.document.path === path || (await this.isReadable(active.document.path))))
      this.#setPlace(active.document.path, selection);
  }
}

function count(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
