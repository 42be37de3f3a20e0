import { AloudError } from '../../../src/common/errors.ts';
import type { CommentSyntax } from '../../../src/editor/commentSyntax.ts';
import type { FileEdits, TextDocument } from '../../../src/editor/documents.ts';
import type {
  CodeAction,
  Diagnostic,
  DocumentSymbol,
  Languages,
  Location,
  WorkspaceSymbol,
} from '../../../src/editor/languages.ts';
import type { Position, Range, TextEdit } from '../../../src/editor/position.ts';
import { asWritten } from '../../../src/messages/message.ts';

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
  readonly selectionRanges?: (document: TextDocument, at: Position) => Promise<readonly Range[]>;
  readonly codeActions?: (document: TextDocument, range: Range, kind?: string) => Promise<readonly CodeAction[]>;
  readonly commentSyntax?: (languageId: string) => CommentSyntax;
}

/** The `Languages` port on what a test says that they know. */
export class ScriptedLanguages implements Languages {
  readonly #services: LanguageServices;
  readonly #read: (path: string) => Promise<TextDocument>;

  constructor(services: LanguageServices, read: (path: string) => Promise<TextDocument>) {
    this.#services = services;
    this.#read = read;
  }

  async symbols(path: string): Promise<readonly DocumentSymbol[]> {
    const ask = this.#services.symbols ?? unknown('symbols');
    return ask(await this.#read(path));
  }

  async workspaceSymbols(name: string, most: number): Promise<readonly WorkspaceSymbol[]> {
    const ask = this.#services.workspaceSymbols ?? unknown('symbols');
    return (await ask(name)).slice(0, most);
  }

  async definition(path: string, at: Position): Promise<readonly Location[]> {
    const ask = this.#services.definition ?? unknown('definitions');
    return ask(await this.#read(path), at);
  }

  async references(path: string, at: Position): Promise<readonly Location[]> {
    const ask = this.#services.references ?? unknown('references');
    return ask(await this.#read(path), at);
  }

  async hover(path: string, at: Position): Promise<readonly string[]> {
    return (await this.#services.hover?.(await this.#read(path), at)) ?? [];
  }

  async selectionRanges(path: string, at: Position): Promise<readonly Range[]> {
    return (await this.#services.selectionRanges?.(await this.#read(path), at)) ?? [];
  }

  async codeActions(path: string, range: Range, kind?: string): Promise<readonly CodeAction[]> {
    return (await this.#services.codeActions?.(await this.#read(path), range, kind)) ?? [];
  }

  async rename(path: string, at: Position, newName: string): Promise<readonly FileEdits[]> {
    const ask = this.#services.rename ?? unknown('renaming');
    return ask(await this.#read(path), at, newName);
  }

  async format(path: string, within?: Range): Promise<readonly TextEdit[]> {
    const ask = this.#services.format ?? unknown('formatting');
    return ask(await this.#read(path), within);
  }

  async diagnostics(path?: string): Promise<readonly Diagnostic[]> {
    return (await this.#services.diagnostics?.(path)) ?? [];
  }

  commentSyntax(languageId: string): CommentSyntax {
    return this.#services.commentSyntax?.(languageId) ?? {};
  }
}

function unknown(what: string): never {
  throw new AloudError({ code: 'unsupported', message: asWritten(`Nothing here knows ${what} of this language.`) });
}
