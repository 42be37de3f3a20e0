import assert from 'node:assert/strict';
import { triedTalk } from '../../../src/session/conversing/tryTalk.ts';
import { accessTo } from '../../support/server/access.ts';
import { type RealtimeServer, startRealtimeServer } from '../../support/server/realtime/realtimeServer.ts';

const KEY = 'sk-test';
const never = new AbortController().signal;

describe('a conversation that is only tried', () => {
  let server: RealtimeServer;
  afterEach(async () => {
    const refusals = [...server.talks, ...server.lives].flatMap(each => each.refusals);
    await server.close();
    assert.deepEqual(refusals, []);
  });

  async function serve(): Promise<void> {
    const says = async () => new Int16Array();
    server = await startRealtimeServer({
      ...{ key: KEY, hears: async () => '' },
      talk: { replies: () => ({ says: ['No.'] }), says },
      live: { replies: () => ({}), says, models: ['gpt-live-1'] },
    });
  }

  const talk = (values = {}, key = KEY) =>
    triedTalk(accessTo(server.url, values, { [new URL(server.url).origin]: key }));

  it('is one that the server agrees to, in which nothing is said', async () => {
    await serve();
    await talk().begin(never);
    const types = server.talks.map(({ events }) => events.map(({ type }) => type));
    assert.deepEqual(types, [['session.update']]);
  });

  it('may be by Live', async () => {
    await serve();
    await talk({ 'aloud.conversation.model': 'gpt-live-1' }).begin(never);
    assert.deepEqual(
      server.lives.map(({ events }) => events.map(({ type }) => type)),
      [['session.start']],
    );
  });

  it('says what keeps it from that', async () => {
    await serve();
    await assert.rejects(talk({}, 'sk-wrong').begin(never), /does not accept the API key/);
  });
});
