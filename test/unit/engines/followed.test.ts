import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { silentLog } from '../../../src/common/log.ts';
import { Engine } from '../../../src/engines/engine.ts';
import type { Followed } from '../../../src/engines/followed.ts';
import { ModelFolder } from '../../../src/engines/modelFolder.ts';
import type { ModelName } from '../../../src/engines/models.ts';
import { NO_HINTS } from '../../../src/engines/protocol.ts';
import { layModel } from '../../support/engines/laidModel.ts';
import { TOLD } from '../../support/engines/told.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const SOURCES = resolve(import.meta.dirname, '../../../src/engines');
const SCRIPTED = resolve(import.meta.dirname, '../../support/engines/scriptedEngine.ts');
const never = new AbortController().signal;
const LIVE = 'moonshine-small-streaming-en';

describe('an utterance that a model follows', () => {
  let folder: TemporaryFolder;
  let engine: Engine;

  before(() => {
    folder = temporaryFolder('models');
    layModel(folder.path, LIVE);
    layModel(folder.path, 'moonshine-base-en');
  });
  after(() => folder.remove());
  afterEach(() => engine.close());

  function engineOf(model: ModelName, program = SCRIPTED): Engine {
    const about = { folder: new ModelFolder(folder.path), environment: process.env, log: silentLog };
    engine = new Engine({ ...about, models: [model], program });
    return engine;
  }

  async function begun(): Promise<Followed> {
    const followed = await engineOf(LIVE).live();
    assert.ok(followed);
    return followed;
  }

  const add = (to: Followed, what: keyof typeof TOLD = 'answer', isPause = false, hints = NO_HINTS) =>
    to.add(new Int16Array(160).fill(TOLD[what]), isPause, hints, never);

  it('is there where the model writes while someone speaks, and starts nothing', async () => {
    await begun();
    assert.equal(engine.pid, undefined);
    assert.equal(await engineOf('moonshine-base-en').live(), undefined);
    assert.equal(await engineOf('moonshine-tiny-streaming-en').live(), undefined);
  });

  it('tells what was heard so far, and at the end of all; words to expect can change on the way', async () => {
    const followed = await begun();
    assert.deepEqual(await add(followed), { settled: '', tail: '160 samples' });
    const hints = { languages: ['en'], hotWords: ['get user', 'total'] };
    assert.deepEqual(await add(followed, 'answer', true, hints), { settled: 'get user total', tail: '320 samples.' });
    assert.deepEqual(await add(followed), { settled: '', tail: '480 samples' });
    assert.equal(await followed.end(never), '480 samples in all, 0 more');
  });

  it('keeps two apart, and what is heard as a whole beside them', async () => {
    const one = await begun();
    const other = await engine.live();
    assert.ok(other);
    const heard = [add(one), add(other), engine.hear(new Int16Array(16), never), add(one)];
    assert.deepEqual(await Promise.all(heard), [
      { settled: '', tail: '160 samples' },
      { settled: '', tail: '160 samples' },
      '16 samples',
      { settled: '', tail: '320 samples' },
    ]);
    one.leave();
    assert.equal(await other.end(never), '160 samples in all, 0 more');
  });

  it('ends with its process: one that is started anew knows nothing of what was said', async () => {
    const followed = await begun();
    await add(followed);
    await assert.rejects(add(followed, 'abort'), { code: 'unsupported', message: /SIGABRT/ });
    assert.equal(engine.pid, undefined);
    await assert.rejects(add(followed), { code: 'unsupported', message: /SIGABRT/ });
    await assert.rejects(followed.end(never), { code: 'unsupported', message: /SIGABRT/ });
    followed.leave();
    assert.equal(engine.pid, undefined);
    assert.equal(await engine.hear(new Int16Array(16), never), '16 samples');
  });

  it('adds nothing that nobody wants any more', async () => {
    const followed = await begun();
    await assert.rejects(followed.add(new Int16Array(16), false, NO_HINTS, AbortSignal.abort()), { code: 'cancelled' });
    followed.leave();
    assert.equal(engine.pid, undefined);
  });

  it('F13: fails in the words of Moonshine itself where the files are no model', async () => {
    const failed = engineOf(LIVE, resolve(SOURCES, 'engineProcess.ts')).load();
    await assert.rejects(failed, {
      code: 'unsupported',
      message: /^Moonshine streaming small does not work: Failed to load .* streaming_config\.json/,
    });
  });
});
