import { readdir } from 'node:fs/promises';
import type { Waiting } from '../../../capture/recordings/recordings.ts';
import { resampled } from '../../../common/wav.ts';
import type { PanelState } from '../../../panel/state.ts';
import type { LateParts } from '../../contributions/lateParts.ts';
import { recordingsFolder } from '../../contributions/recordings.ts';

const PLAYED_HZ = 24_000;
const RECORDED_HZ = 16_000;

export type RecordingWishes = 'play' | 'silence' | 'retry' | 'delete';

/** The recordings that wait for their text: by numbers of their own, since a page is told no paths. */
export class SoundsHere {
  readonly #parts: LateParts;
  readonly #tell: (told: Pick<PanelState, 'recordings' | 'playing'>) => void;
  readonly #numbers = new Map<string, number>();
  #waiting: readonly Waiting[] = [];
  #playing: { readonly id: number; readonly abort: AbortController } | undefined;

  constructor(parts: LateParts, tell: (told: Pick<PanelState, 'recordings' | 'playing'>) => void) {
    this.#parts = parts;
    this.#tell = tell;
  }

  dispose(): void {
    this.#playing?.abort.abort();
  }

  /** Looks for them; loads nothing where there are none. */
  async look(): Promise<void> {
    const names = await readdir(recordingsFolder(this.#parts.props.context)).catch(() => []);
    const areThere = names.some(name => /\.(going|pending)\.wav$/.test(name));
    this.#waiting = areThere ? await (await this.#parts.talking.get()).recordings.waiting() : [];
    this.#told();
  }

  async heed(wish: RecordingWishes, id: number): Promise<void> {
    const file = this.#waiting.find(waiting => this.#numberOf(waiting.file) === id)?.file;
    if (wish === 'silence') this.#playing?.abort.abort();
    if (file === undefined || wish === 'silence') return;
    const talking = await this.#parts.talking.get();
    if (wish === 'play') await this.#play(id, file);
    else if (wish === 'retry') await talking.again(file);
    else await talking.recordings.discard(file);
    if (wish !== 'play') await this.look();
  }

  async #play(id: number, file: string): Promise<void> {
    this.#playing?.abort.abort();
    const abort = new AbortController();
    const playing = { id, abort };
    this.#playing = playing;
    this.#told();
    try {
      const { recordings } = await this.#parts.talking.get();
      const { stages } = await this.#parts.acting.get();
      const { samples } = await recordings.read(file);
      const sound = resampled({ samples, rateHz: RECORDED_HZ }, PLAYED_HZ);
      await stages
        .player()
        ?.play(inOne(new Uint8Array(sound.buffer, sound.byteOffset, sound.byteLength)), abort.signal);
    } finally {
      if (this.#playing === playing) this.#playing = undefined;
      this.#told();
    }
  }

  #told(): void {
    const recordings = this.#waiting.map(({ file, begunAt, ms }) => ({ id: this.#numberOf(file), begunAt, ms }));
    this.#tell({ recordings, ...(this.#playing && { playing: this.#playing.id }) });
  }

  #numberOf(file: string): number {
    const number = this.#numbers.get(file) ?? this.#numbers.size + 1;
    this.#numbers.set(file, number);
    return number;
  }
}

async function* inOne(sound: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield sound;
}
