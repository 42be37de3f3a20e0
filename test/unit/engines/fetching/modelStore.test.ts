import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AloudError } from '../../../../src/common/errors.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { type FetchProgress, ModelStore } from '../../../../src/engines/fetching/modelStore.ts';
import type { Model } from '../../../../src/engines/model.ts';
import { ModelFolder } from '../../../../src/engines/modelFolder.ts';
import type { ModelName } from '../../../../src/engines/models.ts';
import { type ARCHIVES, archive } from '../../../support/engines/archives.ts';
import { FileServer } from '../../../support/engines/fileServer.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporaryFolder.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../../src/engines/fetching/unpackProcess.ts');
const EARS = 'moonshine-tiny-streaming-en';
const VOICE = 'voice-joe-en';
const FILES = { 'encoder.ort': Buffer.from('encoder'), 'tokenizer.bin': Buffer.alloc(1000, 5) };
const never = new AbortController().signal;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('ModelStore', () => {
  let folder: TemporaryFolder;
  let server: FileServer;
  let origin: string;
  const ABOUT = { engines: [], languages: ['en'], licence: 'MIT', memoryMB: 1 } as const;

  beforeEach(async () => {
    folder = temporaryFolder('models');
    server = new FileServer();
    origin = await server.listen();
  });
  afterEach(async () => {
    await server.close();
    folder.remove();
  });

  function models(of: keyof typeof ARCHIVES): Partial<Record<ModelName, Model>> {
    const named = Object.entries(FILES);
    for (const [name, bytes] of named) server.files.set(`/${name}`, bytes);
    server.files.set('/voice.tar.bz2', archive(of));
    const files = named.map(([name, bytes]) => ({
      name,
      address: `${origin}/${name}`,
      bytes: bytes.length,
      sha256: sha256(bytes),
    }));
    const published = { bytes: archive(of).length, sha256: sha256(archive(of)) };
    return {
      [EARS]: {
        ...ABOUT,
        label: 'Ears',
        purpose: 'ears',
        files: Object.keys(FILES),
        source: { kind: 'files', files },
      },
      [VOICE]: {
        ...ABOUT,
        label: 'Voice',
        purpose: 'voice',
        files: ['model.onnx', 'tokens.txt', 'espeak-ng-data/phontab'],
        source: {
          kind: 'archive',
          archive: { address: `${origin}/voice.tar.bz2`, ...published },
          root: 'voice',
          unpackedBytes: 100_000,
          renamed: { 'joe.onnx': 'model.onnx' },
        },
      },
    };
  }

  function store(free = 1e12, of: keyof typeof ARCHIVES = 'whole'): ModelStore {
    return new ModelStore({
      folder: join(folder.path, 'models'),
      options: { proxy: '', mirror: '', quietMs: 60_000, pauseMs: 1 },
      unpacker: { program: PROGRAM, environment: process.env },
      log: silentLog,
      free: async () => free,
      models: models(of),
    });
  }

  const files = () => (existsSync(join(folder.path, 'models')) ? readdirSync(join(folder.path, 'models')).sort() : []);
  const failure = async (fetching: Promise<void>) => {
    const thrown = await fetching.catch(error => error);
    assert.ok(thrown instanceof AloudError, String(thrown));
    return thrown;
  };

  for (const name of [EARS, VOICE] as const)
    it(`brings a model to its place whole, with its licence, and deletes it: ${name}`, async () => {
      const made = store();
      assert.deepEqual(await made.state(name), { state: 'absent' });
      const told: FetchProgress[] = [];
      await made.install(name, at => told.push(at), never);
      assert.deepEqual(await made.state(name), { state: 'there' });
      assert.equal(await new ModelFolder(join(folder.path, 'models'), models('whole')).missing(name), undefined);
      assert.equal(readFileSync(join(folder.path, 'models', name, 'LICENCE.txt'), 'utf8'), 'MIT\n');
      assert.deepEqual(readdirSync(join(folder.path, 'models/.fetching')), []);
      const fetched = told.filter(({ stage }) => stage === 'fetching').map(({ bytes, of }) => bytes / of);
      assert.deepEqual([fetched[0], fetched.at(-1)], [0, 1]);
      assert.deepEqual(
        fetched,
        fetched.toSorted((a, b) => a - b),
      );
      await made.install(name, () => assert.fail(), never);
      await made.remove(name);
      assert.deepEqual(await made.state(name), { state: 'absent' });
      assert.deepEqual(files(), ['.fetching']);
    });

  it('asks for nothing before it is told to', async () => {
    const made = store();
    await made.state(EARS);
    await made.space(EARS);
    assert.deepEqual(server.asked, []);
    assert.deepEqual(files(), []);
  });

  it('F3: goes on the next time where it was cancelled, and can be made to forget that', async () => {
    const stop = new AbortController();
    server.tricks.push('stall');
    const made = store();
    const half = ({ bytes }: FetchProgress) => bytes > 0 && stop.abort();
    assert.equal((await failure(made.install(VOICE, half, stop.signal))).code, 'cancelled');
    const { state, bytes } = { bytes: 0, ...(await made.state(VOICE)) };
    assert.ok(state === 'begun' && bytes > 0);
    await made.install(VOICE, () => {}, never);
    assert.deepEqual(
      server.asked.map(({ from }) => from),
      [0, bytes],
    );
    await made.remove(VOICE);
    server.tricks.push('stall');
    const other = new AbortController();
    await failure(made.install(VOICE, ({ bytes }) => bytes > 0 && other.abort(), other.signal));
    await made.remove(VOICE);
    assert.deepEqual(await made.state(VOICE), { state: 'absent' });
  });

  it('is fetched once at a time, and again after a program that ended in the middle', async () => {
    const stop = new AbortController();
    server.tricks.push('stall');
    const lock = join(folder.path, 'models/.fetching', `${VOICE}.lock`);
    let error: AloudError | undefined;
    const half = async ({ bytes }: FetchProgress) => {
      if (bytes === 0 || error) return;
      error = await failure(store().install(VOICE, () => {}, never));
      stop.abort();
    };
    await failure(store().install(VOICE, half, stop.signal));
    assert.equal(error?.code, 'busy');
    assert.ok(!existsSync(lock));
    for (const left of ['999999999', '', 'no number']) {
      writeFileSync(lock, left);
      await store().remove(VOICE);
      await store().install(VOICE, () => {}, never);
      assert.ok(!existsSync(lock));
    }
  });

  it('begins nothing where there is too little space, and asks for no byte', async () => {
    const error = await failure(store(200_000_050).install(VOICE, () => {}, never));
    assert.match(error.message, /^There is too little space on the disk: 201 MB are needed, 201 MB are free\.$/);
    assert.deepEqual(server.asked, []);
  });

  it('leaves what is in its place, and says so', async () => {
    const made = store();
    const place = join(folder.path, 'models', EARS);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'encoder.ort'), 'of the user');
    assert.deepEqual(await made.state(EARS), { state: 'not whole' });
    assert.equal((await failure(made.install(EARS, () => {}, never))).code, 'refused');
    assert.equal(readFileSync(join(place, 'encoder.ort'), 'utf8'), 'of the user');
  });

  it('brings nothing to its place of an archive that lacks files, or leads out of it', async () => {
    for (const which of ['lacking', 'up'] as const) {
      const made = store(1e12, which);
      assert.equal((await failure(made.install(VOICE, () => {}, never))).code, 'bad-reply');
      assert.deepEqual(files(), ['.fetching']);
      assert.ok(!existsSync(join(folder.path, 'models/.fetching', VOICE, 'unpacked')));
    }
  });

  it('F30: brings nothing to its place of what a server changed', async () => {
    server.tricks.push('change');
    assert.match((await failure(store().install(EARS, () => {}, never))).message, /checksum is wrong/);
    assert.deepEqual(files(), ['.fetching']);
  });
});
