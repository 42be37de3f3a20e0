import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { join as path } from 'node:path';
import { mock } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import WebSocket from 'ws';
import { pageSentences } from '../../../../src/capture/page/pageSentences.ts';
import { PageServer } from '../../../../src/capture/page/pageServer.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { speakIn } from '../../../../src/messages/text.ts';
import { pass } from '../../../support/passingTime.ts';

const PAGE = fileURLToPath(new URL('../../../../media/microphone', import.meta.url));
const EXTERNAL = 'https://code.example.net/proxy/40123/';

describe('the server of the microphone page', () => {
  let server: PageServer;
  let events: string[];
  let sockets: WebSocket[];

  const start = () =>
    PageServer.start({
      files: PAGE,
      listener: {
        arrived: () => events.push('arrived'),
        said: message => events.push(`said ${message.type}`),
        heard: samples => events.push(`heard ${samples.length}`),
        left: () => events.push('left'),
      },
      log: silentLog,
    });

  beforeEach(async () => {
    events = [];
    sockets = [];
    server = await start();
  });
  afterEach(async () => {
    for (const socket of sockets) socket.terminate();
    await server.close();
  });

  const invited = () => {
    const url = new URL(server.invite());
    return { port: Number(url.port), origin: url.origin, path: url.pathname + url.search };
  };

  interface Asked {
    readonly path: string;
    readonly method?: string;
    readonly headers?: Record<string, string>;
  }

  async function ask({ path, method = 'GET', headers = {} }: Asked) {
    const { port } = new URL(server.origin);
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false });
    asked.end();
    const [response] = await once(asked, 'response');
    let body = '';
    for await (const chunk of response) body += chunk;
    return { status: response.statusCode as number, headers: response.headers as IncomingHttpHeaders, body };
  }

  /** The token that a page which has just been opened holds for its socket. */
  async function tokenOfPage(): Promise<string> {
    const { body } = await ask(invited());
    return /name="aloud-token" content="([\w-]{43})"/.exec(body)?.[1] ?? assert.fail(`no token in ${body}`);
  }

  interface Joining {
    readonly token: string;
    readonly origin?: string | undefined;
    readonly host?: string;
    readonly protocols?: string[];
    readonly place?: string;
  }

  /** What it is told is in `told`. */
  function join({ token, origin = server.origin, host, protocols = ['aloud', token], place = '/mic' }: Joining) {
    const socket = new WebSocket(server.origin.replace('http', 'ws') + place, protocols, {
      ...(origin === '' ? {} : { origin }),
      ...(host === undefined ? {} : { headers: { host } }),
    });
    sockets.push(socket);
    const told: { type: string; token?: string }[] = [];
    socket.on('message', data => told.push(JSON.parse(String(data))));
    socket.on('error', () => {});
    return { socket, told };
  }

  async function refused(joining: Joining): Promise<void> {
    const { socket } = join(joining);
    const [, response] = await Promise.race([
      once(socket, 'unexpected-response'),
      once(socket, 'open').then(() => assert.fail('the socket was let in')),
    ]);
    assert.equal(response.statusCode, 403);
    response.destroy();
  }

  async function joined(): Promise<ReturnType<typeof join>> {
    const page = join({ token: await tokenOfPage() });
    await once(page.socket, 'message');
    return page;
  }

  describe('to someone who reads another language', () => {
    const why = 'Fähig & "bereit": <b>so</b>';
    beforeEach(() => speakIn('de', { 'page.why': why, 'page.how': 'Oder {key}.', 'page.used': 'Verbraucht.' }));
    afterEach(() => speakIn('en', {}));

    it('says what the page says in theirs, as text and as data, and no sentence is mark-up', async () => {
      const address = invited();
      const { body } = await ask(address);
      assert.ok(body.includes('<p>Fähig &#38; &#34;bereit&#34;: &#60;b&#62;'), body);
      assert.ok(body.includes('Oder <kbd>Space</kbd>.'), body);
      assert.match(body, /<html lang="de">/);
      assert.doesNotMatch(body, /\{\{|<b>/);
      const data = /name="aloud-sentences" content="([^"]*)"/.exec(body)?.[1] ?? assert.fail(body);
      const sentences = JSON.parse(data.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)));
      assert.equal(sentences['page.idle'], 'Idle');
      assert.equal(sentences['page.press'], '{why} Press the button to try again.');
      const again = await ask(address);
      assert.deepEqual([again.status, again.body], [403, 'Verbraucht.']);
    });
  });

  it('holds every sentence that the page asks for', async () => {
    const sentences = pageSentences();
    const asked = ['index.html', 'page.js'].flatMap(file =>
      [...readFileSync(path(PAGE, file), 'utf8').matchAll(/(?:\{\{|['"])(page\.[\w-]+)(?:\}\}|['"])/g)].map(
        found => found[1],
      ),
    );
    const states = ['page.idle', 'page.opening', 'page.lost'];
    const shared = ['listening', 'thinking', 'acting', 'speaking', 'asleep'].map(state => `status.${state}`);
    const wanted = new Set([...asked, 'page.space', ...states, ...shared]);
    wanted.delete('page.css');
    wanted.delete('page.js');
    assert.deepEqual([...wanted].sort(), Object.keys(sentences).sort());
  });

  it('gives the page, and its parts', async () => {
    const page = await ask(invited());
    assert.equal(page.status, 200);
    assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
    const parts = [...page.body.matchAll(/(?:href|src)="([\w.]+)"/g)].map(match => match[1]);
    assert.deepEqual(parts.sort(), ['page.css', 'page.js']);
    for (const part of [...parts, 'link.js', 'sound.js', 'talking.js', 'worklet.js']) {
      const answer = await ask({ path: `/${part}` });
      assert.equal(answer.status, 200, part);
      assert.match(answer.headers['content-type'] ?? '', /^text\/(javascript|css); charset=utf-8$/);
    }
  });

  it('says hello with the next token, which connects again', async () => {
    const first = await joined();
    assert.equal(first.socket.protocol, 'aloud');
    assert.deepEqual(events, ['arrived']);
    const [{ type, token } = assert.fail()] = first.told;
    assert.equal(type, 'token');
    first.socket.terminate();
    const second = join({ token: token ?? '' });
    await once(second.socket, 'message');
    assert.notEqual(second.told[0]?.token, token);
    assert.ok(server.connected);
  });

  it('hands on what the page says and sends', async () => {
    const { socket } = await joined();
    socket.send('{"type":"ready"}');
    socket.send(Buffer.alloc(640));
    socket.send('{"type":"talk","action":"start","turn":3}');
    await until(() => events.length === 4);
    assert.deepEqual(events, ['arrived', 'said ready', 'heard 320', 'said talk']);
  });

  it('tells the older page goodbye when a newer one comes', async () => {
    const older = await joined();
    const closed = once(older.socket, 'close');
    const newer = await joined();
    await closed;
    assert.equal(older.told.at(-1)?.type, 'bye');
    assert.deepEqual(events, ['arrived', 'left', 'arrived']);
    server.tell({ type: 'start' });
    await until(() => newer.told.at(-1)?.type === 'start');
    await refused({ token: older.told[0]?.token ?? '' });
  });

  it('says goodbye and frees its port when it is closed', async () => {
    const { socket, told } = await joined();
    const gone = once(socket, 'close');
    await Promise.all([server.close(), gone]);
    assert.equal(told.at(-1)?.type, 'bye');
    assert.deepEqual(events, ['arrived', 'left']);
    await assert.rejects(ask({ path: '/page.js' }), { code: 'ECONNREFUSED' });
  });

  it('closes with a page that does not take its leave, and with a request that never ends', async () => {
    const { socket } = await joined();
    socket.pause();
    const half = connect(Number(new URL(server.origin).port), '127.0.0.1', () => half.write('GET / HT'));
    half.on('error', () => {});
    await once(half, 'connect');
    await server.close();
  });

  describe('on a clock of its own', () => {
    beforeEach(() => mock.timers.enable({ apis: ['setInterval'] }));
    afterEach(() => mock.timers.reset());

    it('ends a socket that does not answer', async () => {
      const { socket } = await joined();
      await pass(60_000);
      assert.ok(server.connected);
      socket.pause();
      await pass(20_000);
      await until(() => !server.connected);
      assert.deepEqual(events, ['arrived', 'left']);
    });

    it('does not take its own being busy for a page that does not answer', async () => {
      const { socket } = await joined();
      const busy = once(socket, 'ping').then(() => {
        // It has answered. The next turn of timers comes before that is read.
        setTimeout(() => mock.timers.tick(10_000), 1);
        for (const end = performance.now() + 5; performance.now() < end; );
      });
      await pass(10_000);
      await busy;
      await pass(5000);
      assert.ok(server.connected);
    });
  });

  it('HEAD does not use the page up', async () => {
    const { path } = invited();
    const head = await ask({ path, method: 'HEAD' });
    assert.deepEqual([head.status, head.body], [200, '']);
    assert.equal((await ask({ path })).status, 200);
  });

  it('serves by the address that the browser reaches it by, below a path too', async () => {
    server.admit(`${EXTERNAL}?t=x`);
    const { path } = invited();
    const headers = { host: 'code.example.net' };
    const page = await ask({ path: `/proxy/40123${path}`, headers });
    assert.equal(page.status, 200);
    assert.match(String(page.headers['content-security-policy']), /connect-src 'self' wss:\/\/code\.example\.net;/);
    assert.equal((await ask({ path: '/proxy/40123/page.js', headers })).status, 200);
    const token = /content="([\w-]{43})"/.exec(page.body)?.[1] ?? '';
    const { socket } = join({ token, ...headers, origin: 'https://code.example.net', place: '/proxy/40123/mic' });
    await once(socket, 'open');
  });

  it('A42: a page opens once', async () => {
    const { path } = invited();
    assert.equal((await ask({ path })).status, 200);
    const again = await ask({ path });
    assert.equal(again.status, 403);
    assert.equal(again.body, 'This page has been used already: open it again from the editor.');
    assert.match(again.headers['content-type'] ?? '', /^text\/plain/);
  });

  it('A42: no page without its token, or with one that is guessed or from an earlier invitation', async () => {
    const earlier = invited().path;
    const { path } = invited();
    for (const wrong of ['/', '/?t=', `/?t=${'A'.repeat(43)}`, `/?t=${'é'.repeat(43)}`, earlier, `${path}A`]) {
      assert.equal((await ask({ path: encodeURI(wrong) })).status, 403, wrong);
    }
    assert.equal((await ask({ path })).status, 200);
  });

  it('A42: by a name that is not ours there is nothing, and no token is used up', async () => {
    const { path, port } = invited();
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`, 'localhost']) {
      assert.equal((await ask({ path, headers: { host } })).status, 403, host);
      assert.equal((await ask({ path: '/page.js', headers: { host } })).status, 403, host);
    }
    assert.equal((await ask({ path, headers: { host: `LOCALHOST:${port}` } })).status, 200);
    const token = await tokenOfPage();
    await refused({ token, host: `evil.example:${port}` });
    await once(join({ token }).socket, 'open');
  });

  it('A42: no socket for another site, for a program without an origin, or for another port', async () => {
    const token = await tokenOfPage();
    for (const origin of ['', 'null', 'https://evil.example', 'http://127.0.0.1', 'https://127.0.0.1:1']) {
      await refused({ token, origin });
    }
    assert.deepEqual(events, []);
    await once(join({ token }).socket, 'open');
  });

  it('A42: no socket without the token, with it twice, or elsewhere', async () => {
    const token = await tokenOfPage();
    await refused({ token: 'A'.repeat(43) });
    await refused({ token, protocols: ['aloud'] });
    await refused({ token, protocols: [token] });
    await refused({ token, protocols: ['aloud', token, 'more'] });
    await refused({ token, protocols: ['other', token] });
    await refused({ token, place: '/' });
    await refused({ token: new URL(server.invite()).searchParams.get('t') ?? '' });
    await once(join({ token }).socket, 'open');
    await refused({ token });
  });

  it('A42: other pages read and frame nothing', async () => {
    const { path } = invited();
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
    ];
    for (const headers of foreign) {
      assert.equal((await ask({ path, headers })).status, 403, JSON.stringify(headers));
      assert.equal((await ask({ path: '/page.js', headers })).status, 403, JSON.stringify(headers));
    }
    const opened = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    assert.equal((await ask({ path, headers: opened })).status, 200);
  });

  it('A42: every answer has its policy, and none may be kept', async () => {
    for (const path of [invited().path, '/', '/page.js', '/nothing']) {
      const { headers } = await ask({ path });
      assert.equal(
        headers['content-security-policy'],
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'none'; connect-src 'self'; " +
          "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
      assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
      assert.equal(headers['permissions-policy'], 'microphone=(self)');
      assert.equal(headers['access-control-allow-origin'], undefined);
    }
  });

  it('A42: no path leads to another file, nor to the page without its token', async () => {
    const paths = ['/../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/page.js', '//page.js', '/x/page.js'];
    const more = [
      '/page.js/',
      '/page.js%00',
      '/constructor',
      '/__proto__',
      'http://evil.example/page.js',
      '/index.html',
    ];
    for (const path of [...paths, ...more]) assert.equal((await ask({ path })).status, 404, path);
  });

  it('A42: nothing can be sent to it', async () => {
    const { path } = invited();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
      const answer = await ask({ path, method });
      assert.deepEqual([answer.status, answer.headers.allow], [405, 'GET, HEAD'], method);
    }
    assert.equal((await ask({ path })).status, 200);
  });

  const misbehaving: Readonly<Record<string, string | Buffer>> = {
    'an odd number of bytes': Buffer.alloc(641),
    'no bytes': Buffer.alloc(0),
    'more sound than fits': Buffer.alloc(16 * 1024 + 2),
    'more than a message may hold': Buffer.alloc(65 * 1024),
    'no JSON': 'ready',
    'a list': '["ready"]',
    null: 'null',
    'an unknown type': '{"type":"start"}',
    'a field too many': '{"type":"ready","more":1}',
    'a type by way of __proto__': '{"__proto__":{"type":"ready"}}',
    '__proto__ as a field too many': '{"type":"ready","__proto__":{}}',
    'the name of a method as a type': '{"type":"toString"}',
    'an unknown action': '{"type":"talk","action":"toggle","turn":1}',
    'an action that is a list': '{"type":"talk","action":["start"],"turn":1}',
    'an action of no turn': '{"type":"talk","action":"start"}',
    'a turn that cannot be': '{"type":"talk","action":"stop","turn":-1}',
    'a turn that is text': '{"type":"talk","action":"stop","turn":"1"}',
    'a failure without words': '{"type":"failed"}',
    'a failure of many words': JSON.stringify({ type: 'failed', message: 'x'.repeat(5000) }),
  };
  for (const [name, message] of Object.entries(misbehaving)) {
    it(`A42: a page that sends ${name} is cut off`, async () => {
      const { socket } = await joined();
      const closed = once(socket, 'close');
      socket.send(message);
      socket.send('{"type":"ready"}');
      const [code] = await closed;
      // What is too much is not even taken in.
      assert.equal(code, name.startsWith('more than a message') ? 1009 : 1008);
      await until(() => !server.connected);
      assert.deepEqual(events, ['arrived', 'left']);
    });
  }
});

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 15_000; !holds(); await sleep(5)) assert.ok(Date.now() < end, 'never came');
}
