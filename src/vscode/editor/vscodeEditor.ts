import * as vscode from 'vscode';
import { GitProgram } from '../../actions/git.ts';
import { AloudError } from '../../common/errors.ts';
import type {
  ActiveEditor,
  Anchor,
  CodeAction,
  CommentSyntax,
  Diagnostic,
  DocumentSymbol,
  Editor,
  FileEdits,
  Location,
  Task,
  TerminalRun,
  TextDocument,
  WorkspaceSymbol,
} from '../../editor/editor.ts';
import type { Position, Range, Selection, TextEdit } from '../../editor/position.ts';
import { Changes } from './changes.ts';
import { InstalledCommentSyntax } from './commentSyntax.ts';
import {
  fromDiagnostic,
  fromLocation,
  fromRange,
  fromSelection,
  fromSymbols,
  fromTextEdit,
  fromWorkspaceSymbol,
  isEnabled,
  textOfHover,
  toSelection,
} from './convert.ts';
import {
  changed,
  closed,
  findOpen,
  fittingRange,
  isReadOnly,
  isText,
  OpenDocument,
  openDocument,
  pathOf,
  readOnly,
} from './documents.ts';
import { closeTabs, createFile, deleteFile, findFiles, findText, listFolder, renameFile } from './files.ts';
import { paletteCommands } from './palette.ts';
import { chosen } from './preview.ts';
import { Programs } from './programs.ts';
import { askProvider, definitions, renameEdits } from './providers.ts';
import { ask } from './question.ts';
import { TrackedRanges } from './trackedRanges.ts';

/** So many code actions are asked for with all that they would change. */
const MOST_RESOLVED = 40;

/** The `Editor` port on VS Code. */
export class VscodeEditor implements Editor {
  readonly #syntax = new InstalledCommentSyntax();
  readonly #ranges = new TrackedRanges();
  readonly #changes = new Changes(this.#ranges);
  readonly #programs = new Programs();
  readonly git = new GitProgram(() => this.folders[0]);
  /** The text of a large document is not put together twice. */
  readonly #snapshots = new WeakMap<vscode.TextDocument, OpenDocument>();

  dispose(): void {
    this.#ranges.dispose();
    this.#programs.dispose();
  }

