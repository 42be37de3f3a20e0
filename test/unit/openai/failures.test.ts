import assert from 'node:assert/strict';
import type { ErrorCode } from '../../../src/common/errors.ts';
import { english } from '../../../src/messages/text.ts';
import { RefusedFields } from '../../../src/openai/requests/refusedFields.ts';
import { accessTo } from '../../support/server/access.ts';
import { answerOf, failureOf, jsonAnswer } from '../../support/server/asking.ts';
import type { Fault } from '../../support/server/faults.ts';
import { type OpenAIServer, startOpenAIServer } from '../../support/server/openaiServer.ts';

describe('Failures that servers tell in their own ways', () => {
  let server: OpenAIServer;
  beforeEach(async () => {
    server = await startOpenAIServer({ chat: () => ({ text: 'Done.' }) });
  });
  afterEach(() => server.close());

  const access = (values: Readonly<Record<string, unknown>> = {}) =>
    accessTo(server.url, values, { [new URL(server.url).origin]: 'sk-local' });

  const CHAT: Readonly<Record<string, readonly [fault: Fault, code: ErrorCode, says: RegExp, setting?: string]>> = {
    '200 with an error: no such path': [
      jsonAnswer({ error: 'Unexpected endpoint or method. (POST /chat/completions)' }),
      'unsupported',
      /Check aloud\.baseUrl: most addresses end in \/v1\. It says: Unexpected endpoint/,
      'aloud.baseUrl',
    ],
    '200 with an error: no model is loaded': [
      jsonAnswer({ error: { message: 'No models loaded. Please load a model in the developer page.' } }),
      'model-gone',
      /Choose another in aloud\.chat\.model\. It says: No models loaded/,
      'aloud.chat.model',
    ],
    '200 with an error: a wrong key': [
      jsonAnswer([{ error: { code: 400, message: 'API key not valid. Please pass a valid API key.' } }]),
      'bad-key',
      /Aloud: Set API Key/,
    ],
    '200 with an error of its own status': [
      jsonAnswer({ error: { code: 400, message: 'What?' } }),
      'server-failed',
      /rejected the request\. It says: What\?/,
    ],
    '404 with detail': [
      jsonAnswer({ detail: 'Not Found' }, 404),
      'unsupported',
      /Check aloud\.baseUrl: most addresses end in \/v1\. It says: Not Found/,
      'aloud.baseUrl',
    ],
    '404 with a message': [
      jsonAnswer({ message: 'no Route matched with those values' }, 404),
      'unsupported',
      /It says: no Route matched/,
      'aloud.baseUrl',
    ],
    '400 with detail': [
      jsonAnswer({ detail: [{ loc: ['body', 'messages', 0], msg: 'Field required', type: 'missing' }] }, 422),
      'server-failed',
      /It says: messages\.0: Field required/,
    ],
    '400 in plain text': [
      { fault: 'body', status: 400, type: 'text/plain', body: 'Failed to deserialize the JSON body' },
      'server-failed',
      /It says: Failed to deserialize the JSON body/,
    ],
    '502 in HTML': [
      { fault: 'body', status: 502, type: 'text/html', body: '<html><title>502 Bad Gateway</title></html>' },
      'server-failed',
      /has failed \(502\).+It says: 502 Bad Gateway/,
    ],
    '401 in HTML': [
      { fault: 'body', status: 401, type: 'text/html', body: '<h1>401 Authorization Required</h1>' },
      'bad-key',
      /Aloud: Set API Key/,
    ],
    '413 without a body': [{ fault: 'body', status: 413, type: 'text/plain', body: '' }, 'unsupported', /too long/],
    'too much for the model, llama.cpp': [
      jsonAnswer(
        {
          error: {
            code: 400,
            message: 'the request exceeds the available context size',
            type: 'exceed_context_size_error',
          },
        },
        400,
      ),
      'unsupported',
      /aloud\.chat\.contextTokens/,
      'aloud.chat.contextTokens',
    ],
    'a model that is not pulled': [
      jsonAnswer({ error: 'model "x" not found, try pulling it first' }, 404),
      'model-gone',
      /aloud\.chat\.model.+try pulling it first/,
      'aloud.chat.model',
    ],
  };
  for (const [title, [fault, code, says, setting]] of Object.entries(CHAT)) {
    it(title, async () => {
      server.fail('/chat/completions', fault, fault, fault);
      const error = await failureOf(access());
      assert.equal(error.code, code, error.message);
      assert.match(error.message, says);
      if (setting !== undefined) assert.equal(error.setting, setting);
    });
  }

  it('F30: a server that is busy is asked again, also where it says so under 200', async () => {
    for (const body of [
      { error: { code: 429, message: 'Provider returned error' } },
      { error: { message: 'The server is overloaded.' } },
      { error: { message: 'model was unloaded', code: 503 } },
    ]) {
      server.fail('/chat/completions', jsonAnswer(body));
      assert.equal(await answerOf(access()), 'Done.', JSON.stringify(body));
    }
    assert.equal(server.requests.length, 6);
  });

  it('F30: a server that does not stream is asked again without, and from then on', async () => {
    const shared = { ...access(), refused: new RefusedFields() };
    for (const message of ['Streaming is not supported', 'Unrecognized request argument supplied: stream']) {
      server.fail('/chat/completions', jsonAnswer({ error: { message } }, 400));
      const said: string[] = [];
      assert.equal(
        await answerOf({ ...shared, refused: new RefusedFields(), progress: sentence => said.push(english(sentence)) }),
        'Done.',
      );
      assert.match(said.join(), /does not take stream: asked again without\.$/);
    }
    server.fail(
      '/chat/completions',
      jsonAnswer({ detail: [{ loc: ['body', 'stream'], msg: 'Extra inputs are not permitted' }] }, 422),
    );
    assert.equal(await answerOf(shared), 'Done.');
    assert.equal(await answerOf(shared), 'Done.');
    const streamed = server.requests.map(({ json: body }) => (body as { stream?: boolean }).stream);
    assert.deepEqual(streamed, [true, false, true, false, true, false, false]);
  });

  it('F30: a field is no reason for ever if the request fails without it too', async () => {
    const shared = { ...access(), refused: new RefusedFields() };
    const fault = jsonAnswer({ error: { message: 'Invalid stream of consciousness' } }, 400);
    server.fail('/chat/completions', fault, fault);
    const error = await failureOf(shared);
    assert.equal(error.setting, 'aloud.chat.stream');
    assert.equal(await answerOf(shared), 'Done.');
    const streamed = server.requests.map(({ json: body }) => (body as { stream?: boolean }).stream);
    assert.deepEqual(streamed, [true, false, true]);
  });
});
