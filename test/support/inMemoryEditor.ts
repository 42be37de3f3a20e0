import { basename, matchesGlob } from 'node:path';
import { GitProgram } from '../../src/actions/git.ts';
import { AloudError, throwIfAborted } from '../../src/common/errors.ts';
import type {
  ActiveEditor,
  Anchor,
  Answer,
  CodeAction,
  CommentSyntax,
  Diagnostic,
  DocumentSymbol,
  Editor,
  FileEdits,
  FolderEntry,
  Git,
  Location,
  PaletteCommand,
  Question,
  Task,
  TerminalRun,
  TextDocument,
  TextMatch,
  TextQuery,
  WorkspaceSymbol,
} from '../../src/editor/editor.ts';
import {
  comparePositions,
  type Position,
  position,
  type Range,
  type Selection,
  selectionRange,
  shiftRange,
  type TextEdit,
} from '../../src/editor/position.ts';
import { matcher, matchingLines } from '../../src/editor/searching.ts';
import { applyEdits, difference, inOrder, LineIndex, withLineEnds } from '../../src/editor/text.ts';
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
  readonly workspaceSymbols?: (name: string) => Promise<readonly WorkspaceSymbol[]>;
  readonly references?: (document: TextDocument, at: Position) => Promise<readonly Location[]>;
  readonly hover?: (document: TextDocument, at: Position) => Promise<readonly string[]>;
  readonly codeActions?: (document: TextDocument, range: Range, kind?: string) => Promise<readonly CodeAction[]>;
  readonly commentSyntax?: (languageId: string) => CommentSyntax;
}

export interface InMemoryEditorProps {
  readonly folders?: readonly string[];
  /** Absolute path → text. */
  readonly files?: Readonly<Record<string, string>>;
  readonly services?: LanguageServices;
  /** Answers questions on screen; no, unless given. */
  readonly confirm?: (question: Question) => Promise<boolean | Answer>;
  /** Which of the files of a preview are taken; none, unless given. */
  readonly preview?: (changes: readonly FileEdits[], title: string) => Promise<readonly string[]>;
  readonly palette?: readonly PaletteCommand[];
  readonly tasks?: readonly Task[];
  /** Runs a line in a shell; there is none, unless given. */
  readonly shell?: (command: string, signal: AbortSignal) => Promise<TerminalRun>;
  readonly debugConfigurations?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly git?: Git;
  /** Commands by id. */
  readonly commands?: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
}

/** The `Editor` port on plain strings, with undo, anchors and versions as the port promises them. */
export class InMemoryEditor implements Editor {
  readonly folders: readonly string[];
  readonly questions: Question[] = [];
  readonly readOnly = new Set<string>();
  /** The names of the tasks that were started, and of the launch configurations. */
  readonly started: string[] = [];
  readonly breakpoints = new Map<string, string>();
  readonly settings = new Map<string, unknown>();
  /** What is saved. */
  readonly #disk = new Map<string, string>();
  readonly #buffers = new Map<string, Document>();
  readonly #props: InMemoryEditorProps;
  #active: string | undefined;
  #lastRun: TerminalRun | undefined;
  readonly git: Git;
  /** The file whose last undo step may still be joined. */
  #joinable: string | undefined;

