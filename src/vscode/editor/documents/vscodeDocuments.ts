import { basename } from 'node:path';
import * as vscode from 'vscode';
import { AloudError } from '../../../common/errors.ts';
import type { ActiveEditor, Anchor, Documents, FileEdits, TextDocument } from '../../../editor/documents.ts';
import type { Range, Selection } from '../../../editor/position.ts';
import { message } from '../../../messages/message.ts';
import { fromRange, fromSelection, toSelection } from '../convert.ts';
import { Changes } from './changes.ts';
import { changesInTabs } from './changesInTabs.ts';
import {
  changed,
  closed,
  findOpen,
  fittingRange,
  isReadOnly,
  isText,
  notebookOf,
  OpenDocument,
  openDocument,
  readOnly,
  tabsOf,
} from './documents.ts';
import { TrackedRanges } from './trackedRanges.ts';

/** The `Documents` port on VS Code. */
export class VscodeDocuments implements Documents {
  readonly #ranges = new TrackedRanges();
  readonly #changes = new Changes();
  /** The text of a large document is not put together twice. */
  readonly #snapshots = new WeakMap<vscode.TextDocument, OpenDocument>();

  dispose(): void {
    this.#ranges.dispose();
  }

  /** Someone looks at a document, and may change it as it is. */
  seen(document: vscode.TextDocument): void {
    this.#changes.seen(document);
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
    if (!first) throw new AloudError({ code: 'bad-arguments', message: message('documents.nothing-to-select') });
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

  edit(changes: readonly FileEdits[], { join }: { readonly join: boolean }): Promise<void> {
    return this.#changes.apply(changes, join);
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
    if (document.version === version)
      throw new AloudError({ code: 'not-found', message: message('documents.nothing-to-undo') });
  }

  async save(path: string): Promise<void> {
    const document = await openDocument(path);
    if (!(await (notebookOf(document) ?? document).save()))
      throw new AloudError({ code: 'read-only', message: message('documents.not-saved', { path }) });
  }

  changesShown(): Promise<void> {
    return changesInTabs();
  }

  /** Where that loses nothing: VS Code itself would ask. */
  async close(path: string): Promise<void> {
    const document = await openDocument(path);
    const { uri, isDirty } = notebookOf(document) ?? document;
    if (isDirty)
      throw new AloudError({
        code: 'read-only',
        message: message('documents.has-changes', { file: basename(uri.path) }),
      });
    await vscode.window.tabGroups.close(tabsOf(document));
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
}
