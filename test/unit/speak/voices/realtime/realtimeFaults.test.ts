import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { AloudError } from '../../../../../src/common/errors.ts';
import { english } from '../../../../../src/messages/text.ts';
import { RealtimeVoice } from '../../../../../src/speak/voices/realtime/realtimeVoice.ts';
import { SecretFreeVoice } from '../../../../../src/speak/voices/secretFreeVoice.ts';
import { Unsaid } from '../../../../../src/speak/voices/unsaid.ts';
import { collect } from '../../../../support/collect.ts';
import { passingUntilOver } from '../../../../support/passingTime.ts';
import { accessTo } from '../../../../support/server/access.ts';
import type { RealtimeFault } from '../../../../support/server/realtime/faults.ts';
import { heardByLevel, saidByLevel } from '../../../../support/server/realtime/levels.ts';
import { type RealtimeServer, startRealtimeServer } from '../../../../support/server/realtime/realtimeServer.ts';
import { samplesOf } from '../../../../support/server/sound.ts';
import { until } from '../../../../support/until.ts';

const KEY = 'sk-voice-0123456789abcdefghij';
const PLAIN = { instructions: undefined, speed: 1 };
const WORDS = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima'.split(' ');
const TEXT = WORDS.join(' ');
const ALL = WORDS.map((_, at) => at + 1).join(' ');
const never = new AbortController().signal;
const SOUND = 'response.output_audio.delta';

/** Says words by their loudness; those that it does not know as 30. */
async function says(text: string) {
  // As slowly as people speak: each word twice.
  const levels = text.split(' ').flatMap(word => {
    const level = WORDS.indexOf(word) + 1 || 30;
    return [level, level, level, level];
  });
  return { words: text, sound: saidByLevel(...levels) };
}

