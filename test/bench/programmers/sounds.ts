import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INPUT_RATE_HZ } from '../../../src/capture/microphone.ts';
import { bytesOf, joined, parseWav, wavBytes } from '../../../src/common/wav.ts';
import { inNoise } from '../../support/noise.ts';
import type { CorpusVoice } from './voices.ts';

/** Quiet before and behind what is said, as a microphone hears it. */
const QUIET = new Int16Array(INPUT_RATE_HZ / 5);

/** What was said, kept in a folder: the voices are slow, and not one of them says a thing twice alike. */
export class Sounds {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** s16le mono at INPUT_RATE_HZ. */
  async said(text: string, voice: CorpusVoice): Promise<Int16Array> {
    const folder = join(this.#folder, voice.name);
    const path = join(folder, `${hashOf(text)}.wav`);
    if (existsSync(path)) return parseWav(readFileSync(path)).samples;
    const samples = joined([QUIET, await voice.say(text), QUIET]);
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${path}.new`, wavBytes(samples, INPUT_RATE_HZ));
    renameSync(`${path}.new`, path);
    return samples;
  }
}

/** With noise as of a fan so many dB below the voice. */
export function withNoise(samples: Int16Array, signalToNoiseDb: number): Int16Array {
  return inNoise(samples, 'pink', signalToNoiseDb);
}

export function hashOf(what: string | Int16Array): string {
  return createHash('sha256')
    .update(typeof what === 'string' ? what : bytesOf(what))
    .digest('hex')
    .slice(0, 16);
}
