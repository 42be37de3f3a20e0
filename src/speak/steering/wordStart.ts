import { OUTPUT_RATE_HZ } from '../voices/voice.ts';

const FRAME_MS = 10;
const FRAME = (OUTPUT_RATE_HZ / 1000) * FRAME_MS;
/** What a player says was heard is exact to so many ms; before that it is certain. */
const CERTAIN_MS = 60;
/** A word that was cut is not longer. */
const LONGEST_WORD_MS = 1200;
/** So long, at least, it is quiet between two words; within a word only where a stop is held. */
const GAP_MS = 40;
/** Quiet beside the loudest of the last seconds. */
const QUIET = 0.08;
/** A little of the quiet is heard before the word. */
const LEAD_MS = 30;

/**
 * Where a sentence that was cut off after `ms` goes on, in ms: at the beginning of the word that was cut, as far as its
 * sound, PCM at OUTPUT_RATE_HZ, tells; else where it is quietest. Never later than what was certainly heard.
 */
export function wordStart(sound: Int16Array, ms: number): number {
  const last = Math.floor((ms - CERTAIN_MS) / FRAME_MS);
  const first = Math.max(0, last - Math.floor(LONGEST_WORD_MS / FRAME_MS));
  if (last <= GAP_MS / FRAME_MS) return 0;
  const loudness = Array.from({ length: last - first }, (_, at) => loudnessOf(sound, first + at));
  const quiet = QUIET * Math.max(...loudness);
  let run = 0;
  for (let at = loudness.length - 1; at >= 0; at--) {
    run = (loudness[at] as number) <= quiet ? run + 1 : 0;
    if (run * FRAME_MS < GAP_MS) continue;
    // The run is followed back to front: its end is where the word begins.
    return Math.max(0, (first + at + run) * FRAME_MS - LEAD_MS);
  }
  if (first === 0) return 0;
  const quietest = loudness.reduce((best, each, at) => (each < (loudness[best] as number) ? at : best), 0);
  return (first + quietest) * FRAME_MS;
}

/** Root mean square of a frame; that of none is 0. */
function loudnessOf(sound: Int16Array, frame: number): number {
  const samples = sound.subarray(frame * FRAME, (frame + 1) * FRAME);
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}
