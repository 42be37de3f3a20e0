import assert from 'node:assert/strict';
import { AloudError } from '../../../src/common/errors.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { RefusedFields } from '../../../src/openai/requests/refusedFields.ts';
import { OpenAITranscriber } from '../../../src/transcribe/ears/openaiTranscriber.ts';
import { EnglishTranscriber, type IntoEnglish } from '../../../src/transcribe/englishTranscriber.ts';
import { collect, collectUntilError } from '../../support/collect.ts';
import { accessTo } from '../../support/server/access.ts';
import type { Fault } from '../../support/server/faults.ts';
import { type OpenAIServer, type OpenAIServerOptions, startOpenAIServer } from '../../support/server/openaiServer.ts';
import { spoken, utteranceOf, wavOnly } from '../../support/spoken.ts';

const HEARD = 'noon see la line';
const ENGLISH = 'name the line';
const HINTS = { language: 'fr', keywords: ['userTotal'], translate: true };

describe('English out of any language', () => {
  let server: OpenAIServer;
  let asked: (readonly [text: string, names: readonly string[]])[];
  const never = new AbortController().signal;
  const byModel: IntoEnglish = async (text, names) => {
    asked.push([text, names]);
    return ENGLISH;
  };

  beforeEach(() => {
    asked = [];
  });
  afterEach(() => server.close());

  async function open(options: OpenAIServerOptions = {}): Promise<void> {
    server = await startOpenAIServer({ hears: [HEARD], english: { [HEARD]: ENGLISH }, ...options });
  }

  function ear(values: Readonly<Record<string, unknown>> = {}, intoEnglish = byModel, refused = new RefusedFields()) {
    const access = { ...accessTo(server.url, values), refused };
    return new EnglishTranscriber(new OpenAITranscriber({ ...access, encoder: wavOnly }), intoEnglish);
  }

  async function final(transcriber: EnglishTranscriber, hints = HINTS) {
    return (await collect(transcriber.transcribe(await spoken(HEARD), hints, never))).at(-1);
  }

  const paths = () => server.requests.map(({ path }) => path);

  it('comes from the translations of the server, by whisper-1 where another model transcribes', async () => {
    await open();
    assert.deepEqual(await final(ear()), { type: 'final', text: ENGLISH, isTranslated: true });
    assert.deepEqual(paths(), ['/audio/translations']);
    const sent = server.requests[0]?.form?.filter(([name]) => name !== 'file');
    assert.deepEqual(sent, [
      ['model', 'whisper-1'],
      ['response_format', 'json'],
      ['prompt', 'userTotal'],
    ]);
    assert.deepEqual(asked, []);
  });

  it("comes by the user's own model where that is one of Whisper's", async () => {
    await open({ models: ['faster-whisper-small'] });
    assert.equal((await final(ear({ 'aloud.transcription.model': 'faster-whisper-small' })))?.text, ENGLISH);
    assert.deepEqual(server.requests[0]?.form?.find(([name]) => name === 'model')?.[1], 'faster-whisper-small');
  });

  it('is asked for only where it is wanted', async () => {
    await open();
    assert.equal((await final(ear(), { ...HINTS, translate: false }))?.text, HEARD);
    assert.deepEqual(paths(), ['/audio/transcriptions']);
    assert.deepEqual(asked, []);
  });

  const page: Fault = { fault: 'body', type: 'text/html', body: '<title>Not here</title>' };
  const DEAD: Readonly<Record<string, { readonly options?: OpenAIServerOptions; readonly fault?: Fault }>> = {
    'has no translations': { options: { english: undefined as never } },
    'has whisper-1 no longer': { options: { models: ['gpt-transcribe'] } },
    'does not know the address': { fault: { fault: 'status', status: 404, error: { message: 'Not Found' } } },
    'has shut it down': { fault: { fault: 'status', status: 410, error: { message: 'Gone' } } },
    'keeps it from the key': { fault: { fault: 'status', status: 403, error: { message: 'No access to whisper-1' } } },
    'answers with a page': { fault: page },
    'complains in an answer': { fault: { ...page, type: 'application/json', body: '{"error":"not supported"}' } },
  };
  for (const [title, { options, fault }] of Object.entries(DEAD)) {
    it(`F13: comes from the chat model where the server ${title}`, async () => {
      await open(options);
      if (fault) server.fail('/audio/translations', fault);
      const refused = new RefusedFields();
      const all = await collect(ear({}, byModel, refused).transcribe(await spoken(HEARD), HINTS, never));
      assert.deepEqual(all.slice(-2), [
        { type: 'partial', text: HEARD },
        { type: 'final', text: ENGLISH, isTranslated: true },
      ]);
      assert.deepEqual(paths(), ['/audio/translations', '/audio/transcriptions']);
      assert.deepEqual(asked, [[HEARD, ['userTotal']]]);
      // It is known from then on.
      await final(ear({}, byModel, refused));
      assert.deepEqual(paths().slice(2), ['/audio/transcriptions']);
    });
  }

  it('F2: waits for a server that is busy, as for a transcript', async () => {
    await open();
    server.fail('/audio/translations', { fault: 'status', status: 503 });
    assert.equal((await final(ear()))?.text, ENGLISH);
    assert.deepEqual(paths(), ['/audio/translations', '/audio/translations']);
    assert.deepEqual(asked, []);
  });

  it('leaves silence silent', async () => {
    await open({ english: undefined as never, hears: { only: [HEARD] } });
    const silence = utteranceOf(new Int16Array(16_000));
    assert.equal((await collect(ear().transcribe(silence, HINTS, never))).at(-1)?.text, '');
    assert.deepEqual(asked, []);
  });

  it('loses no word where the chat model fails', async () => {
    await open({ english: undefined as never });
    const failure = new AloudError({ code: 'no-key', message: asWritten('No key.'), setting: 'aloud.chat.baseUrl' });
    const broken = ear({}, () => Promise.reject(failure));
    const { thrown } = await collectUntilError(broken.transcribe(await spoken(HEARD), HINTS, never));
    assert.ok(thrown instanceof AloudError);
    const { code, text, remedies, setting } = thrown;
    assert.deepEqual({ code, text, setting }, { code: 'no-key', text: HEARD, setting: 'aloud.chat.baseUrl' });
    assert.ok(remedies.includes('copy-text'));
    assert.match(thrown.message, /^No key\. What you said was heard, and is not in English yet\.$/);
  });

  it('is cancelled like anything else', async () => {
    await open({ english: undefined as never });
    const stop = new AbortController();
    const hangs: IntoEnglish = (_text, _names, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        stop.abort();
      });
    const { thrown } = await collectUntilError(ear({}, hangs).transcribe(await spoken(HEARD), HINTS, stop.signal));
    assert.equal((thrown as AloudError).code, 'cancelled');
  });
});
