import { basename } from 'node:path';
import { AloudError } from '../../../src/common/errors.ts';
import type { TextDocument } from '../../../src/editor/documents.ts';
import type { Files, FolderEntry, TextMatch, TextQuery } from '../../../src/editor/files.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { BufferedDocuments, type Store } from './bufferedDocuments.ts';
import { searchTexts } from './searchTexts.ts';

/** A byte order mark stands at the start of some files and is no part of their text. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** The `Files` port on a map from path to text, and the documents that are read from it. */
export class InMemoryFiles implements Files, Store {
  readonly folders: readonly string[];
  readonly documents = new BufferedDocuments(this);
  readonly readOnly = new Set<string>();
  readonly #saved = new Map<string, string>();

  constructor(folders: readonly string[]) {
    this.folders = folders;
  }

  /** Puts a file there, without opening it. */
  write(path: string, text: string): void {
    this.#saved.set(path, text);
  }

  /** What is saved. Throws `not-found`. */
  saved(path: string): string {
    const text = this.#saved.get(path);
    if (text === undefined) throw missing(path);
    return text;
  }

  async load(path: string): Promise<string> {
    return withoutMark(this.saved(path));
  }

  async mayChange(paths: readonly string[]): Promise<void> {
    for (const path of paths)
      if (this.readOnly.has(path))
        throw new AloudError({ code: 'read-only', message: asWritten(`${path} cannot be changed.`) });
  }

  async changed(): Promise<void> {}

  closed(): void {}

  async save({ path, text }: TextDocument): Promise<void> {
    const mark = this.#saved.get(path)?.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    this.#saved.set(path, mark + text);
  }

  async find(part: string, most: number): Promise<readonly string[]> {
    return [...this.#saved.keys()]
      .filter(path => basename(path).toLowerCase().includes(part.toLowerCase()))
      .slice(0, most);
  }

  async search(query: TextQuery, most: number, signal: AbortSignal): Promise<readonly TextMatch[]> {
    const textOf = async (path: string) => this.documents.openText(path) ?? this.load(path);
    return searchTexts([...this.#saved.keys()], this.folders, textOf, query, most, signal);
  }

  async list(path: string): Promise<readonly FolderEntry[]> {
    const names = new Map<string, boolean>();
    for (const file of this.#saved.keys()) {
      if (!file.startsWith(`${path}/`)) continue;
      const [name = '', ...rest] = file.slice(path.length + 1).split('/');
      names.set(name, rest.length > 0);
    }
    if (names.size === 0 && !this.folders.includes(path))
      throw new AloudError({ code: 'not-found', message: asWritten(`There is no folder ${path}.`) });
    return [...names].sort().map(([name, isFolder]) => ({ name, isFolder }));
  }

  async create(path: string, text: string): Promise<void> {
    if (this.#saved.has(path)) throw taken(path);
    this.write(path, text);
  }

  async rename(from: string, to: string): Promise<void> {
    if (!this.#saved.has(from)) throw missing(from);
    if (this.#saved.has(to)) throw taken(to);
    const { text } = await this.documents.read(from);
    await this.delete(from);
    this.write(to, text);
  }

  async delete(path: string): Promise<void> {
    if (!this.#saved.has(path)) throw missing(path);
    if (this.documents.openText(path) !== undefined) this.documents.drop(path);
    this.#saved.delete(path);
  }
}

export function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
}

export function missing(path: string): AloudError {
  return new AloudError({ code: 'not-found', message: asWritten(`There is no file ${path}.`) });
}

export function taken(path: string): AloudError {
  return new AloudError({ code: 'read-only', message: asWritten(`${path} is there already.`) });
}
