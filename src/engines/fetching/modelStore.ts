import { mkdir, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { AloudError } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { message } from '../../messages/message.ts';
import type { Model, Published } from '../model.ts';
import { ModelFolder } from '../modelFolder.ts';
import { MODELS, type ModelName } from '../models.ts';
import { type DownloadOptions, download, sizeOf } from './download.ts';
import { oneAtATime } from './oneAtATime.ts';
import { type UnpackerProps, unpack } from './unpacker.ts';

/** Where models grow until they are whole; no name of a model begins so. */
const BEGUN = '.fetching';
/** Left free beside what is needed, in bytes. */
const SPARE = 200_000_000;
/** A server that sends nothing for so long, in ms, is given up; before it is asked again, it has so much time. */
const QUIET_MS = 30_000;
const PAUSE_MS = 2000;
/** A name that `files` of a row cannot have. */
const ARCHIVE = '.archive';

export type ModelState =
  | { readonly state: 'there' }
  /** So much of it was fetched, in bytes. */
  | { readonly state: 'begun'; readonly bytes: number }
  /** There is a folder of its name that lacks files. */
  | { readonly state: 'not whole' }
  | { readonly state: 'absent' };

/** How far it is, in bytes of what is fetched. */
export interface FetchProgress {
  readonly stage: 'fetching' | 'unpacking';
  readonly bytes: number;
  readonly of: number;
}

export interface ModelStoreProps {
  /** An absolute path. */
  readonly folder: string;
  readonly options: Omit<DownloadOptions, 'quietMs' | 'pauseMs'> & Partial<DownloadOptions>;
  readonly unpacker: UnpackerProps;
  readonly log: Log;
  /** Free space around a folder that is there, in bytes. */
  readonly free?: (folder: string) => Promise<number>;
  /** What there is to fetch; the table of models if absent. */
  readonly models?: Readonly<Partial<Record<ModelName, Model>>>;
}

/** The folder of models, to which a model comes whole or not at all. */
export class ModelStore {
  readonly #props: ModelStoreProps;

  constructor(props: ModelStoreProps) {
    this.#props = props;
  }

  async state(name: ModelName): Promise<ModelState> {
    if (!(await this.#missing(name))) return { state: 'there' };
    if (await isThere(this.#place(name))) return { state: 'not whole' };
    let bytes = 0;
    for (const { path } of this.#parts(name)) bytes += await sizeOf(path);
    return bytes > 0 ? { state: 'begun', bytes } : { state: 'absent' };
  }

  /** What is needed on the disk to have it, in bytes, and what is free. */
  async space(name: ModelName): Promise<{ readonly needed: number; readonly free: number }> {
    const { folder, free = freeAround } = this.#props;
    const { source } = this.#model(name);
    let needed = source.kind === 'archive' ? source.unpackedBytes : 0;
    for (const { file, path } of this.#parts(name)) needed += Math.max(0, file.bytes - (await sizeOf(path)));
    return { needed, free: await free(await nearest(folder)) };
  }

  /**
   * Fetches a model, or goes on with it. What is cancelled or broken off stays for the next time. Throws as `download` and
   * `unpack` do, `refused` where something is in its place, and `busy` where another window fetches it.
   */
  async install(name: ModelName, progress: (at: FetchProgress) => void, signal: AbortSignal): Promise<void> {
    const { folder, log } = this.#props;
    if (!isAbsolute(folder))
      throw new AloudError({ code: 'bad-arguments', message: message('engines.no-path', { folder }) });
    if ((await this.state(name)).state === 'there') return;
    if (await isThere(this.#place(name))) {
      const says = message('models.in-the-way', { folder: this.#place(name) });
      throw new AloudError({ code: 'refused', message: says });
    }
    const { needed, free } = await this.space(name);
    if (needed + SPARE > free) {
      const says = message('models.no-space', { needed: megabytes(needed + SPARE), free: megabytes(free) });
      throw new AloudError({ code: 'unsupported', message: says });
    }
    await mkdir(join(folder, BEGUN), { recursive: true, mode: 0o700 });
    await oneAtATime(`${this.#begun(name)}.lock`, () => this.#bring(name, progress, signal));
    log.info(`${this.#model(name).label} was fetched.`);
  }

  async #bring(name: ModelName, progress: (at: FetchProgress) => void, signal: AbortSignal): Promise<void> {
    const { options } = this.#props;
    const parts = this.#parts(name);
    const of = parts.reduce((sum, { file }) => sum + file.bytes, 0);
    let before = 0;
    await mkdir(this.#begun(name), { recursive: true, mode: 0o700 });
    for (const { file, path } of parts) {
      await mkdir(dirname(path), { recursive: true });
      const all = { quietMs: QUIET_MS, pauseMs: PAUSE_MS, ...options };
      await download(file, path, all, bytes => progress({ stage: 'fetching', bytes: before + bytes, of }), signal);
      before += file.bytes;
    }
    await this.#whole(name, progress, signal);
  }

  /** With what was begun of it. */
  async remove(name: ModelName): Promise<void> {
    for (const path of [this.#place(name), this.#begun(name)])
      await rm(path, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Puts what was fetched in its place, in one step. */
  async #whole(name: ModelName, progress: (at: FetchProgress) => void, signal: AbortSignal): Promise<void> {
    const { source, licence } = this.#model(name);
    const begun = this.#begun(name);
    let whole = begun;
    if (source.kind === 'archive') {
      whole = join(begun, 'unpacked', name);
      await rm(dirname(whole), { recursive: true, force: true });
      await mkdir(whole, { recursive: true });
      const { root, renamed = {}, without = [], unpackedBytes, archive } = source;
      const unpacking = { archive: join(begun, ARCHIVE), into: whole, root, renamed, without };
      const told = (bytes: number) => progress({ stage: 'unpacking', bytes, of: archive.bytes });
      try {
        await unpack({ ...unpacking, mostBytes: 2 * unpackedBytes }, this.#props.unpacker, told, signal);
        const missing = await this.#missing(name, dirname(whole));
        if (missing) throw new AloudError({ code: 'bad-reply', message: missing });
      } catch (thrown) {
        await rm(dirname(whole), { recursive: true, force: true, maxRetries: 3 });
        throw thrown;
      }
    }
    await writeFile(join(whole, 'LICENCE.txt'), `${licence}\n`);
    await rename(whole, this.#place(name));
    await rm(begun, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Each published file of it, and where it grows. */
  #parts(name: ModelName): readonly { readonly file: Published; readonly path: string }[] {
    const { source } = this.#model(name);
    const begun = this.#begun(name);
    if (source.kind === 'archive') return [{ file: source.archive, path: join(begun, ARCHIVE) }];
    return source.files.map(file => ({ file, path: join(begun, file.name) }));
  }

  async #missing(name: ModelName, folder = this.#props.folder) {
    return new ModelFolder(folder, this.#props.models).missing(name);
  }

  #model(name: ModelName): Model {
    return this.#props.models?.[name] ?? MODELS[name];
  }

  #place(name: ModelName): string {
    return join(this.#props.folder, name);
  }

  #begun(name: ModelName): string {
    return join(this.#props.folder, BEGUN, name);
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}

async function isThere(path: string): Promise<boolean> {
  return (await readdir(path).catch(() => undefined)) !== undefined;
}

/** The folder, or the one around it that is there. */
async function nearest(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) if ((await isThere(at)) || dirname(at) === at) return at;
}

async function freeAround(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
