import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseWav } from '../../src/common/wav.ts';
import { inNoise, noise } from './noise.ts';

const MEDIA = resolve(import.meta.dirname, '../../media');

/** Sounds that are the same on every machine: the voices that come with Aloud, alone and in noise, and noise alone. */
export function voiceSounds(): Readonly<Record<string, Int16Array>> {
  const voices = globSync('*.wav', { cwd: MEDIA })
    .sort()
    .map(file => [basename(file, '.wav'), parseWav(readFileSync(join(MEDIA, file))).samples] as const);
  return {
    ...Object.fromEntries(voices),
    ...Object.fromEntries(voices.map(([name, samples]) => [`${name} in noise`, inNoise(samples, 'pink', 5)])),
    noise: Int16Array.from(noise('pink', 32_000), x => x * 2000),
    silence: new Int16Array(16_000),
  };
}
