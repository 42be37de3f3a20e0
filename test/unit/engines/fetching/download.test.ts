import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { AloudError, type ErrorCode } from '../../../../src/common/errors.ts';
import { download, sizeOf } from '../../../../src/engines/fetching/download.ts';
import type { Published } from '../../../../src/engines/model.ts';
import { FileServer, type Trick } from '../../../support/engines/fileServer.ts';
import { onSmallDisk } from '../../../support/smallDisk.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporaryFolder.ts';

const never = new AbortController().signal;
const BYTES = randomBytes(300_000);

describe('download', () => {
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

  async function fetched(tricks: readonly Trick[], about: Partial<Published> = {}, mirror = ''): Promise<number[]> {
    server.tricks.push(...tricks);
    const told: number[] = [];
    // Only of a server that says nothing is it known when nothing comes any more.
    const isQuiet = tricks.includes('stall') || tricks.includes('silence');
    const options = { proxy: '', mirror, quietMs: isQuiet ? 200 : 60_000, pauseMs: 1 };
    const progress = (bytes: number) => {
      told.push(bytes);
      server.arrived(bytes);
    };
    await download({ ...file, ...about }, path, options, progress, never);
    return told;
  }

  async function failure(tricks: readonly Trick[], about: Partial<Published> = {}): Promise<AloudError> {
    const thrown = await fetched(tricks, about).catch(error => error);
    assert.ok(thrown instanceof AloudError, String(thrown));
    return thrown;
  }

  it('fetches a file, tells how far it is, and tells the server nothing of its user', async () => {
    const told = await fetched([]);
    assert.deepEqual(readFileSync(path), BYTES);
    assert.deepEqual([told[0], told.at(-1)], [0, BYTES.length]);
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    );
    const { headers } = server.asked[0] as (typeof server.asked)[number];
    assert.deepEqual(Object.keys(headers).sort(), ['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
  });

  it('asks for nothing that is there', async () => {
    writeFileSync(path, BYTES);
    await fetched([]);
    assert.deepEqual(server.asked, []);
  });

  it('goes on where it was cancelled', async () => {
    const stop = new AbortController();
    server.tricks.push('stall');
    const options = { proxy: '', mirror: '', quietMs: 60_000, pauseMs: 1 };
    const half = (bytes: number) => bytes >= BYTES.length / 2 && stop.abort();
    await assert.rejects(download(file, path, options, half, stop.signal), { code: 'cancelled' });
    assert.equal(await sizeOf(path), BYTES.length / 2);
    await fetched([]);
    assert.deepEqual(readFileSync(path), BYTES);
    assert.deepEqual(
      server.asked.map(({ from }) => from),
      [0, BYTES.length / 2],
    );
  });

  const MENDED: readonly (readonly [string, readonly Trick[]])[] = [
    ['stalls', ['stall']],
    ['is silent', ['silence']],
    ['breaks off, again and again', ['cut', 'cut', 'cut', 'cut', 'cut']],
    ['breaks off before a byte', ['break', 'break']],
    ['knows no parts', ['cut', 'no parts']],
    ['has too much to do', [{ status: 503 }, { status: 429 }]],
    ['cannot go on', ['cut', { status: 416 }]],
  ];
  for (const [what, tricks] of MENDED)
    it(`goes on by itself where a server ${what}`, async () => {
      await fetched(tricks);
      assert.deepEqual(readFileSync(path), BYTES);
    });

  const FAILURES: readonly (readonly [string, readonly Trick[], ErrorCode, RegExp, boolean])[] = [
    ['sends nothing, however often', Array(3).fill('silence'), 'timed-out', /has sent nothing/, false],
    ['breaks off, however often', Array(3).fill('break'), 'unreachable', /cannot be reached, or broke off/, false],
    ['says another length', ['wrong length'], 'bad-reply', /its length is wrong/, false],
    ['sends more than the file has', ['more'], 'bad-reply', /its length is wrong/, false],
    ['changes bytes', ['change'], 'bad-reply', /its checksum is wrong/, false],
    ['changes bytes of the rest', ['cut', 'change'], 'bad-reply', /its checksum is wrong/, false],
    ['answers another part', ['cut', 'other part'], 'bad-reply', /its length is wrong/, false],
    ['has nothing there', [{ status: 404 }], 'not-found', /status 404/, false],
    ['refuses', [{ status: 403 }], 'server-failed', /status 403/, false],
    [
      'leads to another server',
      [{ redirect: 'http://127.0.0.1:9/model.onnx' }],
      'bad-reply',
      /leads to 127.0.0.1:9/,
      false,
    ],
    ['leads out of https', [{ redirect: 'http://example.com/x' }], 'bad-reply', /leads to example\.com/, false],
    ['leads to a file', [{ redirect: 'file:///etc/passwd' }], 'bad-reply', /leads to/, false],
    ['leads round in circles', Array(6).fill({ redirect: '/model.onnx' }), 'bad-reply', /without end/, false],
  ];
  for (const [what, tricks, code, says, isKept] of FAILURES)
    it(`fails where a server ${what}, and keeps nothing that is wrong`, async () => {
      const error = await failure(tricks);
      assert.equal(error.code, code, error.message);
      assert.match(error.message, says);
      assert.equal(existsSync(path), isKept);
    });

  it('A40: follows on the same server, and carries nothing there', async () => {
    server.files.set('/other', BYTES);
    await fetched([{ redirect: '/other' }]);
    assert.deepEqual(
      server.asked.map(({ path }) => path),
      ['/model.onnx', '/other'],
    );
  });

  it('fetches from a mirror, below the name of the server', async () => {
    const { origin } = new URL(file.address);
    server.files.set('/m/example.com/a/model.onnx', BYTES);
    await fetched([], { address: 'https://example.com/a/model.onnx' }, `${origin}/m/`);
    assert.deepEqual(readFileSync(path), BYTES);
    for (const mirror of ['http://example.com', 'ftp://127.0.0.1', 'no address', 'https://a:b@c.de'])
      await assert.rejects(fetched([], {}, mirror), { code: 'bad-arguments', setting: 'aloud.models.mirror' });
  });

  it('goes through a proxy, where there is one', async () => {
    const asked: string[] = [];
    const proxy = createServer().on('connect', (request, socket: Socket) => {
      asked.push(request.url ?? '');
      const there = connect(Number(new URL(file.address).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        there.pipe(socket).pipe(there);
      });
      for (const each of [there, socket]) each.on('error', () => each.destroy());
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      await download(file, path, { proxy: address, mirror: '', quietMs: 60_000, pauseMs: 1 }, () => {}, never);
      assert.deepEqual(readFileSync(path), BYTES);
      assert.deepEqual(asked, [new URL(file.address).host]);
    } finally {
      proxy.closeAllConnections();
      proxy.close();
    }
    for (const wrong of ['socks://127.0.0.1:1', 'no address'])
      await assert.rejects(
        download(
          { ...file, sha256: '' },
          `${path}2`,
          { proxy: wrong, mirror: '', quietMs: 9, pauseMs: 1 },
          () => {},
          never,
        ),
        { code: 'bad-arguments', setting: 'aloud.models.proxy' },
      );
  });

  it('says that nobody is there', async () => {
    const error = await failure([], { address: 'http://127.0.0.1:9/model.onnx' });
    assert.equal(error.code, 'unreachable');
    assert.match(error.message, /^127\.0\.0\.1:9 cannot be reached/);
  });

  it('leaves a disk that it has filled as it was', async function () {
    const disk = join(folder.path, 'disk');
    path = join(disk, 'model.onnx');
    await onSmallDisk(disk, 100, this, async () => {
      assert.match((await failure([])).message, /^The disk is full/);
      assert.equal(existsSync(path), false);
    });
  });
});
