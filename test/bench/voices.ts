import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { silentLog } from '../../src/common/log.ts';
import { Engine } from '../../src/engines/engine.ts';
import { ModelFolder } from '../../src/engines/modelFolder.ts';
import { LocalVoice } from '../../src/speak/voices/localVoice.ts';
import { OUTPUT_RATE_HZ } from '../../src/speak/voices/voice.ts';
import { modelsHere } from '../support/engines/modelsHere.ts';
import { type Measure, measure, percentile } from './measure.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MODEL = 'voice-joe-en';
const TIMES = 4;
const STYLE = { instructions: undefined, speed: 1 };
const never = new AbortController().signal;
const TEXTS = [
  'Renamed total to sum.',
  'The function returns the first item of the list, which is then sorted by its name and given to the caller.',
  'There are three errors in this file: two names are not known, and one bracket is missing in the last line.',
  'It reads the configuration and gives back what stands in there without looking at the environment at all.',
];

/** Piper's Joe on this machine: from a text to its first sound, the whole of it, and how soon it can say something else. */
export async function benchVoices(): Promise<readonly Measure[]> {
  const folder = modelsHere(MODEL);
  if (!folder) throw new Error(`There is no model ${MODEL} in ALOUD_TEST_MODELS.`);
  const program = join(ROOT, 'src/engines/engineProcess.ts');
  const about = { models: [MODEL] as const, folder: new ModelFolder(folder), environment: process.env };
  const engine = new Engine({ ...about, program, log: silentLog });
  try {
    const voice = new LocalVoice({ engine, speaker: '', voices: async () => [] });
    const from = performance.now();
    await voice.warm();
    const loaded = performance.now() - from;
    await said(voice, 'Ready.');
    const runs: Said[] = [];
    for (let time = 0; time < TIMES; time++) for (const text of TEXTS) runs.push(await said(voice, text));
    const afterCancel: number[] = [];
    for (const text of TEXTS.slice(1)) {
      for await (const _ of voice.speak(text, STYLE, never)) break;
      afterCancel.push((await said(voice, 'Stop.')).firstMs);
    }
    const first = runs.map(({ firstMs }) => firstMs);
    return [
      measure('voices.local text to first sound', percentile(first, 0.5), 'ms', `median of ${first.length}; aim: 300`),
      measure('voices.local text to first sound p95', percentile(first, 0.95), 'ms'),
      measure('voices.local of its length', sum(runs, 'allMs') / sum(runs, 'soundMs'), 'share'),
      measure('voices.local gap before the second piece', percentile(runs.map(gap), 0.95), 'ms', 'p95; 0: none'),
      measure(
        'voices.local other text after a cancel',
        percentile(afterCancel, 0.5),
        'ms',
        'median, to its first sound',
      ),
      measure('voices.local load', loaded, 'ms'),
      ...memoryOf(engine),
    ];
  } finally {
    engine.close();
  }
}

interface Said {
  readonly firstMs: number;
  readonly secondMs: number;
  readonly allMs: number;
  readonly firstSoundMs: number;
  readonly soundMs: number;
}

async function said(voice: LocalVoice, text: string): Promise<Said> {
  const from = performance.now();
  const at: number[] = [];
  const ms: number[] = [];
  for await (const chunk of voice.speak(text, STYLE, never)) {
    at.push(performance.now() - from);
    ms.push(chunk.length / 2 / (OUTPUT_RATE_HZ / 1000));
  }
  const [firstMs = 0, secondMs = 0] = at;
  const soundMs = ms.reduce((all, each) => all + each, 0);
  return { firstMs, secondMs, allMs: at.at(-1) ?? 0, firstSoundMs: ms[0] ?? 0, soundMs };
}

/** How long it would be silent between the first piece and the second. */
function gap({ firstMs, secondMs, firstSoundMs }: Said): number {
  return Math.max(0, secondMs - firstMs - firstSoundMs);
}

function sum(runs: readonly Said[], part: 'allMs' | 'soundMs'): number {
  return runs.reduce((all, each) => all + each[part], 0);
}

function memoryOf({ pid }: Engine): readonly Measure[] {
  const status = `/proc/${pid}/status`;
  const [, kilobytes] = (existsSync(status) && /VmRSS:\s*(\d+)/.exec(readFileSync(status, 'utf8'))) || [];
  return kilobytes === undefined ? [] : [measure('voices.local memory', Number(kilobytes) * 1024, 'bytes')];
}
