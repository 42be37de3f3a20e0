import { spawn } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AloudError } from '../../src/common/errors.ts';
import { commentSyntaxOf } from '../../src/editor/commentSyntax.ts';
import type {
  CommentSyntax,
  DocumentSymbol,
  FileEdits,
  FolderEntry,
  Question,
  TerminalRun,
  TextDocument,
} from '../../src/editor/editor.ts';
import type { Position, Range } from '../../src/editor/position.ts';
import type { Parsers } from '../../src/syntax/parsers.ts';
import { InMemoryEditor, type InMemoryEditorProps } from './inMemoryEditor.ts';

const BOM = '\uFEFF';

/** Folders that no one means when they name a file. */
const SKIPPED = new Set(['node_modules', '.git', 'dist', 'out']);
const MOST_FOLDERS = 2000;

export interface FileEditorProps {
  readonly folder: string;
  readonly parsers: Parsers;
  readonly confirm: (question: Question) => Promise<boolean>;
  /** Runs lines of a shell where one is wanted. */
  readonly shell?: InMemoryEditorProps['shell'];
}

/**
 * The `Editor` port on files: what changes is written at once. Symbols come from the syntax; a rename is by name
 * within one file, as there is no language server.
 */
export class FileEditor extends InMemoryEditor {
  readonly #folder: string;
  /** Files that begin with a byte order mark, which is no part of the text. */
  readonly #marked = new Set<string>();
  /** What stands in each file as far as this editor knows: it writes over nothing else. */
  readonly #known = new Map<string, string>();

  constructor({ folder, parsers, confirm, shell = runInShell(folder) }: FileEditorProps) {
    super({
      folders: [folder],
      confirm,
      shell,
      preview: async (changes, title) =>
        (await confirm({ title, detail: changes.map(({ path }) => path).join('\n'), yes: 'Change Them' }))
          ? changes.map(({ path }) => path)
          : [],
      services: {
        symbols: document => symbolsOf(document, parsers),
        rename: (document, at, newName) => renameByName(document, at, newName, parsers),
        commentSyntax: (languageId): CommentSyntax => commentSyntaxOf(languageId),
      },
    });
    this.#folder = folder;
  }

  override async findFiles(part: string, most: number): Promise<readonly string[]> {
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

  override async save(path: string): Promise<void> {
    await this.beforeChange([path]);
    await this.changed([path]);
    await super.save(path);
  }

  override drop(path: string): void {
    super.drop(path);
    this.#known.delete(path);
  }

  override async listFolder(path: string): Promise<readonly FolderEntry[]> {
    const entries = await readdir(path, { withFileTypes: true }).catch((thrown: unknown) => {
      throw new AloudError({ code: 'not-found', message: `There is no folder ${path}.`, cause: thrown });
    });
    return entries
      .map(entry => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  protected override async exists(path: string): Promise<boolean> {
    return (await lstat(path).catch(() => undefined)) !== undefined;
  }

  protected override async put(path: string, text: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  }

  protected override async remove(path: string): Promise<void> {
    await rm(path);
    this.#known.delete(path);
  }

  protected override async files(): Promise<readonly string[]> {
    return this.findFiles('', Number.POSITIVE_INFINITY);
  }

  protected override async load(path: string): Promise<string> {
    let bytes: Buffer;
    try {
      if (!(await stat(path)).isFile()) throw new AloudError({ code: 'unsupported', message: `${path} is no file.` });
      bytes = await readFile(path);
    } catch (thrown) {
      if (thrown instanceof AloudError) throw thrown;
      throw new AloudError({ code: 'not-found', message: `There is no file ${path}.`, cause: thrown });
    }
    const whole = bytes.toString('utf8');
    if (whole.includes('\0') || !Buffer.from(whole).equals(bytes)) {
      throw new AloudError({ code: 'unsupported', message: `${path} is no text in UTF-8.` });
    }
    this.#known.set(path, whole);
    if (!whole.startsWith(BOM)) return whole;
    this.#marked.add(path);
    return whole.slice(BOM.length);
  }

  protected override async beforeChange(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const known = this.#known.get(path);
      if (known === undefined) throw new AloudError({ code: 'document-closed', message: `${path} is not open.` });
      const there = await stat(path).catch(() => undefined);
      if (!there || (await readFile(path, 'utf8')) !== known)
        throw new AloudError({ code: 'document-changed', message: `${path} has changed on disk meanwhile.` });
      if ((there.mode & 0o222) === 0)
        throw new AloudError({ code: 'read-only', message: `${path} cannot be changed: it is write-protected.` });
    }
  }

  protected override async changed(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const whole = (this.#marked.has(path) ? BOM : '') + this.text(path);
      try {
        // Through links to the file itself, which stays what it was.
        await writeFile(await realpath(path), whole);
      } catch (thrown) {
        throw new AloudError({ code: 'read-only', message: `${basename(path)} could not be written.`, cause: thrown });
      }
      this.#known.set(path, whole);
    }
  }
}

/** A line in the shell, with what it writes. */
function runInShell(folder: string): (command: string, signal: AbortSignal) => Promise<TerminalRun> {
  return (command, signal) =>
    new Promise(resolve => {
      let output = '';
      const child = spawn('/bin/sh', ['-c', command], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (piece: Buffer) => {
          output += piece;
        });
      child.once('close', code => resolve({ exitCode: code ?? undefined, output }));
      signal.addEventListener('abort', () => resolve({ exitCode: undefined, output }), { once: true });
    });
}

async function symbolsOf(document: TextDocument, parsers: Parsers): Promise<readonly DocumentSymbol[]> {
  const tree = await parsers.parse(document.text, document.languageId);
  if (!tree) throw new AloudError({ code: 'unsupported', message: `No grammar is there for ${document.languageId}.` });
  try {
    return tree.outline();
  } finally {
    tree.dispose();
  }
}

async function renameByName(
  document: TextDocument,
  at: Position,
  newName: string,
  parsers: Parsers,
): Promise<readonly FileEdits[]> {
  const line = document.line(at.line);
  const word = [...line.matchAll(/[\p{L}\p{N}_$]+/gu)].find(
    ({ index, 0: text }) => index <= at.character && at.character <= index + text.length,
  )?.[0];
  const tree = await parsers.parse(document.text, document.languageId);
  if (!tree) throw new AloudError({ code: 'unsupported', message: `No grammar is there for ${document.languageId}.` });
  try {
    const places: readonly Range[] = word === undefined ? [] : tree.occurrences(word);
    if (places.length === 0) return [];
    return [
      { path: document.path, version: document.version, edits: places.map(range => ({ range, newText: newName })) },
    ];
  } finally {
    tree.dispose();
  }
}
