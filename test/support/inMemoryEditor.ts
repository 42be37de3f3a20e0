import { basename } from 'node:path';
import type {
  ActiveEditor,
  Anchor,
  CommentSyntax,
  Diagnostic,
  DocumentSymbol,
  Editor,
  FileEdits,
  Location,
  Question,
  TextDocument,
} from '../../src/actions/editor.ts';
import { AloudError } from '../../src/common/errors.ts';
import {
  comparePositions,
  type Position,
  position,
  type Range,
  type Selection,
  selectionRange,
  shiftRange,
  type TextEdit,
} from '../../src/common/position.ts';
import { applyEdits, inOrder, LineIndex, withLineEnds } from '../../src/common/text.ts';
import { languageIdOf } from './languageIds.ts';

/** A byte order mark stands at the start of some files and is no part of their text. */
const BOM = '\uFEFF';

/** What the languages know and the editor asks them; each may be missing. */
export interface LanguageServices {
  readonly symbols?: (document: TextDocument) => Promise<readonly DocumentSymbol[]>;
  readonly definition?: (document: TextDocument, at: Position) => Promise<readonly Location[]>;
  readonly rename?: (document: TextDocument, at: Position, newName: string) => Promise<readonly FileEdits[]>;
  readonly format?: (document: TextDocument, within?: Range) => Promise<readonly TextEdit[]>;
  readonly diagnostics?: (path?: string) => Promise<readonly Diagnostic[]>;
  readonly commentSyntax?: (languageId: string) => CommentSyntax;
}

export interface InMemoryEditorProps {
  readonly folders?: readonly string[];
  /** Absolute path → text. */
  readonly files?: Readonly<Record<string, string>>;
  readonly services?: LanguageServices;
  /** Answers questions on screen; no, unless given. */
  readonly confirm?: (question: Question) => Promise<boolean>;
  /** Commands by id. */
  readonly commands?: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
}

/** The `Editor` port on plain strings, with undo, anchors and versions as the port promises them. */
export class InMemoryEditor implements Editor {
  readonly folders: readonly string[];
  readonly questions: Question[] = [];
  readonly readOnly = new Set<string>();
  /** What is saved. */
  readonly #disk = new Map<string, string>();
  readonly #buffers = new Map<string, Document>();
  readonly #props: InMemoryEditorProps;
  #active: string | undefined;
  /** The file whose last undo step may still be joined. */
  #joinable: string | undefined;

  constructor(props: InMemoryEditorProps = {}) {
    this.#props = props;
    this.folders = props.folders ?? [];
    for (const [path, text] of Object.entries(props.files ?? {})) {
      this.write(path, text);
      this.#buffers.set(path, new Document(path, withoutMark(text)));
    }
  }

  /** The whole text now. */
  text(path: string): string {
    return this.#buffer(path).index.text;
  }

  /** Puts a file on disk, without opening it. */
  write(path: string, text: string): void {
    this.#disk.set(path, text);
  }

  /** What is on disk. Throws `not-found`. */
  saved(path: string): string {
    const text = this.#disk.get(path);
    if (text === undefined) throw new AloudError({ code: 'not-found', message: `There is no file ${path}.` });
    return text;
  }

  /** Shows a document with a selection, as the user would; counts from 0. */
  place(path: string, anchor: Position, active: Position = anchor): void {
    this.#buffer(path).selections = [{ anchor, active }];
    this.#active = path;
  }

  /** The user types: an edit of their own, with an undo step of its own. */
  type(path: string, at: Position, text: string): void {
    const buffer = this.#buffer(path);
    buffer.change([{ range: { start: at, end: at }, newText: text }], false);
    this.#joinable = undefined;
  }

