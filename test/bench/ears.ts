import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import { Recorder } from '../../src/capture/recorder.ts';
import { Recordings } from '../../src/capture/recordings/recordings.ts';
import { Silero } from '../../src/capture/voice/silero.ts';
import { silentLog } from '../../src/common/log.ts';
import { parseWav } from '../../src/common/wav.ts';
import { Engine } from '../../src/engines/engine.ts';
import { ModelFolder } from '../../src/engines/modelFolder.ts';
import { canRun } from '../../src/engines/nativePart.ts';
import { asWritten } from '../../src/messages/message.ts';
import { startTalking, type TalkingProgram } from '../../src/processes/startTalking.ts';
import { type LocalEngine, LocalTranscriber } from '../../src/transcribe/ears/localTranscriber.ts';
import { builtEngine } from '../support/engines/builtEngine.ts';
import { modelsHere } from '../support/engines/modelsHere.ts';
import { RecordedMicrophone } from '../support/recordedMicrophone.ts';
import { voiceModel } from '../support/voiceModel.ts';
import { compared, type Measure, measure, percentile } from './measure.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MODEL = 'moonshine-base-en';
const TIMES = 5;
/** As a command is listened to. */
const OPTIONS = { silenceMs: 450, patienceMs: 8000, maximumMs: 60_000 };
const never = new AbortController().signal;

/** One engine, beside its bare package. */
interface Subject {
  readonly name: string;
  readonly engine: Engine;
  readonly bare: TalkingProgram;
  readonly loadMs: number;
  readonly ours: number[];
  readonly theirs: number[];
  readonly atEnd: Ending[];
}

/** How a turn ends, in ms from the moment at which the endpointer has decided that it is over. */
interface Ending {
  readonly textMs: number;
  /** So much before that the hearing began that led to the text; less than 0: so much later. */
  readonly aheadMs: number;
}

/**
 * Moonshine on this machine, by both engines: beside each other and the bare ones on the same sound, at the end of a turn,
 * and their memory. The program of the package for all platforms has WebAssembly alone.
 */
export async function benchEars(): Promise<readonly Measure[]> {
  const folder = modelsHere(MODEL);
  if (!folder) throw new Error(`There is no model ${MODEL} in ALOUD_TEST_MODELS.`);
  const own = join(ROOT, 'src/engines/engineProcess.ts');
  const universal = await builtEngine('universal');
  const subjects: Subject[] = [];
  try {
    if (canRun('sherpa', own)) subjects.push(await subject('ears.moonshine sherpa', own, folder, true));
    subjects.push(await subject('ears.moonshine wasm', universal.program, folder, false));
    const sounds = readdirSync(join(ROOT, 'media')).filter(name => name.endsWith('.wav'));
    const all = await Promise.all(
      sounds.map(async name => parseWav(await readFile(join(ROOT, 'media', name))).samples),
    );
    // By turns, for the machine has other things to do at times. The first of each makes ready what is needed later.
    for (let time = 0; time <= TIMES; time++)
      for (const samples of all)
        for (const { engine, bare, ours, theirs } of subjects) {
          const our = () => timed(() => engine.hear(samples, never)).then(ms => time > 0 && ours.push(ms));
          const their = () => asked(bare, { samples }).then(ms => time > 0 && theirs.push(ms));
          // Whoever is second finds other caches.
          for (const hear of time % 2 === 0 ? [their, our] : [our, their]) await hear();
        }
    for (const { bare } of subjects) bare.kill('SIGKILL');
    for (const samples of all) for (const { engine, atEnd } of subjects) atEnd.push(await endToText(engine, samples));
    const note = `median, ${sounds.length} sounds of ${seconds(all)} s on the average, ${TIMES} times`;
    return subjects.flatMap(each => measuresOf(each, note));
  } finally {
    for (const { engine, bare } of subjects) {
      engine.close();
      bare.kill('SIGKILL');
    }
    universal.remove();
  }
}