describe('what goes wrong with a voice by Realtime', () => {
  let server: RealtimeServer;
  beforeEach(async () => {
    server = await startRealtimeServer({
      key: KEY,
      hears: async () => '',
      voice: { says, models: ['gpt-realtime-2.1', 'gpt-realtime-2.1-mini'] },
    });
  });
  afterEach(() => server.close());

  const connections = () => server.voices.length + server.refused.length;

  async function speak(values: Readonly<Record<string, unknown>> = {}, key = KEY, text = TEXT) {
    const progress: string[] = [];
    const access = {
      ...accessTo(server.url, values, { [new URL(server.url).origin]: key }),
      progress: (says: Parameters<typeof english>[0]) => void progress.push(english(says)),
    };
    const chunks: Uint8Array[] = [];
    let error: AloudError | undefined;
    try {
      for await (const chunk of new RealtimeVoice(access).speak(text, PLAIN, never)) chunks.push(chunk);
    } catch (thrown) {
      error = thrown as AloudError;
    }
    const samples = samplesOf(Buffer.concat(chunks));
    return { heard: heardByLevel(samples, 16_000), samples, error, progress };
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
      assert.equal((await speak()).heard, ALL);
      assert.equal(connections(), 2);
    });

  it('F1: gives up after three tries, and waits as long as it is asked to, but not for minutes', async () => {
    server.fail(status(503), status(503), status(503));
    assert.equal((await speak()).error?.code, 'server-failed');
    assert.equal(connections(), 3);
    server.fail(status(429, {}, { 'retry-after-ms': '120' }));
    const from = performance.now();
    assert.equal((await speak()).heard, ALL);
    assert.ok(performance.now() - from >= 120);
    server.fail(status(429, {}, { 'retry-after': '60' }));
    assert.equal((await speak()).error?.code, 'busy');
  });

  it('F1: tries again where a response fails before anything was heard', async () => {
    const error = { type: 'server_error', code: 'rate_limit_exceeded', message: 'Slow down.' };
    server.fail({ at: 'session', isSilent: true, ends: { status: 'failed', details: { error } } } as RealtimeFault);
    assert.equal((await speak()).heard, ALL);
  });

  it('F2: tells that nobody is there, with who was meant', async () => {
    const { url } = server;
    await server.close();
    const { error } = await speak();
    assert.equal(error?.code, 'unreachable');
    assert.ok(error?.message.includes(new URL(url).host), error?.message);
    server = await startRealtimeServer({ hears: async () => '' });
  });

  it('F3: begins anew where the connection is lost before anything was heard', async () => {
    server.fail({ at: 'session', drops: 'at once' });
    assert.equal((await speak()).heard, ALL);
    assert.equal(server.voices.length, 2);
  });

  it('F3: gives what came before the connection was lost, and tells what nobody has said', async () => {
    server.fail({ at: 'session', dropsAfterMs: 1400 });
    const { heard, error, samples } = await speak();
    assert.ok(samples.length > 0);
    assert.equal(error?.code, 'unreachable');
    assert.ok(error instanceof Unsaid);
    assertContinues(heard, error.rest);
    assert.equal(server.voices.length, 1);
  });

  /** What is left begins at the word behind those that were heard, or a few before, and never later. */
  function assertContinues(heard: string, rest: string): void {
    const whole = new Set(heard.split(' '));
    const from = WORDS.indexOf(rest.split(' ')[0] ?? '');
    assert.ok(from >= 0 && TEXT.endsWith(rest), rest);
    for (let at = 0; at < from; at++)
      assert.ok(whole.has(String(at + 1)), `${WORDS[at]} is lost: ${heard}, then ${rest}`);
    assert.ok(whole.size - from <= 4, `${heard}, then ${rest}`);
  }

  for (const [what, sends] of [
    ['no JSON', ['{"type": "response.output']],
    ['a text', ['"hello"']],
  ] as const)
    it(`F4: tells of an answer that is garbled: ${what}`, async () => {
      server.fail({ at: 'session', sends });
      assert.equal((await speak()).error?.code, 'bad-reply');
    });

  it('F4: carries half a sample over, and is not disturbed by what it does not know', async () => {
    const about = { response_id: 'resp_1', item_id: 'item_1', content_index: 0 };
    const half = Buffer.from([0]).toString('base64');
    const events = [{ type: SOUND, ...about, delta: half }, { type: SOUND, ...about, delta: half }, { type: 'x.y' }];
    server.fail({ at: 'session', sends: events.map(each => JSON.stringify(each)) });
    assert.equal((await speak()).heard, ALL);
  });

  it('F4: hears nothing of another response', async () => {
    const { sound } = await says('lima lima');
    const delta = Buffer.from(sound.buffer).toString('base64');
    const stray = { response_id: 'resp_0', item_id: 'item_0', content_index: 0 };
    const events = [
      { type: 'response.output_audio_transcript.delta', ...stray, delta: 'lima lima' },
      { type: SOUND, ...stray, delta },
      { type: 'response.done', response: { id: 'resp_0', status: 'completed', output: [] } },
    ];
    server.fail({ at: 'session', sends: events.map(each => JSON.stringify(each)) });
    assert.equal((await speak()).heard, ALL);
  });

  it('F4: ends what has no end, and closes it', async () => {
    server.fail({ at: 'session', isEndless: true });
    assert.equal((await speak()).error?.code, 'bad-reply');
    await until('it is closed', () => server.voices[0]?.isOpen === false);
  });

  for (const hangs of ['at once', 'at response'] as const)
    it(`F4: waits for a server that hangs ${hangs} as long as is set, and no longer`, async () => {
      const fault: RealtimeFault = { at: 'session', hangs };
      server.fail(fault, fault, fault);
      mock.timers.enable({ apis: ['setTimeout'] });
      const { result, ms } = await passingUntilOver(speak({ 'aloud.timeoutMs': 20_000 }));
      assert.equal(result.error?.code, 'timed-out');
      assert.ok(ms >= 20_000, `${ms} ms`);
    });

  it('F4: tells what is left where a server hangs in the middle', async () => {
    server.fail({ at: 'session', hangs: 'in the middle' });
    mock.timers.enable({ apis: ['setTimeout'] });
    const { error } = (await passingUntilOver(speak({ 'aloud.timeoutMs': 20_000 }))).result;
    assert.equal(error?.code, 'timed-out');
    assert.ok(error instanceof Unsaid && TEXT.endsWith(error.rest), error?.message);
  });

  const OTHERWISE: Readonly<Record<string, (text: string) => string>> = {
    'answers instead of reading': () => 'november oscar papa',
    'begins with words of its own': text => `november oscar ${text}`,
    'adds words of its own': text => `${text} november oscar papa`,
    'goes astray in the middle': text => text.replace('golf', 'november oscar papa golf'),
    'leaves out what stands in the middle': text => text.replace('foxtrot golf hotel india', ''),
    'stops before the end': text => text.replace(' india juliet kilo lima', ''),
  };
  for (const [what, says] of Object.entries(OTHERWISE))
    it(`F10: says no word of a model that ${what}, and tells what nobody has said`, async () => {
      server.fail({ at: 'session', says });
      const { heard, error } = await speak();
      assert.ok(error instanceof Unsaid, String(error));
      assert.equal(error.code, 'bad-reply');
      assert.match(error.message, /^The speech server at 127.* said something else than it was told to read\.$/);
      assert.ok(!heard.split(' ').includes('30'), heard);
      if (heard === '') assert.equal(error.rest, TEXT);
      else assertContinues(heard, error.rest);
      await until('it is closed', () => server.voices.every(({ isOpen }) => !isOpen));
    });

  for (const order of ['sound first', 'words at the end'] as const)
    it(`F10: says no word that is none of the text where sound is ahead of its words: ${order}`, async () => {
      await server.close();
      server = await startRealtimeServer({ hears: async () => '', voice: { says, order } });
      server.fail({ at: 'session', says: OTHERWISE['answers instead of reading'] as (text: string) => string });
      assert.equal((await speak()).samples.length, 0);
      server.fail({ at: 'session', says: OTHERWISE['goes astray in the middle'] as (text: string) => string });
      const { heard, error } = await speak();
      assert.ok(error instanceof Unsaid);
      assert.ok(!heard.split(' ').includes('30'), heard);
    });

  it('F10: is silent where sound comes without a word of what it says', async () => {
    server.fail({ at: 'session', isWordless: true });
    const { samples, error } = await speak();
    assert.equal(samples.length, 0);
    assert.ok(error instanceof Unsaid && error.rest === TEXT);
  });

  it('F10: tells of an answer without sound', async () => {
    server.fail({ at: 'session', isSilent: true });
    const { error } = await speak();
    assert.equal(error?.code, 'bad-reply');
    assert.match(error?.message ?? '', /sent no sound/);
  });

  for (const status of ['incomplete', 'cancelled'] as const)
    it(`F10: tells what nobody has said of a response that is ${status}`, async () => {
      const ends = { status, details: { reason: 'max_output_tokens' } };
      server.fail({
        at: 'session',
        says: (text: string) => text.replace(' india juliet kilo lima', ''),
        ends,
      } as RealtimeFault);
      const { heard, error } = await speak();
      assert.ok(error instanceof Unsaid);
      assertContinues(heard, error.rest);
    });

  it('F12, A39: never tries a wrong key again, and tells it nowhere', async () => {
    const wrong = 'sk-wrong-0123456789abcdefghij';
    server.fail(status(401, { message: `Incorrect API key provided: ${wrong}.`, code: 'invalid_api_key' }));
    const { error } = await speak({}, wrong);
    assert.equal(error?.code, 'bad-key');
    assert.deepEqual(error?.remedies, ['set-key']);
    assert.equal(connections(), 1);
    const told = [error?.message, english((error as AloudError).says), `${error?.stack}`, String(error?.cause)];
    assert.ok(told.every(each => !each?.includes(wrong)));
  });

  for (const about of ['session', 'response', 'nothing'] as const)
    it(`F12: never tries again where the credit is used up: told of ${about}`, async () => {
      const tells = { type: 'insufficient_quota', code: 'insufficient_quota', message: 'You exceeded your quota.' };
      server.fail({ at: 'session', about, tells });
      assert.equal((await speak()).error?.code, 'no-quota');
      assert.equal(connections(), 1);
    });

  it('F13: says which model is gone, and which setting names it', async () => {
    const { error } = await speak({ 'aloud.speech.model': 'gpt-realtime-old' });
    assert.equal(error?.code, 'model-gone');
    assert.equal(error?.setting, 'aloud.speech.model');
    assert.match(error?.message ?? '', /gpt-realtime-old/);
    assert.equal(server.voices.length, 1);
  });

  it('F13: asks the successor of a model that is gone, and says so', async () => {
    const { heard, progress } = await speak({ 'aloud.speech.model': 'gpt-realtime-mini' });
    assert.equal(heard, ALL);
    assert.match(progress.join(), /gpt-realtime-2\.1-mini/);
    assert.match(server.voices[1]?.url ?? '', /model=gpt-realtime-2\.1-mini$/);
  });

  it('F23: speaks at a server that knows no tools', async () => {
    server.fail({ at: 'session', refuses: 'tools' });
    assert.equal((await speak()).heard, ALL);
  });

  for (const error of ['Out of memory', { message: 'Out of memory' }, { detail: 'Out of memory' }])
    it(`F30: tells what the server says: ${JSON.stringify(error)}`, async () => {
      const ends = { status: 'failed', details: { error: typeof error === 'string' ? { message: error } : error } };
      const fault = { at: 'session', isSilent: true, ends } as RealtimeFault;
      server.fail(fault, fault, fault);
      const failure = (await speak()).error;
      assert.equal(failure?.code, 'server-failed');
      assert.match(failure?.message ?? '', /It says: Out of memory/);
    });

  it('F30: tells which setting helps where a voice is not known', async () => {
    const { error } = await speak({ 'aloud.speech.voice': 'nobody' });
    assert.equal(error?.code, 'unsupported');
    assert.equal(error?.setting, 'aloud.speech.voice');
  });

  it('F30: takes no sound in another form than PCM', async () => {
    server.fail({ at: 'session', agrees: { audio: { output: { format: { type: 'audio/pcmu' } } } } });
    assert.match((await speak()).error?.message ?? '', /compressed sound\. Aloud takes raw PCM/);
  });

  it('A40: follows no redirect, and takes the key nowhere', async () => {
    const elsewhere = await startRealtimeServer({ hears: async () => '', voice: { says } });
    try {
      const location = elsewhere.url.replace('/v1', '/v1/realtime?model=gpt-realtime-2.1-mini');
      server.fail(status(307, {}, { location }));
      const { error } = await speak();
      assert.equal(error?.code, 'unsupported');
      assert.ok(error?.message.includes(new URL(elsewhere.url).origin), error?.message);
      assert.equal(elsewhere.voices.length + elsewhere.refused.length, 0);
      assert.equal(connections(), 1);
    } finally {
      await elsewhere.close();
    }
  });

  it('A39: gives the key to the address that it belongs to, and to no other', async () => {
    await speak();
    assert.equal(server.voices[0]?.headers.authorization, `Bearer ${KEY}`);
    assert.ok(!JSON.stringify([server.voices[0]?.url, server.voices[0]?.events]).includes(KEY));
  });

  it('A39: sends no key that stands in the text', async () => {
    const access = accessTo(server.url, {}, { [new URL(server.url).origin]: KEY });
    const text = `The key is sk-proj-${'aB3dE5gH7jK9'.repeat(4)}.`;
    await collect(new SecretFreeVoice(new RealtimeVoice(access)).speak(text, PLAIN, never));
    const sent = JSON.stringify(server.voices[0]?.events);
    assert.ok(sent.includes('The key is') && !sent.includes('aB3dE5gH7jK9'), sent);
  });

  it('A41: takes names of prototypes for names', async () => {
    const polluting = `{"type":"${SOUND}","response_id":"__proto__","item_id":"__proto__","delta":"AAAA","__proto__":{"polluted":true}}`;
    const words = `{"type":"response.output_audio_transcript.delta","response_id":"constructor","item_id":"__proto__","delta":"x"}`;
    server.fail({ at: 'session', sends: [polluting, words, '{"type":"constructor"}', '{"type":"__proto__"}'] });
    assert.equal((await speak()).heard, ALL);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });
});
