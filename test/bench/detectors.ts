import { spawnSync } from 'node:child_process';
import { FRAME_SAMPLES, INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import { AdaptiveEnergyDetector } from '../../src/capture/voice/adaptiveEnergyDetector.ts';
import { Endpointer } from '../../src/capture/voice/endpointer.ts';
import type { Silero } from '../../src/capture/voice/silero.ts';
import type { VoiceDetector } from '../../src/capture/voice/voiceDetector.ts';
import { SETTINGS } from '../../src/common/settings/settings.ts';
import { bytesOf, joined } from '../../src/common/wav.ts';
import { overKeyClicks } from '../support/keyClicks.ts';
import { nativeSilero } from '../support/nativeSilero.ts';
import { inNoise } from '../support/noise.ts';
import { say } from '../support/server/flite.ts';
import { type Measure, measure, percentile } from './measure.ts';

const FRAME_MS = (FRAME_SAMPLES / INPUT_RATE_HZ) * 1000;
const SILENCE_MS = SETTINGS['aloud.listening.silenceMs'].default;
const VOICES = ['slt', 'rms', 'awb'] as const;
const SAID = [
  ['rename', 'total', 'to grand', 'total'],
  ['go to line', 'forty two'],
  ['delete', 'this function'],
  ['add a parameter', 'called', 'limit'],
  ['select', 'the next', 'argument'],
  ['undo that'],
];

/** An utterance with pauses of 150 to 400 ms in it, a second before and three behind. */
interface Case {
  readonly samples: Int16Array;
  readonly overMs: number;
  /** Which frames hold a voice. */
  readonly truth: readonly boolean[];
}

/** Knows nothing of the room: louder than this is speech. */
class FixedThreshold implements VoiceDetector {
  speechProbability(frame: Int16Array): number {
    const power = frame.reduce((sum, x) => sum + x * x, 0) / frame.length / 32768 ** 2;
    return 10 * Math.log10(power + 1e-12) > -40 ? 1 : 0;
  }
}

/** Who finds the end of speech: error of frames, ends given too soon, and how late the others are. */
export async function benchDetectors(silero: Silero): Promise<readonly Measure[]> {
  const cases = await Promise.all(SAID.flatMap(words => VOICES.map(voice => spoken(words, voice))));
  const noises: readonly (readonly [string, (clean: Int16Array) => Int16Array])[] = [
    ['clean', clean => clean],
    ...[20, 10, 0].flatMap(decibels => [
      [`white ${decibels} dB`, (clean: Int16Array) => inNoise(clean, 'white', decibels)] as const,
      [`pink ${decibels} dB`, (clean: Int16Array) => inNoise(clean, 'pink', decibels)] as const,
      [`keys ${decibels} dB`, (clean: Int16Array) => overKeyClicks(clean, decibels)] as const,
    ]),
  ];
  const native = nativeSilero();
  const detectors: readonly (readonly [string, () => VoiceDetector, boolean])[] = [
    ['fixed threshold', () => new FixedThreshold(), false],
    ['adaptive energy', () => new AdaptiveEnergyDetector(), false],
    ['Silero', () => silero.detector(), false],
    ['Silero with a hint', () => silero.detector(), true],
    ...(native ? [['Silero by sherpa-onnx', native, false] as const] : []),
  ];
  const measures: Measure[] = [];
  for (const [noise, add] of noises) {
    const noisy = cases.map(each => ({ ...each, samples: add(each.samples) }));
    for (const [name, make, isHinted] of detectors)
      measures.push(
        ...summed(`${name}, ${noise}`, await Promise.all(noisy.map(each => heard(each, make(), isHinted)))),
      );
    measures.push(...summed(`sox silence, ${noise}`, noisy.map(bySox)));
  }
  return measures;
}

interface Verdict {
  /** Share of frames; undefined where frames are not judged. */
  readonly wrong: number | undefined;
  /** How late the end was given, in ms; negative: too soon; undefined: never. */
  readonly lateMs: number | undefined;
}

function summed(name: string, verdicts: readonly Verdict[]): readonly Measure[] {
  const late = verdicts.map(({ lateMs }) => lateMs);
  const right = late.filter((ms): ms is number => ms !== undefined && ms >= 0);
  const cut = late.filter(ms => ms !== undefined && ms < 0).length;
  const missed = late.filter(ms => ms === undefined).length;
  const wrong = verdicts.map(verdict => verdict.wrong).filter(share => share !== undefined);
  const note = `${cut} cut off, ${missed} missed of ${late.length}; p95 ${Math.round(percentile(right, 0.95))} ms`;
  return [
    measure(`end of speech, ${name}`, percentile(right, 0.5), 'ms', note),
    ...(wrong.length > 0
      ? [measure(`frame error, ${name}`, wrong.reduce((a, b) => a + b) / wrong.length, 'share')]
      : []),
  ];
}

async function heard({ samples, overMs, truth }: Case, detector: VoiceDetector, isHinted: boolean): Promise<Verdict> {
  const endpointer = new Endpointer({ silenceMs: SILENCE_MS, patienceMs: 0, maximumMs: 1e9 });
  let wrong = 0;
  let lateMs: number | undefined;
  for (const [i, isVoice] of truth.entries()) {
    const frame = samples.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES);
    const probability = await detector.speechProbability(frame);
    if (probability > 0.5 !== isVoice) wrong++;
    const endMs = (i + 1) * FRAME_MS;
    if (endpointer.push(probability, FRAME_MS) && lateMs === undefined) lateMs = endMs - overMs;
    if (isHinted && endMs > overMs) endpointer.hint ??= 'complete';
  }
  return { wrong: wrong / truth.length, lateMs };
}

