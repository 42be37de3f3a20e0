import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AloudError, type ErrorCode } from '../../../../src/common/errors.ts';
import { download } from '../../../../src/engines/fetching/download.ts';
import { retryAfterMs } from '../../../../src/engines/fetching/retryAfter.ts';
import type { Published } from '../../../../src/engines/model.ts';
import { FileServer, type Trick } from '../../../support/engines/fileServer.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporaryFolder.ts';

const never = new AbortController().signal;
const BYTES = randomBytes(30_000);
const SECRET = 'sk-proj-abcdefghijklmnopqrstuvwxyz0123456789';

describe('download, faults and attacks', () => {
  let folder: TemporaryFolder;
  let server: FileServer;
  let file: Published;
  let path: string;

  beforeEach(async () => {
    folder = temporaryFolder('download');
    path = join(folder.path, 'model.onnx');
    server = new FileServer();
    server.files.set('/model.onnx', BYTES);
    const sha256 = createHash('sha256').update(BYTES).digest('hex');
    file = { address: `${await server.listen()}/model.onnx`, bytes: BYTES.length, sha256 };
  });
  afterEach(async () => {
    await server.close();
    folder.remove();
  });

  const OPTIONS = { proxy: '', mirror: '', quietMs: 60_000, pauseMs: 1 };

  async function failure(tricks: readonly Trick[], options = {}): Promise<AloudError> {
    server.tricks.push(...tricks);
    const thrown = await download(file, path, { ...OPTIONS, ...options }, server.arrived.bind(server), never).catch(
      error => error,
    );
    assert.ok(thrown instanceof AloudError, String(thrown));
    return thrown;
  }

  for (const status of [408, 429, 500, 502, 503])
    it(`F1: tries again after ${status}, three times at the most`, async () => {
      server.tricks.push({ status }, { status });
      await download(file, path, OPTIONS, () => {}, never);
      assert.deepEqual(readFileSync(path), BYTES);
      writeFileSync(path, '');
      server.asked.length = 0;
      assert.match((await failure(Array(9).fill({ status }))).message, new RegExp(`status ${status}`));
      assert.equal(server.asked.length, 3);
    });

  it('F1: waits as long as it is asked to, but not for minutes', async () => {
    server.tricks.push({ status: 503, headers: { 'retry-after': '1' } });
    const began = performance.now();
    await download(file, path, OPTIONS, () => {}, never);
    assert.ok(performance.now() - began >= 990);
    writeFileSync(path, '');
    server.asked.length = 0;
    const error = await failure([{ status: 429, headers: { 'retry-after': '3600' } }]);
    assert.match(error.message, /status 429/);
    assert.equal(server.asked.length, 1);
    assert.deepEqual(
      ['7', new Date(Date.now() - 5000).toUTCString(), 'soon', undefined].map(each =>
        retryAfterMs({ ...(each !== undefined && { 'retry-after': each }) }),
      ),
      [7000, 0, undefined, undefined],
    );
  });

  it('F2: says who is not there, and which setting may help', async () => {
    await server.close();
    const error = await failure([]);
    assert.deepEqual([error.code, error.setting], ['unreachable', 'aloud.models.proxy']);
    assert.match(error.message, new RegExp(`^${new URL(file.address).host} cannot be reached`));
    assert.equal(existsSync(path), false);
    await server.listen();
  });

  it('F3: goes on with what came before the connection was lost', async () => {
    server.tricks.push('cut');
    await download(file, path, OPTIONS, server.arrived.bind(server), never);
    assert.deepEqual(readFileSync(path), BYTES);
    assert.deepEqual(
      server.asked.map(({ from }) => from),
      [0, BYTES.length / 2],
    );
  });

  const NEVER_AGAIN: readonly (readonly [string, number, ErrorCode])[] = [
    ['F12', 401, 'server-failed'],
    ['F12', 403, 'server-failed'],
    ['F12', 407, 'server-failed'],
    ['F13', 404, 'not-found'],
    ['F13', 410, 'not-found'],
  ];
  for (const [number, status, code] of NEVER_AGAIN)
    it(`${number}: asks no second time where it is answered ${status}, and keeps what was there`, async () => {
      writeFileSync(path, BYTES.subarray(0, 1000));
      const error = await failure([{ status }]);
      assert.equal(error.code, code);
      assert.match(
        error.message,
        new RegExp(`^127\\.0\\.0\\.1:\\d+ does not give the file away \\(status ${status}\\)`),
      );
      assert.equal(server.asked.length, 1);
      assert.deepEqual(readFileSync(path), BYTES.subarray(0, 1000));
    });

  it('F30: takes no page for the file that a network shows instead', async () => {
    const page: Trick = { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<html>Sign in' };
    for (const there of [0, 1000]) {
      writeFileSync(path, BYTES.subarray(0, there));
      server.asked.length = 0;
      const error = await failure([page]);
      assert.equal(error.code, 'server-failed');
      assert.match(error.message, /shows a page instead of the file/);
      assert.equal(server.asked.length, 1);
      assert.deepEqual(readFileSync(path), BYTES.subarray(0, there));
    }
  });

  it('F30: takes no error for the file that says so with status 200', async () => {
    const body = JSON.stringify({ error: { message: 'Quota exceeded' } });
    const error = await failure([{ status: 200, headers: { 'content-length': String(body.length) }, body }]);
    assert.equal(error.code, 'bad-reply');
    assert.equal(existsSync(path), false);
  });

  it('A39: tells nobody the password of a proxy', async () => {
    const error = await failure([], { proxy: `http://user:${SECRET}@127.0.0.1:9` });
    assert.equal(error.code, 'unreachable');
    assert.doesNotMatch(`${error.message} ${error.stack}`, new RegExp(SECRET));
    assert.doesNotMatch(JSON.stringify(server.asked), new RegExp(SECRET));
  });

  it('A41: takes names of prototypes for names', async () => {
    for (const name of ['__proto__', 'constructor']) {
      server.files.set(`/${name}`, BYTES);
      const at = join(folder.path, name);
      await download({ ...file, address: `${new URL(file.address).origin}/${name}` }, at, OPTIONS, () => {}, never);
      assert.deepEqual(readFileSync(at), BYTES);
    }
    assert.equal(Object.hasOwn(Object.prototype, 'model'), false);
  });
});
