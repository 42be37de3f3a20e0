import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AloudError } from '../../../src/common/errors.ts';
import { type Log, silentLog } from '../../../src/common/log.ts';
import { Engine } from '../../../src/engines/engine.ts';
import { ModelFolder } from '../../../src/engines/modelFolder.ts';
import { MODELS, type ModelName } from '../../../src/engines/models.ts';
import { parseFromEngine, parseToEngine } from '../../../src/engines/protocol.ts';
import { layModel } from '../../support/engines/laidModel.ts';
import { TOLD } from '../../support/engines/told.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const SCRIPTED = resolve(import.meta.dirname, '../../support/engines/scriptedEngine.ts');
const never = new AbortController().signal;
const SECRET = 'sk-proj-abcdefghijklmnopqrstuvwxyz0123456789';
const told = (what: keyof typeof TOLD) => new Int16Array(16).fill(TOLD[what]);

/** Each kind of model that runs here: ears of both engines, and a voice. */
const EARS: readonly ModelName[] = ['moonshine-base-en', 'parakeet-tdt-v3', 'whisper-small-onnx'];

describe('an engine, faults and attacks', () => {
  let folder: TemporaryFolder;
  let engine: Engine | undefined;

  beforeEach(() => {
    folder = temporaryFolder('models');
  });
  afterEach(() => {
    engine?.close();
    folder.remove();
  });

  function engineOf(models: readonly [ModelName, ...ModelName[]], more: { log?: Log; path?: string } = {}): Engine {
    engine = new Engine({
      models,
      folder: new ModelFolder(more.path ?? folder.path),
      program: SCRIPTED,
      environment: { ...process.env, OPENAI_API_KEY: SECRET, HTTPS_PROXY: `http://u:${SECRET}@proxy` },
      log: more.log ?? silentLog,
    });
    return engine;
  }

  for (const name of EARS)
    it(`F3: hears again what it was hearing when its process died: ${name}`, async () => {
      layModel(folder.path, name);
      const made = engineOf([name]);
      await assert.rejects(made.hear(told('abort'), never), { code: 'unsupported' });
      assert.equal(await made.hear(told('answer'), never), '16 samples');
    });

  for (const name of EARS)
    it(`F4: ends a process that talks nonsense: ${name}`, async () => {
      layModel(folder.path, name);
      const made = engineOf([name]);
      await assert.rejects(made.hear(told('talkNonsense'), never), { code: 'unsupported', message: /understood/ });
      assert.equal(made.pid, undefined);
    });

  for (const name of [...EARS, 'voice-joe-en', 'voice-kitten-en', 'voice-kokoro-en'] as const)
    it(`F13: says what is missing of a model that was deleted meanwhile, with where it comes from: ${name}`, async () => {
      layModel(folder.path, name);
      const made = engineOf([name]);
      assert.equal(await made.missing(), undefined);
      rmSync(join(folder.path, name), { recursive: true });
      const thrown = await made.load().catch(error => error);
      assert.ok(thrown instanceof AloudError, String(thrown));
      assert.deepEqual([thrown.code, thrown.setting], ['unsupported', 'aloud.models.folder']);
      assert.ok(thrown.remedies.includes('fetch-models'));
      assert.ok(thrown.message.includes(MODELS[name].label), thrown.message);
      assert.equal(made.pid, undefined);
    });

  it('F13: takes the next model where one is not whole', async () => {
    layModel(folder.path, 'whisper-base-onnx');
    mkdirSync(join(folder.path, 'whisper-small-onnx'));
    writeFileSync(join(folder.path, 'whisper-small-onnx/encoder.onnx'), 'x');
    assert.equal(await engineOf(['whisper-small-onnx', 'whisper-base-onnx']).hear(told('answer'), never), '16 samples');
  });

  it('A39: shows its process no key, in its environment or among its words', async () => {
    layModel(folder.path, 'moonshine-base-en');
    const seen = await engineOf(['moonshine-base-en']).hear(told('tellEnvironment'), never);
    assert.match(seen, /PATH/);
    assert.doesNotMatch(seen, /OPENAI|PROXY|sk-/);
  });

  it('A39: tells no words of what was said in its failures, nor in the log', async () => {
    const lines: string[] = [];
    const line = (text: string) => void lines.push(text);
    const log = { ...silentLog, debug: line, info: line, warn: line, error: line } as Log;
    layModel(folder.path, 'moonshine-base-en');
    const made = engineOf(['moonshine-base-en'], { log });
    assert.equal(await made.hear(told('answer'), never), '16 samples');
    const thrown = await made.hear(told('complainAndEnd'), never).catch(error => error);
    assert.doesNotMatch(`${thrown.message}\n${lines.join('\n')}`, /16 samples|sk-proj/);
    assert.ok(lines.length > 0);
  });

  it('A41: takes names of prototypes for names, and nothing that is no plain message', () => {
    const load = JSON.parse(
      '{"type":"load","engine":"moonshine","variant":"__proto__","files":{"__proto__":"/m"},"libraries":""}',
    );
    const parsed = parseToEngine(load);
    assert.ok(parsed?.type === 'load');
    assert.deepEqual(Object.entries(parsed.files), [['__proto__', '/m']]);
    for (const text of [
      '{"__proto__":{"type":"load"}}',
      '{"type":"heard","text":"","__proto__":{"x":1}}',
      '{"type":"so-far","settled":"","tail":"","__proto__":1}',
      '{"type":"constructor"}',
    ]) {
      assert.equal(parseToEngine(JSON.parse(text)), undefined, text);
      assert.equal(parseFromEngine(JSON.parse(text)), undefined, text);
    }
    assert.deepEqual(parseFromEngine({ type: 'heard', text: '__proto__' }), { type: 'heard', text: '__proto__' });
  });

  for (const engineName of ['moonshine', 'sherpa'] as const)
    it(`A41: knows no kind of model by the name of a prototype: ${engineName}`, async () => {
      const process = resolve(import.meta.dirname, '../../../src/engines/engineProcess.ts');
      const { Running } = await import('../../../src/engines/running.ts');
      for (const variant of ['__proto__', 'constructor', 'toString']) {
        const running = new Running({
          program: process,
          label: 'It',
          environment: globalThis.process.env,
          log: silentLog,
        });
        const loading = running.ask(
          { type: 'load', engine: engineName, variant, files: { a: '/none' }, libraries: '' },
          'loaded',
          60_000,
        );
        await assert.rejects(loading, {
          code: 'unsupported',
          message: /has no architecture|There are no ears|Cannot find/,
        });
      }
    });
});
