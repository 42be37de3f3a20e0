import assert from 'node:assert/strict';
import { OpenAITranscriber } from '../../../../src/transcribe/ears/openaiTranscriber.ts';
import type { TranscriptionHints } from '../../../../src/transcribe/transcriber.ts';
import { collect, collectUntilError } from '../../../support/collect.ts';
import { accessTo } from '../../../support/server/access.ts';
import { jsonAnswer } from '../../../support/server/asking.ts';
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

  const JSON_ONLY = { response_format: ['json'], stream: ['true'] };
  const PROMPTED = { language: ['en'], prompt: ['userTotal, parse_args'] };
  const BY_MODEL: Readonly<Record<string, Record<string, string[]>>> = {
    'gpt-transcribe': { ...JSON_ONLY, 'keywords[]': ['userTotal', 'parse_args'], 'languages[]': ['en'] },
    'gpt-4o-transcribe': { ...JSON_ONLY, ...PROMPTED, 'include[]': ['logprobs'] },
    'gpt-4o-mini-transcribe': { ...JSON_ONLY, ...PROMPTED, 'include[]': ['logprobs'] },
    'gpt-4o-mini-transcribe-2025-12-15': { ...JSON_ONLY, ...PROMPTED, 'include[]': ['logprobs'] },
    'gpt-4o-transcribe-diarize': { ...JSON_ONLY, language: ['en'], chunking_strategy: ['auto'] },
    'whisper-1': { ...PROMPTED, response_format: ['verbose_json'] },
    'whisper-large-v3': { ...JSON_ONLY, ...PROMPTED },
    'parakeet-tdt': { ...JSON_ONLY, ...PROMPTED },
  };
  for (const [model, wanted] of Object.entries(BY_MODEL)) {
    it(`sends ${model} the fields that it knows, and no other`, async () => {
      await server.close();
      server = await startOpenAIServer({ hears: [PHRASE], models: [model] });
      await events({ 'aloud.transcription.model': model });
      assert.deepEqual(fields(), wanted);
    });
  }

  it('names several languages to a model that takes several, and none to another', async () => {
    const several = { language: undefined, languages: ['en', 'de'], keywords: [] };
    await events({}, several);
    assert.deepEqual(fields()['languages[]'], ['en', 'de']);
    await restarted();
    await events({ 'aloud.transcription.model': 'whisper-1' }, several);
    assert.equal(fields()['language'], undefined);
  });

  it('F30: names one language in the other field where a server does not know the list', async () => {
    const error = { message: "Unknown parameter: 'languages'.", code: 'unknown_parameter' };
    server.fail('/audio/transcriptions', { fault: 'status', status: 400, error }, jsonAnswer({ text: PHRASE }));
    await events();
    const sent = server.requests.map(({ form = [] }) => form.filter(([name]) => name.startsWith('language')));
    assert.deepEqual(sent, [[['languages[]', 'en']], [['language', 'en']]]);
  });

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

  const SURE = [
    { text: 'delete', confidence: 0.75 },
    { text: 'it', confidence: 0.5 },
  ];
  const TELLING: Readonly<Record<string, object>> = {
    'of each word': {
      text: 'delete it',
      words: [
        { word: ' delete', start: 0, end: 0.4, probability: 0.75 },
        { word: ' it', start: 0.4, end: 0.6, probability: 0.5 },
      ],
    },
    'of each word in segments': {
      segments: [
        { text: ' delete', words: [{ word: ' delete', probability: 0.75 }] },
        { text: ' it', words: [{ word: ' it', probability: 0.5 }] },
      ],
    },
    'of segments on average': {
      text: 'delete it',
      segments: [
        { text: ' delete', avg_logprob: Math.log(0.75) },
        { text: ' it', avg_logprob: Math.log(0.5) },
      ],
    },
  };
  for (const [title, answer] of Object.entries(TELLING)) {
    it(`takes how sure a server is ${title}`, async () => {
      answerWith('application/json', JSON.stringify(answer));
      const final = (await events({ 'aloud.transcription.model': 'whisper-1' })).at(-1);
      assert.ok(final?.type === 'final');
      const rounded = final.words?.map(({ text, confidence }) => ({ text, confidence: Number(confidence.toFixed(6)) }));
      assert.deepEqual(rounded, SURE);
    });
  }

  it('adds up what segments tell that come one by one, and tells nothing where one of them does not', async () => {
    const segment = (text: string, probability: number) => ({ start: 0, text, avg_logprob: Math.log(probability) });
    answerWith('text/event-stream', `${sse(segment('delete', 0.75), segment('it', 0.5))}data: [DONE]\n\n`);
    const all = (await events()).at(-1);
    assert.ok(all?.type === 'final');
    assert.deepEqual(
      all.words?.map(({ text }) => text),
      ['delete', 'it'],
    );
    answerWith('text/event-stream', `${sse(segment('delete', 0.75), { start: 1, text: 'it' })}data: [DONE]\n\n`);
    assert.deepEqual((await events()).at(-1), { type: 'final', text: 'delete it' });
  });

  it('F30: takes plain text where a server knows nothing else, and else calls it no answer', async () => {
    const refused = { message: "response_format 'json' is not supported" };
    const plain = { fault: 'body', type: 'text/plain; charset=utf-8', body: 'Delete it.\n' } as const;
    server.fail('/audio/transcriptions', { fault: 'status', status: 400, error: refused }, plain);
    assert.deepEqual(await events(), [{ type: 'final', text: 'Delete it.' }]);
    assert.deepEqual(
      server.requests[1]?.form?.some(([name]) => name === 'response_format'),
      false,
    );
    server.fail('/audio/transcriptions', plain);
    assertFailure((await failure()).thrown, 'bad-reply');
    const page = { ...plain, body: '<html>Sign in</html>' };
    server.fail('/audio/transcriptions', { fault: 'status', status: 400, error: refused }, page);
    assertFailure((await failure()).thrown, 'bad-reply');
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

  async function restarted(): Promise<void> {
    await server.close();
    server = await startOpenAIServer({ hears: [PHRASE] });
  }

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
