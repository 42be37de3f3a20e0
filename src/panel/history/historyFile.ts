import { appendFile, chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entry } from '../entry.ts';
import { entryIn, lineOf, markIn, markOf } from './line.ts';

/** A file that is longer, in bytes, becomes the old one, and the old one before it goes. */
const LONGEST_FILE = 8 * 1024 * 1024;
/** So much is read at a time, in bytes: each piece takes a few ms. */
const PIECE = 64 * 1024;
/** So many entries are given at a time. */
const MOST_AT_ONCE = 100;
const MOST_FOUND = 200;

/** Files, with how much of each counts. */
type Parts = readonly { readonly file: string; readonly bytes: number }[];

/**
 * What was said in earlier runs, on this machine: a line each, in a file that only the user can read and that only grows
 * until it is put aside. Entries of earlier runs have ids from 0 down, the newest first; what this run or another window
 * appends meanwhile is not among them.
 */
export class HistoryFile {
  readonly #folder: string;
  #writing: Promise<unknown> = Promise.resolve();
  /** The files as they were when they were first read, newest first. */
  #parts: Promise<Parts> | undefined;
  #older: AsyncGenerator<Entry, void, undefined> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Rejects where it cannot be written. */
  append(entries: readonly Entry[]): Promise<void> {
    return this.#write(entries.map(lineOf));
  }

  /** Of these, which are in it, what they had changed was taken back. Rejects where it cannot be written. */
  mark(undone: readonly Entry[]): Promise<void> {
    return this.#write(undone.map(markOf));
  }

  #write(lines: readonly string[]): Promise<void> {
    return this.#next(async () => {
      // What was there before is not what is written now.
      await this.#asItWas();
      if ((await this.#bytesOf(this.#file)) > 2 * LONGEST_FILE) {
        await rename(this.#file, this.#oldFile);
        this.#parts = Promise.resolve([]);
      }
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const text = lines.map(line => `${line}\n`).join('');
      await appendFile(this.#file, text, { mode: 0o600 });
      await chmod(this.#file, 0o600);
    });
  }

  /** The next ones before those that were given, oldest first; none where there are no more. */
  async earlier(): Promise<readonly Entry[]> {
    this.#older ??= this.#backwards();
    const entries: Entry[] = [];
    while (entries.length < MOST_AT_ONCE) {
      const { value, done } = await this.#older.next();
      if (done) break;
      entries.unshift(value);
    }
    return entries;
  }

  /** The newest that have these words somewhere in them, oldest first. */
  async search(words: string, signal: AbortSignal): Promise<readonly Entry[]> {
    const wanted = words.toLowerCase();
    const found: Entry[] = [];
    for await (const entry of this.#backwards(line =>
      line.toLowerCase().includes(JSON.stringify(wanted).slice(1, -1)),
    )) {
      if (signal.aborted || found.length === MOST_FOUND) break;
      found.unshift(entry);
    }
    return found;
  }

  clear(): Promise<void> {
    return this.#next(async () => {
      await Promise.all([this.#file, this.#oldFile].map(file => rm(file, { force: true })));
      this.#parts = Promise.resolve([]);
      this.#older = undefined;
    });
  }

  /** Resolves when all is written. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #bytesOf(file: string): Promise<number> {
    return (await stat(file).catch(() => undefined))?.size ?? 0;
  }

  get #file(): string {
    return join(this.#folder, 'history.jsonl');
  }

  get #oldFile(): string {
    return join(this.#folder, 'history.old.jsonl');
  }

  #next(work: () => Promise<void>): Promise<void> {
    const done = this.#writing.then(work);
    this.#writing = done.catch(() => {});
    return done;
  }

  /** Puts the file aside where it has become too long, and keeps in mind how long it was. */
  #asItWas(): Promise<Parts> {
    this.#parts ??= (async () => {
      if ((await this.#bytesOf(this.#file)) > LONGEST_FILE) await rename(this.#file, this.#oldFile).catch(() => {});
      const files = [this.#file, this.#oldFile];
      return Promise.all(files.map(async file => ({ file, bytes: await this.#bytesOf(file) })));
    })();
    return this.#parts;
  }

  async *#backwards(isWanted: (line: string) => boolean = () => true): AsyncGenerator<Entry, void, undefined> {
    let id = 1;
    const undone = new Set<number>();
    for (const { file, bytes } of await this.#asItWas()) {
      for await (const line of linesBackwards(file, bytes)) {
        const mark = markIn(line);
        if (mark !== undefined) {
          undone.add(mark);
          continue;
        }
        id--;
        const entry = isWanted(line) ? entryIn(line, id) : undefined;
        if (entry) yield undone.has(entry.atMs) ? { ...entry, isUndone: true } : entry;
      }
    }
  }
}

/** The lines of a file from the end of its first so many bytes to its beginning; a line that is not whole is none. */
async function* linesBackwards(file: string, bytes: number): AsyncGenerator<string, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  for (let end = bytes; end > 0; ) {
    const start = Math.max(0, end - PIECE);
    const piece = await pieceOf(file, start, end);
    if (!piece) return;
    let read: Buffer = Buffer.concat([piece, rest]);
    for (let at = read.lastIndexOf(10); at >= 0; at = read.lastIndexOf(10)) {
      const line = read.subarray(at + 1);
      if (line.length > 0) yield line.toString('utf8');
      read = read.subarray(0, at);
    }
    rest = read;
    end = start;
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

/** Undefined where it is not there any more. */
async function pieceOf(file: string, start: number, end: number): Promise<Buffer | undefined> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return undefined;
  try {
    const piece = Buffer.alloc(end - start);
    const { bytesRead } = await handle.read(piece, 0, piece.length, start);
    return bytesRead === piece.length ? piece : undefined;
  } finally {
    await handle.close();
  }
}
