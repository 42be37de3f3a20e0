import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../server/flite.ts';

const RATE_HZ = 16_000;
const ZEROS = 'while head -c 3200 /dev/zero; do sleep 0.1; done';
/** The least that is no silence. */
const QUIET = "while head -c 3200 /dev/zero | tr '\\0' '\\1'; do sleep 0.1; done";

/** A microphone that hears a sound file at once, and then silence for as long as it lasts. */
export class SoundFileMicrophone {
  readonly program: string;
  readonly #sound: string;
  /** While there is such a file, it does not open. */
  readonly #stuck: string;

  /** `name`: of the program, in that folder. */
  constructor(folder: string, name = 'microphone') {
    this.program = join(folder, name);
    this.#stuck = join(folder, `${name}.stuck`);
    this.#sound = join(folder, `${name}.raw`);
    this.plugIn();
  }

  /** What it hears from now on; nothing but zeros unless there are words. */
  async hears(words?: string): Promise<void> {
    const samples = words === undefined ? new Int16Array(0) : await say(words, { rateHz: RATE_HZ });
    writeFileSync(this.#sound, new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
  }

  /** It does not open until `opens`. */
  sticks(): void {
    writeFileSync(this.#stuck, '');
  }

  opens(): void {
    rmSync(this.#stuck, { force: true });
  }

  /** `room`: whether it hears the room, as a microphone does that is not muted. */
  plugIn(room = false): void {
    const waits = `while [ -e '${this.#stuck}' ]; do sleep 0.05; done`;
    writeFileSync(this.program, `#!/bin/sh\n${waits}\ncat '${this.#sound}'\n${room ? QUIET : ZEROS}\n`);
    chmodSync(this.program, 0o755);
  }

  unplug(): void {
    renameSync(this.program, `${this.program}.away`);
  }
}
