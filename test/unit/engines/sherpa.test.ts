import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { AloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { Engine } from '../../../src/engines/engine.ts';
import { ModelFolder } from '../../../src/engines/modelFolder.ts';
import type { ModelName } from '../../../src/engines/models.ts';
import { layModel } from '../../support/engines/laidModel.ts';
import { skipWithoutNativePart } from '../../support/engines/nativePart.ts';
import { layTinyModel } from '../../support/engines/tinyModels.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../src/engines/engineProcess.ts');
const KINDS: readonly ModelName[] = [
  'moonshine-base-en',
  'whisper-base-onnx',
  'parakeet-tdt-v3',
  'voice-joe-en',
  'voice-kitten-en',
  'voice-kokoro-en',
];

/** Native code ends its process where it meets what it does not expect: nobody else may be taken along. */
describe('sherpa-onnx with files that are no models', () => {
  let folder: TemporaryFolder;

  before(function () {
    skipWithoutNativePart(this);
    folder = temporaryFolder('models');
    for (const name of KINDS) layModel(folder.path, name);
  });
  after(() => folder?.remove());

  for (const name of KINDS)
    it(`says that it does not work: ${name}`, async () => {
      const engine = engineOf(folder, name);
      try {
        assert.equal(await engine.missing(), undefined);
        const thrown = await engine.load().catch(error => error);
        assert.ok(thrown instanceof AloudError, String(thrown));
        assert.equal(thrown.code, 'unsupported');
        assert.match(thrown.message, /does not work: /);
        // It came as far as its files.
        assert.doesNotMatch(thrown.message, /There (is|are) no|is missing/);
        assert.equal(engine.pid, undefined);
      } finally {
        engine.close();
      }
    });
});

/** What the engine makes of its options, with models that hear the same whatever is said; see `buildTinyModels.py`. */
describe('sherpa-onnx', () => {
  const SOUND = Int16Array.from({ length: 16_000 }, (_, i) => (i % 100) * 50);
  const never = new AbortController().signal;
  let folder: TemporaryFolder;
  let engine: Engine;

  before(function () {
    skipWithoutNativePart(this);
    folder = temporaryFolder('models');
  });
  afterEach(() => engine?.close());
  after(() => folder?.remove());

  function hearing(name: 'parakeet-tdt-v3' | 'whisper-base-onnx') {
    layTinyModel(folder.path, name);
    engine = engineOf(folder, name);
    return (language: string, ...hotWords: readonly string[]) =>
      engine.hear(SOUND, never, { languages: language === '' ? [] : language.split(' '), hotWords });
  }

  it('hears the names of the file with Parakeet, and no other for them', async () => {
    const hear = hearing('parakeet-tdt-v3');
    assert.equal(await hear(''), 'cat looser');
    assert.equal(await hear('', 'by id', 'get user'), 'get user');
    assert.equal(await hear('en', 'by id', 'übung', 'zebra crossing', '日本'), 'cat looser');
    assert.equal(await hear(''), 'cat looser');
  });

  it('hears with Whisper in the language that is set, or in the one that it finds', async () => {
    const hear = hearing('whisper-base-onnx');
    assert.equal(await hear(''), 'hallo');
    assert.equal(await hear('en', 'get user'), 'hello');
    assert.equal(await hear('de'), 'hallo');
    assert.equal(await hear('en'), 'hello');
  });

  it('hears with Whisper in one of several languages, in the first where it takes what is said for another', async () => {
    const hear = hearing('whisper-base-onnx');
    assert.equal(await hear('en de'), 'hallo');
    assert.equal(await hear('en fr'), 'hello');
    assert.equal(await hear(''), 'hallo');
  });

  it('says that Whisper does not know a language, and goes on with another', async () => {
    const hear = hearing('whisper-base-onnx');
    await assert.rejects(hear('xx'), { code: 'unsupported', message: /Invalid language: xx/ });
    assert.equal(await hear('de'), 'hallo');
  });
});

function engineOf(folder: TemporaryFolder, name: ModelName): Engine {
  return new Engine({
    models: [name],
    folder: new ModelFolder(folder.path),
    program: PROGRAM,
    environment: process.env,
    log: silentLog,
  });
}
