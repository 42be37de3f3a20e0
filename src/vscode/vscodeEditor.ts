import * as vscode from 'vscode';
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
} from '../actions/editor.ts';
import { AloudError } from '../common/errors.ts';
import {
  comparePositions,
  type Position,
  type Range,
  type Selection,
  shift,
  type TextEdit,
} from '../common/position.ts';
import { inOrder } from '../common/text.ts';
import { visible } from '../common/visible.ts';
import { InstalledCommentSyntax } from './commentSyntax.ts';
import { fromLocation, fromRange, fromSelection, fromSymbols, toRange, toSelection } from './convert.ts';
import { askProvider, renameEdits } from './providers.ts';

/** A question on screen longer than this is cut and the rest shown in a document: a dialog scrolls without saying so. */
const LONGEST_DETAIL = 1500;

/** The `Editor` port on VS Code. */
export class VscodeEditor implements Editor {
  readonly #syntax = new InstalledCommentSyntax();
  readonly #anchors = new Set<TrackedRange>();
  readonly #subscriptions: vscode.Disposable[];
  /** The document whose last change was ours, and its version after it: only such a change can be joined. */
  #last: { readonly path: string; readonly version: number } | undefined;

  constructor() {
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        for (const anchor of this.#anchors) if (anchor.document === document) anchor.follow(contentChanges);
      }),
      vscode.workspace.onDidCloseTextDocument(document => {
        for (const anchor of this.#anchors) if (anchor.document === document) anchor.close();
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  get folders(): readonly string[] {
    return (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(({ uri }) => uri.fsPath);
  }

  active(): ActiveEditor | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !isText(editor.document)) return undefined;
    const { insertSpaces, tabSize } = editor.options;
    const rulers = vscode.workspace
      .getConfiguration('editor', editor.document)
      .get<readonly (number | { column: number })[]>('rulers', []);
    const [ruler] = rulers;
    const [visible] = editor.visibleRanges;
    return {
      document: new OpenDocument(editor.document),
      selections: editor.selections.map(fromSelection),
      visible: visible && fromRange(visible),
      indentation: { insertSpaces: insertSpaces !== false, size: typeof tabSize === 'number' ? tabSize : 4 },
      ruler: typeof ruler === 'object' ? ruler.column : ruler,
    };
  }

  async read(path: string): Promise<TextDocument> {
    return new OpenDocument(await this.#open(path));
  }

  async show(path: string, range?: Range): Promise<void> {
    const document = await this.#open(path);
    const options = range ? { selection: this.#fitting(document, range) } : {};
    await vscode.window.showTextDocument(document, { preview: false, ...options });
  }

  async select(path: string, selections: readonly Selection[]): Promise<void> {
    const document = await this.#open(path);
    const [first] = selections;
    if (!first) throw new AloudError({ code: 'bad-arguments', message: 'There is nothing to select.' });
    for (const { anchor, active } of selections) {
      this.#fitting(document, { start: anchor, end: anchor });
      this.#fitting(document, { start: active, end: active });
    }
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    editor.selections = selections.map(toSelection);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  track(path: string, range: Range): Anchor {
    const document = findOpen(path);
    if (!document) throw closed(path);
    const anchor = new TrackedRange(document, range, () => this.#anchors.delete(anchor));
    this.#anchors.add(anchor);
    return anchor;
  }

  async findFiles(part: string, most: number): Promise<readonly string[]> {
    // Glob signs in the name are letters here: each becomes a set of itself, letters of either case.
    const pattern = [...part]
      .map(c =>
        /[*?{}[\]!/\\,]/.test(c)
          ? '?'
          : c.toLowerCase() === c.toUpperCase()
            ? c
            : `[${c.toLowerCase()}${c.toUpperCase()}]`,
      )
      .join('');
    const found = await vscode.workspace.findFiles(`**/*${pattern}*`, undefined, most);
    return found.filter(uri => uri.scheme === 'file').map(uri => uri.fsPath);
  }

  async edit(changes: readonly FileEdits[], { join }: { readonly join: boolean }): Promise<void> {
    const targets = await Promise.all(
      changes.map(async change => ({ change, document: await this.#open(change.path) })),
    );
    for (const { change, document } of targets) this.#check(document, change);
    const [only] = targets;
    if (only && targets.length === 1) await this.#editOne(only.document, only.change.edits, join);
    else await this.#editAll(targets);
  }

  async undo(path: string): Promise<void> {
    const document = await this.#open(path);
    const { version } = document;
    await vscode.window.showTextDocument(document, { preview: false });
    await vscode.commands.executeCommand('undo');
    if (document.version === version) throw new AloudError({ code: 'not-found', message: 'There is nothing to undo.' });
  }

  async save(path: string): Promise<void> {
    const document = await this.#open(path);
    if (!(await document.save())) throw new AloudError({ code: 'read-only', message: `${path} could not be saved.` });
  }

  async symbols(path: string): Promise<readonly DocumentSymbol[]> {
    const document = await this.#open(path);
    const found = await askProvider<(vscode.DocumentSymbol | vscode.SymbolInformation)[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    return fromSymbols(found ?? []);
  }

  async definition(path: string, at: Position): Promise<readonly Location[]> {
    const document = await this.#open(path);
    await this.symbols(path);
    const found = await askProvider<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      this.#fitting(document, { start: at, end: at }).start,
    );
    return (found ?? []).map(fromLocation).filter(location => location !== undefined);
  }

  async rename(path: string, at: Position, newName: string): Promise<readonly FileEdits[]> {
    const document = await this.#open(path);
    const where = this.#fitting(document, { start: at, end: at }).start;
    // A language server that has just started answers with nothing: once it knows the symbols it is ready.
    await this.symbols(path);
    const files = await renameEdits(document.uri, where, newName);
    return Promise.all(
      files.map(async ({ uri, edits }) => {
        const target = await vscode.workspace.openTextDocument(uri);
        return { path: pathOf(target), version: target.version, edits: edits.map(fromEdit) };
      }),
    );
  }

  async format(path: string, within?: Range): Promise<readonly TextEdit[]> {
    const document = await this.#open(path);
    const editor = vscode.window.visibleTextEditors.find(visible => visible.document === document);
    const options = { insertSpaces: editor?.options.insertSpaces ?? true, tabSize: editor?.options.tabSize ?? 4 };
    const edits = within
      ? await askProvider<vscode.TextEdit[]>(
          'vscode.executeFormatRangeProvider',
          document.uri,
          this.#fitting(document, within),
          options,
        )
      : await askProvider<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', document.uri, options);
    if (!edits)
      throw new AloudError({ code: 'unsupported', message: `No formatter is installed for ${document.languageId}.` });
    return edits.map(fromEdit);
  }

  async diagnostics(path?: string): Promise<readonly Diagnostic[]> {
    const found =
      path === undefined
        ? vscode.languages.getDiagnostics()
        : [[(await this.#open(path)).uri, vscode.languages.getDiagnostics((await this.#open(path)).uri)] as const];
    return found.flatMap(([uri, diagnostics]) =>
      diagnostics.map(({ range, severity, message, source }) => ({
        path: uri.fsPath,
        range: fromRange(range),
        severity: (['error', 'warning', 'information', 'hint'] as const)[severity] ?? 'hint',
        message,
        source,
      })),
    );
  }

  commentSyntax(languageId: string): CommentSyntax {
    return this.#syntax.of(languageId);
  }

  async command(id: string, ...args: readonly unknown[]): Promise<unknown> {
    return await vscode.commands.executeCommand(id, ...args);
  }

  async confirm({ title, detail, yes }: Question, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    const whole = visible(detail);
    if (whole.length > LONGEST_DETAIL) {
      const document = await vscode.workspace.openTextDocument({ content: whole });
      await vscode.window.showTextDocument(document, { preview: true });
    }
    const shown =
      whole.length > LONGEST_DETAIL
        ? `${whole.slice(0, LONGEST_DETAIL)}\n… the whole of it stands in the document behind this question.`
        : whole;
    const answer = await vscode.window.showWarningMessage(
      visible(title),
      { modal: true, detail: shown },
      { title: 'No', isCloseAffordance: true },
      { title: yes },
    );
    return answer?.title === yes && !signal.aborted;
  }

  async #open(path: string): Promise<vscode.TextDocument> {
    const open = findOpen(path);
    if (open) return open;
    if (path.startsWith('untitled:')) throw closed(path);
    try {
      return await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      const code = /nonexistent|not exist|unable to resolve|ENOENT|FileNotFound/i.test(message)
        ? 'not-found'
        : 'unsupported';
      throw new AloudError({
        code,
        message: code === 'not-found' ? `There is no file ${path}.` : `${path} cannot be opened as text.`,
        cause: thrown,
      });
    }
  }

  /** Checks everything before anything is applied: VS Code would clamp what does not fit. */
  #check(document: vscode.TextDocument, { path, version, edits }: FileEdits): void {
    if (document.version !== version) throw changed(path);
    for (const { range } of inOrder(edits)) this.#fitting(document, range);
    if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) throw readOnly(path);
  }

  #fitting(document: vscode.TextDocument, range: Range): vscode.Range {
    const wanted = toRange(range);
    if (comparePositions(range.start, range.end) <= 0 && document.validateRange(wanted).isEqual(wanted)) return wanted;
    throw new AloudError({
      code: 'bad-arguments',
      message: `There is no line ${range.end.line + 1}, column ${range.end.character + 1}. The document has ${document.lineCount} lines.`,
    });
  }

  /** Through the document's editor, where edits can be joined to one undo step. */
  async #editOne(document: vscode.TextDocument, edits: readonly TextEdit[], join: boolean): Promise<void> {
    const path = pathOf(document);
    const editor =
      vscode.window.visibleTextEditors.find(visible => visible.document === document) ??
      (await vscode.window.showTextDocument(document, { preview: false }));
    const { version } = document;
    const joined = join && this.#last?.path === path && this.#last.version === version;
    const applied = await editor.edit(
      builder => {
        for (const { range, newText } of edits) builder.replace(toRange(range), newText);
      },
      { undoStopBefore: !joined, undoStopAfter: false },
    );
    if (!applied) throw document.version === version ? readOnly(path) : changed(path);
    this.#last = { path, version: document.version };
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
      ? new AloudError({ code: 'document-changed', message: 'A file has changed meanwhile. Look at it again.' })
      : new AloudError({ code: 'read-only', message: 'The files could not be changed.' });
  }
}

/** A document as it is now. Its members stay as they were, but lines are only read from the live one while it is. */
class OpenDocument implements TextDocument {
  readonly path: string;
  readonly languageId: string;
  readonly version: number;
  readonly eol: '\n' | '\r\n';
  readonly lineCount: number;
  readonly isDirty: boolean;
  readonly #document: vscode.TextDocument;
  #text: string | undefined;
  #lines: readonly string[] | undefined;

  constructor(document: vscode.TextDocument) {
    this.#document = document;
    this.path = pathOf(document);
    this.languageId = document.languageId;
    this.version = document.version;
    this.eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    this.lineCount = document.lineCount;
    this.isDirty = document.isDirty;
  }

  get text(): string {
    this.#text ??= this.#document.getText();
    return this.#text;
  }

  line(index: number): string {
    if (index < 0 || index >= this.#document.lineCount || index >= this.lineCount) return '';
    if (this.#document.version === this.version) return this.#document.lineAt(index).text;
    this.#lines ??= this.text.split(/\r\n|\r|\n/);
    return this.#lines[index] ?? '';
  }
}

class TrackedRange implements Anchor {
  readonly document: vscode.TextDocument;
  readonly dispose: () => void;
  readonly #hadTab: boolean;
  #range: Range | undefined;

  constructor(document: vscode.TextDocument, range: Range, dispose: () => void) {
    this.document = document;
    this.#range = range;
    this.#hadTab = hasTab(document);
    this.dispose = dispose;
  }

  get range(): Range | undefined {
    // VS Code keeps a document for a while after its last tab is gone; for the user it is closed.
    const isGone = this.document.isClosed || (this.#hadTab && !hasTab(this.document));
    return isGone ? undefined : this.#range;
  }

  close(): void {
    this.#range = undefined;
  }

  /** Last change first, so that each is still where it was computed. An insertion at an empty range pushes it along. */
  follow(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const ordered = [...changes].sort((a, b) => b.rangeOffset - a.rangeOffset);
    for (const change of ordered) {
      if (!this.#range) return;
      const edit = { range: fromRange(change.range), newText: change.text };
      const empty = comparePositions(this.#range.start, this.#range.end) === 0;
      const start = shift(this.#range.start, edit, 'right');
      this.#range = { start, end: empty ? start : shift(this.#range.end, edit) };
    }
  }
}

function hasTab({ uri }: vscode.TextDocument): boolean {
  const wanted = uri.toString();
  return vscode.window.tabGroups.all.some(group =>
    group.tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted),
  );
}

function fromEdit({ range, newText }: vscode.TextEdit): TextEdit {
  return { range: fromRange(range), newText };
}

/** Output channels, settings pages and the like look like editors but hold nothing that Aloud could work on. */
function isText(document: vscode.TextDocument): boolean {
  return (
    document.uri.scheme === 'file' || document.uri.scheme === 'untitled' || document.uri.scheme === 'vscode-userdata'
  );
}

function pathOf(document: vscode.TextDocument): string {
  return document.uri.scheme === 'file' ? document.uri.fsPath : document.uri.toString(true);
}

function findOpen(path: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(document => !document.isClosed && pathOf(document) === path);
}

function closed(path: string): AloudError {
  return new AloudError({ code: 'document-closed', message: `${path} is not open any more.` });
}

function changed(path: string): AloudError {
  return new AloudError({ code: 'document-changed', message: `${path} has changed meanwhile. Look at it again.` });
}

function readOnly(path: string): AloudError {
  return new AloudError({ code: 'read-only', message: `${path} cannot be changed.` });
}
