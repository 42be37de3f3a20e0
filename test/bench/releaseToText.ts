import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OpenAI, toFile } from 'openai';
import { LossyEncoder } from '../../src/capture/encoding/lossyEncoder.ts';
import { INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import { Recorder } from '../../src/capture/recorder.ts';
import { Recordings } from '../../src/capture/recordings/recordings.ts';
import { silentLog } from '../../src/common/log.ts';
import { OpenAITranscriber } from '../../src/transcribe/ears/openaiTranscriber.ts';
import { accessTo } from '../support/server/access.ts';
import { say } from '../support/server/flite.ts';
import { startSlowLine } from '../support/slowLine.ts';
import { VirtualAudio } from '../support/virtualAudio.ts';
import { startInstantServer } from './instantServer.ts';
import { compared, type Measure, measure, percentile } from './measure.ts';
import { PacedMicrophone } from './pacedMicrophone.ts';

const LINE = { upBitsPerSecond: 5e6, roundTripMs: 60 };
const TEXT =
  'this function takes every line of the list and gives back the sum of all prices in it and then some more ';

/**
 * From the end of speech, as the user tells it by letting go of the key, to the text: Aloud, and what its peers do, which
 * is to record a WAV file with SoX, stop it, read the file and send it. Over a line of 5 Mbit/s and 60 ms, to a server
 * that answers at once.
 */
export async function benchReleaseToText(): Promise<readonly Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aloud-release-'));
  const audio = await VirtualAudio.start();
  const server = await startInstantServer();
  const line = await startSlowLine({ to: Number(new URL(server.url).port), ...LINE });
  const url = `http://127.0.0.1:${line.port}/v1`;
  const measures: Measure[] = [];
  try {
    const voice = await say(TEXT.repeat(4), { rateHz: INPUT_RATE_HZ });
    // The first of each loads what it needs.
    await aloud(url, folder, voice, 1000);
    await peer(url, folder, audio, voice, 1000);
    for (const [seconds, times] of [
      [2, 5],
      [10, 5],
      [60, 3],
    ] as const) {
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let time = 0; time < times; time++) {
        ours.push(await aloud(url, folder, voice, seconds * 1000));
        theirs.push(await peer(url, folder, audio, voice, seconds * 1000));
      }
      const name = `release-to-text, ${seconds} s`;
      const note = 'median; connections are new, ours is opened while one speaks';
      measures.push(
        compared(
          measure(name, percentile(ours, 0.5), 'ms', note),
          'SoX to a WAV file, then upload',
          percentile(theirs, 0.5),
        ),
      );
    }
    return measures;
  } finally {
    await line.close();
    await server.close();
    await audio.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function aloud(url: string, folder: string, voice: Int16Array, ms: number): Promise<number> {
  const recorder = new Recorder({
    microphone: new PacedMicrophone(voice),
    recordings: new Recordings({
      folder: join(folder, 'aloud'),
      log: silentLog,
      keep: () => false,
      warn: console.error,
    }),
    log: silentLog,
    detector: () => ({ speechProbability: () => 1 }),
  });
  const encoder = new LossyEncoder(() => 'ogg', silentLog);
  const transcriber = new OpenAITranscriber({ ...accessTo(url), encoder });
  const never = new AbortController().signal;
  const take = recorder.listen({ silenceMs: 0, patienceMs: 0, maximumMs: 1e9 }, { level() {} }, never);
  const text = (async () => {
    for await (const { type } of transcriber.transcribe(take.utterance, { language: 'en', keywords: [] }, never))
      if (type === 'final') return performance.now();
    return Number.NaN;
  })();
  await sleep(ms);
  const released = performance.now();
  take.stop();
  const at = await text;
  await take.understood();
  return at - released;
}

async function peer(url: string, folder: string, audio: VirtualAudio, voice: Int16Array, ms: number): Promise<number> {
  const file = join(folder, 'peer.wav');
  const sox = spawn(
    'sox',
    ['-q', '-t', 'pulseaudio', 'default', '-r', String(INPUT_RATE_HZ), '-c', '1', '-b', '16', file],
    {
      env: { ...process.env, ...audio.env },
    },
  );
  const gone = once(sox, 'close');
  void audio.speak(voice.subarray(0, (ms / 1000) * INPUT_RATE_HZ), INPUT_RATE_HZ);
  // It has begun when the file grows.
  while (!((await stat(file).catch(() => undefined))?.size ?? 0)) await sleep(5);
  await sleep(ms);
  const released = performance.now();
  sox.kill('SIGINT');
  await gone;
  const client = new OpenAI({ baseURL: url, apiKey: 'none', logLevel: 'off' });
  const wav = await toFile(await readFile(file), 'speech.wav', { type: 'audio/wav' });
  await client.audio.transcriptions.create({ file: wav, model: 'gpt-transcribe' });
  const took = performance.now() - released;
  rmSync(file);
  return took;
}
