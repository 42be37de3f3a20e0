import type { Plays } from '../../realtime/mouth.ts';
import { OUTPUT_RATE_HZ } from '../../speak/voices/voice.ts';
import type { Teller } from '../turnEvents.ts';

const BYTES_A_MS = (OUTPUT_RATE_HZ * 2) / 1000;

/** Tells when something is heard, and when nothing is. Where nothing is to be heard all is at its end at once. */
export class ToldMouth implements Plays {
  readonly #player: Plays | undefined;
  readonly #tell: Teller;

  constructor(player: Plays | undefined, tell: Teller) {
    this.#player = player;
    this.#tell = tell;
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    if (!this.#player) return readOver(chunks);
    try {
      return await this.#player.play(this.#told(chunks), signal);
    } finally {
      this.#tell({ event: 'state', track: 'mouth', state: 'silent' });
    }
  }

  async *#told(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of chunks) {
      this.#tell({ event: 'state', track: 'mouth', state: 'speaking' });
      yield chunk;
    }
  }
}

async function readOver(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const chunk of chunks) bytes += chunk.length;
  return bytes / BYTES_A_MS;
}
