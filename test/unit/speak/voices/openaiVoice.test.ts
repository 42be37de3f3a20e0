import assert from 'node:assert/strict';
import type { AloudError } from '../../../../src/common/errors.ts';
import { wavBytes } from '../../../../src/common/wav.ts';
import { OpenAIVoice } from '../../../../src/speak/voices/openaiVoice.ts';
import { OUTPUT_RATE_HZ } from '../../../../src/speak/voices/voice.ts';
import { collect, collectUntilError } from '../../../support/collect.ts';
import { accessTo } from '../../../support/server/access.ts';
import { recognise, say } from '../../../support/server/flite.ts';
import { type OpenAIServer, startOpenAIServer } from '../../../support/server/openaiServer.ts';
import { bytesOf, encoded, samplesOf } from '../../../support/server/sound.ts';

const PLAIN = { instructions: undefined, speed: 1 };
const PHRASES = ['the test has passed', 'there are three errors'];
const [PHRASE = ''] = PHRASES;

describe('OpenAIVoice', () => {
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

  function formatOf(request: number): unknown {
    const json = server.requests[request]?.json;
    return typeof json === 'object' && json !== null && 'stream_format' in json ? json.stream_format : undefined;
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
    // It listens to no instructions, and lacks the voice.
    assert.deepEqual(server.requests[2]?.json, { ...request, model: 'tts-1-hd', voice: 'alloy' });
  });

  it('asks a model of any other name for its own voice, with instructions', async () => {
    const own = await startOpenAIServer({ models: ['kokoro'] });
    const values = { 'aloud.speech.model': 'kokoro', 'aloud.speech.voice': 'af_sky' };
    const voice = new OpenAIVoice(accessTo(own.url, values));
    await collect(voice.speak(PHRASE, { instructions: 'Calm.', speed: 1 }, never));
    assert.deepEqual(own.requests[0]?.json, {
      model: 'kokoro',
      voice: 'af_sky',
      input: PHRASE,
      response_format: 'pcm',
      instructions: 'Calm.',
    });
    await own.close();
  });

  it('takes sound in events where that is set, and the model knows them', async () => {
    const plain = Buffer.concat(await speak());
    const events = await speak({ 'aloud.speech.streamFormat': 'sse' });
    assert.equal(formatOf(1), 'sse');
    assert.ok(events.length > 3, `${events.length} pieces`);
    assert.deepEqual(Buffer.concat(events), plain);
    const older = await speak({
      'aloud.speech.streamFormat': 'sse',
      'aloud.speech.model': 'tts-1',
      'aloud.speech.voice': 'nova',
    });
    assert.equal(formatOf(2), undefined);
    assert.deepEqual(Buffer.concat(older), plain);
  });

  it('F30: asks for plain sound where a server knows no events', async () => {
    const refused = JSON.stringify({
      error: { message: "Unknown parameter: 'stream_format'.", code: 'unknown_parameter' },
    });
    server.fail('/audio/speech', { fault: 'body', status: 400, type: 'application/json', body: refused });
    assert.ok((await speak({ 'aloud.speech.streamFormat': 'sse' })).length > 0);
    assert.equal(formatOf(1), undefined);
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
      assert.match(
        error.message,
        /^The speech server at 127\.0\.0\.1:\d+ \(model gpt-4o-mini-tts\) sent compressed sound/,
      );
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

  const COMPLAINTS: readonly (readonly [
    status: number,
    type: string,
    body: string,
    code: string,
    says: RegExp,
    setting?: string,
  ])[] = [
    [
      200,
      'application/json',
      '{"error":{"message":"Voice marin not found"}}',
      'unsupported',
      /aloud\.speech\.voice\. It says: Voice marin not found/,
      'aloud.speech.voice',
    ],
    [
      400,
      'application/json',
      '{"detail":"Voice \'marin\' is not supported"}',
      'unsupported',
      /aloud\.speech\.voice\. It says/,
      'aloud.speech.voice',
    ],
    [200, 'audio/pcm', '{"error":{"message":"Out of memory","code":500}}', 'server-failed', /It says: Out of memory/],
    [200, 'audio/pcm', '<!doctype html><title>Sign in</title>', 'bad-reply', /“Sign in”/],
    [200, 'text/plain', 'CUDA error', 'bad-reply', /“CUDA error”/],
    [200, 'text/event-stream', 'event: error\ndata: {"message":"Gone."}\n\n', 'server-failed', /It says: Gone\./],
    [404, 'application/json', '{"detail":"Not Found"}', 'unsupported', /\/v1\. It says: Not Found/, 'aloud.baseUrl'],
  ];
  for (const [status, type, body, code, says, setting] of COMPLAINTS) {
    it(`F30: tells what the server says: ${status} ${body.slice(0, 50).replace(/\s+/g, ' ')}`, async () => {
      const fault = { fault: 'body', status, type, body } as const;
      server.fail('/audio/speech', fault, fault, fault);
      const error = await failure();
      assert.equal(error.code, code, error.message);
      assert.match(error.message, says);
      if (setting) assert.equal(error.setting, setting);
    });
  }

  it('F30: takes sound in events, and in JSON', async () => {
    const sound = Buffer.from(bytesOf(await say(PHRASE, { rateHz: OUTPUT_RATE_HZ })));
    const middle = Math.floor(sound.length / 2);
    const parts = [sound.subarray(0, middle), sound.subarray(middle)].map(part => part.toString('base64'));
    const events = [
      ...parts.map(audio => ({ type: 'speech.audio.delta', audio })),
      { type: 'speech.audio.done', usage: { total_tokens: 3 } },
    ];
    answerWith('text/event-stream', events.map(event => `data: ${JSON.stringify(event)}\n\n`).join(''));
    assert.deepEqual(Buffer.concat(await speak()), sound);
    answerWith('application/json', JSON.stringify({ audio: sound.toString('base64') }));
    assert.deepEqual(Buffer.concat(await speak()), sound);
  });

  const REFUSALS: readonly (readonly [field: string, message: string, instead: unknown])[] = [
    ['response_format', "response_format must be one of 'mp3', 'wav'", 'wav'],
    ['response_format', 'Unsupported format: pcm', 'wav'],
    ['instructions', "property 'instructions' is unsupported", undefined],
    ['speed', 'Unknown parameter: speed', undefined],
  ];
  for (const [field, message, instead] of REFUSALS) {
    it(`F30: a server that says “${message}” is asked again without`, async () => {
      server.fail('/audio/speech', { fault: 'status', status: 400, error: { message } });
      const sound = await speak({}, { instructions: 'Calm.', speed: 1.5 });
      assert.ok(sound.length > 0);
      const sent = server.requests.map(({ json }) => (json as Record<string, unknown>)[field]);
      assert.equal(sent.length, 2);
      assert.notEqual(sent[0], undefined);
      assert.equal(sent[1], instead);
    });
  }

  for (const [title, type, head] of [
    ['PCM', 'audio/pcm', ''],
    ['WAV', 'audio/wav', 'RIFF\xff\xff\xff\xffWAVEfmt '],
    ['JSON', 'application/json', '{"audio":"'],
    ['a web page', 'text/html', '<html>'],
  ] as const) {
    it(`A54: ${title} that never ends is left when it is longer than any voice`, async () => {
      const piece = new Uint8Array(48_000).fill(title === 'PCM' || title === 'WAV' ? 7 : 0x78);
      server.fail('/audio/speech', { fault: 'endless', type, head, piece });
      let bytes = 0;
      const sound = new OpenAIVoice(accessTo(server.url)).speak(PHRASE, PLAIN, never);
      const error = await (async () => {
        try {
          for await (const chunk of sound) bytes += chunk.length;
        } catch (thrown) {
          return thrown as AloudError;
        }
        return undefined;
      })();
      assert.equal(error?.code, 'bad-reply', String(error));
      assert.match(error?.message ?? '', /without end|too long to be one/);
      // The phrase takes two seconds: no more than so many times that.
      assert.ok(bytes < 5 * 1024 * 1024, `${bytes} bytes`);
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