/** As peers have SoX end a recording: from the first sound above 1 % to half a second below it. */
function bySox({ samples, overMs }: Case): Verdict {
  const raw = ['-t', 'raw', '-r', String(INPUT_RATE_HZ), '-c', '1', '-e', 'signed', '-b', '16'];
  // From the front only, as it is while one records; the end that is cut off is counted again.
  const effect = ['silence', '1', '0.1', '1%', '1', '0.5', '1%'];
  const kept = (...effects: string[]) =>
    // It ends before its input does, of which there is then nothing to complain.
    spawnSync('sox', [...raw, '-', ...raw, '-', ...effects], { input: bytesOf(samples), maxBuffer: 2 ** 28 }).stdout;
  const bytes = kept(...effect);
  const front = kept('silence', '1', '0.1', '1%');
  const begunAt = samples.length - front.length / 2;
  const endedMs = ((begunAt + bytes.length / 2) / INPUT_RATE_HZ) * 1000 + 500;
  const isEnded = begunAt + bytes.length / 2 < samples.length - INPUT_RATE_HZ / 10;
  return { wrong: undefined, lateMs: isEnded ? endedMs - overMs : undefined };
}

async function spoken(words: readonly string[], voice: (typeof VOICES)[number]): Promise<Case> {
  const parts: Int16Array[] = [quiet(1000)];
  for (const [i, word] of words.entries()) {
    if (i > 0) parts.push(quiet([150, 350, 250, 400][i % 4] ?? 0));
    parts.push(withoutSilence(await say(word, { rateHz: INPUT_RATE_HZ, voice })));
  }
  const overMs = (joined(parts).length / INPUT_RATE_HZ) * 1000;
  const samples = joined([...parts, quiet(3000)]);
  const loud = Array.from({ length: Math.floor(samples.length / FRAME_SAMPLES) }, (_, i) =>
    samples.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES).some(x => Math.abs(x) > 300),
  );
  return { samples, overMs, truth: loud };
}

function quiet(ms: number): Int16Array {
  return new Int16Array((ms * INPUT_RATE_HZ) / 1000);
}

function withoutSilence(samples: Int16Array): Int16Array {
  const audible = (sample: number) => Math.abs(sample) > 300;
  return samples.slice(samples.findIndex(audible), samples.findLastIndex(audible) + 1);
}
