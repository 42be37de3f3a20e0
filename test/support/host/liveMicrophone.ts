import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../server/flite.ts';

const RATE_HZ = 16_000;
/** The least that is no silence: a room in which nobody speaks. */
const ROOM = "head -c 3200 /dev/zero | tr '\\0' '\\1'; sleep 0.1";

/** A microphone that hears the room for as long as it is open, and whoever speaks meanwhile. */
export class LiveMicrophone {
  readonly program: string;
  readonly #next: string;

  /** The program is written to that folder, by the name of `SoX`, which a list of microphones shows. */
  constructor(folder: string) {
    this.program = join(folder, 'sox');
    this.#next = join(folder, 'next.raw');
    // Two may listen: who takes it alone hears it.
    const said = `mv '${this.#next}' "${this.#next}.$$" 2>/dev/null`;
    const speaks = `cat "${this.#next}.$$"; rm "${this.#next}.$$"`;
    writeFileSync(this.program, `#!/bin/sh\nwhile :; do if ${said}; then ${speaks}; else ${ROOM}; fi; done\n`);
    chmodSync(this.program, 0o755);
  }

  /** Says it to the microphone, which hears it as soon as it is open. */
  async hears(words: string): Promise<void> {
    const { buffer, byteOffset, byteLength } = await say(words, { rateHz: RATE_HZ });
    writeFileSync(`${this.#next}.whole`, new Uint8Array(buffer, byteOffset, byteLength));
    renameSync(`${this.#next}.whole`, this.#next);
  }
}