async function subject(name: string, program: string, folder: string, isNative: boolean): Promise<Subject> {
  const about = { models: [MODEL] as const, folder: new ModelFolder(folder), environment: process.env };
  const engine = new Engine({ ...about, program, log: silentLog });
  const bare = startTalking(join(ROOT, 'test/support/engines/bareMoonshine.ts'), process.env);
  const loadMs = await timed(() => engine.load());
  await asked(bare, { folder: join(folder, MODEL), isNative });
  return { name, engine, bare, loadMs, ours: [], theirs: [], atEnd: [] };
}

function measuresOf({ name, engine, loadMs, ours, theirs, atEnd }: Subject, note: string): readonly Measure[] {
  const texts = atEnd.map(({ textMs }) => textMs);
  const mean = (values: readonly number[]) => values.reduce((before, each) => before + each, 0) / values.length;
  return [
    compared(measure(name, percentile(ours, 0.5), 'ms', note), 'its package alone', percentile(theirs, 0.5)),
    compared(measure(`${name} mean`, mean(ours), 'ms'), 'its package alone', mean(theirs)),
    measure(`${name} endpoint-to-text`, percentile(texts, 0.5), 'ms', 'median; it began at the pause'),
    measure(`${name} endpoint-to-text p95`, percentile(texts, 0.95), 'ms'),
    measure(
      `${name} began before the endpoint`,
      percentile(
        atEnd.map(({ aheadMs }) => aheadMs),
        0.5,
      ),
      'ms',
      `median; ${load()}`,
    ),
    measure(`${name} load`, loadMs, 'ms'),
    ...memoryOf(name, engine),
  ];
}

async function endToText(engine: Engine, samples: Int16Array): Promise<Ending> {
  const folder = await mkdtemp(join(tmpdir(), 'aloud-ears-'));
  try {
    const silero = new Silero({ model: voiceModel, log: silentLog });
    const recorder = new Recorder({
      microphone: new RecordedMicrophone(samples, { realTime: true }),
      recordings: new Recordings({ folder, log: silentLog, keep: () => false, warn: console.error }),
      log: silentLog,
      detector: () => silero.detector(),
    });
    const take = recorder.listen(OPTIONS, { level() {} }, never);
    let began = Number.NaN;
    const watched: LocalEngine = {
      load: () => engine.load(),
      hear: (piece, signal, hints) => {
        began = performance.now();
        return engine.hear(piece, signal, hints);
      },
    };
    const about = { name: 'moonshine', label: asWritten('Moonshine'), log: silentLog } as const;
    const transcriber = new LocalTranscriber({ ...about, engine: watched });
    let decided = Number.NaN;
    void take.utterance.recording.then(() => {
      decided = performance.now();
    });
    for await (const { type } of transcriber.transcribe(take.utterance, { language: 'en', keywords: [] }, never))
      if (type === 'final') return { textMs: performance.now() - decided, aheadMs: decided - began };
    return { textMs: Number.NaN, aheadMs: Number.NaN };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** While it is loaded; what is let go has none. */
function memoryOf(name: string, { pid }: Engine): readonly Measure[] {
  const status = `/proc/${pid}/status`;
  const [, kilobytes] = (existsSync(status) && /VmRSS:\s*(\d+)/.exec(readFileSync(status, 'utf8'))) || [];
  return kilobytes === undefined ? [] : [measure(`${name} memory`, Number(kilobytes) * 1024, 'bytes')];
}

async function asked(bare: TalkingProgram, message: object): Promise<number> {
  bare.channel?.ref();
  bare.send(message);
  const [answer] = await once(bare, 'message');
  return answer;
}

/** What else the machine did in the last minute. */
function load(): string {
  return `${(loadavg()[0] ?? 0).toFixed(1)} processes at work on ${availableParallelism()} cores`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function seconds(all: readonly Int16Array[]): string {
  return (all.reduce((sum, { length }) => sum + length, 0) / all.length / INPUT_RATE_HZ).toFixed(1);
}
