import { AloudError } from '../../common/errors.ts';
import type { CommentSyntax } from '../../editor/commentSyntax.ts';
import type { FileEdits, TextDocument } from '../../editor/documents.ts';
import type { CodeAction, Diagnostic, DocumentSymbol, Location, WorkspaceSymbol } from '../../editor/languages.ts';
import type { Position, Range, TextEdit } from '../../editor/position.ts';
import { message } from '../../messages/message.ts';
import type { Reach } from '../run/reach.ts';

/** What the editor's languages know of documents that were read. What they find elsewhere is left out unless it may be read. */
export class LanguagesView {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  symbols(document: TextDocument): Promise<readonly DocumentSymbol[]> {
    return this.#reach.editor.languages.symbols(this.#path(document));
  }

  async workspaceSymbols(name: string, most: number): Promise<readonly WorkspaceSymbol[]> {
    return this.#readable(await this.#reach.editor.languages.workspaceSymbols(name, most), symbol => symbol.location);
  }

  /** Where a name is defined, also outside of the workspace: that is a name to be shown, and no more. */
  definition(document: TextDocument, at: Position): Promise<readonly Location[]> {
    return this.#reach.editor.languages.definition(this.#path(document), at);
  }

  async references(document: TextDocument, at: Position): Promise<readonly Location[]> {
    return this.#readable(await this.#reach.editor.languages.references(this.#path(document), at), place => place);
  }

  /** What stands around a position, the smallest first. */
  rangesAround(document: TextDocument, at: Position): Promise<readonly Range[]> {
    return this.#reach.editor.languages.selectionRanges(this.#path(document), at);
  }

  hover(document: TextDocument, at: Position): Promise<readonly string[]> {
    return this.#reach.editor.languages.hover(this.#path(document), at);
  }

  codeActions(document: TextDocument, range: Range, kind?: string): Promise<readonly CodeAction[]> {
    return this.#reach.editor.languages.codeActions(this.#path(document), range, kind);
  }

  /** The edits that rename the symbol at a position everywhere; nothing is applied. */
  renaming(document: TextDocument, at: Position, newName: string): Promise<readonly FileEdits[]> {
    return this.#reach.editor.languages.rename(this.#path(document), at, newName);
  }

  /** The edits that format a document; nothing is applied. */
  formatting(document: TextDocument): Promise<readonly TextEdit[]> {
    return this.#reach.editor.languages.format(this.#path(document));
  }

  diagnostics(document: TextDocument): Promise<readonly Diagnostic[]> {
    return this.#reach.editor.languages.diagnostics(this.#path(document));
  }

  commentSyntax(languageId: string): CommentSyntax {
    return this.#reach.editor.languages.commentSyntax(languageId);
  }

  /** Nobody asks about a document that the gate has not let through. */
  #path(document: TextDocument): string {
    if (this.#reach.exchange.handedOut.has(document)) return document.path;
    throw new AloudError({ code: 'refused', message: message('gate.not-read', { path: document.path }) });
  }

  async #readable<T>(all: readonly T[], placeOf: (one: T) => Location): Promise<readonly T[]> {
    const found: T[] = [];
    const known = new Map<string, boolean>();
    for (const one of all) {
      const { path } = placeOf(one);
      if (!known.has(path)) known.set(path, await this.#reach.permits.isReadable(path));
      if (known.get(path)) found.push(one);
    }
    return found;
  }
}
