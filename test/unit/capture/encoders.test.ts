import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAudioFile } from '../../../src/capture/encoding/audioFile.ts';
import { CleaningEncoder } from '../../../src/capture/encoding/cleaningEncoder.ts';
import type { EncodedAudio, Encoder } from '../../../src/capture/encoding/encoder.ts';
import { Ffmpeg } from '../../../src/capture/encoding/ffmpeg.ts';
import { LossyEncoder } from '../../../src/capture/encoding/lossyEncoder.ts';
import { Sox } from '../../../src/capture/encoding/sox.ts';
import { WavEncoder } from '../../../src/capture/encoding/wavEncoder.ts';
import { INPUT_RATE_HZ } from '../../../src/capture/microphone.ts';
import type { Recording } from '../../../src/capture/utterance.ts';
import { type Log, silentLog } from '../../../src/common/log.ts';
import { parseWav, wavBytes } from '../../../src/common/wav.ts';
import { bestCorrelation } from '../../support/correlation.ts';
import { cpuNow } from '../../support/cpuNow.ts';
import { loudness } from '../../support/noise.ts';
import { isAlive } from '../../support/processes.ts';
import { skipWithoutPrograms } from '../../support/skipWithoutPrograms.ts';
import { until } from '../../support/until.ts';

const ENTRY = fileURLToPath(new URL('../../../src/capture/encoding/soxProcess.ts', import.meta.url));
const never = new AbortController().signal;

/** Something like speech: a buzz in syllables over a rumble, with a second of silence at both ends. */
function spoken(seconds: number, loud = 2000): Recording {
  const samples = Int16Array.from({ length: seconds * INPUT_RATE_HZ }, (_, i) => {
    const ms = i / 16;
    const speaking = ms > 1000 && ms < seconds * 1000 - 1000;
    const buzz = ((i % 133) / 66 - 1) * Math.sin((Math.PI * ms) / 250) ** 2 * (1 + 0.5 * Math.sin(ms / 770));
    return (speaking ? loud * buzz : 0) + 4 * Math.sin((2 * Math.PI * 30 * ms) / 1000);
  });
  return { samples, file: undefined };
}