  get folders(): readonly string[] {
    return (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(({ uri }) => uri.fsPath);
  }

  active(): ActiveEditor | undefined {
    // Where an output channel has the focus, the text beside it is meant.
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const editor = [activeTextEditor, ...visibleTextEditors].find(some => some && isText(some.document));
    if (!editor) return undefined;
    const { insertSpaces, tabSize } = editor.options;
    const rulers = vscode.workspace
      .getConfiguration('editor', editor.document)
      .get<readonly (number | { column: number })[]>('rulers', []);
    const [ruler] = rulers;
    const [visible] = editor.visibleRanges;
    return {
      document: this.#snapshot(editor.document),
      selections: editor.selections.map(fromSelection),
      visible: visible && fromRange(visible),
      indentation: { insertSpaces: insertSpaces !== false, size: typeof tabSize === 'number' ? tabSize : 4 },
      ruler: typeof ruler === 'object' ? ruler.column : ruler,
    };
  }

  async read(path: string): Promise<TextDocument> {
    return this.#snapshot(await openDocument(path));
  }

  async show(path: string, range?: Range): Promise<void> {
    const document = await openDocument(path);
    await this.#show(document, range && fittingRange(document, range));
  }

  async select(path: string, selections: readonly Selection[]): Promise<void> {
    const document = await openDocument(path);
    const [first] = selections;
    if (!first) throw new AloudError({ code: 'bad-arguments', message: 'There is nothing to select.' });
    for (const { anchor, active } of selections) {
      fittingRange(document, { start: anchor, end: anchor });
      fittingRange(document, { start: active, end: active });
    }
    const editor = await this.#show(document);
    editor.selections = selections.map(toSelection);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  track(path: string, range: Range): Anchor {
    const document = findOpen(path);
    if (!document) throw closed(path);
    fittingRange(document, range);
    return this.#ranges.track(document, range);
  }

  readonly findFiles = findFiles;
  readonly findText = findText;
  readonly listFolder = listFolder;
  readonly createFile = createFile;
  readonly renameFile = renameFile;
  readonly deleteFile = deleteFile;

  async close(path: string): Promise<void> {
    await closeTabs(await openDocument(path));
  }

  edit(changes: readonly FileEdits[], { join }: { readonly join: boolean }): Promise<void> {
    return this.#changes.apply(changes, join);
  }

  async preview(changes: readonly FileEdits[], title: string, signal: AbortSignal): Promise<readonly string[]> {
    const taken = await chosen(changes, title, signal);
    if (taken.length > 0) await this.#changes.apply(taken, false);
    return taken.map(({ path }) => path);
  }

  async snippet(path: string, range: Range, snippet: string, version: number): Promise<void> {
    const document = await openDocument(path);
    if (document.version !== version) throw changed(path);
    if (isReadOnly(document)) throw readOnly(path);
    const place = fittingRange(document, range);
    const editor = await this.#show(document);
    if (!(await editor.insertSnippet(new vscode.SnippetString(snippet), place))) throw readOnly(path);
  }

  async undo(path: string): Promise<void> {
    const document = await openDocument(path);
    const { version } = document;
    await this.#show(document);
    await vscode.commands.executeCommand('undo');
    if (document.version === version) throw new AloudError({ code: 'not-found', message: 'There is nothing to undo.' });
  }

  async save(path: string): Promise<void> {
    const document = await openDocument(path);
    if (!(await document.save())) throw new AloudError({ code: 'read-only', message: `${path} could not be saved.` });
  }

  async symbols(path: string): Promise<readonly DocumentSymbol[]> {
    const document = await openDocument(path);
    const found = await askProvider<(vscode.DocumentSymbol | vscode.SymbolInformation)[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    return fromSymbols(found ?? []);
  }

  async workspaceSymbols(name: string, most: number): Promise<readonly WorkspaceSymbol[]> {
    const found = await askProvider<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', name);
    return (found ?? []).slice(0, most).flatMap(fromWorkspaceSymbol);
  }

  async references(path: string, at: Position): Promise<readonly Location[]> {
    const document = await openDocument(path);
    const { start } = fittingRange(document, { start: at, end: at });
    await this.#isKnownLanguage(path);
    const found = await askProvider<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, start);
    return (found ?? []).map(fromLocation).filter(location => location !== undefined);
  }

  async hover(path: string, at: Position): Promise<readonly string[]> {
    const document = await openDocument(path);
    const { start } = fittingRange(document, { start: at, end: at });
    await this.#isKnownLanguage(path);
    const found = await askProvider<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, start);
    return (found ?? []).flatMap(({ contents }) => contents.map(textOfHover)).filter(text => text.trim() !== '');
  }

  async codeActions(path: string, range: Range, kind?: string): Promise<readonly CodeAction[]> {
    const document = await openDocument(path);
    const place = fittingRange(document, range);
    await this.#isKnownLanguage(path);
    const found = await askProvider<(vscode.CodeAction | vscode.Command)[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      place,
      kind,
      MOST_RESOLVED,
    );
    return Promise.all((found ?? []).filter(isEnabled).map(action => this.#codeAction(action)));
  }

  async definition(path: string, at: Position): Promise<readonly Location[]> {
    const document = await openDocument(path);
    const { start } = fittingRange(document, { start: at, end: at });
    const { version } = document;
    await this.#isKnownLanguage(path);
    if (document.version !== version) throw changed(path);
    const found = await definitions(document.uri, start);
    return found.map(fromLocation).filter(location => location !== undefined);
  }

  async rename(path: string, at: Position, newName: string): Promise<readonly FileEdits[]> {
    const document = await openDocument(path);
    const { start } = fittingRange(document, { start: at, end: at });
    const { version: asked } = document;
    const isKnown = await this.#isKnownLanguage(path);
    const files = await renameEdits(document.uri, start, newName, isKnown);
    if (document.version !== asked) throw changed(path);
    return Promise.all(
      files.map(async ({ uri, edits, version }) => {
        const target = await vscode.workspace.openTextDocument(uri);
        // It was changed while the language server was at work: the edits are for what stood there before.
        if (version !== undefined && version !== target.version) throw changed(pathOf(target));
        this.#changes.seen(target);
        return { path: pathOf(target), version: target.version, edits: edits.map(fromTextEdit) };
      }),
    );
  }

  async format(path: string, within?: Range): Promise<readonly TextEdit[]> {
    const document = await openDocument(path);
    const editor = vscode.window.visibleTextEditors.find(visible => visible.document === document);
    const { insertSpaces, tabSize } = editor?.options ?? {};
    const options = { insertSpaces: insertSpaces !== false, tabSize: typeof tabSize === 'number' ? tabSize : 4 };
    const edits = within
      ? await askProvider<vscode.TextEdit[]>(
          'vscode.executeFormatRangeProvider',
          document.uri,
          fittingRange(document, within),
          options,
        )
      : await askProvider<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', document.uri, options);
    return (edits ?? []).map(fromTextEdit);
  }

  async diagnostics(path?: string): Promise<readonly Diagnostic[]> {
    if (path === undefined)
      return vscode.languages.getDiagnostics().flatMap(([uri, found]) => found.map(one => fromDiagnostic(uri, one)));
    const { uri } = await openDocument(path);
    return vscode.languages.getDiagnostics(uri).map(one => fromDiagnostic(uri, one));
  }

  commentSyntax(languageId: string): CommentSyntax {
    return this.#syntax.of(languageId);
  }

  async command(id: string, ...args: readonly unknown[]): Promise<unknown> {
    try {
      return await vscode.commands.executeCommand(id, ...args);
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      throw new AloudError({ code: 'unsupported', message: `The editor did not do it: ${message}`, cause: thrown });
    }
  }

  readonly confirm = ask;
  readonly paletteCommands = paletteCommands;

  async setting(name: string): Promise<unknown> {
    const inspected = vscode.workspace.getConfiguration().inspect(name);
    if (!inspected) throw new AloudError({ code: 'not-found', message: `There is no setting ${name}.` });
    return vscode.workspace.getConfiguration().get(name);
  }

  async changeSetting(name: string, value: unknown): Promise<void> {
    await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  }

  tasks(): Promise<readonly Task[]> {
    return this.#programs.tasks();
  }

  runTask(task: Task): Promise<void> {
    return this.#programs.runTask(task);
  }

  runInTerminal(command: string, signal: AbortSignal): Promise<TerminalRun> {
    return this.#programs.runInTerminal(command, signal);
  }

  lastTerminalRun(): TerminalRun | undefined {
    return this.#programs.lastTerminalRun();
  }

  async setBreakpoint(path: string, line: number, on: boolean, condition?: string): Promise<void> {
    const document = await openDocument(path);
    const at = { line, character: 0 };
    fittingRange(document, { start: at, end: at });
    await this.#programs.setBreakpoint(document.uri, line, on, condition);
  }

  async debugConfigurations(): Promise<readonly string[]> {
    return this.#programs.debugConfigurations();
  }

  startDebugging(configuration: string | undefined): Promise<void> {
    return this.#programs.startDebugging(configuration);
  }

  /** A code action as the port has it; edits of files that are not open are computed on what is on disk. */
  async #codeAction(given: vscode.CodeAction | vscode.Command): Promise<CodeAction> {
    const isCommand = typeof given.command === 'string';
    const action = isCommand ? undefined : (given as vscode.CodeAction);
    const command = isCommand ? (given as vscode.Command) : action?.command;
    const changes = await Promise.all(
      (action?.edit?.entries() ?? []).map(async ([uri, edits]) => {
        const target = await vscode.workspace.openTextDocument(uri);
        this.#changes.seen(target);
        return { path: pathOf(target), version: target.version, edits: edits.map(fromTextEdit) };
      }),
      // One that makes files of its own cannot be told by edits: it is offered, and says so when it is wanted.
    ).catch(() => []);
    return {
      title: given.title,
      kind: action?.kind?.value ?? '',
      isPreferred: action?.isPreferred ?? false,
      changes: changes.filter(({ edits }) => edits.length > 0),
      command: command && { id: command.command, args: command.arguments ?? [] },
    };
  }

  #snapshot(document: vscode.TextDocument): OpenDocument {
    this.#changes.seen(document);
    const known = this.#snapshots.get(document);
    if (known?.isStill(document)) return known;
    const made = new OpenDocument(document);
    this.#snapshots.set(document, made);
    return made;
  }

  /** Where it is visible already, else where the focus is. */
  async #show(document: vscode.TextDocument, selection?: vscode.Range): Promise<vscode.TextEditor> {
    const viewColumn = vscode.window.visibleTextEditors.find(visible => visible.document === document)?.viewColumn;
    const editor = await vscode.window.showTextDocument(document, {
      preview: false,
      ...(viewColumn && { viewColumn }),
      ...(selection && { selection }),
    });
    this.#changes.seen(document);
    return editor;
  }

  /** A language server that has just started answers wrongly until it knows the symbols, so they are asked for first. */
  async #isKnownLanguage(path: string): Promise<boolean> {
    return (await this.symbols(path).catch(() => [])).length > 0;
  }
}
