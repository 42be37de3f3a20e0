import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { mock } from 'node:test';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { inspect } from 'node:util';
import { OpenAIChatModel } from '../../../../src/chat/openaiChatModel.ts';
import type { ErrorCode } from '../../../../src/common/errors.ts';
import { english } from '../../../../src/messages/text.ts';
import type { OpenAIAccess } from '../../../../src/openai/requests/request.ts';
import { collect } from '../../../support/collect.ts';
import { pass } from '../../../support/passingTime.ts';
import { accessTo } from '../../../support/server/access.ts';
import { answerOf, failureOf } from '../../../support/server/asking.ts';
import type { Fault } from '../../../support/server/faults.ts';
import { type OpenAIServer, startOpenAIServer } from '../../../support/server/openaiServer.ts';

const KEY = 'local+secret/0123456789';

/** Requests, retries and errors are the same for every service: they are tested on chat, whose answers are quick. */
describe('Requests to OpenAI-compatible servers', () => {
  let server: OpenAIServer;
  beforeEach(async () => {
    server = await startOpenAIServer({ key: KEY, chat: () => ({ text: 'Done.' }) });
  });
  afterEach(async () => {
    mock.timers.reset();
    await server.close();
  });

  function access(values: Readonly<Record<string, unknown>> = {}, key = KEY): OpenAIAccess {
    return accessTo(server.url, values, { [new URL(server.url).origin]: key });
  }

  const answer = (from = access(), signal?: AbortSignal) => answerOf(from, signal);
  const failure = (from = access()) => failureOf(from);

  for (const status of [408, 409, 429, 500, 502, 503]) {
    it(`F1: asks again after ${status}, and says so`, async () => {
      server.fail('/chat/completions', { fault: 'status', status });
      const said: string[] = [];
      assert.equal(await answer({ ...access(), progress: sentence => said.push(english(sentence)) }), 'Done.');
      assert.equal(server.requests.length, 2);
      assert.match(said.join(), /^The chat server at 127\.0\.0\.1:\d+ .+ Trying again\.$/);
    });
  }

  it('F1: gives up after three tries', async () => {
    server.fail('/chat/completions', ...Array<Fault>(9).fill({ fault: 'status', status: 503 }));
    const error = await failure();
    assert.equal(error.code, 'server-failed');
    assert.deepEqual(error.remedies, ['retry']);
    assert.equal(server.requests.length, 3);
  });

  it('F1: waits as long as the server asks', async () => {
    for (const headers of [{ 'retry-after-ms': '150' }, { 'retry-after': '0.15' }]) {
      server.fail('/chat/completions', { fault: 'status', status: 429, headers });
      const from = performance.now();
      assert.equal(await answer(), 'Done.');
      assert.ok(performance.now() - from >= 145, JSON.stringify(headers));
    }
  });

  it('F1: does not wait longer than there is time, and says how long the server wants', async () => {
    mock.timers.enable({ apis: ['Date'], now: 0 });
    for (const [retryAfter, seconds] of [
      ['33', /wait 33 seconds/],
      [new Date(40_000).toUTCString(), /wait 40 seconds/],
    ] as const) {
      server.fail('/chat/completions', { fault: 'status', status: 429, headers: { 'retry-after': retryAfter } });
      const error = await failure();
      assert.equal(error.code, 'busy');
      assert.match(error.message, seconds);
    }
    assert.equal(server.requests.length, 2);
  });

  it('F1: waits longer before the third try than before the second', async () => {
    server.fail('/chat/completions', ...Array<Fault>(2).fill({ fault: 'status', status: 503 }));
    const from = performance.now();
    assert.equal(await answer({ ...access(), firstPauseMs: 50 }), 'Done.');
    assert.ok(performance.now() - from >= 145);
  });

  it('F1: the tries together stay within the time limit', async () => {
    server.fail('/chat/completions', { fault: 'status', status: 503 }, { fault: 'hang' });
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    let isOver = false;
    const progress = () => mock.timers.tick(1000);
    const failed = failure({ ...access({ 'aloud.timeoutMs': 3000 }), progress, now: Date.now });
    void failed.finally(() => {
      isOver = true;
    });
    while (server.requests.length < 2) await turnOfTheLoop();
    await pass(1900);
    assert.equal(isOver, false);
    // With a limit of its own, the second would have a second more, and the clock stands still from here on.
    await pass(100);
    assert.equal((await failed).code, 'timed-out');
  });

  it('times out when a server hangs in the middle of its answer', async () => {
    server.fail('/chat/completions', { fault: 'hang', afterBytes: 400 });
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const failed = failure(access({ 'aloud.timeoutMs': 1000 }));
    while (server.requests.length < 1) await turnOfTheLoop();
    await pass(2000);
    const error = await failed;
    assert.equal(error.code, 'timed-out');
    assert.equal(error.setting, 'aloud.timeoutMs');
    assert.equal(server.requests.length, 1);
  });

  it('counts only the server’s silence against it, not the reader’s', async () => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const model = new OpenAIChatModel(access({ 'aloud.timeoutMs': 1000 }));
    server.fail('/chat/completions', { fault: 'pieces', bytes: 400 });
    const events = model.reply([{ role: 'user', content: 'Hi.' }], [], new AbortController().signal);
    const first = await events.next();
    assert.equal(first.value?.type, 'text');
    await pass(1300);
    assert.deepEqual((await collect(events)).at(-1), { type: 'end', reason: 'complete' });
  });

  it('F2: a server that does not run is unreachable, and that is known at once', async () => {
    const port = await unusedPort();
    const error = await failure(accessTo(`http://127.0.0.1:${port}/v1`));
    assert.equal(error.code, 'unreachable');
    assert.equal(error.setting, 'aloud.baseUrl');
    assert.deepEqual(error.remedies, ['retry', 'select-server']);
    assert.match(error.message, new RegExp(`^The chat server at 127\\.0\\.0\\.1:${port} is not running`));
  });

  it('F2: a name that does not exist is unreachable', async () => {
    const error = await failure(accessTo('http://nowhere.invalid/v1'));
    assert.equal(error.code, 'unreachable');
    assert.match(error.message, /nowhere\.invalid cannot be found\. Is there a network/);
  });

  it('F2: asks again when the connection is reset before an answer, with bounds', async () => {
    server.fail('/chat/completions', { fault: 'reset' });
    assert.equal(await answer(), 'Done.');
    assert.equal(server.requests.length, 2);
    server.fail('/chat/completions', { fault: 'reset' }, { fault: 'reset' }, { fault: 'reset' });
    const error = await failure();
    assert.equal(error.code, 'unreachable');
    assert.deepEqual(error.remedies, ['retry']);
    assert.equal(server.requests.length, 5);
  });

  const once: readonly [title: string, fault: Fault, code: ErrorCode, remedy: string, setting?: string][] = [
    [
      'F12: no quota',
      { fault: 'status', status: 429, error: { code: 'insufficient_quota', type: 'insufficient_quota' } },
      'no-quota',
      'set-key',
      'aloud.baseUrl',
    ],
    ['F12: payment required', { fault: 'status', status: 402 }, 'no-quota', 'set-key', 'aloud.baseUrl'],
    [
      'F12: account closed',
      { fault: 'status', status: 401, error: { code: 'account_deactivated' } },
      'no-quota',
      'set-key',
      'aloud.baseUrl',
    ],
    [
      'F12: not allowed',
      { fault: 'status', status: 403, error: { message: 'Not in your country.' } },
      'bad-key',
      'set-key',
    ],
    [
      'F13: model gone',
      { fault: 'status', status: 404, error: { code: 'model_not_found' } },
      'model-gone',
      'open-settings',
      'aloud.chat.model',
    ],
    [
      'F13: model deprecated',
      {
        fault: 'status',
        status: 400,
        error: { message: 'The model `gpt-5.6-luna` has been deprecated, learn more…', code: 'model_deprecated' },
      },
      'model-gone',
      'open-settings',
      'aloud.chat.model',
    ],
    [
      'F13: model not pulled',
      { fault: 'status', status: 404, error: { message: 'model "llama9" not found, try pulling it first' } },
      'model-gone',
      'open-settings',
      'aloud.chat.model',
    ],
    [
      'no such path',
      { fault: 'body', status: 404, type: 'text/plain', body: '404 page not found' },
      'unsupported',
      'open-settings',
      'aloud.baseUrl',
    ],
    [
      'a request too long for the model',
      { fault: 'status', status: 400, error: { code: 'context_length_exceeded' } },
      'unsupported',
      'open-settings',
      'aloud.chat.contextTokens',
    ],
    ['a rejected field', { fault: 'status', status: 400, error: { message: 'What?' } }, 'server-failed', 'show-log'],
  ];
  for (const [title, fault, code, remedy, setting] of once) {
    it(`${title}: says what to do, and is not asked again`, async () => {
      server.fail('/chat/completions', fault);
      const error = await failure();
      assert.equal(error.code, code);
      assert.ok(
        error.remedies.some(offered => offered === remedy),
        String(error.remedies),
      );
      assert.equal(error.setting, setting);
      assert.match(error.message, /^The chat server at 127\.0\.0\.1:\d+ /);
      assert.equal(server.requests.length, 1);
    });
  }

  it('F12: a wrong key is not tried again, and the message says where to set it', async () => {
    const error = await failure(access({}, 'wrong-key-123'));
    assert.equal(error.code, 'bad-key');
    assert.match(error.message, /Aloud: Set API Key/);
    assert.deepEqual(error.remedies, ['set-key']);
    assert.equal(server.requests.length, 1);
  });

  it('F12: says that a key is missing when a server wants one', async () => {
    const error = await failure(accessTo(server.url));
    assert.equal(error.code, 'no-key');
    assert.equal(server.requests[0]?.headers['authorization'], 'Bearer none');
  });

  it('F13: the message names the model and the setting', async () => {
    const error = await failure(access({ 'aloud.chat.model': 'gpt-4.1-gone' }));
    assert.equal(error.code, 'model-gone');
    assert.match(error.message, /gpt-4\.1-gone.+aloud\.chat\.model/);
  });

  it('A17: a key goes to its own origin, an address without one gets none', async () => {
    const other = await startOpenAIServer({ chat: () => ({ text: 'Hm.' }) });
    const from = accessTo(server.url, { 'aloud.chat.baseUrl': other.url }, { [new URL(server.url).origin]: KEY });
    assert.equal(await answer(from), 'Hm.');
    assert.equal(other.requests.length, 1);
    assert.ok(!JSON.stringify(other.requests[0]?.headers).includes(KEY));
    await other.close();
  });

  it('A17: sends nothing that the environment holds for another server', async () => {
    const set = {
      OPENAI_API_KEY: 'env-1',
      OPENAI_ORG_ID: 'env-2',
      OPENAI_PROJECT_ID: 'env-3',
      OPENAI_ADMIN_KEY: 'env-4',
    };
    const variables = { ...set, OPENAI_CUSTOM_HEADERS: 'X-Secret: env-5\nAuthorization: Bearer env-6' };
    const before = { ...process.env };
    Object.assign(process.env, variables);
    try {
      assert.equal(await answer(), 'Done.');
    } finally {
      for (const name of Object.keys(variables)) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
    assert.ok(!JSON.stringify(server.requests[0]?.headers).includes('env-'));
    assert.equal(server.requests[0]?.headers['authorization'], `Bearer ${KEY}`);
  });

  const echoed = `Bad key ${KEY}, sent as "Authorization: Bearer ${KEY}"; was it sk-proj-abcdefghijkl?`;
  const echoes: Readonly<Record<string, Fault>> = {
    ...Object.fromEntries(
      [400, 401, 403, 404, 500].map(status => [
        `an error ${status}`,
        { fault: 'status', status, error: { message: echoed } },
      ]),
    ),
    'plain text': { fault: 'body', status: 400, type: 'text/plain', body: echoed },
    'a web page': { fault: 'body', type: 'text/html', body: echoed },
    'a redirect': { fault: 'redirect', to: `http://127.0.0.1:1/?key=${encodeURIComponent(KEY)}` },
    'an error in the stream': {
      fault: 'body',
      type: 'text/event-stream',
      body: `data: ${JSON.stringify({ error: { message: echoed } })}\n\n`,
    },
    'a broken stream': { fault: 'body', type: 'text/event-stream', body: `data: {"id": "${KEY}\n\n` },
  };
  for (const [title, fault] of Object.entries(echoes)) {
    it(`A39: no part of an error holds the key when the server repeats it in ${title}`, async () => {
      server.fail('/chat/completions', fault, fault, fault);
      const error = await failure();
      const everything = `${error.message} ${JSON.stringify(error)} ${inspect(error, { depth: 12, showHidden: true })}`;
      assert.ok(!everything.includes(KEY) && !everything.includes('abcdefghijkl'), everything);
    });
  }

  it('foreign words in a message stay one short line of visible characters', async () => {
    const message = `Line one\nline two \u202Eesrever\u{E0041} ${'x'.repeat(5000)}`;
    server.fail('/chat/completions', { fault: 'status', status: 400, error: { message } });
    const error = await failure();
    assert.match(error.message, /Line one line two esrever x+…$/);
    assert.ok(error.message.length < 320);
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`A40: a redirect (${status}) is not followed, so that it cannot take the key along`, async () => {
      const other = await startOpenAIServer({ chat: () => ({ text: 'Stolen.' }) });
      server.fail('/chat/completions', { fault: 'redirect', status, to: `${other.url}/chat/completions` });
      const error = await failure();
      assert.equal(error.code, 'unsupported');
      assert.ok(error.message.includes(new URL(other.url).origin), error.message);
      assert.deepEqual(other.requests, []);
      assert.equal(server.requests.length, 1);
      await other.close();
    });
  }

  it('gives up at once when cancelled while it waits to ask again', async () => {
    server.fail('/chat/completions', { fault: 'status', status: 429, headers: { 'retry-after': '10' } });
    const stop = new AbortController();
    const from = performance.now();
    const waiting = answer({ ...access(), progress: () => setImmediate(() => stop.abort()) }, stop.signal);
    await assert.rejects(waiting, { code: 'cancelled' });
    assert.ok(performance.now() - from < 5_000);
    assert.equal(server.requests.length, 1);
  });
});

/** A port where nothing listens: one that was free a moment ago. */
async function unusedPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise(resolve => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 1;
}
