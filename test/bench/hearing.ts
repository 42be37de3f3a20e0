import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Encoder } from '../../src/capture/encoding/encoder.ts';
import { LossyEncoder } from '../../src/capture/encoding/lossyEncoder.ts';
import { WavEncoder } from '../../src/capture/encoding/wavEncoder.ts';
import { FRAME_SAMPLES, INPUT_RATE_HZ, type Microphone } from '../../src/capture/microphone.ts';
import {
  arecordMicrophone,
  ffmpegMicrophone,
  nativeMicrophone,
  parecMicrophone,
  soxMicrophone,
} from '../../src/capture/microphones/microphones.ts';
import { StandbyMicrophone } from '../../src/capture/microphones/standbyMicrophone.ts';
import { Recorder } from '../../src/capture/recorder.ts';
import { Recordings } from '../../src/capture/recordings/recordings.ts';
import { AdaptiveEnergyDetector } from '../../src/capture/voice/adaptiveEnergyDetector.ts';
import { Silero } from '../../src/capture/voice/silero.ts';
import type { VoiceDetector } from '../../src/capture/voice/voiceDetector.ts';
import { silentLog } from '../../src/common/log.ts';
import { joined } from '../../src/common/wav.ts';
import { OpenAITranscriber } from '../../src/transcribe/ears/openaiTranscriber.ts';
import { nativeSilero } from '../support/nativeSilero.ts';
import { RecordedMicrophone } from '../support/recordedMicrophone.ts';
import { accessTo } from '../support/server/access.ts';
import { say } from '../support/server/flite.ts';
import { VirtualAudio } from '../support/virtualAudio.ts';
import { voiceModel } from '../support/voiceModel.ts';
import { benchDetectors } from './detectors.ts';
import { benchEndurance } from './endurance.ts';
import { compared, type Measure, measure, percentile } from './measure.ts';

const SOURCES = resolve(import.meta.dirname, '../../src/capture');
const LISTENER = resolve(import.meta.dirname, '../support/hearForAMinute.ts');
const never = new AbortController().signal;

/** Everything between the air and the wire. */
export async function benchHearing(): Promise<readonly Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aloud-hearing-'));
  const audio = await VirtualAudio.start();
  const silero = new Silero({ model: voiceModel, log: silentLog });
  try {
    const from = performance.now();
    await silero.detector().speechProbability(new Int16Array(FRAME_SAMPLES));
    const readyMs = performance.now() - from;
    const voice = await say('rename total to grand total and go to line forty two', { rateHz: INPUT_RATE_HZ });
    return [
      measure('voice detector ready', readyMs, 'ms'),
      ...(await detectorCosts()),
      ...(await startLatencies(microphonesOn(audio))),
      await endToFirstByte(folder, voice),
      ...(await bytesPerSecond(voice)),
      ...(await cpuShares(silero, voice)),
      ...(await memory(folder, silero, voice)),
      ...(await benchDetectors(silero)),
      ...(await benchEndurance(audio, microphonesOn(audio))),
    ];
  } finally {
    await audio.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function microphonesOn(audio: VirtualAudio): readonly Microphone[] {
  const options = { device: '', environment: { ...process.env, ...audio.env }, log: silentLog };
  return [
    nativeMicrophone(join(SOURCES, 'microphones/nativeRecorderProcess.ts'), options),
    parecMicrophone(options),
    arecordMicrophone(options),
    ffmpegMicrophone(options),
    soxMicrophone('sox', options),
  ];
}

async function startLatencies(microphones: readonly Microphone[]): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  for (const microphone of microphones) {
    measures.push(
      measure(`start to first frame, ${microphone.name}`, await startLatency(microphone), 'ms', 'median of 7'),
    );
  }
  const [, parec] = microphones as readonly [Microphone, Microphone];
  const standby = new StandbyMicrophone(parec, { preRollMs: () => 500, standbyMs: () => 60_000 });
  await startLatency(standby);
  measures.push(measure('start to first frame, in standby', await startLatency(standby), 'ms', 'median of 7'));
  standby.close();
  return measures;
}

async function startLatency(microphone: Microphone): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 7; time++) {
    const from = performance.now();
    for await (const _ of microphone.open(never)) {
      times.push(performance.now() - from);
      break;
    }
    await sleep(50);
  }
  return percentile(times, 0.5);
}

