import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Recordings } from '../../../../src/capture/recordings/recordings.ts';
import { type Log, silentLog } from '../../../../src/common/log.ts';
import { parseWav, wavBytes } from '../../../../src/common/wav.ts';
import { english } from '../../../../src/messages/text.ts';

const RECORD = fileURLToPath(new URL('../../../support/recordForever.ts', import.meta.url));

describe('Recordings', () => {
  let folder: string;
  let keep = false;
  let warnings: string[];

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'aloud-recordings-')), 'spool');
    keep = false;
    warnings = [];
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true, maxRetries: 10 }));

  const fresh = (log: Log = silentLog, where = folder, now = Date.now) =>
    new Recordings({ folder: where, log, keep: () => keep, warn: says => warnings.push(english(says)), now });
  const at = (time: string | number) => fresh(silentLog, folder, () => new Date(time).getTime());
  const frame = (value: number) => new Int16Array(512).fill(value);

  async function recorded(recordings: Recordings, frames = 20): Promise<string> {
    const spool = recordings.begin();
    for (let i = 0; i < frames; i++) spool.append(frame(i + 1));
    return (await spool.finish('pending')) ?? assert.fail('nothing on disk');
  }

  it('keeps what is said where only the user can read it', async () => {
    await mkdir(folder, { mode: 0o777 });
    const file = await recorded(fresh());
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  it('writes a proper WAV file, and reads it back', async () => {
    const recordings = fresh();
    const file = await recorded(recordings);
    const { samples } = await recordings.read(file);
    assert.deepEqual(Buffer.from(await readFile(file)), Buffer.from(wavBytes(samples, 16_000)));
    assert.equal(samples.length, 20 * 512);
    assert.deepEqual([samples[0], samples.at(-1)], [1, 20]);
  });

  it('deletes a recording when its text has arrived', async () => {
    const recordings = fresh();
    const file = await recorded(recordings);
    assert.deepEqual(await recordings.pending(), [file]);
    const recording = await recordings.read(file);
    await recordings.done(recording);
    await recordings.done(recording);
    assert.deepEqual(await readdir(folder), []);
  });

  it('keeps a recording when the user wants it, and does not offer it again', async () => {
    const recordings = fresh();
    keep = true;
    await recordings.done(await recordings.read(await recorded(recordings)));
    assert.match((await readdir(folder)).join(), /^speech-\d+-\d+-\d+\.kept\.wav$/);
    assert.deepEqual(await recordings.pending(), []);
  });

  it('puts what was cancelled aside until the next recording', async () => {
    const recordings = fresh();
    const spool = recordings.begin();
    spool.append(frame(1));
    const aside = (await spool.finish('aside')) ?? '';
    assert.equal((await recordings.read(aside)).samples.length, 512);
    assert.deepEqual(await recordings.pending(), []);
    const next = await recorded(recordings);
    assert.deepEqual(await readdir(folder), [basename(next)]);
  });

  it('gives the last one, of this run or of the one before', async () => {
    await recorded(fresh(), 10);
    await new Promise(resolve => setTimeout(resolve, 2));
    const newest = await recorded(fresh(), 15);
    const recordings = fresh();
    assert.equal((await recordings.last())?.file, newest);
    const remembered = { samples: frame(9), file: undefined };
    recordings.remember(remembered, undefined);
    assert.equal(await recordings.last(), remembered);
  });

  it('gives the one that was begun last, whichever was finished last', async () => {
    const recordings = fresh();
    const [first, second] = [recordings.begin(), recordings.begin()];
    const newer = { samples: frame(2), file: undefined };
    recordings.remember(newer, second);
    recordings.remember({ samples: frame(1), file: undefined }, first);
    assert.equal(await recordings.last(), newer);
  });

  it('leaves alone what another running editor works on', async () => {
    await mkdir(folder);
    const theirs = join(folder, `speech-${Date.now()}-${process.ppid}-1.going.wav`);
    await writeFile(theirs, wavBytes(new Int16Array(16_000), 16_000));
    assert.deepEqual(await fresh().pending(), []);
    await fresh().clean(1);
    // An hour later nobody records into it any more, whatever process has that number.
    await utimes(theirs, 0, (Date.now() - 2 * 3_600_000) / 1000);
    assert.equal((await fresh().pending()).length, 1);
  });

  it('removes what is old, but never what the user keeps, nor what is not its own', async () => {
    await mkdir(folder);
    const old = Date.now() - 40 * 86_400_000;
    for (const name of [`speech-${old}-1-1.pending.wav`, `speech-${old}-1-2.kept.wav`, 'speech.wav', 'notes.txt']) {
      await writeFile(join(folder, name), 'x');
    }
    await writeFile(join(folder, `speech-${Date.now()}-1-3.pending.wav`), 'x');
    await fresh().clean(30);
    assert.deepEqual((await readdir(folder)).map(name => name.replace(/\d+-1/, '')).sort(), [
      'notes.txt',
      'speech--2.kept.wav',
      'speech--3.pending.wav',
      'speech.wav',
    ]);
  });

  it('removes what failed after so many days of use, each counted once', async () => {
    await recorded(at('2026-03-01'));
    for (let day = 1; day <= 8; day++) {
      assert.equal((await at(`2026-03-0${day}`).pending()).length, 1, `day ${day}`);
      await at(`2026-03-0${day}T08:00`).clean(7);
      await at(`2026-03-0${day}T20:00`).clean(7);
    }
    await at('2026-03-09').clean(7);
    assert.deepEqual(await at('2026-03-09').pending(), []);
  });

  describe('F25: whatever the clock says, no recording is lost or forgotten', () => {
    for (const [what, time] of [
      ['at 1970', 5000],
      ['before it', -5000],
      ['a month ahead', Date.now() + 31 * 86_400_000],
      ['at no time at all', 9e15],
    ] as const) {
      it(`recorded ${what}, found and kept when the clock is right again`, async () => {
        const file = await recorded(fresh(silentLog, folder, () => time));
        const right = fresh();
        await right.clean(7);
        assert.deepEqual(await right.pending(), [file]);
        assert.equal((await right.last())?.samples.length, 20 * 512);
      });

      it(`recorded by a clock that is right, and kept by one that stands ${what}`, async () => {
        const file = await recorded(fresh());
        for (let start = 0; start < 10; start++) await fresh(silentLog, folder, () => time + start).clean(7);
        assert.deepEqual(await fresh().pending(), [file]);
      });
    }

    it('while the clock stands, in several editors and in the order of speaking', async () => {
      const files: string[] = [];
      for (const recordings of [at(0), at(0), at(0)])
        files.push(await recorded(recordings), await recorded(recordings));
      assert.equal(new Set(files).size, 6);
      assert.deepEqual([...(await at(0).pending())].sort(), files.sort());
      const one = at(0);
      const first = await recorded(one);
      const second = await recorded(one);
      const listed = await at(0).pending();
      assert.ok(listed.indexOf(first) < listed.indexOf(second));
    });

    it('cut off by a clock that was ahead, whatever process has its number', async () => {
      await mkdir(folder);
      const theirs = join(folder, `speech-${Date.now()}-${process.ppid}-1.going.wav`);
      await writeFile(theirs, wavBytes(new Int16Array(16_000), 16_000));
      const ahead = Date.now() / 1000 + 31 * 86_400;
      await utimes(theirs, ahead, ahead);
      assert.equal((await fresh().pending()).length, 1);
    });

    it('and a count of days that is broken, or cannot be written, lets none go', async () => {
      const file = await recorded(at('2026-03-01'));
      for (const broken of ['', '{"count":-', '{"count":3,"dates":[],"seen":{"a":"b"}}', 'null']) {
        await writeFile(`${folder}-days.json`, broken);
        await at('2026-05-01').clean(7);
        assert.deepEqual(await at('2026-05-01').pending(), [file]);
      }
      await rm(`${folder}-days.json`);
      await mkdir(`${folder}-days.json`);
      await at('2026-05-01').clean(7);
      assert.deepEqual(await at('2026-05-01').pending(), [file]);
    });
  });

  it('copies a recording to where the user wants it, or says why not', async () => {
    const recordings = fresh();
    const file = await recorded(recordings);
    await recordings.copy(file, `${folder}-copy.wav`);
    assert.deepEqual(await readFile(`${folder}-copy.wav`), await readFile(file));
    await assert.rejects(recordings.copy(file, join(folder, 'absent', 'copy.wav')), {
      code: 'refused',
      message: /^The recording could not be saved\. ENOENT/,
    });
    await recordings.discard(file);
    await assert.rejects(recordings.copy(file, `${folder}-copy.wav`), { code: 'no-recording' });
  });

  it('F17: throws away a file that was cut off before a word', async () => {
    await mkdir(folder);
    for (const [i, length] of [0, 20, 44, 144].entries()) {
      await writeFile(join(folder, `speech-${Date.now()}-4194305-${i}.going.wav`), Buffer.alloc(length));
    }
    assert.deepEqual(await fresh().pending(), []);
    assert.deepEqual(await readdir(folder), []);
  });

  it('F18: goes on without a disk, and says so once', async () => {
    const blocked = join(folder, '..', 'a file');
    await writeFile(blocked, '');
    const recordings = fresh(silentLog, join(blocked, 'spool'));
    for (let time = 0; time < 3; time++) {
      const spool = recordings.begin();
      for (let i = 0; i < 10; i++) spool.append(frame(i));
      assert.equal(await spool.finish('pending'), undefined);
    }
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /cannot be saved in .*memory only/);
    assert.deepEqual(await recordings.pending(), []);
    assert.equal(await recordings.last(), undefined);
    await recordings.clean(1);
  });

  it('F18: records to the end when the disk is full, and keeps the part that fitted', async function () {
    if (process.platform === 'win32') this.skip();
    await mkdir(folder);
    // A limit on the size of files fails writes as a full disk does.
    const limited = `trap '' XFSZ; ulimit -f 64; exec "$0" "$@"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', limited, process.execPath, RECORD, folder, '4000']);
    const [, length, file = ''] = /recorded (\d+) into (.*)/.exec(stdout) ?? [];
    assert.equal(Number(length), 4000 * 16);
    assert.equal(stdout.match(/warned: .*memory only/g)?.length, 1);
    const part = parseWav(await readFile(file)).samples;
    assert.ok(part.length > 20_000 && part.length < 40_000, `${part.length} samples on disk`);
    assert.deepEqual([part[0], part[20_000]], [1, 20_001]);
  });
});
