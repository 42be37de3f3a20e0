import * as vscode from 'vscode';
import type { CommentSyntax } from '../../../editor/commentSyntax.ts';
import type { FileEdits } from '../../../editor/documents.ts';
import type {
  CodeAction,
  Diagnostic,
  DocumentSymbol,
  Languages,
  Location,
  WorkspaceSymbol,
} from '../../../editor/languages.ts';
import type { Position, Range, TextEdit } from '../../../editor/position.ts';
import {
  fromDiagnostic,
  fromLocation,
  fromRange,
  fromSymbols,
  fromTextEdit,
  fromWorkspaceSymbol,
  isEnabled,
  textOfHover,
} from '../convert.ts';
import { changed, fittingRange, openDocument, pathOf } from '../documents/documents.ts';
import { InstalledCommentSyntax } from './commentSyntax.ts';
import { askProvider, definitions, renameEdits } from './providers.ts';

/** So many code actions are asked for with all that they would change. */
const MOST_RESOLVED = 40;

/** The `Languages` port on VS Code's language providers. */
export class VscodeLanguages implements Languages {
  readonly #syntax = new InstalledCommentSyntax();
  readonly #seen: (document: vscode.TextDocument) => void;

  /** `seen` is told of every document that edits are computed for. */
  constructor(seen: (document: vscode.TextDocument) => void) {
    this.#seen = seen;
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

  async selectionRanges(path: string, at: Position): Promise<readonly Range[]> {
    const document = await openDocument(path);
    const { start } = fittingRange(document, { start: at, end: at });
    const [found] =
      (await askProvider<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [start])) ?? [];
    const ranges: Range[] = [];
    for (let range = found; range; range = range.parent) ranges.push(fromRange(range.range));
    return ranges;
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
        this.#seen(target);
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

  /** A code action as the port has it; edits of files that are not open are computed on what is on disk. */
  async #codeAction(given: vscode.CodeAction | vscode.Command): Promise<CodeAction> {
    const isCommand = typeof given.command === 'string';
    const action = isCommand ? undefined : (given as vscode.CodeAction);
    const command = isCommand ? (given as vscode.Command) : action?.command;
    const changes = await Promise.all(
      (action?.edit?.entries() ?? []).map(async ([uri, edits]) => {
        const target = await vscode.workspace.openTextDocument(uri);
        this.#seen(target);
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

  /** A language server that has just started answers wrongly until it knows the symbols, so they are asked for first. */
  async #isKnownLanguage(path: string): Promise<boolean> {
    return (await this.symbols(path).catch(() => [])).length > 0;
  }
}
