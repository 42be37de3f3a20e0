import assert from 'node:assert/strict';
import { OpenAIVoice } from '../../../../src/speak/voices/openaiVoice.ts';
import { accessTo } from '../../../support/server/access.ts';
import { type Endpoint, type OpenAIServer, startOpenAIServer } from '../../../support/server/openaiServer.ts';

describe('the voices of a server', () => {
  let server: OpenAIServer;
  beforeEach(async () => {
    server = await startOpenAIServer();
  });
  afterEach(() => server.close());

  const never = new AbortController().signal;
  const listed = async (values = {}) =>
    (await new OpenAIVoice(accessTo(server.url, values)).voices(never)).map(({ name }) => name);
  const answer = (path: Endpoint, body: unknown) =>
    server.fail(path, { fault: 'body', type: 'application/json', body: JSON.stringify(body) });

  for (const [name, body] of [
    ['names', { voices: ['af_sky', 'bm_george'] }],
    ['objects of Kokoro-FastAPI', { voices: [{ id: 'af_sky', name: 'Sky' }, { name: 'bm_george' }] }],
    ['objects of speaches', [{ voice_id: 'af_sky', model_id: 'kokoro' }, { voice_id: 'bm_george' }]],
    ['a list of data', { object: 'list', data: [{ id: 'af_sky' }, { id: 'bm_george' }] }],
  ] as const)
    it(`are what it lists as ${name}`, async () => {
      answer('/audio/voices', body);
      assert.deepEqual(await listed(), ['af_sky', 'bm_george']);
    });

  it('are looked for in the other place', async () => {
    answer('/audio/speech/voices', [{ voice_id: 'af_sky' }]);
    assert.deepEqual(await listed(), ['af_sky']);
  });

  it('are those that OpenAI has where it lists none, by the model', async () => {
    assert.deepEqual((await listed()).slice(0, 3), ['marin', 'cedar', 'alloy']);
    const older = await listed({ 'aloud.speech.model': 'tts-1-hd' });
    assert.ok(older.includes('nova') && !older.includes('marin') && !older.includes('verse'), String(older));
  });

  it('F30: are those, too, where it answers nonsense', async () => {
    server.fail('/audio/voices', { fault: 'body', type: 'text/html', body: '<html>Not here.</html>' });
    assert.ok((await listed()).includes('alloy'));
  });

  it('F2: cannot be listed where nobody answers', async () => {
    await server.close();
    await assert.rejects(listed(), { code: 'unreachable' });
    server = await startOpenAIServer();
  });
});
