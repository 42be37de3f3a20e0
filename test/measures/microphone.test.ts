import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { INPUT_RATE_HZ, type Microphone } from '../../src/capture/microphone.ts';
import {
  arecordMicrophone,
  commandMicrophone,
  ffmpegMicrophone,
  type MicrophoneOptions,
  nativeMicrophone,
  parecMicrophone,
  soxMicrophone,
} from '../../src/capture/microphones/microphones.ts';
import { StandbyMicrophone } from '../../src/capture/microphones/standbyMicrophone.ts';
import { silentLog } from '../../src/common/log.ts';
import { AutoMicrophone } from '../../src/stages/autoMicrophone.ts';
import { microphoneContract } from '../contract/microphone.ts';
import { microphones } from '../support/candidates.ts';
import { say } from '../support/server/flite.ts';
import { skipWithoutPrograms } from '../support/skipWithoutPrograms.ts';
import { VirtualAudio } from '../support/virtualAudio.ts';

const NATIVE = fileURLToPath(new URL('../../src/capture/microphones/nativeRecorderProcess.ts', import.meta.url));
const PAREC = ['parec', `--rate=${INPUT_RATE_HZ}`, '--channels=1', '--format=s16le', '--raw', '--latency-msec=20'];

const BACKENDS: Readonly<Record<string, (options: MicrophoneOptions) => Microphone>> = {
  native: options => nativeMicrophone(NATIVE, options),
  sox: options => soxMicrophone('sox', options),
  arecord: arecordMicrophone,
  parec: parecMicrophone,
  ffmpeg: options => ffmpegMicrophone(options),
  command: options => commandMicrophone(PAREC, options),
  auto: options =>
    new AutoMicrophone(
      microphones(soxMicrophone('no-such-sox', options), nativeMicrophone(NATIVE, options)),
      silentLog,
    ),
  standby: options => new StandbyMicrophone(parecMicrophone(options), { preRollMs: () => 500, standbyMs: () => 0 }),
};

describe('microphones on a virtual sound card', () => {
  let audio: VirtualAudio;
  let said: Int16Array;
  const options = (): MicrophoneOptions => ({
    device: '',
    environment: { ...process.env, ...audio.env },
    log: silentLog,
  });

  before(async function () {
    VirtualAudio.skipIfMissing(this);
    skipWithoutPrograms(this, ['flite', 'sox', 'arecord', 'ffmpeg']);
    audio = await VirtualAudio.start();
    said = await say('delete this line', { rateHz: INPUT_RATE_HZ });
  });
  after(() => audio?.stop());

  for (const [name, microphone] of Object.entries(BACKENDS)) {
    describe(name, () => {
      microphoneContract(() => ({
        microphone: () => microphone(options()),
        speak: sound => audio.speak(sound, INPUT_RATE_HZ),
        said,
      }));

      if (name === 'auto' || name === 'command' || name === 'standby') return;
      it('no-microphone or microphone-failed, with what to do, for a device that does not exist', async () => {
        const opened = microphone({ ...options(), device: 'plughw:CARD=nowhere' }).open(new AbortController().signal);
        await assert.rejects(opened[Symbol.asyncIterator]().next(), (error: { code: string; message: string }) => {
          assert.match(error.code, /^(no-microphone|microphone-failed)$/);
          assert.ok(error.message.length > 30, error.message);
          return true;
        });
      });
    });
  }
});

describe('microphones when the sound system is gone', () => {
  let audio: VirtualAudio | undefined;

  before(function () {
    VirtualAudio.skipIfMissing(this);
    skipWithoutPrograms(this, ['sox', 'arecord', 'ffmpeg']);
  });
  beforeEach(async () => {
    audio = await VirtualAudio.start();
  });
  afterEach(() => audio?.stop());

  for (const [name, microphone] of Object.entries(BACKENDS)) {
    it(`F16: ${name} ends without an error when the device vanishes while recording`, async () => {
      const environment = { ...process.env, ...audio?.env };
      let frames = 0;
      const opened = microphone({ device: '', environment, log: silentLog }).open(new AbortController().signal);
      for await (const _ of opened) if (++frames === 5) await audio?.crash();
      assert.ok(frames >= 5);
    });
  }

  it('F16: each says so where there is no sound system at all', async () => {
    await audio?.crash();
    const environment = { ...process.env, ...audio?.env };
    for (const microphone of Object.values(BACKENDS)) {
      const opened = microphone({ device: '', environment, log: silentLog }).open(new AbortController().signal);
      await assert.rejects(opened[Symbol.asyncIterator]().next(), (error: { code: string; message: string }) => {
        assert.match(error.code, /^(no-microphone|microphone-failed)$/, error.message);
        assert.ok(error.message.length > 30, error.message);
        return true;
      });
    }
  });
});
