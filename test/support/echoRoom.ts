import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { OwnVoice } from '../../src/capture/echo/ownVoice.ts';
import { Upsampler } from '../../src/capture/encoding/upsampler.ts';
import { FRAME_SAMPLES, type Frame, INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import { silentLog } from '../../src/common/log.ts';
import { Played } from '../../src/common/played.ts';
import { joined, parseWav } from '../../src/common/wav.ts';
import { loudness, noise } from './noise.ts';

export const CANCELLER = createRequire(import.meta.url).resolve('@ennuicastr/webrtcaec3.js');
export const FRAME_MS = (FRAME_SAMPLES / INPUT_RATE_HZ) * 1000;
/** A player writes what is heard so much later, in ms. */
const TOLD_MS = 60;
const MEDIA = resolve(import.meta.dirname, '../../media');

/** A recording that comes with Aloud. */
export function recording(name: string): Int16Array {
  return parseWav(readFileSync(join(MEDIA, `${name}.wav`))).samples;
}

/** Recordings one after the other, with pauses, again and again until it is so long. */
export function talk(names: readonly string[], seconds: number): Int16Array {
  const once = joined(names.flatMap(name => [recording(name), new Int16Array(INPUT_RATE_HZ / 4)]));
  return Int16Array.from({ length: seconds * INPUT_RATE_HZ }, (_, i) => once[i % once.length] as number);
}

export interface Echo {
  /** Of the microphone's sound of it, beside what is played. */
  readonly decibels: number;
  readonly delayMs: number;
  /** Which room: another rings otherwise. */
  readonly seed?: number;
}

/** What of a sound comes back from a room that rings for a fifth of a second, as loud as is said. */
export function echoOf(sound: Int16Array, { decibels, delayMs, seed = 1 }: Echo): Float64Array {
  const tail = noise('white', INPUT_RATE_HZ / 5, seed).map((x, i) => (x * 0.15 * Math.exp(-i / 500)) as number);
  // Some of its reflections are as good as all of them.
  const taps = [...tail.keys()]
    .filter(i => i === 0 || (i > 30 && i % 7 === seed % 7))
    .map(i => [i, i === 0 ? 1 : (tail[i] as number)] as const);
  const late = Math.round((delayMs * INPUT_RATE_HZ) / 1000);
  const echo = new Float64Array(sound.length);
  for (const [at, weight] of taps)
    for (let i = at + late; i < echo.length; i++)
      echo[i] = (echo[i] as number) + weight * (sound[i - at - late] as number);
  const gain = (10 ** (decibels / 20) * loudness(sound)) / loudness(Int16Array.from(echo, x => x / 4)) / 4;
  return echo.map(x => x * gain);
}

/** A sound with another in it, that much louder than `beside`, from a second on; all with a little noise. */
export function mixed(
  echo: Float64Array,
  other?: { readonly said: Int16Array; readonly atMs: number; readonly gain: number },
): Int16Array {
  const floor = noise('pink', echo.length, 3);
  const from = other ? Math.round((other.atMs * INPUT_RATE_HZ) / 1000) : 0;
  return Int16Array.from(echo, (x, i) => {
    const said = other ? (other.said[i - from] ?? 0) * other.gain : 0;
    return Math.max(-32768, Math.min(32767, Math.round(x + said + (floor[i] as number) * 8)));
  });
}

/** At 24 kHz, as players take it. */
export function asPlayed(sound: Int16Array): Uint8Array {
  const upsampler = new Upsampler();
  const samples = joined([upsampler.push(sound), upsampler.end()]);
  return new Uint8Array(samples.buffer, 0, samples.byteLength);
}

/** A microphone beside loudspeakers, on a clock of its own: what it hears goes through what takes Aloud's voice out. */
export class EchoRoom {
  readonly played = new Played();
  readonly own: OwnVoice;
  readonly #plays: { readonly sound: Uint8Array; readonly fromMs: number }[] = [];
  #now = 0;

  constructor(script = CANCELLER) {
    this.own = new OwnVoice({
      played: this.played,
      script,
      log: silentLog,
      now: () => this.#now,
    });
  }

  get now(): number {
    return this.#now;
  }

  /** It is told that this is heard from a moment on, a little before. */
  plays(sound: Int16Array, fromMs: number): void {
    this.#plays.push({ sound: asPlayed(sound), fromMs });
  }

  /** What a microphone hands over, each frame when it is over, and some of them late. */
  hears(heard: Int16Array): AsyncIterable<Frame> {
    return this.own.takenOutOf(this.#frames(heard));
  }

  async *#frames(heard: Int16Array): AsyncGenerator<Frame, void, undefined> {
    for (let at = 0; at + FRAME_SAMPLES <= heard.length; at += FRAME_SAMPLES) {
      const lateMs = (at / FRAME_SAMPLES) % 5;
      this.#now = ((at + FRAME_SAMPLES) / INPUT_RATE_HZ) * 1000 + lateMs;
      while (this.#plays[0] && this.#plays[0].fromMs < this.#now + TOLD_MS) {
        const next = this.#plays.shift();
        if (next) this.played.begin().put(next.fromMs, next.sound);
      }
      yield heard.slice(at, at + FRAME_SAMPLES);
    }
  }
}
