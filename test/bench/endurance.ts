import { INPUT_RATE_HZ, type Microphone } from '../../src/capture/microphone.ts';
import { joined } from '../../src/common/wav.ts';
import { bestCorrelation } from '../support/correlation.ts';
import { noise } from '../support/noise.ts';
import { say } from '../support/server/flite.ts';
import type { VirtualAudio } from '../support/virtualAudio.ts';
import { type Measure, measure } from './measure.ts';

/** Compared in windows as long as this, in samples. */
const WINDOW = INPUT_RATE_HZ / 2;
const STEP = INPUT_RATE_HZ * 15;

/**
 * All microphones at once record for as many minutes as ALOUD_BENCH_MINUTES says: how like what was played it is, and
 * whether a sample is missing. Left out unless that is set.
 */
export async function benchEndurance(
  audio: VirtualAudio,
  microphones: readonly Microphone[],
): Promise<readonly Measure[]> {
  const minutes = Number(process.env['ALOUD_BENCH_MINUTES'] ?? 0);
  if (!(minutes > 0)) return [];
  const sound = await played(minutes * 60);
  const stop = new AbortController();
  const recordings = microphones.map(async microphone => {
    const frames: Int16Array[] = [];
    for await (const frame of microphone.open(stop.signal)) frames.push(frame);
    return joined(frames);
  });
  await audio.speak(sound, INPUT_RATE_HZ);
  stop.abort();
  const measures: Measure[] = [];
  for (const [i, heard] of (await Promise.all(recordings)).entries()) {
    const name = microphones[i]?.name;
    const { correlation, dropped } = compare(sound, heard);
    measures.push(
      measure(
        `correlation over ${minutes} min, ${name}`,
        correlation,
        'share',
        'the worst half second of one in fifteen',
      ),
      measure(`lost in ${minutes} min, ${name}`, (dropped / INPUT_RATE_HZ) * 1000, 'ms'),
    );
  }
  return measures;
}

/** Speech over a noise that never repeats, so that each moment can be told from every other. */
async function played(seconds: number): Promise<Int16Array> {
  const voice = await say('rename total to grand total and go to line forty two', { rateHz: INPUT_RATE_HZ });
  return Int16Array.from(
    noise('pink', seconds * INPUT_RATE_HZ),
    (x, i) => 800 * x + (voice[i % voice.length] ?? 0) / 2,
  );
}

/** How far windows of what was played have moved in what was heard: what moves them towards the front was lost. */
function compare(sound: Int16Array, heard: Int16Array): { correlation: number; dropped: number } {
  let worst = 1;
  let first: number | undefined;
  let last = 0;
  let expected = 0;
  for (let at = STEP; at + WINDOW < sound.length; at += STEP) {
    const reach = first === undefined ? 3 * INPUT_RATE_HZ : INPUT_RATE_HZ / 2;
    const from = Math.max(0, at + expected - reach);
    const { correlation, delay } = bestCorrelation(
      sound.subarray(at, at + WINDOW),
      heard.subarray(from, at + expected + WINDOW + reach),
    );
    worst = Math.min(worst, correlation);
    expected = from + delay - at;
    first ??= expected;
    last = expected;
  }
  return { correlation: worst, dropped: (first ?? 0) - last };
}
