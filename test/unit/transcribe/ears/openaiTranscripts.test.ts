import assert from 'node:assert/strict';
import { LossyEncoder } from '../../../../src/capture/encoding/lossyEncoder.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { RefusedFields } from '../../../../src/openai/requests/refusedFields.ts';
import { OpenAITranscriber } from '../../../../src/transcribe/ears/openaiTranscriber.ts';
import { collect, collectUntilError } from '../../../support/collect.ts';
import { accessTo } from '../../../support/server/access.ts';
import { type OpenAIServer, startOpenAIServer } from '../../../support/server/openaiServer.ts';
import { spoken, wavOnly } from '../../../support/spoken.ts';

const PHRASE = 'delete the last line';

describe('What servers answer instead of a transcript as OpenAI sends it', () => {
  let server: OpenAIServer;
  beforeEach(async () => {
    server = await startOpenAIServer({ hears: [PHRASE] });
  });
  afterEach(() => server.close());

  async function transcribe(values: Readonly<Record<string, unknown>>) {
    const transcriber = new OpenAITranscriber({ ...accessTo(server.url, values), encoder: wavOnly });
    const hints = { language: 'en', keywords: ['userTotal'] };
    return transcriber.transcribe(await spoken(PHRASE), hints, new AbortController().signal);
  }
  const events = async (values = {}) => collect(await transcribe(values));
  const failure = async (values = {}) => collectUntilError(await transcribe(values));

  function answerWith(type: string, body: string): void {
    server.fail('/audio/transcriptions', { fault: 'body', type, body });
  }

  describe('transcripts', () => {
    const TEXT = 'Rename total to sum.';
    const FORMS: Readonly<Record<string, readonly [type: string, body: string]>> = {
      'segments that bring their spaces (speaches)': [
        'text/event-stream',
        sse({ text: ' Rename total' }, { text: ' to sum.' }),
      ],
      'segments without spaces': ['text/event-stream', sse({ text: 'Rename total' }, { text: 'to sum.' })],
      'segments with times': [
        'text/event-stream',
        sse({ id: 0, start: 0, end: 1, text: 'Rename total' }, { id: 1, start: 1, end: 2, text: 'to sum.' }),
      ],
      'segments that say that they end': ['text/event-stream', `${sse({ text: TEXT })}data: [DONE]\n\n`],
      'all so far in each segment': [
        'text/event-stream',
        sse({ text: 'Rename' }, { text: 'Rename total' }, { text: TEXT }),
      ],
      'segments as events of their own': [
        'text/event-stream',
        sse(
          { type: 'transcript.text.segment', text: 'Rename total' },
          { type: 'transcript.text.segment', text: 'to sum.' },
        ),
      ],
      'segments beside the text': [
        'text/event-stream',
        sse(
          delta('Rename total'),
          { type: 'transcript.text.segment', text: 'Rename total', speaker: 'A' },
          delta(' to sum.'),
          {
            type: 'transcript.text.done',
            text: TEXT,
          },
        ),
      ],
      'pieces as of a chat (vLLM)': [
        'text/event-stream',
        `${sse(...['Rename', ' total to', ' sum.'].map(content => ({ object: 'transcription.chunk', choices: [{ delta: { content } }] })))}data: [DONE]\n\n`,
      ],
      'pieces as of a chat that finish': [
        'text/event-stream',
        sse(
          { choices: [{ delta: { content: TEXT } }] },
          { choices: [{ delta: { content: '' }, finish_reason: 'stop' }] },
        ),
      ],
      'pieces, and an end without an event for it': [
        'text/event-stream',
        `${sse(delta('Rename total'), delta(' to sum.'))}data: [DONE]\n\n`,
      ],
      'lines of JSON': ['application/x-ndjson', '{"text":"Rename total"}\n{"text":"to sum."}\n'],
      'a list of segments': ['application/json', JSON.stringify([{ text: ' Rename total' }, { text: ' to sum.' }])],
      'segments without the text': [
        'application/json',
        JSON.stringify({ segments: [{ text: ' Rename total' }, { text: ' to sum.' }] }),
      ],
      'another name (whisper.cpp)': [
        'application/json',
        JSON.stringify({ transcription: [{ text: ' Rename total' }, { text: ' to sum.' }] }),
      ],
      'a result (Cloudflare)': [
        'application/json',
        JSON.stringify({ result: { text: TEXT }, success: true, errors: [], messages: [] }),
      ],
      'channels and alternatives (Deepgram)': [
        'application/json',
        JSON.stringify({
          results: { channels: [{ alternatives: [{ transcript: TEXT }, { transcript: 'Rain aim.' }] }] },
        }),
      ],
      'results and alternatives': [
        'application/json',
        JSON.stringify({
          results: [{ alternatives: [{ transcript: 'Rename total' }] }, { alternatives: [{ transcript: 'to sum.' }] }],
        }),
      ],
      'a text of JSON': ['application/json', JSON.stringify(TEXT)],
      'JSON that is called text': ['text/plain', JSON.stringify({ text: TEXT })],
    };
    for (const [title, [type, body]] of Object.entries(FORMS)) {
      it(`F30: ${title}`, async () => {
        answerWith(type, body);
        const all = await events();
        assert.deepEqual(all.at(-1), { type: 'final', text: TEXT });
        assert.equal(all.filter(event => event.type === 'final').length, 1);
      });
    }

    it('come with the languages that the server heard, by tags or by names', async () => {
      const heardIn = async (body: object) => {
        answerWith('application/json', JSON.stringify({ text: TEXT, ...body }));
        const final = (await events()).at(-1);
        return final?.type === 'final' ? final.languages : undefined;
      };
      assert.deepEqual(await heardIn({ languages: [{ code: 'de' }, { code: 'en' }] }), ['de', 'en']);
      assert.deepEqual(await heardIn({ language: 'german' }), ['german']);
      for (const none of [{}, { languages: [] }, { languages: [{}, 7, ''] }, { language: 'x'.repeat(1000) }])
        assert.equal(await heardIn(none), undefined, JSON.stringify(none));
    });

    it('F30: segments that repeat a word are two words', async () => {
      answerWith('text/event-stream', sse({ start: 0, text: 'no' }, { start: 1, text: 'no no' }));
      assert.equal((await events()).at(-1)?.text, 'no no no');
    });

    it('F30: silence is no complaint', async () => {
      for (const body of ['{"text":"","message":"ok"}', '{"text":"","segments":[]}', '{"segments":[]}']) {
        answerWith('application/json', body);
        assert.deepEqual(await events(), [{ type: 'final', text: '' }]);
      }
    });

    it('F30: Chinese is joined without spaces', async () => {
      answerWith('text/event-stream', sse({ text: '把总数' }, { text: '改名。' }));
      assert.equal((await events()).at(-1)?.text, '把总数改名。');
    });
  });

  describe('failures', () => {
    const FAILURES: readonly (readonly [
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
        '{"error":{"message":"Invalid or unsupported audio file.","code":400}}',
        'unsupported',
        /aloud\.recording\.format to wav\. It says: Invalid or unsupported audio/,
        'aloud.recording.format',
      ],
      [
        415,
        'application/json',
        '{"detail":"Unsupported media type: audio/ogg"}',
        'unsupported',
        /It says: Unsupported media type/,
        'aloud.recording.format',
      ],
      [
        500,
        'application/json',
        '{"error":"failed to decode audio data"}',
        'unsupported',
        /It says: failed to decode/,
        'aloud.recording.format',
      ],
      [
        400,
        'text/plain',
        'error: failed to read audio data',
        'unsupported',
        /It says: error: failed to read audio data/,
        'aloud.recording.format',
      ],
      [
        404,
        'application/json',
        '{"detail":"Not Found"}',
        'unsupported',
        /does not offer transcription under that address.+\/v1/,
        'aloud.baseUrl',
      ],
      [
        404,
        'application/json',
        '{"error":{"message":"Invalid URL (POST /audio/transcriptions)"}}',
        'unsupported',
        /\/v1\. It says: Invalid URL/,
        'aloud.baseUrl',
      ],
      [
        404,
        'application/json',
        `{"detail":"Model 'x' is not installed locally. You can download it."}`,
        'model-gone',
        /It says: Model 'x' is not installed/,
        'aloud.transcription.model',
      ],
      [
        400,
        'application/json',
        '{"error":{"message":"Language de is not supported by this model"}}',
        'unsupported',
        /aloud\.transcription\.language/,
        'aloud.transcription.language',
      ],
      [
        200,
        'text/html',
        '<title>Sign in to the network</title>',
        'bad-reply',
        /“Sign in to the network”/,
        'aloud.baseUrl',
      ],
      [200, 'text/event-stream', 'event: error\ndata: {"message":"Gone."}\n\n', 'server-failed', /It says: Gone\./],
    ];
    for (const [status, type, body, code, says, setting] of FAILURES) {
      it(`F30: ${status} ${body.slice(0, 60).replace(/\s+/g, ' ')}`, async () => {
        const fault = { fault: 'body', status, type, body } as const;
        // A field that the complaint names is left out once.
        server.fail('/audio/transcriptions', fault, fault, fault);
        const { thrown } = await failure();
        assertFailure(thrown, code);
        assert.match((thrown as Error).message, says);
        if (setting) assert.equal((thrown as { setting?: string }).setting, setting);
      });
    }

    const REFUSALS: readonly (readonly [model: string, field: string, answer: object])[] = [
      ['whisper-large-v3-turbo', 'stream', { error: { message: 'unknown param `stream`' } }],
      [
        'gpt-transcribe',
        'keywords[]',
        { detail: [{ type: 'extra_forbidden', loc: ['body', 'keywords'], msg: 'Extra inputs are not permitted' }] },
      ],
      ['gpt-4o-transcribe', 'include[]', { error: { message: "property 'include' is unsupported" } }],
      ['whisper-large-v3', 'prompt', { error: { message: 'Unrecognized request argument supplied: prompt' } }],
      ['parakeet-tdt', 'response_format', { error: { message: "response_format 'json' is not supported" } }],
    ];
    for (const [model, field, answer] of REFUSALS) {
      it(`F30: a server that does not take ${field} is asked again without`, async () => {
        await server.close();
        server = await startOpenAIServer({ hears: [PHRASE], models: [model] });
        server.fail('/audio/transcriptions', {
          fault: 'body',
          status: 400,
          type: 'application/json',
          body: JSON.stringify(answer),
        });
        const all = await events({ 'aloud.transcription.model': model });
        assert.equal(all.at(-1)?.text, PHRASE);
        const named = server.requests.map(({ form }) => form?.some(([name]) => name === field));
        assert.deepEqual(named, [true, false]);
      });
    }
  });

  describe('sound that a server cannot read', () => {
    const refused = new RefusedFields();
    const heard = async (format: 'ogg' | 'mp3', hints = {}) => {
      const access = { ...accessTo(server.url), refused };
      const transcriber = new OpenAITranscriber({ ...access, encoder: new LossyEncoder(() => format, silentLog) });
      const said = { language: 'en', keywords: [], ...hints };
      return collect(transcriber.transcribe(await spoken(PHRASE), said, new AbortController().signal));
    };
    const sent = () =>
      server.requests.flatMap(({ form = [] }) =>
        form.flatMap(([, value]) => (typeof value === 'string' ? [] : [value.name])),
      );

    const COMPLAINTS: readonly (readonly [status: number, type: string, body: string])[] = [
      [200, 'application/json', '{"error":{"message":"Invalid or unsupported audio file.","code":400}}'],
      [415, 'application/json', '{"detail":"Unsupported media type: audio/ogg"}'],
      [500, 'application/json', '{"error":"failed to decode audio data"}'],
      [400, 'text/plain', 'error: failed to read audio data'],
      [400, 'application/json', '{"error":{"message":"Invalid file format. Supported formats: [\'wav\']"}}'],
    ];
    for (const [format, [status, type, body]] of COMPLAINTS.map((one, at) => [at % 2 ? 'mp3' : 'ogg', one] as const)) {
      it(`F30: ${format} that is refused is sent again as WAV, and the next at once: ${body}`, async () => {
        const fault = { fault: 'body', status, type, body } as const;
        server.fail('/audio/transcriptions', fault);
        assert.equal((await heard(format)).at(-1)?.text, PHRASE);
        assert.deepEqual(sent(), [`speech.${format}`, 'speech.wav']);
        await heard(format);
        assert.deepEqual(sent().slice(2), ['speech.wav']);
      });
    }

    it('F30: a server that translates is not taken for one that does not because of the form of the sound', async () => {
      await server.close();
      server = await startOpenAIServer({ hears: [PHRASE], english: { [PHRASE]: 'save the file' } });
      const error = { message: 'Invalid file format.' };
      server.fail('/audio/translations', { fault: 'status', status: 400, error });
      const final = (await heard('ogg', { translate: true })).at(-1);
      assert.deepEqual(final, { type: 'final', text: 'save the file', isTranslated: true });
      assert.deepEqual(
        server.requests.map(({ path }) => path),
        ['/audio/translations', '/audio/translations'],
      );
    });

    it('F30: where WAV is refused too, the setting is named, with the model and the address', async () => {
      const fault = { fault: 'status', status: 415, error: { message: 'Unsupported media type' } } as const;
      server.fail('/audio/transcriptions', fault, fault);
      const { thrown } = await failure();
      assertFailure(thrown, 'unsupported');
      const { host } = new URL(server.url);
      const { message } = thrown as Error;
      assert.ok(message.startsWith(`The transcription server at ${host} (model gpt-transcribe) rejected`), message);
    });
  });

  describe('what never ends', () => {
    for (const [title, type, piece] of [
      ['pieces', 'text/event-stream', sse(delta('word '.repeat(100)))],
      ['segments', 'text/event-stream', sse({ start: 1, text: 'word '.repeat(100) })],
      ['pieces as of a chat', 'text/event-stream', sse({ choices: [{ delta: { content: 'word '.repeat(100) } }] })],
      ['comments', 'text/event-stream', `: ${'ping'.repeat(4000)}\n\n`],
      ['JSON', 'application/json', '[['.repeat(8000)],
    ] as const) {
      it(`A54: is left soon: ${title}`, async () => {
        server.fail('/audio/transcriptions', { fault: 'endless', type, piece });
        const { thrown } = await failure();
        assertFailure(thrown, 'bad-reply');
        assert.match((thrown as Error).message, /without end|too long to be one/);
        assert.equal(server.requests.length, 1);
      });
    }
  });
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
