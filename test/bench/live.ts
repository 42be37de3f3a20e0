import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LossyEncoder } from '../../src/capture/encoding/lossyEncoder.ts';
import { INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import { Recorder } from '../../src/capture/recorder.ts';
import { Recordings } from '../../src/capture/recordings/recordings.ts';
import type { Take, WordFollower } from '../../src/capture/take.ts';
import type { Utterance } from '../../src/capture/utterance.ts';
import { Silero } from '../../src/capture/voice/silero.ts';
import type { VoiceDetector } from '../../src/capture/voice/voiceDetector.ts';
import { silentLog } from '../../src/common/log.ts';
import { Grammar } from '../../src/grammar/grammar.ts';
import { Parsers } from '../../src/syntax/parsers.ts';
import { OpenAITranscriber } from '../../src/transcribe/ears/openaiTranscriber.ts';
import { LiveTranscriber } from '../../src/transcribe/live/liveTranscriber.ts';
import type { Transcriber } from '../../src/transcribe/transcriber.ts';
import { WordsSoFar } from '../../src/transcribe/wordsSoFar.ts';
import { grammarFolders } from '../support/grammarFolders.ts';
import { RecordedMicrophone } from '../support/recordedMicrophone.ts';
import { accessTo } from '../support/server/access.ts';
import { say } from '../support/server/flite.ts';
import { startOpenAIServer } from '../support/server/openaiServer.ts';
import { startRealtimeServer } from '../support/server/realtime/realtimeServer.ts';
import { startSlowLine } from '../support/slowLine.ts';
import { voiceModel } from '../support/voiceModel.ts';
import { startInstantServer } from './instantServer.ts';
import { compared, type Measure, measure, percentile } from './measure.ts';
import { PacedMicrophone } from './pacedMicrophone.ts';

const LINE = { upBitsPerSecond: 5e6, roundTripMs: 60 };
const TEXT =
  'this function takes every line of the list and gives back the sum of all prices in it and then some more ';
const COMMANDS = [
  'go to line forty two',
  'rename this variable to total',
  'delete the last line',
  'explain this function',
];
const TIMES = 5;
/** A server that takes no time writes a word for so much sound, in ms. */
const WORD_MS = 100;

const never = new AbortController().signal;
const hints = { language: 'en', keywords: [] };

/** When someone has finished, and when there was text, by the process's clock in ms. */
interface Heard {
  readonly spokeAt: number;
  readonly finishedAt: number;
  /** When the last of it was said. */
  readonly saidAt: number;
  readonly firstAt: number;
  readonly finalAt: number;
}

/**
 * Text while one speaks beside text of a recording, in one run: from the end of speech to the text, by servers that take no
 * time over a line of 5 Mbit/s and 60 ms, and by a real recogniser on this machine; and how soon the first word is there.
 */
export async function benchLive(): Promise<readonly Measure[]> {
  return [...(await overLine()), ...(await byRecogniser())];
}

async function overLine(): Promise<readonly Measure[]> {
  const batch = await startInstantServer();
  const live = await startRealtimeServer({
    deltaEveryMs: WORD_MS,
    hears: async (samples, rateHz) => 'word '.repeat(1 + (samples.length / rateHz) * (1000 / WORD_MS)).trim(),
  });
  const lines = await Promise.all(
    [batch, live].map(({ url }) => startSlowLine({ to: Number(new URL(url).port), ...LINE })),
  );
  const [batchUrl = '', liveUrl = ''] = lines.map(({ port }) => `http://127.0.0.1:${port}/v1`);
  const measures: Measure[] = [];
  try {
    const voice = await say(TEXT.repeat(4), { rateHz: INPUT_RATE_HZ });
    const hear = (transcriber: Transcriber, ms: number) => released(transcriber, voice, ms);
    // The first of each loads what it needs.
    await hear(ofRecordings(batchUrl), 500);
    await hear(new LiveTranscriber(accessTo(liveUrl)), 500);
    for (const seconds of [2, 10]) {
      const [ours, theirs]: [Heard[], Heard[]] = [[], []];
      for (let time = 0; time < TIMES; time++) {
        ours.push(await hear(new LiveTranscriber(accessTo(liveUrl)), seconds * 1000));
        theirs.push(await hear(ofRecordings(batchUrl), seconds * 1000));
      }
      const note = 'median; release to text, over 5 Mbit/s and 60 ms, to servers that take no time';
      const took = (all: readonly Heard[]) =>
        percentile(
          all.map(({ finishedAt, finalAt }) => finalAt - finishedAt),
          0.5,
        );
      measures.push(
        compared(measure(`live.text, ${seconds} s`, took(ours), 'ms', note), 'the whole recording', took(theirs)),
      );
      if (seconds > 2) continue;
      const first = ours.map(({ spokeAt, firstAt }) => firstAt - spokeAt);
      measures.push(
        measure(
          'live.first partial',
          percentile(first, 0.5),
          'ms',
          'median; of speech, from its first sound; the same line',
        ),
        measure('live.first partial p95', percentile(first, 0.95), 'ms'),
      );
    }
    return measures;
  } finally {
    for (const line of lines) await line.close();
    await live.close();
    await batch.close();
  }
}

async function byRecogniser(): Promise<readonly Measure[]> {
  const server = await startOpenAIServer({ hears: COMMANDS, realtime: { deltaEveryMs: 120 } });
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  const judge = async (words: string) => (grammar.progress(words) === 'complete' ? ('complete' as const) : undefined);
  const folder = mkdtempSync(join(tmpdir(), 'aloud-live-'));
  try {
    const [ours, theirs, patient]: [Heard[], Heard[], Heard[]] = [[], [], []];
    for (const command of [COMMANDS[0] ?? '', ...COMMANDS]) {
      const samples = await say(command, { rateHz: INPUT_RATE_HZ });
      const live = () => new LiveTranscriber(accessTo(server.url));
      ours.push(await ended(live(), samples, folder, judge));
      patient.push(await ended(live(), samples, folder));
      theirs.push(await ended(ofRecordings(server.url), samples, folder));
    }
    const took = (all: readonly Heard[]) =>
      percentile(
        all.slice(1).map(({ finishedAt, finalAt }) => finalAt - finishedAt),
        0.5,
      );
    const waits = (all: readonly Heard[]) =>
      percentile(
        all.slice(1).map(({ saidAt, finalAt }) => finalAt - saidAt),
        0.5,
      );
    const note = 'median; decided end of a command to its text, PocketSphinx behind both';
    const early = 'median; last sound of a command to its text, with no other ears on this machine';
    return [
      compared(measure('live.text by PocketSphinx', took(ours), 'ms', note), 'the whole recording', took(theirs)),
      compared(measure('live.whole command', waits(ours), 'ms', early), 'by silence alone', waits(patient)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    parsers.dispose();
    await server.close();
  }
}

function ofRecordings(url: string): Transcriber {
  return new OpenAITranscriber({ ...accessTo(url), encoder: new LossyEncoder(() => 'ogg', silentLog) });
}

/** Someone speaks for so long, and lets go of the key. */
async function released(transcriber: Transcriber, voice: Int16Array, ms: number): Promise<Heard> {
  const folder = mkdtempSync(join(tmpdir(), 'aloud-live-'));
  try {
    const recorder = recorderOf(new PacedMicrophone(voice), folder, () => ({ speechProbability: () => 1 }));
    const take = recorder.listen({ silenceMs: 0, patienceMs: 0, maximumMs: 1e9 }, { level() {} }, never);
    const spokeAt = performance.now();
    const text = read(transcriber, take.utterance);
    await sleep(ms);
    const finishedAt = performance.now();
    take.stop();
    const heard = await text;
    await take.understood();
    return { spokeAt, finishedAt, saidAt: finishedAt, ...heard };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Someone says this, and falls silent; who judges words knows when they are all. */
async function ended(
  transcriber: Transcriber,
  samples: Int16Array,
  folder: string,
  judge?: WordFollower['judge'],
): Promise<Heard> {
  const silero = new Silero({ model: voiceModel, log: silentLog });
  const recorder = recorderOf(new RecordedMicrophone(samples, { realTime: true }), folder, () => silero.detector());
  const options = { silenceMs: 450, patienceMs: 8000, maximumMs: 60_000 };
  let spokeAt = Number.NaN;
  const speech = () => {
    spokeAt = performance.now();
  };
  const follow = judge && { judge, hear: async () => '' };
  const openedAt = performance.now();
  const take = recorder.listen({ ...options, ...(follow && { follow }) }, { level() {}, speech }, never);
  let finishedAt = Number.NaN;
  void take.utterance.recording.then(() => {
    finishedAt = performance.now();
  });
  const heard = await read(transcriber, take.utterance, take);
  return { spokeAt, finishedAt, saidAt: openedAt + (samples.length / INPUT_RATE_HZ) * 1000, ...heard };
}

async function read(transcriber: Transcriber, utterance: Utterance, take?: Take) {
  let firstAt = Number.NaN;
  const soFar = new WordsSoFar();
  for await (const event of transcriber.transcribe(utterance, hints, never)) {
    if (event.type === 'final') return { firstAt, finalAt: performance.now() };
    if (Number.isNaN(firstAt)) firstAt = performance.now();
    take?.heard(soFar.take(event));
  }
  return { firstAt, finalAt: Number.NaN };
}

function recorderOf(microphone: PacedMicrophone | RecordedMicrophone, folder: string, detector: () => VoiceDetector) {
  const recordings = new Recordings({
    folder: join(folder, 'kept'),
    log: silentLog,
    keep: () => false,
    warn: console.error,
  });
  return new Recorder({ microphone, recordings, log: silentLog, detector });
}
