import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { promisify } from 'node:util';
import { FRAME_SAMPLES, INPUT_RATE_HZ } from '../../../../src/capture/microphone.ts';
import { AdaptiveEnergyDetector } from '../../../../src/capture/voice/adaptiveEnergyDetector.ts';
import { type Endpoint, Endpointer, type Hint } from '../../../../src/capture/voice/endpointer.ts';
import { Silero } from '../../../../src/capture/voice/silero.ts';
import { speechIn } from '../../../../src/capture/voice/speechIn.ts';
import type { VoiceDetector } from '../../../../src/capture/voice/voiceDetector.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { joined, parseWav } from '../../../../src/common/wav.ts';
import { overKeyClicks } from '../../../support/keyClicks.ts';
import { inNoise, noise } from '../../../support/noise.ts';
import { say } from '../../../support/server/flite.ts';
import { skipWithoutPrograms } from '../../../support/skipWithoutPrograms.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';
import { voiceModel } from '../../../support/voiceModel.ts';

const LISTENER = resolve(import.meta.dirname, '../../../support/hearForAMinute.ts');
/** Recordings of people, where they are at hand. */
const PEOPLE = resolve(import.meta.dirname, '../../../../../shared/recordings');
const FRAME_MS = 32;
/** As the settings have it for commands. */
const SILENCE_MS = 450;

const quiet = (ms: number) => new Int16Array((ms * INPUT_RATE_HZ) / 1000);

describe('Silero', () => {
  const silero = new Silero({ model: voiceModel, log: silentLog });

  const spoken: { readonly name: string; readonly samples: Int16Array; readonly overMs: number }[] = [];

  before(async function () {
    skipWithoutPrograms(this, ['flite']);
    for (const words of SAID)
      for (const voice of ['slt', 'rms', 'awb'] as const)
        spoken.push({ name: `“${words.join(' ')}” by ${voice}`, ...(await hesitant(words, voice)) });
  });

  /** When, in ms, an end of speech is given; `hint` is what is known once speech is over. */
  function endOf(
    probabilities: readonly number[],
    overMs: number,
    hint?: Hint,
  ): { readonly endpoint: Endpoint | undefined; readonly atMs: number } {
    const endpointer = new Endpointer({ silenceMs: SILENCE_MS, patienceMs: 0, maximumMs: 600_000 });
    let atMs = 0;
    for (const probability of probabilities) {
      const endpoint = endpointer.push(probability, FRAME_MS);
      atMs += FRAME_MS;
      if (endpoint) return { endpoint, atMs };
      if (atMs > overMs) endpointer.hint ??= hint;
    }
    return { endpoint: undefined, atMs: Number.POSITIVE_INFINITY };
  }

  /** Words with pauses in between, as people who think make them; when the last is over, in ms. */
  async function hesitant(words: readonly string[], voice: 'slt' | 'rms' | 'awb') {
    const parts: Int16Array[] = [quiet(1000)];
    for (const [i, word] of words.entries()) {
      if (i > 0) parts.push(quiet([150, 350, 250, 400][i % 4] ?? 0));
      parts.push(withoutSilence(await say(word, { rateHz: INPUT_RATE_HZ, voice })));
    }
    const overMs = (joined(parts).length / INPUT_RATE_HZ) * 1000;
    return { samples: joined([...parts, quiet(3000)]), overMs };
  }

  const NOISES: Readonly<Record<string, (clean: Int16Array) => Int16Array>> = {
    'no noise': clean => clean,
    ...Object.fromEntries(
      [20, 10].flatMap(decibels => [
        [`white noise at ${decibels} dB`, (clean: Int16Array) => inNoise(clean, 'white', decibels)],
        [`pink noise at ${decibels} dB`, (clean: Int16Array) => inNoise(clean, 'pink', decibels)],
        [`the clatter of keys at ${decibels} dB`, (clean: Int16Array) => overKeyClicks(clean, decibels)],
      ]),
    ),
    'the clatter of keys as loud as the voice': clean => overKeyClicks(clean, 0),
  };
  const SAID = [
    ['rename', 'total', 'to grand', 'total'],
    ['go to line', 'forty two'],
    ['delete', 'this function'],
    ['add a parameter', 'called', 'limit'],
  ];

  for (const [name, add] of Object.entries(NOISES)) {
    it(`finds the end of what is said haltingly, and soon, in ${name}`, async () => {
      const delays: number[] = [];
      const hinted: number[] = [];
      for (const { name: said, samples, overMs } of spoken) {
        const heard = await probabilities(silero.detector(), add(samples));
        const { endpoint, atMs } = endOf(heard, overMs);
        assert.equal(endpoint, 'silence', said);
        assert.ok(atMs > overMs, `${said} was cut off ${overMs - atMs} ms before its end`);
        delays.push(atMs - overMs);
        hinted.push(endOf(heard, overMs, 'complete').atMs - overMs);
      }
      assert.ok(median(delays) <= 590, `a delay of ${median(delays)} ms`);
      assert.ok(median(hinted) <= 250, `with a hint, a delay of ${median(hinted)} ms`);
    });
  }

  it('F9: hears nobody in noise alone', async () => {
    for (const [name, add] of Object.entries(NOISES)) {
      const loud = Int16Array.from(noise('pink', INPUT_RATE_HZ * 8), x => x * 300);
      const alone = name === 'no noise' ? quiet(8000) : difference(add(loud), loud);
      const { endpoint } = endOf(await probabilities(silero.detector(), alone), Number.POSITIVE_INFINITY);
      assert.equal(endpoint, undefined, name);
    }
  });

  it('hears people as it hears a synthetic voice, also in noise', async function () {
    if (!existsSync(PEOPLE)) this.skip();
    for (const name of ['jfk', 'pv_test', 'newhome', 'vosk_test']) {
      const { samples } = parseWav(readFileSync(join(PEOPLE, `${name}.wav`)));
      const whole = { samples, file: undefined };
      const clean = await speechIn(whole, silero.detector());
      const noisy = await speechIn({ ...whole, samples: inNoise(samples, 'pink', 5) }, silero.detector());
      const ratio = Number(noisy.voicedMs) / Number(clean.voicedMs);
      assert.ok(ratio > 0.85 && ratio < 1.15, `${name}: ${noisy.voicedMs} of ${clean.voicedMs} ms in noise`);
    }
  });

  it('takes frames of any length', async () => {
    const { samples } = await hesitant(['go to line', 'ten'], 'slt');
    const lengths = [160, 512, 2048, 700];
    const heard: number[] = [];
    for (const length of lengths) {
      const detector = silero.detector();
      let speech = 0;
      for (let at = 0; at < samples.length; at += length) {
        const frame = samples.subarray(at, at + length);
        if ((await detector.speechProbability(frame)) > 0.5) speech += frame.length;
      }
      heard.push(speech / samples.length);
    }
    for (const share of heard) assert.ok(Math.abs(share - (heard[1] ?? 0)) < 0.08, heard.join());
  });

  it('keeps recordings apart that go on at the same time', async () => {
    const { samples } = await hesitant(['undo', 'that'], 'slt');
    const alone = await probabilities(silero.detector(), samples);
    const [first, second] = await Promise.all([
      probabilities(silero.detector(), samples),
      probabilities(silero.detector(), inNoise(samples, 'white', 0)),
    ]);
    assert.deepEqual(first, alone);
    assert.notDeepEqual(second, alone);
  });
});

