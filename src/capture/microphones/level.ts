import type { Frame } from '../microphone.ts';

/** What a meter shows as nothing; quieter than a quiet room. */
const SILENT_DB = -60;

/** Loudness of a frame as a meter shows it: 0 is silence, 1 as loud as it gets, in steps that the ear finds even. */
export function level(frame: Frame): number {
  let sum = 0;
  for (const sample of frame) sum += sample * sample;
  if (sum === 0) return 0;
  const decibels = 10 * Math.log10(sum / frame.length / 32768 ** 2);
  // A full-scale sine has -3 dB.
  return Math.max(0, Math.min(1, (decibels - SILENT_DB) / (-3 - SILENT_DB)));
}
