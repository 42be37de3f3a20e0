import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { LiveUtterance } from '../../../../src/capture/liveUtterance.ts';
import { AloudError } from '../../../../src/common/errors.ts';
import { joined } from '../../../../src/common/wav.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { english } from '../../../../src/messages/text.ts';
import { LiveTranscriber } from '../../../../src/transcribe/live/liveTranscriber.ts';
import type { TranscriptEvent } from '../../../../src/transcribe/transcriber.ts';
import { collect, collectUntilError } from '../../../support/collect.ts';
import { passingUntilOver } from '../../../support/passingTime.ts';
import { accessTo } from '../../../support/server/access.ts';
import type { RealtimeFault } from '../../../support/server/realtime/faults.ts';
import { heardByLevel, saidByLevel } from '../../../support/server/realtime/levels.ts';
import { type RealtimeServer, startRealtimeServer } from '../../../support/server/realtime/realtimeServer.ts';
import { utteranceOf } from '../../../support/spoken.ts';

const KEY = 'sk-live-0123456789abcdefghij';
const HINTS = { language: 'en', keywords: ['total'] };
const never = new AbortController().signal;
const DELTA = 'conversation.item.input_audio_transcription.delta';

describe('what goes wrong with live transcription', () => {
  let server: RealtimeServer;
  beforeEach(async () => {
    server = await startRealtimeServer({
      key: KEY,
      deltaEveryMs: 200,
      hears: async (samples, rateHz) => heardByLevel(samples, rateHz),
    });
  });
  afterEach(() => server.close());

  const connections = () => server.sessions.length + server.refused.length;

  async function hear(samples = saidByLevel(1, 2, 3, 4, 5), values: Readonly<Record<string, unknown>> = {}, key = KEY) {
    const access = accessTo(server.url, values, { [new URL(server.url).origin]: key });
    const items: TranscriptEvent[] = [];
    let error: AloudError | undefined;
    try {
      const events = new LiveTranscriber(access).transcribe(utteranceOf(samples), HINTS, never);
      for await (const event of events) items.push(event);
    } catch (thrown) {
      error = thrown as AloudError;
    }
    const last = items.at(-1);
    return { items, text: last?.type === 'final' ? last.text : undefined, error };
  }

  const status = (code: number, error = {}, headers = {}): RealtimeFault => ({
    at: 'handshake',
    status: code,
    error: { message: 'No.', ...error },
    headers,
  });

  for (const code of [408, 409, 429, 500, 503])
    it(`F1: tries again after ${code}`, async () => {
      server.fail(status(code));
      assert.equal((await hear()).text, '1 2 3 4 5');
      assert.equal(connections(), 2);
    });

  it('F1: gives up after three tries, and waits as long as it is asked to, but not for minutes', async () => {
    server.fail(status(503), status(503), status(503));
    assert.equal((await hear()).error?.code, 'server-failed');
    assert.equal(connections(), 3);
    server.fail(status(429, {}, { 'retry-after-ms': '120' }));
    const from = performance.now();
    assert.equal((await hear()).text, '1 2 3 4 5');
    assert.ok(performance.now() - from >= 120);
    server.fail(status(429, {}, { 'retry-after': '60' }));
    assert.equal((await hear()).error?.code, 'busy');
  });

  it('F2: tells that nobody is there, with who was meant, and not before all was said', async () => {
    const { url } = server;
    await server.close();
    const utterance = new LiveUtterance();
    const access = accessTo(url);
    let isOver = false;
    const failed = collectUntilError(new LiveTranscriber(access).transcribe(utterance, HINTS, never)).then(result => {
      isOver = true;
      return result;
    });
    const samples = saidByLevel(1, 2);
    utterance.push(samples);
    await new Promise(resolve => setTimeout(resolve, 100));
    assert.equal(isOver, false);
    utterance.end({ samples, file: undefined });
    const error = (await failed).thrown as AloudError;
    assert.equal(error.code, 'unreachable');
    assert.ok(error.message.includes(new URL(url).host), error.message);
    server = await startRealtimeServer({ hears: async () => '' });
  });

  it('F2: tells what was wrong with the recording rather than with the server', async () => {
    const failure = new AloudError({ code: 'nothing-heard', message: asWritten('Nothing was heard.') });
    server.fail(status(400), status(400));
    const utterance = new LiveUtterance();
    const access = accessTo(server.url, {}, { [new URL(server.url).origin]: KEY });
    const failed = collectUntilError(new LiveTranscriber(access).transcribe(utterance, HINTS, never));
    utterance.fail(failure);
    assert.equal((await failed).thrown, failure);
  });

  const LOSSES: Readonly<Record<string, RealtimeFault>> = {
    'before anything is agreed upon': { at: 'session', drops: 'at once' },
    'in the middle of what is said': { at: 'session', dropsAfterMs: 300 },
    'when all was said': { at: 'session', dropsAtCommit: 1 },
  };
  for (const [when, fault] of Object.entries(LOSSES))
    it(`F3: loses no word, and doubles none, where the connection is lost ${when}`, async () => {
      server.fail(fault);
      assert.equal((await hear()).text, '1 2 3 4 5');
      assert.equal(server.sessions.length, 2);
      assert.equal(heardByLevel(server.sessions[1]?.sound ?? new Int16Array(), 24_000), '1 2 3 4 5');
    });

  it('F3: sends again only what was not written', async () => {
    const words = Array.from({ length: 255 }, (_, i) => [30, 12, 28][i % 3] ?? 0);
    const samples = joined([saidByLevel(...words), new Int16Array(8000), saidByLevel(29, 27)]);
    server.fail({ at: 'session', dropsAtCommit: 2 });
    const { items, text } = await hear(samples);
    assert.equal(text, heardByLevel(samples, 16_000));
    const [before, after] = server.sessions;
    assert.equal(before?.commits.length, 2);
    assert.equal(after?.commits.length, 1);
    assert.equal(heardByLevel(after?.sound ?? new Int16Array(), 24_000), '29 27');
    assert.ok(items.some(({ type, text: told }) => type === 'segment' && told === words.join(' ')));
  });

  it('F3: takes back what was told of a piece that could not be written, and has it heard again', async () => {
    server.fail({ at: 'session', retracts: 1 });
    const { items, text } = await hear();
    assert.equal(text, '1 2 3 4 5');
    assert.ok(items.some((event: TranscriptEvent) => event.type === 'partial' && event.text === ''));
    assert.equal(server.sessions.length, 2);
  });

  for (const [what, sends] of [
    ['no JSON', ['{"type": "conversation.item']],
    ['a text', ['"hello"']],
  ] as const)
    it(`F4: tells of an answer that is garbled: ${what}`, async () => {
      server.fail({ at: 'session', sends });
      assert.equal((await hear()).error?.code, 'bad-reply');
    });

  it('F4: reads events that come as bytes', async () => {
    const event = JSON.stringify({ type: 'rate_limits.updated', note: 'ünï' });
    server.fail({ at: 'session', sends: [Buffer.from(event)] });
    assert.equal((await hear()).text, '1 2 3 4 5');
  });

  it('F4: ends what has no end', async () => {
    server.fail({ at: 'session', isEndless: true });
    assert.equal((await hear()).error?.code, 'bad-reply');
  });

  for (const fault of ['at once', 'at commit'] as const)
    it(`F4: waits for a server that hangs ${fault} as long as is set, and no longer`, async () => {
      const hangs: RealtimeFault = { at: 'session', hangs: fault };
      server.fail(hangs, hangs, hangs);
      mock.timers.enable({ apis: ['setTimeout'] });
      const { result, ms } = await passingUntilOver(hear(undefined, { 'aloud.timeoutMs': 20_000 }));
      assert.equal(result.error?.code, 'timed-out');
      assert.ok(ms >= 20_000, `${ms} ms`);
    });

  it('F4: waits for an address that does not answer no longer', async () => {
    const hangs: RealtimeFault = { at: 'handshake', hangs: true };
    server.fail(hangs, hangs, hangs);
    assert.equal((await hear(undefined, { 'aloud.timeoutMs': 150 })).error?.code, 'unreachable');
  });

  it('F12, A39: never tries a wrong key again, and tells it nowhere', async () => {
    const wrong = 'sk-wrong-0123456789abcdefghij';
    server.fail(status(401, { message: `Incorrect API key provided: ${wrong}.`, code: 'invalid_api_key' }));
    const { error } = await hear(undefined, {}, wrong);
    assert.equal(error?.code, 'bad-key');
    assert.deepEqual(error?.remedies, ['set-key']);
    assert.equal(connections(), 1);
    const told = [error?.message, english((error as AloudError).says), `${error?.stack}`, String(error?.cause)];
    assert.ok(told.every(each => !each?.includes(wrong)));
  });

  for (const about of ['session', 'commit', 'nothing'] as const)
    it(`F12: never tries again where the credit is used up: told of ${about}`, async () => {
      const tells = { type: 'insufficient_quota', code: 'insufficient_quota', message: 'You exceeded your quota.' };
      server.fail({ at: 'session', about, tells });
      assert.equal((await hear()).error?.code, 'no-quota');
      assert.equal(connections(), 1);
    });

  it('F13: says which model is gone, and which setting names it', async () => {
    const { error } = await hear(undefined, { 'aloud.transcription.model': 'gpt-live-old' });
    assert.equal(error?.code, 'model-gone');
    assert.equal(error?.setting, 'aloud.transcription.model');
    assert.match(error?.message ?? '', /gpt-live-old/);
    assert.equal(server.sessions.length, 1);
  });

  it('A40: follows no redirect, and takes the key nowhere', async () => {
    const elsewhere = await startRealtimeServer({ hears: async () => '' });
    try {
      const location = elsewhere.url.replace('/v1', '/v1/realtime?intent=transcription');
      server.fail(status(307, {}, { location }));
      const { error } = await hear();
      assert.equal(error?.code, 'unsupported');
      assert.ok(error?.message.includes(new URL(elsewhere.url).origin), error?.message);
      assert.equal(elsewhere.sessions.length + elsewhere.refused.length, 0);
      assert.equal(connections(), 1);
    } finally {
      await elsewhere.close();
    }
  });

  it('A39: gives the key to the address that it belongs to, and to no other', async () => {
    await hear();
    assert.equal(server.sessions[0]?.headers.authorization, `Bearer ${KEY}`);
    const open = await startRealtimeServer({ hears: async () => '' });
    try {
      const access = accessTo(open.url, {}, { [new URL(server.url).origin]: KEY });
      await collect(new LiveTranscriber(access).transcribe(utteranceOf(saidByLevel(1)), HINTS, never));
      assert.equal(open.sessions[0]?.headers.authorization, undefined);
      assert.ok(!JSON.stringify([open.sessions[0]?.headers, open.sessions[0]?.events]).includes(KEY));
    } finally {
      await open.close();
    }
  });

  it('A41: takes names of prototypes for names', async () => {
    const polluting = `{"type":"${DELTA}","item_id":"__proto__","delta":"x","__proto__":{"polluted":true}}`;
    server.fail({ at: 'session', sends: [polluting, '{"type":"constructor","item_id":"__proto__"}'] });
    // What is never completed is no part of it.
    assert.equal((await hear()).text, '1 2 3 4 5');
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });
});