describe('Silero on any machine', () => {
  /** Loud, and nobody's voice: by energy it is speech. */
  const hum = Int16Array.from({ length: 512 }, (_, i) => 12_000 * Math.sin(i / 5) * Math.sin(i / 2.1));

  it('judges the first frames too', async () => {
    const detector = new Silero({ model: voiceModel, log: silentLog }).detector();
    for (let i = 0; i < 30; i++) {
      const probability = await detector.speechProbability(i < 10 ? quiet(32) : hum);
      assert.ok(probability < 0.5, `frame ${i}: ${probability}`);
    }
  });

  it('judges a short recording right after the start', async () => {
    const recording = { samples: Int16Array.from([...quiet(320), ...hum, ...hum, ...quiet(320)]), file: undefined };
    const detector = new Silero({ model: voiceModel, log: silentLog }).detector();
    await assert.rejects(speechIn(recording, detector), { code: 'nothing-heard' });
    const byEnergy = await speechIn(recording, new AdaptiveEnergyDetector());
    assert.ok(Number(byEnergy.voicedMs) > 0);
  });

  it('lets others have their turn while it judges what has piled up', async () => {
    const detector = new Silero({ model: voiceModel, log: silentLog }).detector();
    await detector.speechProbability(hum);
    let turns = 0;
    let isOver = false;
    const others = (async () => {
      for (; !isOver; turns++) await breathe();
    })();
    for (let i = 0; i < 64; i++) await detector.speechProbability(hum);
    await detector.speechProbability(Int16Array.from({ length: 64 * 512 }, (_, i) => hum[i % 512] ?? 0));
    isOver = true;
    await others;
    assert.ok(turns >= 128 / 8 - 1, `${turns} turns in 128 frames`);
  });

  it('takes little memory', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [LISTENER]);
    const { addedBytes, judged } = JSON.parse(stdout);
    assert.equal(judged, 1875);
    assert.ok(addedBytes < 40e6, `${addedBytes} bytes`);
  });

  const whole = readFileSync(voiceModel);
  for (const [what, file] of Object.entries<Uint8Array | undefined>({
    'has no weights': undefined,
    'has something else': readFileSync(import.meta.filename),
    'has half of the weights': whole.subarray(0, whole.length / 2),
    'has the weights of another model': Buffer.from(
      whole.toString('latin1').replace('[258,256]', '[256,258]'),
      'latin1',
    ),
  })) {
    it(`hears by energy where it ${what}, and says so once`, async () => {
      const folder = temporaryFolder('weights');
      try {
        const model = join(folder.path, 'silero.safetensors');
        if (file) writeFileSync(model, file);
        const warnings: string[] = [];
        const log = { ...silentLog, warn: (line: string) => void warnings.push(line) };
        const silero = new Silero({ model, log });
        for (const detector of [silero.detector(), silero.detector()]) {
          for (let i = 0; i < 10; i++) assert.ok((await detector.speechProbability(quiet(32))) < 0.5);
          assert.ok((await detector.speechProbability(hum)) > 0.5);
        }
        assert.equal(warnings.length, 1, warnings.join());
      } finally {
        folder.remove();
      }
    });
  }
});

async function probabilities(detector: VoiceDetector, samples: Int16Array): Promise<readonly number[]> {
  const all: number[] = [];
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
    all.push(await detector.speechProbability(samples.subarray(at, at + FRAME_SAMPLES)));
  }
  return all;
}

function withoutSilence(samples: Int16Array): Int16Array {
  const audible = (sample: number) => Math.abs(sample) > 300;
  return samples.slice(samples.findIndex(audible), samples.findLastIndex(audible) + 1);
}

function difference(a: Int16Array, b: Int16Array): Int16Array {
  return a.map((sample, i) => sample - (b[i] ?? 0));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
