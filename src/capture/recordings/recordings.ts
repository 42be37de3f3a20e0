import { randomInt } from 'node:crypto';
import { chmod, copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { asSentence } from '../../common/asSentence.ts';
import { AloudError } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { parseWav, resampled, WAV_HEADER_BYTES, wavHeader } from '../../common/wav.ts';
import { type Message, message } from '../../messages/message.ts';
import { INPUT_RATE_HZ } from '../microphone.ts';
import type { Recording } from '../utterance.ts';
import { SpoolFile } from './spoolFile.ts';
import { UsedDays } from './usedDays.ts';

export interface RecordingsProps {
  /** Made when first needed, readable by the user alone. */
  readonly folder: string;
  readonly log: Log;
  /** Whether recordings stay after their text has arrived. */
  keep(): boolean;
  /** Tells the user, once, that recordings are not on disk. */
  warn(says: Message): void;
  /** The time in ms since 1970, as far as the machine knows it; its own clock if absent. */
  readonly now?: () => number;
}

/**
 * What becomes of a file. `going`: being recorded, or cut off. `pending`: waits for its text. `aside`: cancelled, or
 * nothing was heard; stays until the next recording. `kept`: has its text, and stays because the user wants it.
 */
export type FileState = 'going' | 'pending' | 'aside' | 'kept';

interface Named {
  readonly file: string;
  /** Its name without its state. */
  readonly name: string;
  readonly state: FileState;
  /** What it was spoken for, if that was said. */
  readonly purpose: string | undefined;
  /** When it was begun, as ms since 1970, by a clock that may have been wrong. */
  readonly begunAt: number;
  readonly pid: number;
  /** Grows with each recording of a process. */
  readonly number: number;
}

/** A recording whose text has not arrived. */
export interface Waiting {
  readonly file: string;
  /** When it was begun, as ms since 1970. */
  readonly begunAt: number;
  readonly ms: number;
  readonly purpose: string | undefined;
}

const NAME = /^(speech-(\d{1,16})-(\d+)-(\d+)(?:-([a-z]+))?)\.(going|pending|aside|kept)\.wav$/;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What tells recordings apart that were begun while the clock stood. */
const CHANCE = 1_000_000;
/** Shorter than this no word was said, in bytes: 0.1 s. */
const LEAST_BYTES = WAV_HEADER_BYTES + INPUT_RATE_HZ * 2 * 0.1;

/**
 * Keeps what is said on disk from the first frame on, so that neither a failed request nor a killed editor loses it.
 * The state is part of the file's name: changing it is one rename, and there is no index that could be wrong.
 */
export class Recordings {
  readonly #props: RecordingsProps;
  readonly #open = new Set<string>();
  /** Which was begun before which: one that was cancelled may be finished after the next has been. */
  readonly #orders = new WeakMap<SpoolFile, number>();
  readonly #now: () => number;
  readonly #days: UsedDays;
  #last: Recording | undefined;
  #lastOrder = 0;
  #count = 0;
  #warned = false;

  constructor(props: RecordingsProps) {
    this.#props = props;
    this.#now = props.now ?? Date.now;
    this.#days = new UsedDays(`${props.folder}-days.json`, this.#now);
  }

  /** A file for the recording that begins now. Never throws: without a disk, recording goes on in memory. */
  begin(purpose?: string): SpoolFile {
    const number = ++this.#count * CHANCE + randomInt(CHANCE);
    const name = ['speech', Math.max(0, this.#now()), process.pid, number, ...(purpose ? [purpose] : [])].join('-');
    const path = join(this.#props.folder, `${name}.going.wav`);
    this.#open.add(path);
    const spool = new SpoolFile(path, {
      prepare: () => this.#prepare(),
      failed: thrown => this.#complain(thrown),
      settled: () => this.#settle(path),
    });
    this.#orders.set(spool, this.#count);
    return spool;
  }

  /** The recording that `last` gives from now on, unless one that was begun later than its file is there already. */
  remember(recording: Recording, spool: SpoolFile | undefined): void {
    const order = spool ? this.#orders.get(spool) : undefined;
    if (order !== undefined && order < this.#lastOrder) return;
    this.#lastOrder = order ?? this.#lastOrder;
    this.#last = recording;
  }

  /** The last recording, also if its text has arrived; from an earlier run only if its text has not. */
  async last(): Promise<Recording | undefined> {
    if (this.#last) return this.#last;
    const newest = (await this.pending()).at(-1);
    return newest === undefined ? undefined : this.read(newest);
  }

  /** Files of recordings whose text never arrived and that no running editor works on, oldest first. */
  async pending(): Promise<readonly string[]> {
    return (await this.waiting()).map(({ file }) => file);
  }

  /** Recordings whose text never arrived and that no running editor works on, oldest first. */
  async waiting(): Promise<readonly Waiting[]> {
    const waiting: Waiting[] = [];
    for (const named of await this.#list()) {
      if ((named.state === 'going' || named.state === 'pending') && (await this.#isLeft(named))) {
        const file = await this.#repaired(named);
        const size = file === undefined ? 0 : (await stat(file).catch(() => undefined))?.size;
        if (file === undefined || !size) continue;
        const { begunAt, purpose } = named;
        waiting.push({ file, begunAt, purpose, ms: (size - WAV_HEADER_BYTES) / 2 / (INPUT_RATE_HZ / 1000) });
      }
    }
    return waiting;
  }

  /** Reads a recording back. Throws `unsupported` for what is no WAV, and file errors. */
  async read(file: string): Promise<Recording> {
    const samples = resampled(parseWav(await readFile(file)), INPUT_RATE_HZ);
    const purpose = NAME.exec(basename(file))?.[5];
    return { samples, file, ...(purpose !== undefined && { purpose }) };
  }

  /** Copies a recording to where the user wants it. Throws `no-recording`, or `refused` where it cannot be written. */
  async copy(file: string, target: string): Promise<void> {
    try {
      await copyFile(file, target);
    } catch (thrown) {
      const isGone = !(await stat(file).catch(() => undefined));
      throw isGone
        ? new AloudError({ code: 'no-recording', message: message('hearing.recording-gone'), cause: thrown })
        : new AloudError({
            code: 'refused',
            message: message('hearing.not-saved', { why: asSentence(wordsOf(thrown)) }),
            cause: thrown,
          });
    }
  }

  /** The user wants it no more. */
  async discard(file: string): Promise<void> {
    if (this.#last?.file === file) this.#last = undefined;
    await rm(file, { force: true });
  }

  /** There was nothing in it: it can be tried again until the next recording, and nobody is reminded of it. */
  async setAside(recording: Recording): Promise<void> {
    const { file } = recording;
    if (file !== undefined) await this.#move(file, 'aside');
  }

  /** Its text has arrived: the file goes, unless the user keeps recordings. */
  async done(recording: Recording): Promise<void> {
    const { file } = recording;
    if (file !== undefined) await this.#move(file, this.#props.keep() ? 'kept' : undefined);
  }

  /** Gives a file another state; without one it goes. */
  async #move(file: string, state: FileState | undefined): Promise<void> {
    try {
      const moved = state === undefined ? undefined : inState(file, state);
      if (moved === undefined) await rm(file, { force: true });
      else await rename(file, moved);
      if (this.#last?.file === file) this.#last = { ...this.#last, file: moved };
    } catch (thrown) {
      // Another has put it away already.
      if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return;
      this.#props.log.warn(`A recording could not be put away: ${thrown}`);
    }
  }

  /** Removes what has been here for more than so many days of use, other than what the user keeps. */
  async clean(days: number): Promise<void> {
    const all = await this.#list();
    if (all.length === 0) return;
    let ages: ReadonlyMap<string, number> | undefined;
    try {
      ages = await this.#days.ages(all.map(({ name }) => name));
    } catch (thrown) {
      this.#props.log.warn(`How old recordings are cannot be told, so none goes: ${thrown}`);
      return;
    }
    for (const { file, name, state, begunAt } of all) {
      const age = ages ? (ages.get(name) ?? 0) : (this.#now() - begunAt) / DAY_MS;
      const isOver = state === 'aside' ? age > 1 : state !== 'kept' && age > days;
      if (isOver && !this.#open.has(file)) await rm(file, { force: true });
    }
  }

  async #prepare(): Promise<void> {
    await mkdir(this.#props.folder, { recursive: true, mode: 0o700 });
    // It may have been there before, open to others.
    await chmod(this.#props.folder, 0o700);
    for (const { file, state, pid } of await this.#list()) {
      if (state === 'aside' && pid === process.pid) await rm(file, { force: true });
    }
  }

  /** The day counts when all is written: what is said comes first. */
  async #settle(path: string): Promise<void> {
    this.#open.delete(path);
    await this.#days.begin().catch(thrown => this.#props.log.warn(`Days could not be counted: ${thrown}`));
  }

  #complain(thrown: unknown): void {
    const { folder, log, warn } = this.#props;
    log.warn(`A recording is not on disk: ${wordsOf(thrown)}`);
    if (this.#warned) return;
    this.#warned = true;
    warn(message('hearing.memory-only', { folder, why: asSentence(wordsOf(thrown)) }));
  }

  async #list(): Promise<readonly Named[]> {
    const names = await readdir(this.#props.folder).catch(() => []);
    return names
      .flatMap((base): Named[] => {
        const [, name, begunAt, pid, number, purpose, state] = NAME.exec(base) ?? [];
        if (name === undefined) return [];
        const file = join(this.#props.folder, base);
        const numbers = { begunAt: Number(begunAt), pid: Number(pid), number: Number(number) };
        return [{ file, name, state: state as FileState, purpose, ...numbers }];
      })
      .sort((a, b) => a.begunAt - b.begunAt || a.number - b.number);
  }

  /** Whether nobody works on it any longer. A process of that number may be another by now, so an hour settles it. */
  async #isLeft({ file, pid }: Named): Promise<boolean> {
    if (this.#open.has(file)) return false;
    if (pid === process.pid || !isAlive(pid)) return true;
    const status = await stat(file).catch(() => undefined);
    // Whoever records writes now; a time that is still to come was written by a clock that was wrong.
    return status !== undefined && Math.abs(this.#now() - status.mtimeMs) > HOUR_MS;
  }

  /** Gives a file that was cut off its true header and state. Undefined if there is nothing in it. */
  async #repaired({ file, state }: Named): Promise<string | undefined> {
    if (state === 'pending') return file;
    try {
      const handle = await open(file, 'r+');
      const { size } = await handle.stat();
      if (size >= LEAST_BYTES)
        await handle.write(wavHeader(size - WAV_HEADER_BYTES, INPUT_RATE_HZ), 0, WAV_HEADER_BYTES, 0);
      await handle.close();
      if (size < LEAST_BYTES) {
        await rm(file, { force: true });
        return undefined;
      }
      const mended = inState(file, 'pending');
      await rename(file, mended);
      return mended;
    } catch (thrown) {
      this.#props.log.warn(`${basename(file)} could not be mended: ${thrown}`);
      return undefined;
    }
  }
}

/** The name a file of ours has in another state. */
export function inState(file: string, state: FileState): string {
  return file.replace(/\.[a-z]+\.wav$/, `.${state}.wav`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
