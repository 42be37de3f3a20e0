import { type FileHandle, open, rename } from 'node:fs/promises';
import { bytesOf, WAV_HEADER_BYTES, wavHeader } from '../../common/wav.ts';
import { type Frame, INPUT_RATE_HZ } from '../microphone.ts';

interface SpoolWatch {
  /** Makes the folder ready. */
  prepare(): Promise<void>;
  /** The disk takes no more; what it took until then stays. */
  failed(thrown: unknown): void;
  /** Nothing more will be written. Never rejects. */
  settled(): Promise<void>;
}

/** A WAV file that grows while it is recorded. Its header gets its sizes at the end; until then readers must forgive. */
export class SpoolFile {
  readonly #path: string;
  readonly #watch: SpoolWatch;
  #waiting: Frame[] = [];
  #writing: Promise<void> | undefined;
  #handle: FileHandle | undefined;
  #broken = false;

  constructor(path: string, watch: SpoolWatch) {
    this.#path = path;
    this.#watch = watch;
  }

  /** Writes soon; frames that come while the disk is busy are written together. */
  append(frame: Frame): void {
    if (this.#broken) return;
    this.#waiting.push(frame);
    this.#writing ??= this.#write();
  }

  /** Resolves with the file when all is written, or with undefined if the disk took nothing. */
  async finish(state: 'pending' | 'aside'): Promise<string | undefined> {
    try {
      await this.#writing;
      const handle = this.#handle;
      if (!handle) return undefined;
      // What is on the disk counts: of the last write before it was full a part may be there.
      const { size } = await handle.stat();
      await handle.write(wavHeader(size - WAV_HEADER_BYTES, INPUT_RATE_HZ), 0, WAV_HEADER_BYTES, 0);
      await this.#close();
      const finished = this.#path.replace(/\.going\.wav$/, `.${state}.wav`);
      await rename(this.#path, finished);
      return finished;
    } catch (thrown) {
      this.#watch.failed(thrown);
      return undefined;
    } finally {
      await this.#close();
      await this.#watch.settled();
    }
  }

  async #write(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const handle = this.#handle ?? (await this.#create());
        const frames = this.#waiting;
        this.#waiting = [];
        await handle.writeFile(Buffer.concat(frames.map(bytesOf)));
      }
    } catch (thrown) {
      this.#broken = true;
      this.#waiting = [];
      this.#watch.failed(thrown);
    } finally {
      this.#writing = undefined;
    }
  }

  async #create(): Promise<FileHandle> {
    await this.#watch.prepare();
    const handle = await open(this.#path, 'wx', 0o600);
    this.#handle = handle;
    await handle.writeFile(wavHeader(0, INPUT_RATE_HZ));
    return handle;
  }

  async #close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close().catch(() => {});
  }
}