  /** Without saving: what was not saved is lost. */
  close(path: string): void {
    this.#buffer(path).close();
    this.#buffers.delete(path);
    if (this.#active === path) this.#active = undefined;
  }

  active(): ActiveEditor | undefined {
    const buffer = this.#active === undefined ? undefined : this.#buffers.get(this.#active);
    if (!buffer) return undefined;
    return {
      document: buffer.snapshot(),
      selections: buffer.selections,
      visible: undefined,
      indentation: buffer.indentation(),
      ruler: undefined,
    };
  }

  async read(path: string): Promise<TextDocument> {
    return (this.#buffers.get(path) ?? (await this.#open(path))).snapshot();
  }

  async show(path: string, range?: Range): Promise<void> {
    const buffer = this.#buffers.get(path) ?? (await this.#open(path));
    if (range) await this.select(path, [{ anchor: range.start, active: range.end }]);
    else this.#active = buffer.path;
  }

  async select(path: string, selections: readonly Selection[]): Promise<void> {
    const buffer = this.#buffers.get(path) ?? (await this.#open(path));
    if (selections.length === 0)
      throw new AloudError({ code: 'bad-arguments', message: 'There is nothing to select.' });
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

  async findFiles(part: string, most: number): Promise<readonly string[]> {
    return [...this.#disk.keys()]
      .filter(path => basename(path).toLowerCase().includes(part.toLowerCase()))
      .slice(0, most);
  }

  async edit(changes: readonly FileEdits[], { join }: { readonly join: boolean }): Promise<void> {
    await this.beforeChange(changes.map(change => change.path));
    const buffers = changes.map(change => this.#buffer(change.path));
    changes.forEach((change, i) => {
      const buffer = buffers[i] as Document;
      if (this.readOnly.has(change.path))
        throw new AloudError({ code: 'read-only', message: `${change.path} cannot be changed.` });
      if (buffer.version !== change.version)
        throw new AloudError({
          code: 'document-changed',
          message: `${change.path} has changed meanwhile. Look at it again.`,
        });
      for (const edit of inOrder(change.edits)) {
        buffer.index.offsetAt(edit.range.start);
        buffer.index.offsetAt(edit.range.end);
      }
    });
    const only = changes.length === 1 ? changes[0]?.path : undefined;
    const joined = join && only !== undefined && this.#joinable === only;
    const step = joined ? undefined : {};
    changes.forEach((change, i) => {
      (buffers[i] as Document).change(change.edits, joined, step);
    });
    this.#joinable = only;
    await this.changed(changes.map(change => change.path));
  }

  async undo(path: string): Promise<void> {
    const step = this.#buffer(path).undoStep();
    if (!step) throw new AloudError({ code: 'not-found', message: 'There is nothing to undo.' });
    const undone = [...this.#buffers.values()].filter(buffer => buffer.undoStep() === step);
    await this.beforeChange(undone.map(buffer => buffer.path));
    for (const buffer of undone) buffer.undo();
    this.#joinable = undefined;
    await this.changed(undone.map(buffer => buffer.path));
  }

  async save(path: string): Promise<void> {
    const buffer = this.#buffer(path);
    buffer.isDirty = false;
    const mark = this.#disk.get(path)?.startsWith(BOM) ? BOM : '';
    this.#disk.set(path, mark + buffer.index.text);
    this.#joinable = undefined;
  }

  async symbols(path: string): Promise<readonly DocumentSymbol[]> {
    const ask = this.#props.services?.symbols ?? missing('symbols');
    return ask(await this.read(path));
  }

  async definition(path: string, at: Position): Promise<readonly Location[]> {
    const ask = this.#props.services?.definition ?? missing('definitions');
    return ask(await this.read(path), at);
  }

  async rename(path: string, at: Position, newName: string): Promise<readonly FileEdits[]> {
    const ask = this.#props.services?.rename ?? missing('renaming');
    return ask(await this.read(path), at, newName);
  }

  async format(path: string, within?: Range): Promise<readonly TextEdit[]> {
    const ask = this.#props.services?.format ?? missing('formatting');
    return ask(await this.read(path), within);
  }

  async diagnostics(path?: string): Promise<readonly Diagnostic[]> {
    return (await this.#props.services?.diagnostics?.(path)) ?? [];
  }

  commentSyntax(languageId: string): CommentSyntax {
    return this.#props.services?.commentSyntax?.(languageId) ?? {};
  }

  async command(id: string, ...args: readonly unknown[]): Promise<unknown> {
    const command = this.#props.commands?.[id];
    if (!command) throw new AloudError({ code: 'unsupported', message: `This editor has no command ${id}.` });
    this.#joinable = undefined;
    return command(...args);
  }

  async confirm(question: Question, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    this.questions.push(question);
    return (await this.#props.confirm?.(question)) ?? false;
  }

  /** Brings in a document that is not open yet. Throws `not-found`. */
  protected async load(path: string): Promise<string> {
    return withoutMark(this.saved(path));
  }

  /** Called before documents change; throws if they must not. */
  protected async beforeChange(_paths: readonly string[]): Promise<void> {}

  /** Called after documents have changed. */
  protected async changed(_paths: readonly string[]): Promise<void> {}

  async #open(path: string): Promise<Document> {
    const buffer = new Document(path, await this.load(path));
    this.#buffers.set(path, buffer);
    return buffer;
  }

  #buffer(path: string): Document {
    const buffer = this.#buffers.get(path);
    if (!buffer) throw new AloudError({ code: 'document-closed', message: `${path} is not open any more.` });
    return buffer;
  }
}

function withoutMark(text: string): string {
  return text.startsWith(BOM) ? text.slice(BOM.length) : text;
}

function missing(what: string): never {
  throw new AloudError({ code: 'unsupported', message: `Nothing here knows ${what} of this language.` });
}

interface UndoEntry {
  readonly step: object;
  readonly index: LineIndex;
  readonly selections: readonly Selection[];
}

/** One open document. */
class Document {
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

  /** Spaces or tabs as most of the first lines have them. */
  indentation(): { readonly insertSpaces: boolean; readonly size: number } {
    const indented = Array.from({ length: Math.min(this.index.lineCount, 2000) }, (_, i) => this.index.line(i)).filter(
      line => /^[ \t]/.test(line),
    );
    const tabs = indented.filter(line => line.startsWith('\t')).length;
    const widths = indented.map(line => /^ */.exec(line)?.[0].length ?? 0).filter(width => width > 1);
    return { insertSpaces: tabs * 2 <= indented.length, size: tabs * 2 > indented.length ? 4 : Math.min(4, ...widths) };
  }

  change(edits: readonly TextEdit[], joined: boolean, step: object = {}): void {
    if (!joined) this.#undo.push({ step, index: this.index, selections: this.selections });
    const fitting = inOrder(edits).map(edit => ({ ...edit, newText: withLineEnds(edit.newText, this.eol) }));
    this.index = new LineIndex(applyEdits(this.index, fitting));
    this.#moved(fitting);
  }

  undoStep(): object | undefined {
    return this.#undo.at(-1)?.step;
  }

  undo(): void {
    const entry = this.#undo.pop();
    if (!entry) return;
    const back = difference(this.index, entry.index);
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

/** The one edit that makes one text of another: what is between the beginning and the end that they share. */
function difference(from: LineIndex, to: LineIndex): TextEdit {
  const [a, b] = [from.text, to.text];
  const shorter = Math.min(a.length, b.length);
  let before = 0;
  while (before < shorter && a[before] === b[before]) before++;
  let after = 0;
  while (after < shorter - before && a[a.length - 1 - after] === b[b.length - 1 - after]) after++;
  const range = { start: from.positionAt(before), end: from.positionAt(a.length - after) };
  return { range, newText: b.slice(before, b.length - after) };
}