/** From the endpoint to the first byte of the request at the server. */
async function endToFirstByte(folder: string, voice: Int16Array): Promise<Measure> {
  let arrived = 0;
  const server = createServer((request, response) => {
    if (request.method === 'POST') arrived = performance.now();
    request.resume();
    request.on('end', () => response.end('{"text":"done"}'));
  }).listen(0, '127.0.0.1');
  await new Promise(done => server.once('listening', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const encoder = new LossyEncoder(() => 'ogg', silentLog);
  const times: number[] = [];
  for (let time = 0; time < 10; time++) {
    const recorder = recorderOf(
      folder,
      new RecordedMicrophone(voice, { realTime: true }),
      () => new AdaptiveEnergyDetector(),
    );
    const take = recorder.listen({ silenceMs: 450, patienceMs: 0, maximumMs: 1e9 }, { level() {} }, never);
    let endedAt = 0;
    void take.utterance.recording.then(() => {
      endedAt = performance.now();
    });
    const transcriber = new OpenAITranscriber({ ...accessTo(url), encoder });
    for await (const _ of transcriber.transcribe(take.utterance, { language: 'en', keywords: [] }, never));
    await take.understood();
    times.push(arrived - endedAt);
  }
  server.closeAllConnections();
  server.close();
  return measure('end of speech to first byte at the server', percentile(times.slice(1), 0.5), 'ms', 'median of 9');
}

function recorderOf(folder: string, microphone: Microphone, detector: () => VoiceDetector): Recorder {
  const recordings = new Recordings({ folder, log: silentLog, keep: () => false, warn: console.error });
  return new Recorder({ microphone, recordings, log: silentLog, detector });
}

async function bytesPerSecond(voice: Int16Array): Promise<readonly Measure[]> {
  const seconds = voice.length / INPUT_RATE_HZ;
  const encoded = async (encoder: Encoder) => {
    const encoding = encoder.begin();
    encoding.push(voice);
    return (await encoding.finish(never)).bytes.length / seconds;
  };
  const wav = await encoded(new WavEncoder());
  return Promise.all(
    (['ogg', 'mp3'] as const).map(async format => {
      const bytes = await encoded(new LossyEncoder(() => format, silentLog));
      return compared(measure(`a second of speech as ${format}`, bytes, 'bytes'), 'WAV', wav);
    }),
  );
}

/** Of one core, threads included, while it listens for 10 s. */
async function cpuShares(silero: Silero, voice: Int16Array): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  for (const [name, detector] of [
    ['adaptive energy', () => new AdaptiveEnergyDetector()],
    ['Silero', () => silero.detector()],
  ] as const) {
    const stop = new AbortController();
    const sound = joined(Array.from({ length: 4 }, () => voice));
    const recorder = recorderOf('/nowhere', new RecordedMicrophone(sound, { realTime: true }), detector);
    const options = { silenceMs: 0, patienceMs: 0, maximumMs: 1e9, isKept: false };
    const before = process.cpuUsage();
    const from = performance.now();
    const take = recorder.listen(options, { level() {} }, stop.signal);
    await sleep(10_000);
    const { user, system } = process.cpuUsage(before);
    const share = (user + system) / 1000 / (performance.now() - from);
    stop.abort();
    await take.ended;
    measures.push(measure(`share of a core while listening, ${name}`, share, 'share'));
  }
  return measures;
}

/** Of our own, beside the native one where its model is here. */
async function detectorCosts(): Promise<readonly Measure[]> {
  const heard = async (...which: readonly string[]): Promise<{ addedBytes: number; cpuMs: number }> =>
    JSON.parse((await promisify(execFile)(process.execPath, [LISTENER, ...which])).stdout);
  const own = await heard();
  const native = nativeSilero() ? await heard('native') : undefined;
  const beside = (plain: Measure, value: number | undefined) =>
    value === undefined ? plain : compared(plain, 'sherpa-onnx', value);
  return [
    beside(
      measure('memory of the voice detector', own.addedBytes, 'bytes', 'after a minute, beyond what the process had'),
      native?.addedBytes,
    ),
    beside(measure('a minute of sound in the voice detector', own.cpuMs, 'ms', "the processor's time"), native?.cpuMs),
  ];
}

/** An hour of utterances, one after the other and as fast as can be. */
async function memory(folder: string, silero: Silero, voice: Int16Array): Promise<readonly Measure[]> {
  const sound = joined([new Int16Array(INPUT_RATE_HZ), voice]);
  // Each ends with the silence behind it; an hour holds so many.
  const utteranceMs = (sound.length / INPUT_RATE_HZ) * 1000 + 450 + 6000;
  const rss: number[] = [];
  for (let heardMs = 0; heardMs < 3_600_000; heardMs += utteranceMs) {
    const quiet = new Int16Array((6000 * INPUT_RATE_HZ) / 1000);
    const recorder = recorderOf(join(folder, 'hour'), new RecordedMicrophone(joined([quiet, sound])), () =>
      silero.detector(),
    );
    const take = recorder.listen({ silenceMs: 450, patienceMs: 0, maximumMs: 1e9 }, { level() {} }, never);
    await take.utterance.recording;
    await take.ended;
    await take.understood();
    rss.push(process.memoryUsage.rss());
  }
  const early = rss[Math.floor(rss.length / 12)] ?? 0;
  const late = rss.at(-1) ?? 0;
  return [
    measure('memory after five minutes of listening', early, 'bytes', 'the whole process, with Silero'),
    measure('growth until the end of the hour', late - early, 'bytes', `${rss.length} utterances`),
  ];
}
