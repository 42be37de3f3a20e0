import type { ActiveEditor, TextDocument } from '../../editor/documents.ts';
import type { Place } from '../run/place.ts';
import type { Reach } from '../run/reach.ts';

/** Documents, and where in them it happens. */
export class DocumentsView {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /**
   * A document by its path, relative to a workspace folder or absolute, as the gate allows it; without a path the one
   * where it happens. Asks on screen where the gate says so. Throws `no-document`, `document-closed`, `not-found`,
   * `refused`.
   */
  async read(file?: string): Promise<TextDocument> {
    const document = await this.#reach.editor.documents.read(await this.locate(file || this.here().path));
    this.#reach.exchange.handedOut.add(document);
    return document;
  }

  /** The document, of which the model is now told all that it will count lines by. */
  async readForModel(file?: string): Promise<TextDocument> {
    const document = await this.read(file);
    this.#reach.exchange.seen.reads(document);
    return document;
  }

  /** The path of a file as `read` would read it, which need not be there. Throws `refused`. */
  async locate(file: string): Promise<string> {
    const located = await this.#reach.permits.locate(file);
    await this.#reach.permits.allowWork(located);
    return located.path;
  }

  /** The document the user was in when they spoke, as it is now: they have shown it themselves. Undefined if it is gone. */
  async own(): Promise<TextDocument | undefined> {
    const { editor, exchange } = this.#reach;
    if (exchange.own === undefined) return undefined;
    const document = await editor.documents.read(exchange.own).catch(() => undefined);
    if (document) exchange.handedOut.add(document);
    return document;
  }

  /** Where it happens: the selection as it stands now, which follows edits. Throws `no-document`, `document-closed`. */
  here(): Place {
    return this.#reach.exchange.here();
  }

  /** How the editor indents in a document; undefined for one that it does not show. */
  indentation(path: string): ActiveEditor['indentation'] | undefined {
    const active = this.#reach.editor.documents.active();
    return active?.document.path === path ? active.indentation : undefined;
  }

  /** How many lines the document had as the model last saw it. */
  lineCountSeen(document: TextDocument): number {
    return this.#reach.exchange.seen.lineCount(document);
  }

  /** Where a line stands now that the model counts from 1, as it last saw the document. Throws `document-changed`. */
  lineNow(document: TextDocument, line: number): number {
    return this.linesNow(document, line, line)[0];
  }

  /** The same for all lines between two, if nothing has come between them. */
  linesNow(document: TextDocument, first: number, last: number): readonly [first: number, last: number] {
    const [from, to] = this.#reach.exchange.seen.now(document, first - 1, last - 1);
    return [from + 1, to + 1];
  }
}
