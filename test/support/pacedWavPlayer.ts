import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { wavBytes } from '../../src/common/wav.ts';
import type { Player } from '../../src/speak/players/player.ts';
import { OUTPUT_RATE_HZ } from '../../src/speak/voices/voice.ts';

const BYTES_A_MS = (OUTPUT_RATE_HZ * 2) / 1000;
const STEP_MS = 20;

/** "Plays" into a WAV file, in the time that it takes to be heard: whoever speaks into it is heard in time. */
export class PacedWavPlayer implements Player {
  readonly name = 'file';
  readonly #path: string;
  readonly #heard: Uint8Array[] = [];
  #begins: (() => void) | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  async missing(): Promise<undefined> {
    return undefined;
  }

  /** Resolves when something is heard next. */
  begins(): Promise<void> {
    return new Promise(resolve => {
      this.#begins = resolve;
    });
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    const began = performance.now();
    let waitedMs = 0;
    let heardMs = 0;
    for await (const chunk of chunks) {
      this.#begins?.();
      this.#begins = undefined;
      // What comes late is a gap, and does not hurry what comes behind it.
      waitedMs = Math.max(waitedMs, performance.now() - began - heardMs);
      for (let at = 0; at < chunk.length && !signal.aborted; at += STEP_MS * BYTES_A_MS) {
        const piece = chunk.subarray(at, at + STEP_MS * BYTES_A_MS);
        this.#heard.push(piece);
        heardMs += piece.length / BYTES_A_MS;
        await sleep(Math.max(0, began + waitedMs + heardMs - performance.now()), undefined, { signal }).catch(() => {});
      }
      if (signal.aborted) break;
    }
    const bytes = new Uint8Array(Buffer.concat(this.#heard));
    await writeFile(this.#path, wavBytes(new Int16Array(bytes.buffer), OUTPUT_RATE_HZ));
    return heardMs;
  }
}