describe('encoders', () => {
  let temporary: string;

  before(function () {
    skipWithoutPrograms(this, ['sox']);
  });
  beforeEach(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'aloud-encoder-'));
  });
  afterEach(() => rm(temporary, { recursive: true, force: true }));

  const sox = (path = 'sox') => new Sox({ path, entry: ENTRY, environment: process.env });
  const encodeWith = (encoder: Encoder, { samples }: Recording, signal = never): Promise<EncodedAudio> => {
    const encoding = encoder.begin();
    for (let at = 0; at < samples.length; at += 512) encoding.push(samples.subarray(at, at + 512));
    return encoding.finish(signal);
  };
  const clean = (recording: Recording, path?: string, log: Log = silentLog, signal = never) =>
    encodeWith(new CleaningEncoder(sox(path), new WavEncoder(), log), recording, signal);
  const decode = (audio: EncodedAudio): Int16Array => {
    const raw = ['-t', 'raw', '-r', '16000', '-e', 'signed', '-b', '16', '-c', '1', '-'];
    const bytes = execFileSync('sox', ['-t', audio.fileName.split('.')[1] ?? '', '-', ...raw], {
      input: audio.bytes,
      maxBuffer: 1e8,
    });
    return new Int16Array(new Uint8Array(bytes).buffer);
  };

  for (const format of ['ogg', 'mp3'] as const) {
    it(`makes ${format} while the sound comes in: small, and whole`, async () => {
      const encoder = new LossyEncoder(() => format, silentLog);
      // One encoder after the other, and two at once.
      for (const times of [1, 2]) {
        const recordings = Array.from({ length: times }, (_, i) => spoken(6 + i));
        const files = await Promise.all(recordings.map(recording => encodeWith(encoder, recording)));
        for (const [i, audio] of files.entries()) {
          const { samples } = recordings[i] as Recording;
          assert.equal(audio.fileName, `speech.${format}`);
          assert.ok(
            audio.bytes.length < samples.byteLength / 7,
            `${audio.bytes.length} of ${samples.byteLength} bytes`,
          );
          const heard = decode(audio);
          assert.ok(Math.abs(heard.length - samples.length) < 3000, `${heard.length} of ${samples.length} samples`);
          const { correlation } = bestCorrelation(samples.subarray(32_000, 64_000), heard.subarray(28_000, 70_000));
          assert.ok(correlation > 0.97, `a correlation of ${correlation}`);
        }
      }
    });
  }

  it('is done within milliseconds of the last sample, however long one has spoken', async () => {
    const encoder = new LossyEncoder(() => 'ogg', silentLog);
    const times: number[] = [];
    for (const seconds of [2, 60]) {
      const encoding = encoder.begin();
      const { samples } = spoken(seconds);
      for (let at = 0; at < samples.length; at += 512) {
        encoding.push(samples.subarray(at, at + 512));
        if (at % 51_200 === 0) await new Promise(setImmediate);
      }
      const from = cpuNow();
      await encoding.finish(never);
      times.push(cpuNow() - from);
    }
    assert.ok((times[1] ?? 0) < 40, `${times} ms`);
  });

  it('F11: makes twenty minutes small enough for every server', async () => {
    const audio = await encodeWith(new LossyEncoder(() => 'ogg', silentLog), spoken(1200));
    assert.ok(audio.bytes.length < 25e6 / 2, `${audio.bytes.length} bytes`);
  });

  it('makes WAV where the format cannot be made', async () => {
    const lines: string[] = [];
    const encoder = new LossyEncoder(() => 'flac' as 'ogg', { ...silentLog, warn: line => lines.push(line) });
    const recording = spoken(3);
    const audio = await encodeWith(encoder, recording);
    assert.deepEqual(parseWav(audio.bytes), { samples: recording.samples, rateHz: 16_000 });
    assert.equal(lines.length, 1);
  });

  it('cleans when asked: rumble and silence out, loudness up', async () => {
    const recording = spoken(6, 600);
    const cleaned = decode(await clean(recording));
    const ms = cleaned.length / 16;
    assert.ok(ms > 3500 && ms < 4700, `${ms} ms left of 4 s of speech`);
    assert.ok(loudness(cleaned) > 5 * loudness(recording.samples));
  });

  it('F15: sends it as it is where SoX is missing or fails, and logs why', async () => {
    const recording = spoken(5);
    const whole = { samples: recording.samples, rateHz: 16_000 };
    for (const path of ['no-such-sox', '/bin/false'])
      assert.deepEqual(parseWav((await clean(recording, path)).bytes), whole);
    const lines: string[] = [];
    const log: Log = { ...silentLog, warn: line => lines.push(line) };
    const failing = join(temporary, 'sox');
    // Without its file the first thing sox-stream complains about is that there is nothing to tidy up.
    await writeFile(failing, '#!/bin/sh\nsox "$@"; rm "$TMPDIR"/*; echo "sox FAIL: no space" >&2\n', { mode: 0o755 });
    assert.deepEqual(parseWav((await clean(recording, failing, log)).bytes), whole);
    assert.match(lines.join(), /no space/);
  });

  it('leaves nothing of what was said in the folder for temporary files', async () => {
    const spy = join(temporary, 'sox');
    await writeFile(spy, `#!/bin/sh\nls -ld "$TMPDIR" "$TMPDIR"/* > '${temporary}/seen'; exec sox "$@"\n`, {
      mode: 0o755,
    });
    const before = new Set(await readdir(tmpdir()));
    await clean(spoken(5), spy);
    const seen = (await readFile(join(temporary, 'seen'), 'utf8')).trim().split('\n');
    assert.equal(seen.length, 2);
    assert.match(seen[0] ?? '', /^drwx------/);
    assert.match(seen[1] ?? '', /^-rw-------/);
    assert.deepEqual(
      (await readdir(tmpdir())).filter(name => name.startsWith('aloud-sox-') && !before.has(name)),
      [],
    );
  });

  it('ends at once when cancelled, and clears up', async () => {
    const slow = join(temporary, 'sox');
    await writeFile(slow, '#!/bin/sh\necho "$TMPDIR" $$ > "$0.where"; exec sleep 600\n', { mode: 0o755 });
    const abort = new AbortController();
    const encoding = clean(spoken(5), slow, silentLog, abort.signal);
    let where = '';
    while (!where.includes(' ')) {
      await new Promise(resolve => setTimeout(resolve, 5));
      where = await readFile(`${slow}.where`, 'utf8').catch(() => '');
    }
    abort.abort();
    await assert.rejects(encoding, { code: 'cancelled' });
    const [folder = '', pid] = where.trim().split(' ');
    await assert.rejects(stat(folder), { code: 'ENOENT' });
    // What was killed is gone when the system comes to it.
    await until('it is gone', () => !isAlive(Number(pid)));
  });

  describe('readAudioFile', () => {
    const read = (name: string, path?: string) => readAudioFile(join(temporary, name), decoders(path), never);
    const decoders = (path?: string) => ({
      sox: sox(path),
      ffmpeg: new Ffmpeg(path === undefined ? process.env : { PATH: '/nowhere' }),
    });
    const convert = (name: string, ...options: string[]) => {
      const wav = wavBytes(spoken(4).samples, 16_000);
      execFileSync('sox', ['-V1', '-t', 'wav', '-', ...options, join(temporary, name)], { input: wav });
    };

    for (const name of ['said.flac', 'said.ogg', 'said.mp3', 'said.aiff', 'said.au']) {
      it(`reads ${name}`, async () => {
        convert(name, '-r', '22050', '-c', '2');
        const { samples } = await read(name);
        const part = spoken(4).samples.subarray(20_000, 36_000);
        const { correlation } = bestCorrelation(part, samples.subarray(18_000, 40_000));
        assert.ok(correlation > 0.95, `a correlation of ${correlation}`);
      });
    }

    it('reads WAV files of any rate without SoX', async () => {
      convert('said.wav', '-r', '44100', '-c', '2', '-b', '24');
      const { samples, file } = await read('said.wav', 'no-such-sox');
      assert.equal(file, undefined);
      const { correlation } = bestCorrelation(
        spoken(4).samples.subarray(20_000, 36_000),
        samples.subarray(19_000, 37_000),
      );
      assert.ok(correlation > 0.95, `a correlation of ${correlation}`);
    });

    it('says what to do about a file it cannot read', async () => {
      await assert.rejects(read('none.wav'), { code: 'not-found' });
      await writeFile(join(temporary, 'text.wav'), 'not a sound');
      await assert.rejects(read('text.wav'), { code: 'unsupported' });
      convert('said.aiff');
      await assert.rejects(read('said.aiff', 'no-such-sox'), { code: 'unsupported', message: /Install SoX/ });
    });

    it('leaves to the server what only a server can read', async () => {
      convert('said.flac');
      const { samples, asItCame } = await read('said.flac', 'no-such-sox');
      assert.equal(samples.length, 0);
      assert.deepEqual([asItCame?.fileName, asItCame?.type], ['said.flac', 'audio/flac']);
    });

    it('reads with ffmpeg what SoX does not, and never a playlist of other places', async function () {
      skipWithoutPrograms(this, ['ffmpeg']);
      convert('said.wav', '-r', '44100');
      execFileSync('ffmpeg', ['-v', 'error', '-i', join(temporary, 'said.wav'), join(temporary, 'said.m4a')]);
      const { samples } = await read('said.m4a');
      const part = spoken(4).samples.subarray(20_000, 36_000);
      const { correlation } = bestCorrelation(part, samples.subarray(17_000, 41_000));
      assert.ok(correlation > 0.95, `a correlation of ${correlation}`);
      await writeFile(join(temporary, 'list.m3u8'), '#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n');
      await assert.rejects(read('list.m3u8'), { code: 'unsupported' });
    });
  });
});
