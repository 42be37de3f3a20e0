import { writeFile } from 'node:fs/promises';
import { wavBytes } from '../../src/common/wav.ts';
import type { Player } from '../../src/speak/players/player.ts';
import { OUTPUT_RATE_HZ } from '../../src/speak/voices/voice.ts';

/** "Plays" into a WAV file what would be heard; what is played later is put behind it. */
export class WavFilePlayer implements Player {
  readonly name = 'file';
  readonly #path: string;
  #bytes = Buffer.alloc(0);

  constructor(path: string) {
    this.#path = path;
  }

  async missing(): Promise<undefined> {
    return undefined;
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    const before = this.#bytes.length;
    for await (const chunk of chunks) {
      if (signal.aborted) break;
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
    }
    const samples = new Int16Array(new Uint8Array(this.#bytes).buffer);
    await writeFile(this.#path, wavBytes(samples, OUTPUT_RATE_HZ));
    return ((this.#bytes.length - before) / 2 / OUTPUT_RATE_HZ) * 1000;
  }
}
