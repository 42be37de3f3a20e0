import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { mock } from 'node:test';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { AloudError, type ErrorCode } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { Engine } from '../../../src/engines/engine.ts';
import { ModelFolder } from '../../../src/engines/modelFolder.ts';
import type { ModelName } from '../../../src/engines/models.ts';
import type { Message } from '../../../src/messages/message.ts';
import { english } from '../../../src/messages/text.ts';
import { layModel } from '../../support/engines/laidModel.ts';
import { TOLD } from '../../support/engines/told.ts';
import { isAlive } from '../../support/processes.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

const SCRIPTED = resolve(import.meta.dirname, '../../support/engines/scriptedEngine.ts');
const never = new AbortController().signal;
const told = (what: keyof typeof TOLD, length = 16) => new Int16Array(length).fill(TOLD[what]);

describe('Engine', () => {
  let folder: TemporaryFolder;
  let engines: Engine[];

  before(() => {
    folder = temporaryFolder('models');
    layModel(folder.path, 'moonshine-base-en');
    layModel(join(folder.path, 'broken'), 'moonshine-base-en');
    layModel(folder.path, 'voice-kitten-en');
  });
  after(() => folder.remove());
  beforeEach(() => {
    engines = [];
  });
  afterEach(() => {
    mock.timers.reset();
    for (const each of engines) each.close();
  });

  function engine(options: { path?: string; idleMs?: number; program?: string; model?: ModelName } = {}): Engine {
    const { path = folder.path, program = SCRIPTED, model = 'moonshine-base-en', ...rest } = options;
    const made = new Engine({
      models: [model],
      folder: new ModelFolder(path),
      program,
      environment: process.env,
      log: silentLog,
      ...rest,
    });
    engines.push(made);
    return made;
  }

  async function failureOf(made: Engine, what: keyof typeof TOLD): Promise<AloudError> {
    const thrown = await made.hear(told(what), never).catch(error => error);
    assert.ok(thrown instanceof AloudError, String(thrown));
    return thrown;
  }

  it('starts its process when it is first asked, and keeps it', async () => {
    const made = engine();
    assert.equal(made.pid, undefined);
    assert.equal(await made.hear(told('answer', 160), never), '160 samples');
    const first = made.pid;
    assert.equal(await made.hear(told('answer', 320), never), '320 samples');
    assert.ok(first !== undefined && made.pid === first);
  });

  it('says a text, as the speaker who is named', async () => {
    const made = engine({ model: 'voice-kitten-en' });
    const say = (speaker: string) => made.say('Saved.', { speaker, speed: 1 }, never);
    assert.deepEqual([...(await say(''))], [0, 0, 0, 0, 0, 0]);
    assert.deepEqual([...(await say('Luna'))], [3, 3, 3, 3, 3, 3]);
    assert.deepEqual([...(await say('nobody'))], [0, 0, 0, 0, 0, 0]);
    await assert.rejects(made.say('', { speaker: '', speed: 1 }, AbortSignal.abort()), { code: 'cancelled' });
  });

  it('says that a native part is not in its package, and starts nothing', async () => {
    const made = engine({ model: 'voice-kitten-en', program: join(folder.path, 'engine.cjs') });
    const failure = await made.say('Saved.', { speaker: '', speed: 1 }, never).catch(error => error);
    assert.equal(failure.code, 'unsupported');
    assert.match(failure.message, /^Kitten nano 0\.8 needs a part that is not in this package of Aloud: that for /);
    assert.equal(english((await made.missing()) as Message), failure.message);
    assert.equal(made.pid, undefined);
  });

  it('answers each its own, one after the other', async () => {
    const made = engine();
    const heard = [told('answerLate', 100), told('answer', 200), told('answerLate', 300)].map(each =>
      made.hear(each, never),
    );
    assert.deepEqual(await Promise.all(heard), ['late 100', '200 samples', 'late 300']);
  });

  const FAILURES: readonly [keyof typeof TOLD, RegExp][] = [
    ['abort', /^Moonshine base does not work: .*SIGABRT/],
    ['complainAndEnd', /terminate called after throwing std::bad_alloc/],
    ['talkNonsense', /answered what cannot be understood/],
    ['answerLoaded', /answered what cannot be understood/],
    ['fail', /does not work: Memory access out of bounds/i],
  ];
  for (const [what, says] of FAILURES)
    it(`F4: fails where its process does (${what}), and is started anew at the next use`, async () => {
      const made = engine();
      const failure = await failureOf(made, what);
      assert.equal(failure.code, 'unsupported');
      assert.match(failure.message, says);
      assert.equal(made.pid, undefined);
      assert.equal(await made.hear(told('answer'), never), '16 samples');
    });

  it('F3: fails where its process is killed in the middle', async () => {
    const made = engine();
    await made.load();
    const pid = made.pid as number;
    const heard = failureOf(made, 'hang');
    process.kill(pid, 'SIGKILL');
    assert.match((await heard).message, /SIGKILL/);
  });

  it('ends what hangs, with `timed-out`', async () => {
    const made = engine();
    await made.load();
    const pid = made.pid as number;
    mock.timers.enable({ apis: ['setTimeout'] });
    const failed = failureOf(made, 'hang');
    for (let i = 0; i < 5; i++) await turnOfTheLoop();
    mock.timers.tick(19_999);
    await turnOfTheLoop();
    assert.equal(made.pid, pid);
    mock.timers.tick(100);
    assert.equal((await failed).code, 'timed-out' satisfies ErrorCode);
    mock.timers.reset();
    await until('it is gone', () => !isAlive(pid));
  });

  it('lets its process go when nobody has used it for a while, and not before', async () => {
    const made = engine({ idleMs: 60_000 });
    await made.load();
    const pid = made.pid as number;
    mock.timers.enable({ apis: ['setTimeout'] });
    await made.hear(told('answer'), never);
    mock.timers.tick(59_000);
    await made.hear(told('answer'), never);
    mock.timers.tick(59_000);
    assert.equal(made.pid, pid);
    mock.timers.tick(1000);
    assert.equal(made.pid, undefined);
    mock.timers.reset();
    await until('it is gone', () => !isAlive(pid));
    assert.equal(await made.hear(told('answer'), never), '16 samples');
  });

  it('lets nothing go that is at work, however long that takes', async () => {
    const made = engine({ idleMs: 30 });
    await made.load();
    assert.equal(await made.hear(told('answerLate'), never), 'late 16');
  });

  it('throws `cancelled` at once, and asks nothing for who waits no longer', async () => {
    const made = engine();
    await made.load();
    const stop = new AbortController();
    const [first, second] = [told('answerLate', 100), told('hang')].map(each => made.hear(each, stop.signal));
    const next = made.hear(told('answer'), never);
    stop.abort();
    await assert.rejects(first as Promise<string>, { code: 'cancelled' });
    await assert.rejects(second as Promise<string>, { code: 'cancelled' });
    assert.equal(await next, '16 samples');
    await assert.rejects(made.hear(told('answer'), stop.signal), { code: 'cancelled' });
  });

  it('tells who waits `cancelled` when it is closed', async () => {
    const made = engine();
    await made.load();
    const heard = failureOf(made, 'hang');
    for (let i = 0; i < 5; i++) await turnOfTheLoop();
    made.close();
    assert.equal((await heard).code, 'cancelled');
  });

  it('says what is missing, and starts nothing', async () => {
    const made = engine({ path: '' });
    const failure = await failureOf(made, 'answer');
    assert.equal(failure.code, 'unsupported');
    assert.match(failure.message, /^Moonshine base is not on this machine\. It has 141 MB/);
    assert.equal(failure.setting, 'aloud.models.folder');
    assert.equal(made.pid, undefined);
  });

  it('F13: says that a model cannot be loaded in the words of the engine', async () => {
    const failure = await failureOf(engine({ path: join(folder.path, 'broken') }), 'answer');
    assert.match(failure.message, /protobuf parsing failed/i);
  });

  it('says that its program is not there', async () => {
    const failure = await failureOf(engine({ program: join(folder.path, 'none.cjs') }), 'answer');
    assert.equal(failure.code, 'unsupported');
  });

  /** Runs a program that starts an engine, does something with it and ends; the id of what it has started. */
  function leftBy(script: string): number {
    const importing = (name: string, file: string) =>
      `import { ${name} } from ${JSON.stringify(resolve(import.meta.dirname, '../../../src/engines', file))};`;
    const program = `
      ${importing('Engine', 'engine.ts')}
      ${importing('ModelFolder', 'modelFolder.ts')}
      const folder = new ModelFolder(${JSON.stringify(folder.path)});
      const program = ${JSON.stringify(SCRIPTED)};
      const log = { debug() {}, info() {} };
      const engine = new Engine({ models: ['moonshine-base-en'], folder, program, environment: process.env, log });
      await engine.load();
      console.log(engine.pid);
      ${script}`;
    const args = ['--input-type=module', '-e', program];
    return Number(execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 }));
  }

  it('keeps nobody from ending, and its process ends with who has started it', async () => {
    const pid = leftBy('');
    assert.ok(pid > 0);
    await until('it is gone', () => !isAlive(pid));
  });

  it('leaves no process behind that hangs', async () => {
    const pid = leftBy(`
      engine.hear(Int16Array.of(${TOLD.hang}), new AbortController().signal);
      // The message is on its way: what has it hears nothing else.
      setTimeout(() => process.exit(0), 500);`);
    assert.ok(pid > 0);
    await until('it is gone', () => !isAlive(pid));
  });
});
