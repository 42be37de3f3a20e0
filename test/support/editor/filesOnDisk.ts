import { lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { rgPath } from '@vscode/ripgrep';
import { AloudError } from '../../../src/common/errors.ts';
import type { TextDocument } from '../../../src/editor/documents.ts';
import type { Files, FolderEntry, TextMatch, TextQuery } from '../../../src/editor/files.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { Ripgrep } from '../../../src/processes/ripgrep.ts';
import { BufferedDocuments, type Store } from './bufferedDocuments.ts';
import { BYTE_ORDER_MARK, missing, taken, withoutMark } from './inMemoryFiles.ts';

/** Folders that no one means when they name a file. */
const SKIPPED = new Set(['node_modules', '.git', 'dist', 'out']);
const MOST_FOLDERS = 2000;

/** The `Files` port on a folder of the disk, and the documents that are read from it: what changes is written at once. */
export class FilesOnDisk implements Files, Store {
  readonly folders: readonly string[];
  readonly documents = new BufferedDocuments(this);
  readonly #folder: string;
  readonly #ripgrep = new Ripgrep(async () => rgPath);
  /** Files that begin with a byte order mark, which is no part of the text. */
  readonly #marked = new Set<string>();
  /** What stands in each file as far as this editor knows: it writes over nothing else. */
  readonly #known = new Map<string, string>();

  constructor(folder: string) {
    this.folders = [folder];
    this.#folder = folder;
  }

  async load(path: string): Promise<string> {
    let bytes: Buffer;
    try {
      if (!(await stat(path)).isFile())
        throw new AloudError({ code: 'unsupported', message: asWritten(`${path} is no file.`) });
      bytes = await readFile(path);
    } catch (thrown) {
      if (thrown instanceof AloudError) throw thrown;
      throw new AloudError({ code: 'not-found', message: asWritten(`There is no file ${path}.`), cause: thrown });
    }
    const whole = bytes.toString('utf8');
    if (whole.includes('\0') || !Buffer.from(whole).equals(bytes)) {
      throw new AloudError({ code: 'unsupported', message: asWritten(`${path} is no text in UTF-8.`) });
    }
    this.#known.set(path, whole);
    if (whole.startsWith(BYTE_ORDER_MARK)) this.#marked.add(path);
    return withoutMark(whole);
  }

  async mayChange(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const known = this.#known.get(path);
      if (known === undefined)
        throw new AloudError({ code: 'document-closed', message: asWritten(`${path} is not open.`) });
      const there = await stat(path).catch(() => undefined);
      if (!there || (await readFile(path, 'utf8')) !== known)
        throw new AloudError({
          code: 'document-changed',
          message: asWritten(`${path} has changed on disk meanwhile.`),
        });
      if ((there.mode & 0o222) === 0)
        throw new AloudError({
          code: 'read-only',
          message: asWritten(`${path} cannot be changed: it is write-protected.`),
        });
    }
  }

  async changed(documents: readonly TextDocument[]): Promise<void> {
    for (const { path, text } of documents) {
      const whole = (this.#marked.has(path) ? BYTE_ORDER_MARK : '') + text;
      try {
        // Through links to the file itself, which stays what it was.
        await writeFile(await realpath(path), whole);
      } catch (thrown) {
        throw new AloudError({
          code: 'read-only',
          message: asWritten(`${basename(path)} could not be written.`),
          cause: thrown,
        });
      }
      this.#known.set(path, whole);
    }
  }

  async save(document: TextDocument): Promise<void> {
    await this.mayChange([document.path]);
    await this.changed([document]);
  }

  closed(path: string): void {
    this.#known.delete(path);
  }

  async find(part: string, most: number): Promise<readonly string[]> {
    const found: string[] = [];
    const folders = [this.#folder];
    for (let visited = 0; visited < folders.length && visited < MOST_FOLDERS && found.length < most; visited++) {
      const folder = folders[visited] as string;
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (entry.isDirectory() && !SKIPPED.has(entry.name)) folders.push(join(folder, entry.name));
        else if (entry.isFile() && entry.name.toLowerCase().includes(part.toLowerCase()))
          found.push(join(folder, entry.name));
      }
    }
    return found.slice(0, most);
  }

  async search(query: TextQuery, most: number, signal: AbortSignal): Promise<readonly TextMatch[]> {
    // What changes is written at once: nothing is unsaved.
    return this.#ripgrep.search(this.folders, [], query, most, signal);
  }

  async list(path: string): Promise<readonly FolderEntry[]> {
    const entries = await readdir(path, { withFileTypes: true }).catch((thrown: unknown) => {
      throw new AloudError({ code: 'not-found', message: asWritten(`There is no folder ${path}.`), cause: thrown });
    });
    return entries
      .map(entry => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async create(path: string, text: string): Promise<void> {
    if (await isThere(path)) throw taken(path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  }

  async rename(from: string, to: string): Promise<void> {
    if (!(await isThere(from))) throw missing(from);
    if (await isThere(to)) throw taken(to);
    await mkdir(dirname(to), { recursive: true });
    if (this.documents.openText(from) !== undefined) this.documents.drop(from);
    await rename(from, to);
  }

  async delete(path: string): Promise<void> {
    if (!(await isThere(path))) throw missing(path);
    if (this.documents.openText(path) !== undefined) this.documents.drop(path);
    await rm(path);
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}
