// Writes media/cue-*.wav: the sounds that tell what goes on, made of soft tones that are over soon.
// Usage: node test/support/buildCues.mjs
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { wavBytes } from '../../src/common/wav.ts';

const RATE_HZ = 12_000;
/** Of 1: well below what a voice is played at. */
const PEAK = 0.3;
/** A tone rises within so much, in seconds: sooner it would click. */
const RISE_S = 0.006;

/** In Hz. All of them lie above where a voice has its tone, and none is held. */
const [C5, E5, G5, A5, C6, D6, E6, G6] = [523.25, 659.26, 783.99, 880, 1046.5, 1174.66, 1318.51, 1567.98];

/** The tones of each: how high, from when on, and how long they ring, in ms. What is good rises, what is bad falls. */
const CUES = {
  listening: [
    [A5, 0, 70],
    [D6, 70, 100],
  ],
  heard: [[D6, 0, 90]],
  done: [
    [C6, 0, 60],
    [G6, 60, 120],
  ],
  asked: [
    [C6, 0, 60],
    [E6, 60, 60],
    [C6, 120, 70],
  ],
  failed: [
    [E5, 0, 70],
    [C5, 70, 120],
  ],
  asleep: [
    [G5, 0, 70],
    [E5, 60, 70],
    [C5, 120, 80],
  ],
  awake: [
    [E5, 0, 60],
    [A5, 50, 60],
    [E6, 100, 110],
  ],
};

for (const [name, tones] of Object.entries(CUES)) {
  const ms = Math.max(...tones.map(([, from, length]) => from + length));
  const samples = new Float64Array(Math.ceil((ms * RATE_HZ) / 1000));
  for (const [hz, from, length] of tones) {
    const count = Math.floor((length * RATE_HZ) / 1000);
    const at = Math.floor((from * RATE_HZ) / 1000);
    for (let i = 0; i < count && at + i < samples.length; i++) {
      const t = i / RATE_HZ;
      const rise = Math.min(1, t / RISE_S);
      // Rings out, and is silent at its end.
      const fall = Math.exp((-4 * i) / count) * (1 - i / count);
      samples[at + i] += Math.sin(2 * Math.PI * hz * t) * rise * fall;
    }
  }
  const most = samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  const pcm = Int16Array.from(samples, sample => Math.round((sample / most) * PEAK * 32_767));
  writeFileSync(resolve(import.meta.dirname, `../../media/cue-${name}.wav`), wavBytes(pcm, RATE_HZ));
}
