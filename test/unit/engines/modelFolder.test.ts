import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model, Published } from '../../../src/engines/model.ts';
import { ModelFolder } from '../../../src/engines/modelFolder.ts';
import { MODELS, type ModelName } from '../../../src/engines/models.ts';
import { english } from '../../../src/messages/text.ts';
import { layModel } from '../../support/engines/laidModel.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const NAME = 'moonshine-base-en';
const NAMES = Object.keys(MODELS) as [ModelName, ...ModelName[]];

describe('the table of models', () => {
  it('has for each what must be known before it is fetched', () => {
    for (const name of NAMES) {
      const { source, files, licence, languages, memoryMB, engines, speakers }: Model = MODELS[name];
      assert.match(name, /^[a-z0-9-]+$/);
      assert.ok(licence !== '' && languages.length > 0 && files.length > 0 && engines.length > 0 && memoryMB > 0, name);
      const fetched: readonly Published[] = source.kind === 'files' ? source.files : [source.archive];
      for (const { address, bytes, sha256 } of fetched) {
        assert.match(address, /^https:\/\/[^?#]+[^/]$/);
        assert.ok(Number.isSafeInteger(bytes) && bytes > 0, address);
        assert.match(sha256, /^[0-9a-f]{64}$/);
      }
      // A38: none leads out of the model's folder.
      for (const file of files) assert.match(file, /^([a-z0-9-]+\/)?[a-z0-9_]+(\.[a-z0-9]+)*$/);
      assert.equal(new Set(files).size, files.length);
      assert.equal(new Set(speakers).size, speakers?.length ?? 0);
      if (source.kind === 'files')
        assert.deepEqual(
          source.files.map(file => file.name),
          files,
        );
    }
  });
});

describe('ModelFolder', () => {
  let folder: TemporaryFolder;
  const missing = async (path = folder.path) => {
    const says = await new ModelFolder(path).missing(NAME);
    return says && english(says);
  };

  beforeEach(() => {
    folder = temporaryFolder('models');
  });
  afterEach(() => folder.remove());

  it('says what a model would be where there is none, with its size and licence', async () => {
    const about = 'It has 141 MB, under the licence MIT.';
    assert.equal(
      await missing(''),
      `Moonshine base is not on this machine. ${about} Put its files into a folder ${NAME}, and name the folder around it in \`aloud.models.folder\`.`,
    );
    assert.equal(
      await missing(),
      `Moonshine base is not in ${folder.path}. ${about} “Aloud: Models on This Machine” fetches it, or put its files into a folder ${NAME} there.`,
    );
    assert.equal(await missing('models'), '`aloud.models.folder` is no absolute path: models.');
  });

  it('knows a model by all its files, of whatever build, and beside others', async () => {
    layModel(folder.path, NAME);
    writeFileSync(join(folder.path, NAME, 'LICENCE.txt'), 'MIT');
    assert.equal(await missing(), undefined);
    assert.deepEqual(
      new ModelFolder(folder.path).filesOf(NAME)['tokenizer.bin'],
      join(folder.path, NAME, 'tokenizer.bin'),
    );
  });

  it('takes no model for whole that lacks a file, or has an empty one or a folder in its place', async () => {
    layModel(folder.path, NAME);
    const at = (name: string) => join(folder.path, NAME, name);
    rmSync(at('tokenizer.bin'));
    writeFileSync(at('encoder_model.ort'), '');
    const where = join(folder.path, NAME);
    assert.equal(
      await missing(),
      `Moonshine base is not whole. Missing in ${where}: encoder_model.ort and tokenizer.bin.`,
    );
    writeFileSync(at('encoder_model.ort'), 'x');
    mkdirSync(at('tokenizer.bin'));
    assert.match((await missing()) ?? '', /: tokenizer\.bin\.$/);
  });

  it('takes the first of several that is there', async () => {
    const models = new ModelFolder(folder.path);
    const first = async () => {
      const found = await models.firstOf(NAMES);
      return typeof found === 'string' ? found : english(found);
    };
    assert.match(await first(), /^Moonshine streaming small is not in /);
    layModel(folder.path, NAME);
    rmSync(join(folder.path, NAME, 'tokenizer.bin'));
    assert.match(await first(), /^Moonshine base is not whole\. Missing in .*: tokenizer\.bin\.$/);
    rmSync(join(folder.path, NAME), { recursive: true });
    layModel(folder.path, 'moonshine-tiny-streaming-en');
    assert.equal(await first(), 'moonshine-tiny-streaming-en');
    layModel(folder.path, NAME);
    assert.equal(await first(), NAME);
  });
});
