import assert from 'node:assert/strict';
import type { Message } from '../../../../src/messages/message.ts';
import { english } from '../../../../src/messages/text.ts';
import { RefusedFields } from '../../../../src/openai/requests/refusedFields.ts';
import { accessTo } from '../../../support/server/access.ts';
import { answerOf, failureOf } from '../../../support/server/asking.ts';
import { type OpenAIServer, startOpenAIServer } from '../../../support/server/openaiServer.ts';

describe('A model that a server has no longer', () => {
  let server: OpenAIServer;
  let told: string[];
  afterEach(() => server.close());

  async function open(...models: readonly string[]): Promise<void> {
    server = await startOpenAIServer({ models });
    told = [];
  }

  function access(model: string, refused = new RefusedFields()) {
    const progress = (says: Message) => void told.push(english(says));
    return { ...accessTo(server.url, { 'aloud.chat.model': model }), refused, progress };
  }

  const models = () => server.requests.map(({ json }) => (json as { model: string }).model);

  it('F13: gives way to its successor, says so, and is not asked again', async () => {
    await open('gpt-5.6-luna');
    server.say({ reply: { text: 'Hello.' } }, { reply: { text: 'Hello again.' } });
    const refused = new RefusedFields();
    assert.equal(await answerOf(access('gpt-4o', refused)), 'Hello.');
    assert.deepEqual(models(), ['gpt-4o', 'gpt-5.6-luna']);
    assert.match(
      told.join(' '),
      /has no model gpt-4o any more: gpt-5\.6-luna is asked in its place\..+aloud\.chat\.model/,
    );
    assert.equal(await answerOf(access('gpt-4o', refused)), 'Hello again.');
    assert.deepEqual(models().slice(2), ['gpt-5.6-luna']);
  });

  it('F13: is what the user is told of where its successor is not there either', async () => {
    await open('smol');
    const failure = await failureOf(access('gpt-4o'));
    assert.equal(failure.code, 'model-gone');
    assert.match(failure.message, /has no model gpt-4o\b/);
    assert.deepEqual(models(), ['gpt-4o', 'gpt-5.6-luna']);
  });

  it('F13: has none where nobody knows of any', async () => {
    await open('gpt-5.6-luna');
    assert.equal((await failureOf(access('smol'))).code, 'model-gone');
    assert.deepEqual(models(), ['smol']);
    assert.deepEqual(told, []);
  });
});
