import { AloudError } from '../../../src/common/errors.ts';
import type { ActiveEditor, Anchor, Documents, FileEdits, TextDocument } from '../../../src/editor/documents.ts';
import type { Position, Range, Selection } from '../../../src/editor/position.ts';
import { inOrder, LineIndex } from '../../../src/editor/text.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { snippetText } from './snippetText.ts';
import { indentationIn, TextBuffer } from './textBuffer.ts';

/** Where the text of documents comes from, and where it goes. */
export interface Store {
  /** The text of a document that is not open yet, without its byte order mark. Throws `not-found`, `unsupported`. */
  load(path: string): Promise<string>;
  /** Throws if documents must not change. */
  mayChange(paths: readonly string[]): Promise<void>;
  /** Documents have changed. */
  changed(documents: readonly TextDocument[]): Promise<void>;
  save(document: TextDocument): Promise<void>;
  /** A document was closed. */
  closed(path: string): void;
}

/** The `Documents` port on plain strings. */
export class BufferedDocuments implements Documents {
  readonly #store: Store;
  readonly #buffers = new Map<string, TextBuffer>();
  #active: string | undefined;
  /** The file whose last undo step may still be joined. */
  #joinable: string | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Opens a document with a text, as if it had been read. */
  put(path: string, text: string): void {
    this.#buffers.set(path, new TextBuffer(path, text));
  }

  /** The whole text now. */
  text(path: string): string {
    return this.#buffer(path).index.text;
  }

  /** The same, undefined for one that is not open. */
  openText(path: string): string | undefined {
    return this.#buffers.get(path)?.index.text;
  }

  /** Shows a document with a selection, as the user would; counts from 0. */
  place(path: string, anchor: Position, active: Position = anchor): void {
    this.#buffer(path).selections = [{ anchor, active }];
    this.#active = path;
  }

  /** The user types: an edit of their own, with an undo step of its own. */
  type(path: string, at: Position, text: string): void {
    this.#buffer(path).change([{ range: { start: at, end: at }, newText: text }], false);
    this.part();
  }

  /** The user closes a document without saving: what was not saved is lost. */
  drop(path: string): void {
    this.#buffer(path).close();
    this.#buffers.delete(path);
    if (this.#active === path) this.#active = undefined;
    this.#store.closed(path);
  }

  /** What is edited next is a step of its own. */
  part(): void {
    this.#joinable = undefined;
  }

  active(): ActiveEditor | undefined {
    const buffer = this.#active === undefined ? undefined : this.#buffers.get(this.#active);
    if (!buffer) return undefined;
    const { index } = buffer;
    return {
      document: buffer.snapshot(),
      selections: buffer.selections,
      visible: undefined,
      // Asked seldom, and found in all of the text.
      get indentation() {
        return indentationIn(index);
      },
      ruler: undefined,
    };
  }

  async read(path: string): Promise<TextDocument> {
    return (await this.#open(path)).snapshot();
  }

  async show(path: string, range?: Range): Promise<void> {
    const buffer = await this.#open(path);
    if (range) await this.select(path, [{ anchor: range.start, active: range.end }]);
    else this.#active = buffer.path;
  }

  async select(path: string, selections: readonly Selection[]): Promise<void> {
    const buffer = await this.#open(path);
    if (selections.length === 0)
      throw new AloudError({ code: 'bad-arguments', message: asWritten('There is nothing to select.') });
    for (const { anchor, active } of selections) {
      buffer.index.offsetAt(anchor);
      buffer.index.offsetAt(active);
    }
    buffer.selections = selections;
    this.#active = path;
  }

  track(path: string, range: Range): Anchor {
    return this.#buffer(path).track(range);
  }

  async edit(changes: readonly FileEdits[], { join }: { readonly join: boolean }): Promise<void> {
    await this.check(changes);
    const buffers = changes.map(change => this.#buffer(change.path));
    const only = changes.length === 1 ? changes[0]?.path : undefined;
    const joined = join && only !== undefined && this.#joinable === only;
    const step = joined ? undefined : {};
    changes.forEach((change, i) => {
      (buffers[i] as TextBuffer).change(change.edits, joined, step);
    });
    this.#joinable = only;
    await this.#store.changed(buffers.map(buffer => buffer.snapshot()));
  }

  /** Throws where edits could not be made. */
  async check(changes: readonly FileEdits[]): Promise<void> {
    await this.#store.mayChange(changes.map(change => change.path));
    for (const change of changes) {
      const buffer = this.#buffer(change.path);
      if (buffer.version !== change.version)
        throw new AloudError({
          code: 'document-changed',
          message: asWritten(`${change.path} has changed meanwhile. Look at it again.`),
        });
      for (const edit of inOrder(change.edits)) {
        buffer.index.offsetAt(edit.range.start);
        buffer.index.offsetAt(edit.range.end);
      }
    }
  }

  async snippet(path: string, range: Range, snippet: string, version: number): Promise<void> {
    const { text, cursor } = snippetText(snippet);
    await this.edit([{ path, edits: [{ range, newText: text }], version }], { join: false });
    const index = new LineIndex(this.text(path));
    const at = index.positionAt(index.offsetAt(range.start) + cursor);
    await this.select(path, [{ anchor: at, active: at }]);
  }

  async undo(path: string): Promise<void> {
    const step = this.#buffer(path).undoStep();
    if (!step) throw new AloudError({ code: 'not-found', message: asWritten('There is nothing to undo.') });
    const undone = [...this.#buffers.values()].filter(buffer => buffer.undoStep() === step);
    await this.#store.mayChange(undone.map(buffer => buffer.path));
    for (const buffer of undone) buffer.undo();
    this.part();
    await this.#store.changed(undone.map(buffer => buffer.snapshot()));
  }

  async save(path: string): Promise<void> {
    const buffer = this.#buffer(path);
    await this.#store.save(buffer.snapshot());
    buffer.isDirty = false;
    this.part();
  }

  /** What is changed is shown at once. */
  async changesShown(): Promise<void> {}

  async close(path: string): Promise<void> {
    if (this.#buffer(path).isDirty)
      throw new AloudError({ code: 'read-only', message: asWritten(`${path} has changes that are not saved.`) });
    this.drop(path);
  }

  async #open(path: string): Promise<TextBuffer> {
    const known = this.#buffers.get(path);
    if (known) return known;
    const buffer = new TextBuffer(path, await this.#store.load(path));
    this.#buffers.set(path, buffer);
    return buffer;
  }

  #buffer(path: string): TextBuffer {
    const buffer = this.#buffers.get(path);
    if (!buffer) throw new AloudError({ code: 'document-closed', message: asWritten(`${path} is not open any more.`) });
    return buffer;
  }
}
