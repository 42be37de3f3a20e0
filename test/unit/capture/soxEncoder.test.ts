import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAudioFile } from '../../../src/capture/audioFile.ts';
import type { EncodedAudio } from '../../../src/capture/encoder.ts';
import { INPUT_RATE_HZ } from '../../../src/capture/microphone.ts';
import { Sox } from '../../../src/capture/sox.ts';
import { SoxEncoder, type SoxEncoderOptions } from '../../../src/capture/soxEncoder.ts';
import type { Recording } from '../../../src/capture/utterance.ts';
import { type Log, silentLog } from '../../../src/common/log.ts';
import { bytesOf, parseWav, wavBytes } from '../../../src/common/wav.ts';
import { bestCorrelation } from '../../support/correlation.ts';
import { loudness } from '../../support/noise.ts';
import { skipWithoutPrograms } from '../../support/skipWithoutPrograms.ts';

const ENTRY = fileURLToPath(new URL('../../../src/capture/soxProcess.ts', import.meta.url));
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

/** A dead process that nobody waited for does not run. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z');
  return !status.includes(') Z');
}

describe('SoxEncoder', function () {
  this.timeout(20_000);
  let temporary: string;

  before(function () {
    skipWithoutPrograms(this, ['sox']);
  });
  beforeEach(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'aloud-encoder-'));
  });
  afterEach(() => rm(temporary, { recursive: true, force: true }));

  const sox = (path = 'sox') => new Sox({ path, entry: ENTRY, environment: process.env });
  const encode = (recording: Recording, options: Partial<SoxEncoderOptions>, path?: string, log: Log = silentLog) =>
    new SoxEncoder(sox(path), () => ({ clean: false, compress: true, ...options }), log).encode(recording, never);
  const decode = (audio: EncodedAudio): Int16Array => {
    const raw = ['-t', 'raw', '-r', '16000', '-e', 'signed', '-b', '16', '-c', '1', '-'];
    const bytes = execFileSync('sox', ['-t', audio.fileName.split('.')[1] ?? '', '-', ...raw], {
      input: audio.bytes,
      maxBuffer: 1e8,
    });
    return new Int16Array(new Uint8Array(bytes).buffer);
  };

  it('sends short recordings as WAV, without SoX', async () => {
    const recording = spoken(3);
    const audio = await encode(recording, {}, 'no-such-sox');
    assert.deepEqual([audio.fileName, audio.type], ['speech.wav', 'audio/wav']);
    assert.deepEqual(parseWav(audio.bytes), { samples: recording.samples, rateHz: 16_000 });
  });

  it('compresses longer ones without losing a sample', async () => {
    const recording = spoken(10);
    const audio = await encode(recording, {});
    assert.deepEqual([audio.fileName, audio.type], ['speech.flac', 'audio/flac']);
    assert.ok(audio.bytes.length < 0.6 * recording.samples.byteLength, `${audio.bytes.length} bytes`);
    assert.deepEqual(bytesOf(decode(audio)), bytesOf(recording.samples));
  });

  it('F11: makes twenty minutes small enough for every server', async () => {
    const recording = spoken(1200);
    const audio = await encode(recording, {});
    assert.equal(audio.fileName, 'speech.ogg');
    assert.ok(audio.bytes.length < 25e6 / 2, `${audio.bytes.length} bytes`);
    const heard = decode(audio);
    assert.ok(Math.abs(heard.length - recording.samples.length) < 1000);
    const { correlation } = bestCorrelation(recording.samples.subarray(32_000, 48_000), heard.subarray(31_000, 49_000));
    assert.ok(correlation > 0.97, `a correlation of ${correlation}`);
  });

  it('cleans when asked: rumble and silence out, loudness up', async () => {
    const recording = spoken(6, 600);
    const cleaned = decode(await encode(recording, { clean: true }));
    const ms = cleaned.length / 16;
    assert.ok(ms > 3500 && ms < 4700, `${ms} ms left of 4 s of speech`);
    assert.ok(loudness(cleaned) > 5 * loudness(recording.samples));
    const short = await encode(spoken(3, 600), { clean: true });
    assert.equal(short.fileName, 'speech.wav');
    assert.ok(decode(short).length < 2200 * 16);
  });

  it('F15: sends WAV where SoX is missing or fails, and logs why', async () => {
    const recording = spoken(5);
    for (const path of ['no-such-sox', '/bin/false', '/bin/cat']) {
      assert.equal((await encode(recording, { clean: true }, path)).fileName, 'speech.wav');
    }
    const lines: string[] = [];
    const log: Log = { ...silentLog, warn: line => lines.push(line) };
    for (const script of ['sox "$@"; echo "sox FAIL: no space" >&2', 'echo this is no FLAC']) {
      const failing = join(temporary, 'sox');
      await writeFile(failing, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      assert.equal((await encode(recording, {}, failing, log)).fileName, 'speech.wav');
    }
    assert.match(lines.join(), /no space.*no flac/);
  });

  it('leaves nothing of what was said in the folder for temporary files', async () => {
    const spy = join(temporary, 'sox');
    await writeFile(spy, `#!/bin/sh\nls -ld "$TMPDIR" "$TMPDIR"/* > '${temporary}/seen'; exec sox "$@"\n`, {
      mode: 0o755,
    });
    const before = new Set(await readdir(tmpdir()));
    await encode(spoken(5), {}, spy);
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
    await writeFile(slow, '#!/bin/sh\necho "$TMPDIR" $$ > "$0.where"; exec sleep 20\n', { mode: 0o755 });
    const abort = new AbortController();
    const encoding = new SoxEncoder(sox(slow), () => ({ clean: false, compress: true }), silentLog).encode(
      spoken(5),
      abort.signal,
    );
    let where = '';
    while (!where.includes(' ')) {
      await new Promise(resolve => setTimeout(resolve, 5));
      where = await readFile(`${slow}.where`, 'utf8').catch(() => '');
    }
    const asked = performance.now();
    abort.abort();
    await assert.rejects(encoding, { code: 'cancelled' });
    assert.ok(performance.now() - asked < 500);
    const [folder = '', pid] = where.trim().split(' ');
    await assert.rejects(stat(folder), { code: 'ENOENT' });
    assert.equal(await isRunning(Number(pid)), false);
  });

  describe('readAudioFile', () => {
    const read = (name: string, path?: string) => readAudioFile(join(temporary, name), sox(path), never);
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
      convert('said.flac');
      await assert.rejects(read('said.flac', 'no-such-sox'), { code: 'unsupported', message: /Install SoX/ });
    });
  });
});
