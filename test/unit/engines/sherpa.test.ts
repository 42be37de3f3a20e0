import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { AloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { Engine } from '../../../src/engines/engine.ts';
import { ModelFolder } from '../../../src/engines/modelFolder.ts';
import type { ModelName } from '../../../src/engines/models.ts';
import { layModel } from '../../support/engines/laidModel.ts';
import { skipWithoutNativePart } from '../../support/engines/nativePart.ts';
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
      const engine = new Engine({
        models: [name],
        folder: new ModelFolder(folder.path),
        program: PROGRAM,
        environment: process.env,
        log: silentLog,
      });
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
