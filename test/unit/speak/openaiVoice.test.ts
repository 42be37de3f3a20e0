import assert from 'node:assert/strict';
import type { AloudError } from '../../../src/common/errors.ts';
import { wavBytes } from '../../../src/common/wav.ts';
import { OpenAIVoice } from '../../../src/speak/openaiVoice.ts';
import { OUTPUT_RATE_HZ } from '../../../src/speak/voice.ts';
import { collect, collectUntilError } from '../../support/collect.ts';
import { accessTo } from '../../support/server/access.ts';
import { recognise, say } from '../../support/server/flite.ts';
import { type OpenAIServer, startOpenAIServer } from '../../support/server/openaiServer.ts';
import { bytesOf, encoded, samplesOf } from '../../support/server/sound.ts';

const PLAIN = { instructions: undefined, speed: 1 };
const PHRASES = ['the test has passed', 'there are three errors'];
const [PHRASE = ''] = PHRASES;

describe('OpenAIVoice', function () {
  this.timeout(20_000);
  let server: OpenAIServer;
  const never = new AbortController().signal;
  beforeEach(async () => {
    server = await startOpenAIServer();
  });
  afterEach(() => server.close());

  async function speak(
    values = {},
    style: { instructions: string | undefined; speed: number } = PLAIN,
  ): Promise<Uint8Array[]> {
    return collect(new OpenAIVoice(accessTo(server.url, values)).speak(PHRASE, style, never));
  }

  async function failure(text = PHRASE): Promise<AloudError> {
    const { thrown } = await collectUntilError(new OpenAIVoice(accessTo(server.url)).speak(text, PLAIN, never));
    return thrown as AloudError;
  }

  function answerWith(type: string, body: Uint8Array | string): void {
    server.fail('/audio/speech', { fault: 'body', type, body });
  }

  it('asks for PCM, and sends only what is set', async () => {
    await speak();
    const request = { model: 'gpt-4o-mini-tts', voice: 'marin', input: PHRASE, response_format: 'pcm' };
    assert.deepEqual(server.requests[0]?.json, request);
    await speak({ 'aloud.speech.voice': 'ash' }, { instructions: 'Calm.', speed: 1.5 });
    assert.deepEqual(server.requests[1]?.json, { ...request, voice: 'ash', speed: 1.5, instructions: 'Calm.' });
    await speak({ 'aloud.speech.model': 'tts-1-hd' }, { instructions: 'Calm.', speed: 1 });
    assert.deepEqual(server.requests[2]?.json, { ...request, model: 'tts-1-hd' });
  });

  it('passes sound on as it arrives, and carries half a sample over', async () => {
    const whole = Buffer.concat(await speak());
    server.fail('/audio/speech', { fault: 'pieces', bytes: 4801, everyMs: 1 });
    const chunks = await speak();
    assert.ok(chunks.length > 3, `${chunks.length} chunks`);
    assert.ok(chunks.every(chunk => chunk.length % 2 === 0));
    assert.deepEqual(Buffer.concat(chunks), whole);
  });

  it('gives the first sound before the last is there', async () => {
    server.fail('/audio/speech', { fault: 'hang', afterBytes: 9601 });
    for await (const chunk of new OpenAIVoice(accessTo(server.url)).speak(PHRASE, PLAIN, never)) {
      assert.ok(chunk.length >= 2);
      break;
    }
  });

  it('takes sound that is shorter than any header', async () => {
    answerWith('audio/pcm', new Uint8Array([1, 2, 3, 4, 5]));
    assert.deepEqual(Buffer.concat(await speak()), Buffer.from([1, 2, 3, 4]));
  });

  it('drops half a sample at the end', async () => {
    answerWith('application/octet-stream', new Uint8Array(1001).fill(7));
    assert.equal(Buffer.concat(await speak()).length, 1000);
  });

  for (const rateHz of [16_000, 22_050, 24_000, 44_100, 48_000]) {
    it(`understands WAV at ${rateHz} Hz although PCM was asked for`, async () => {
      const samples = await say(PHRASE, { rateHz });
      answerWith('audio/wav', wavBytes(samples, rateHz));
      const heard = samplesOf(Buffer.concat(await speak()));
      const wantedLength = (samples.length * OUTPUT_RATE_HZ) / rateHz;
      assert.ok(Math.abs(heard.length - wantedLength) <= 2, `${heard.length} of ${wantedLength}`);
      assert.equal(await recognise(heard, OUTPUT_RATE_HZ, PHRASES), PHRASE);
    });
  }

  it('takes PCM for PCM even when it is called something else', async () => {
    const samples = await say(PHRASE, { rateHz: OUTPUT_RATE_HZ });
    answerWith('audio/mpeg', bytesOf(samples));
    assert.deepEqual(samplesOf(Buffer.concat(await speak())), samples);
  });

  for (const format of ['mp3', 'opus', 'aac', 'flac'] as const) {
    it(`says so when ${format} comes instead`, async () => {
      answerWith(`audio/${format}`, await encoded(await say(PHRASE, { rateHz: 24_000 }), 24_000, format));
      const error = await failure();
      assert.equal(error.code, 'bad-reply');
      assert.match(error.message, /^The speech server at 127\.0\.0\.1:\d+ sent compressed sound/);
    });
  }

  for (const [title, type, body] of [
    ['JSON', 'application/json', '{"ok": true}'],
    ['a web page', 'text/html; charset=utf-8', '<html></html>'],
    ['nothing', 'audio/pcm', ''],
    ['a WAV without sound', 'audio/wav', 'RIFF\0\0\0\0WAVEfmt \0'],
  ] as const) {
    it(`F4: ${title} is a clear error`, async () => {
      answerWith(type, body);
      const error = await failure();
      assert.equal(error.code, 'bad-reply', error.message);
      assert.match(error.message, /^The speech server at 127/);
    });
  }

  it('F3: sound that breaks off is not said twice', async () => {
    server.fail('/audio/speech', { fault: 'reset', afterBytes: 12_000 });
    const { items, thrown } = await collectUntilError(
      new OpenAIVoice(accessTo(server.url)).speak(PHRASE, PLAIN, never),
    );
    assert.ok(items.length > 0);
    assert.equal((thrown as AloudError).code, 'unreachable');
    assert.equal(server.requests.length, 1);
  });

  it('F13: names the setting when the model has gone', async () => {
    const values = { 'aloud.speech.model': 'tts-0' };
    const { thrown } = await collectUntilError(
      new OpenAIVoice(accessTo(server.url, values)).speak(PHRASE, PLAIN, never),
    );
    assert.equal((thrown as AloudError).code, 'model-gone');
    assert.equal((thrown as AloudError).setting, 'aloud.speech.model');
  });

  it('asks nothing for text that is too long or empty', async () => {
    assert.equal((await failure('x'.repeat(4097))).code, 'bad-arguments');
    assert.deepEqual(await collect(new OpenAIVoice(accessTo(server.url)).speak(' \n', PLAIN, never)), []);
    assert.deepEqual(server.requests, []);
  });
});
