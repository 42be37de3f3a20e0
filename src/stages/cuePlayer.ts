import { readFile } from 'node:fs/promises';
import { asAloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import { PLAYED_RATE_HZ } from '../common/played.ts';
import { bytesOf, parseWav, resampled } from '../common/wav.ts';
import type { Player } from '../speak/players/player.ts';

export interface CuePlayerProps {
  /** Undefined where the user wants silence. */
  readonly player: () => Player | undefined;
  /** How loud, 0 to 1. */
  readonly volume: () => number;
  readonly log: Log;
}

/** Plays short sounds, one at a time: the next one takes the place of the one before. What cannot be played is silent. */
export class CuePlayer {
  readonly #props: CuePlayerProps;
  /** By the path of its file, at the rate that is played. */
  readonly #sounds = new Map<string, Promise<Int16Array>>();
  #playing: AbortController | undefined;

  constructor(props: CuePlayerProps) {
    this.#props = props;
  }

  /** Plays a WAV file. Resolves when it was heard or stopped. */
  async play(file: string): Promise<void> {
    this.stop();
    const playing = new AbortController();
    this.#playing = playing;
    const { log, player, volume } = this.#props;
    try {
      const samples = await this.#sound(file);
      const loud = Int16Array.from(samples, sample => Math.round(sample * volume()));
      await player()?.play(once(bytesOf(loud)), playing.signal);
    } catch (thrown) {
      this.#sounds.delete(file);
      log.debug(`A sound was not heard: ${asAloudError(thrown).message}`);
    } finally {
      if (this.#playing === playing) this.#playing = undefined;
    }
  }

  stop(): void {
    this.#playing?.abort();
  }

  #sound(file: string): Promise<Int16Array> {
    const known = this.#sounds.get(file) ?? readFile(file).then(bytes => resampled(parseWav(bytes), PLAYED_RATE_HZ));
    this.#sounds.set(file, known);
    return known;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes;
}