  constructor(props: InMemoryEditorProps = {}) {
    this.#props = props;
    this.git = props.git ?? new GitProgram(() => this.folders[0]);
    this.folders = props.folders ?? [];
    for (const [name, value] of Object.entries(props.settings ?? {})) this.settings.set(name, value);
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

  /** The user closes a document without saving: what was not saved is lost. */
  drop(path: string): void {
    this.#buffer(path).close();
    this.#buffers.delete(path);
    if (this.#active === path) this.#active = undefined;
  }

  async close(path: string): Promise<void> {
    if (this.#buffer(path).isDirty)
      throw new AloudError({ code: 'read-only', message: `${path} has changes that are not saved.` });
    this.drop(path);
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

  async preview(changes: readonly FileEdits[], title: string, signal: AbortSignal): Promise<readonly string[]> {
    const accepted = signal.aborted ? [] : ((await this.#props.preview?.(changes, title)) ?? []);
    const taken = changes.filter(({ path }) => accepted.includes(path));
    if (taken.length > 0) await this.edit(taken, { join: false });
    return taken.map(({ path }) => path);
  }

  async snippet(path: string, range: Range, snippet: string, version: number): Promise<void> {
    const { text, cursor } = expanded(snippet);
    await this.edit([{ path, edits: [{ range, newText: text }], version }], { join: false });
    const index = new LineIndex(this.text(path));
    const at = index.positionAt(index.offsetAt(range.start) + cursor);
    await this.select(path, [{ anchor: at, active: at }]);
  }

  async createFile(path: string, text: string): Promise<void> {
    if (await this.exists(path)) throw new AloudError({ code: 'read-only', message: `${path} is there already.` });
    await this.put(path, text);
  }

  async renameFile(from: string, to: string): Promise<void> {
    if (!(await this.exists(from))) throw new AloudError({ code: 'not-found', message: `There is no file ${from}.` });
    if (await this.exists(to)) throw new AloudError({ code: 'read-only', message: `${to} is there already.` });
    const { text } = await this.read(from);
    await this.deleteFile(from);
    await this.put(to, text);
  }

  async deleteFile(path: string): Promise<void> {
    if (!(await this.exists(path))) throw new AloudError({ code: 'not-found', message: `There is no file ${path}.` });
    if (this.#buffers.has(path)) this.drop(path);
    await this.remove(path);
  }

  async listFolder(path: string): Promise<readonly FolderEntry[]> {
    const names = new Map<string, boolean>();
    for (const file of this.#disk.keys()) {
      if (!file.startsWith(`${path}/`)) continue;
      const [name = '', ...rest] = file.slice(path.length + 1).split('/');
      names.set(name, rest.length > 0);
    }
    if (names.size === 0 && !this.folders.includes(path))
      throw new AloudError({ code: 'not-found', message: `There is no folder ${path}.` });
    return [...names].sort().map(([name, isFolder]) => ({ name, isFolder }));
  }

  async findText(query: TextQuery, most: number, signal: AbortSignal): Promise<readonly TextMatch[]> {
    const isWanted = matcher(query);
    const found: TextMatch[] = [];
    for (const path of await this.files()) {
      throwIfAborted(signal);
      if (found.length >= most) break;
      const folder = this.folders.find(each => path.startsWith(`${each}/`));
      if (query.files && !matchesGlob(folder ? path.slice(folder.length + 1) : path, query.files)) continue;
      const text = this.#buffers.get(path)?.index.text ?? (await this.load(path).catch(() => ''));
      for (const match of await matchingLines(text, isWanted, most - found.length)) found.push({ path, ...match });
    }
    return found;
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

  async workspaceSymbols(name: string, most: number): Promise<readonly WorkspaceSymbol[]> {
    const ask = this.#props.services?.workspaceSymbols ?? missing('symbols');
    return (await ask(name)).slice(0, most);
  }

  async references(path: string, at: Position): Promise<readonly Location[]> {
    const ask = this.#props.services?.references ?? missing('references');
    return ask(await this.read(path), at);
  }

  async hover(path: string, at: Position): Promise<readonly string[]> {
    return (await this.#props.services?.hover?.(await this.read(path), at)) ?? [];
  }

  async codeActions(path: string, range: Range, kind?: string): Promise<readonly CodeAction[]> {
    return (await this.#props.services?.codeActions?.(await this.read(path), range, kind)) ?? [];
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

  async confirm(question: Question, signal: AbortSignal): Promise<Answer> {
    if (signal.aborted) return 'no';
    this.questions.push(question);
    const answer = (await this.#props.confirm?.(question)) ?? false;
    if (typeof answer === 'string') return answer;
    return answer ? 'yes' : 'no';
  }

  async paletteCommands(): Promise<readonly PaletteCommand[]> {
    return this.#props.palette ?? [];
  }

  async setting(name: string): Promise<unknown> {
    return this.settings.get(name);
  }

  async changeSetting(name: string, value: unknown): Promise<void> {
    if (value === undefined) this.settings.delete(name);
    else this.settings.set(name, value);
  }

  async tasks(): Promise<readonly Task[]> {
    return this.#props.tasks ?? [];
  }

  async runTask({ name, runs }: Task): Promise<void> {
    const task = (await this.tasks()).find(each => each.name === name);
    if (!task) throw new AloudError({ code: 'not-found', message: `There is no task ${name}.` });
    if (task.runs !== runs)
      throw new AloudError({ code: 'document-changed', message: `The task ${name} would run something else by now.` });
    this.started.push(name);
  }

  async runInTerminal(command: string, signal: AbortSignal): Promise<TerminalRun> {
    const run = this.#props.shell;
    if (!run) throw new AloudError({ code: 'unsupported', message: 'There is no terminal here.' });
    this.#lastRun = await run(command, signal);
    return this.#lastRun;
  }

  lastTerminalRun(): TerminalRun | undefined {
    return this.#lastRun;
  }

  async setBreakpoint(path: string, line: number, on: boolean, condition = ''): Promise<void> {
    const { lineCount } = await this.read(path);
    if (line < 0 || line >= lineCount)
      throw new AloudError({ code: 'bad-arguments', message: `${path} has ${lineCount} lines.` });
    if (on) this.breakpoints.set(`${path}:${line}`, condition);
    else this.breakpoints.delete(`${path}:${line}`);
  }

  async debugConfigurations(): Promise<readonly string[]> {
    return this.#props.debugConfigurations ?? [];
  }

  async startDebugging(configuration: string | undefined): Promise<void> {
    const names = await this.debugConfigurations();
    if (configuration === undefined ? names.length === 0 : !names.includes(configuration))
      throw new AloudError({ code: 'not-found', message: 'There is no such launch configuration.' });
    this.started.push(configuration ?? (names[0] as string));
  }

  /** Whether there is a file, open or on disk. */
  protected async exists(path: string): Promise<boolean> {
    return this.#disk.has(path);
  }

  /** Writes a new file. */
  protected async put(path: string, text: string): Promise<void> {
    this.write(path, text);
  }

  protected async remove(path: string): Promise<void> {
    this.#disk.delete(path);
  }

  /** Every file that a search looks at. */
  protected async files(): Promise<readonly string[]> {
    return [...this.#disk.keys()];
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

/** A snippet as text: its places to fill in hold their defaults. */
function expanded(snippet: string): { readonly text: string; readonly cursor: number } {
  let text = '';
  let cursor: number | undefined;
  let last: number | undefined;
  const pieces = /\\([$}\\])|\$(\d+)|\$\{(\d+)(?::((?:[^}\\]|\\.)*))?\}/g;
  let from = 0;
  for (const match of snippet.matchAll(pieces)) {
    text += snippet.slice(from, match.index);
    from = match.index + match[0].length;
    const stop = match[2] ?? match[3];
    if (stop === '1') cursor ??= text.length;
    if (stop === '0') last ??= text.length;
    text += match[1] ?? match[4] ?? '';
  }
  text += snippet.slice(from);
  return { text, cursor: cursor ?? last ?? text.length };
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
