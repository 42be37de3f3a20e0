import assert from 'node:assert/strict';
import { OpenAITranscriber } from '../../../../src/transcribe/ears/openaiTranscriber.ts';
import type { TranscriptionHints } from '../../../../src/transcribe/transcriber.ts';
import { collect, collectUntilError } from '../../../support/collect.ts';
import { accessTo } from '../../../support/server/access.ts';
import { type OpenAIServer, startOpenAIServer } from '../../../support/server/openaiServer.ts';
import { spoken, utteranceOf, wavOnly } from '../../../support/spoken.ts';

const PHRASE = 'delete the last line';
const HINTS: TranscriptionHints = { language: 'en', keywords: ['userTotal', ' ', 'parse_args'] };

describe('OpenAITranscriber', () => {
  let server: OpenAIServer;
  const never = new AbortController().signal;
  beforeEach(async () => {
    server = await startOpenAIServer({ hears: [PHRASE] });
  });
  afterEach(() => server.close());

  function transcriber(values: Readonly<Record<string, unknown>> = {}): OpenAITranscriber {
    return new OpenAITranscriber({ ...accessTo(server.url, values), encoder: wavOnly });
  }

  async function events(values: Readonly<Record<string, unknown>> = {}, hints = HINTS) {
    return collect(transcriber(values).transcribe(await spoken(PHRASE), hints, never));
  }

  async function failure(values: Readonly<Record<string, unknown>> = {}) {
    return collectUntilError(transcriber(values).transcribe(await spoken(PHRASE), HINTS, never));
  }

  /** The fields of the one request, without its file and model. */
  function fields(): Record<string, unknown[]> {
    assert.equal(server.requests.length, 1);
    const sent: Record<string, unknown[]> = {};
    for (const [name, value] of server.requests[0]?.form ?? []) sent[name] = [...(sent[name] ?? []), value];
    const { file: _file, model: _model, ...rest } = sent;
    return rest;
  }

  const BY_MODEL: Readonly<Record<string, Record<string, string[]>>> = {
    'gpt-transcribe': { 'keywords[]': ['userTotal', 'parse_args'], stream: ['true'] },
    'gpt-4o-transcribe': { prompt: ['userTotal, parse_args'], 'include[]': ['logprobs'], stream: ['true'] },
    'gpt-4o-mini-transcribe': { prompt: ['userTotal, parse_args'], 'include[]': ['logprobs'], stream: ['true'] },
    'gpt-4o-transcribe-diarize': { stream: ['true'] },
    'whisper-1': { prompt: ['userTotal, parse_args'] },
    'whisper-large-v3': { prompt: ['userTotal, parse_args'], stream: ['true'] },
    'parakeet-tdt': { stream: ['true'] },
  };
  for (const [model, wanted] of Object.entries(BY_MODEL)) {
    it(`sends ${model} the fields that it knows`, async () => {
      await server.close();
      server = await startOpenAIServer({ hears: [PHRASE], models: [model] });
      await events({ 'aloud.transcription.model': model });
      assert.deepEqual(fields(), { response_format: ['json'], language: ['en'], ...wanted });
    });
  }

  it('sends no optional field that is not set', async () => {
    await events({ 'aloud.transcription.stream': false }, { language: undefined, keywords: [] });
    assert.deepEqual(fields(), { response_format: ['json'] });
  });

  it('keeps the prompt short enough to be read whole, the likeliest words first', async () => {
    const keywords = Array.from({ length: 400 }, (_, i) => `identifierNumber${i}`);
    await events({ 'aloud.transcription.model': 'whisper-1' }, { language: 'en', keywords });
    const [prompt] = fields()['prompt'] as string[];
    assert.match(prompt ?? '', /^identifierNumber0, identifierNumber1, .*identifierNumber\d+$/);
    assert.ok((prompt ?? '').length <= 640);
  });

  it('sends the recording as a file whose name tells its kind', async () => {
    const utterance = await spoken(PHRASE);
    await collect(transcriber().transcribe(utterance, HINTS, never));
    const file = server.requests[0]?.form?.find(([name]) => name === 'file')?.[1];
    assert.ok(file && typeof file === 'object');
    assert.deepEqual([file.name, file.type], ['speech.wav', 'audio/wav']);
    assert.equal(file.bytes.length, 44 + 2 * (await utterance.recording).samples.length);
  });

  it('tells how sure the model is of each word', async () => {
    const final = (await events({ 'aloud.transcription.model': 'gpt-4o-transcribe' })).at(-1);
    assert.ok(final?.type === 'final' && final.words);
    assert.deepEqual(
      final.words.map(word => word.text),
      PHRASE.split(' '),
    );
    assert.ok(final.words.every(word => Math.abs(word.confidence - Math.exp(-0.1)) < 1e-9));
  });

  it('joins the tokens of a word, and multiplies how sure they are', async () => {
    const logprobs = [
      { token: 'us', logprob: -0.1 },
      { token: 'er', logprob: -0.2 },
      { token: ' total', logprob: 0.5 },
      { token: ' ', logprob: -9 },
    ];
    answerWith('application/json', JSON.stringify({ text: 'user total', logprobs }));
    const final = (await events()).at(-1);
    assert.ok(final?.type === 'final');
    assert.deepEqual(final.words, [
      { text: 'user', confidence: Math.exp(-0.1 + -0.2) },
      { text: 'total', confidence: 1 },
    ]);
  });

  it('accumulates pieces where the last event repeats no text', async () => {
    const done = { type: 'transcript.text.done', text: '' };
    answerWith(
      'text/event-stream',
      sse({ type: 'transcript.text.delta', delta: 'de' }, delta('lete '), delta('it'), done),
    );
    assert.deepEqual(await events(), [
      { type: 'partial', text: 'de' },
      { type: 'partial', text: 'delete ' },
      { type: 'partial', text: 'delete it' },
      { type: 'final', text: 'delete it' },
    ]);
  });

  it('F4: takes JSON where a stream was asked for, and a stream of another type', async () => {
    answerWith('application/json; charset=utf-8', '{"text": " delete it \\n"}');
    assert.deepEqual(await events(), [{ type: 'final', text: 'delete it' }]);
    answerWith('text/plain', sse({ type: 'transcript.text.done', text: 'delete it' }));
    assert.deepEqual(await events({ 'aloud.transcription.stream': false }), [{ type: 'final', text: 'delete it' }]);
  });

  it('F4: puts characters together that arrive in pieces', async () => {
    const text = 'löschen 漢字 👩‍💻';
    const body = sse(delta(text), { type: 'transcript.text.done', text });
    server.fail('/audio/transcriptions', { fault: 'body', type: 'text/event-stream', body, pieceBytes: 1 });
    assert.equal((await events()).at(-1)?.text, text);
  });

  const NONSENSE: Readonly<Record<string, readonly [type: string, body: string]>> = {
    'a web page': ['text/html', '<!doctype html><title>Sign in to the network</title>'],
    'broken JSON': ['application/json', '{"text": "dele'],
    'JSON of another kind': ['application/json', '[1, 2]'],
    'an object without text': ['application/json', '{"status": "fine"}'],
    'nothing at all': ['application/json', ''],
    'an empty stream': ['text/event-stream', ''],
    'a broken event': ['text/event-stream', 'data: {"type": "transcript.te\n\n'],
    'a stream without its end': ['text/event-stream', sse(delta('dele'))],
  };
  for (const [title, [type, body]] of Object.entries(NONSENSE)) {
    it(`F4: ${title} is a clear error`, async () => {
      answerWith(type, body);
      const { items, thrown } = await failure();
      assert.ok(items.every(item => item.type === 'partial'));
      assertFailure(thrown, 'bad-reply');
    });
  }

  it('F3: begins anew when the stream breaks off, and ends with the whole text', async () => {
    server.fail('/audio/transcriptions', { fault: 'reset', afterBytes: 120 });
    const all = await events();
    assert.equal(server.requests.length, 2);
    assert.deepEqual(all.at(-1), { type: 'final', text: PHRASE });
    assert.equal(all.filter(event => event.type === 'final').length, 1);
  });

  it('F2: says that it can be tried again when the server stays away', async () => {
    server.fail('/audio/transcriptions', { fault: 'reset' }, { fault: 'reset' }, { fault: 'reset' });
    const { thrown } = await failure();
    assertFailure(thrown, 'unreachable');
    assert.match((thrown as Error).message, /^The transcription server at 127/);
  });

  it('F13: names the setting when the model has gone', async () => {
    const { thrown } = await failure({ 'aloud.transcription.model': 'gpt-3-transcribe' });
    assertFailure(thrown, 'model-gone');
    assert.equal((thrown as { setting?: string }).setting, 'aloud.transcription.model');
  });

  it('says that nothing was heard when the recording is too short for the server', async () => {
    const short = utteranceOf(new Int16Array(800));
    const { thrown } = await collectUntilError(transcriber().transcribe(short, HINTS, never));
    assertFailure(thrown, 'nothing-heard');
  });

  it('A41: a `__proto__` in an event changes nothing', async () => {
    const event =
      '{"type":"transcript.text.done","__proto__":{"text":"evil","polluted":1},"logprobs":[{"__proto__":{"token":"x"}}]}';
    answerWith('text/event-stream', `data: ${event}\n\n`);
    assert.deepEqual(await events(), [{ type: 'final', text: '' }]);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  function answerWith(type: string, body: string): void {
    server.fail('/audio/transcriptions', { fault: 'body', type, body });
  }
});

function assertFailure(thrown: unknown, code: string): void {
  assert.equal((thrown as { code?: string }).code, code, String(thrown));
}

function delta(text: string): object {
  return { type: 'transcript.text.delta', delta: text };
}

function sse(...events: readonly object[]): string {
  return events.map(event => `data: ${JSON.stringify(event)}\n\n`).join('');
}
