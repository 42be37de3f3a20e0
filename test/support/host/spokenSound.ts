import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recognise, say } from '../server/flite.ts';

const HEARD_HZ = 16_000;
const PLAYED_HZ = 24_000;
/** Behind what is said it is quiet for so long, in bytes: a second. */
const QUIET_BYTES = 32_000;
const PLAYED_BYTES_PER_MS = 48;

/** Silence, until there is something to be said: a tenth of a second after the other, by the clock. */
const MICROPHONE = `
import { existsSync, readFileSync, rmSync } from 'node:fs';
const piece = 3200;
let said = Buffer.alloc(0);
let due = performance.now();
function next() {
  if (said.length === 0 && existsSync('say.raw')) {
    said = readFileSync('say.raw');
    rmSync('say.raw');
  }
  process.stdout.write(said.length > 0 ? said.subarray(0, piece) : Buffer.alloc(piece));
  said = said.subarray(piece);
  due += 100;
  setTimeout(next, due - performance.now());
}
process.stdout.on('error', () => process.exit());
next();
`;

/**
 * A microphone that hears what is said when it is said, and loudspeakers whose sound is kept: programs in a folder. Both
 * keep the time: one that came later and later would lose sound, and Aloud could not tell its own voice then.
 */
export class SpokenSound {
  readonly #folder: string;
  readonly #heard: string;
  readonly #microphone: string;
  readonly #player: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#heard = join(folder, 'heard.raw');
    writeFileSync(join(folder, 'microphone.mjs'), MICROPHONE);
    this.#microphone = this.#program('microphone', `cd '${folder}' && exec '${process.execPath}' microphone.mjs`);
    this.#player = this.#program(
      'player',
      `while :; do
  n=$(dd bs=4800 count=1 iflag=fullblock 2>/dev/null | tee -a '${this.#heard}' | wc -c)
  [ "$n" -gt 0 ] || break; sleep 0.1
done`,
    );
  }

  /** The settings by which Aloud hears and plays so. */
  get settings(): Readonly<Record<string, unknown>> {
    return {
      'aloud.player': 'sox',
      'aloud.sox.path': this.#player,
      'aloud.microphone.backend': 'command',
      'aloud.microphone.command': [this.#microphone],
      'aloud.microphone.standbySeconds': 0,
    };
  }

  /** Says it into the microphone, in another voice than Flite's own. */
  async speaks(words: string): Promise<void> {
    const { buffer, byteOffset, byteLength } = await say(words, { voice: 'rms', rateHz: HEARD_HZ });
    const sound = Buffer.concat([new Uint8Array(buffer, byteOffset, byteLength), Buffer.alloc(QUIET_BYTES)]);
    writeFileSync(join(this.#folder, 'next.raw'), sound);
    renameSync(join(this.#folder, 'next.raw'), join(this.#folder, 'say.raw'));
  }

  /** How much has come out of the loudspeakers so far, in ms. */
  get heardMs(): number {
    return existsSync(this.#heard) ? Math.floor(readFileSync(this.#heard).length / PLAYED_BYTES_PER_MS) : 0;
  }

  /** What came out of the loudspeakers since then, as a recogniser of these phrases hears it. */
  async spokenSince(ms: number, phrases: readonly string[]): Promise<string> {
    const { buffer, byteOffset, byteLength } = readFileSync(this.#heard);
    const samples = new Int16Array(buffer.slice(byteOffset, byteOffset + (byteLength & ~1)));
    return recognise(samples.slice((ms * PLAYED_HZ) / 1000), PLAYED_HZ, phrases);
  }

  #program(name: string, script: string): string {
    const path = join(this.#folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  }
}
