import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { accessTo } from '../../support/server/access.ts';
import { failureOf } from '../../support/server/asking.ts';
import type { Fault } from '../../support/server/faults.ts';
import { type OpenAIServer, startOpenAIServer } from '../../support/server/openaiServer.ts';

describe('What never ends', () => {
  let server: OpenAIServer;
  beforeEach(async () => {
    server = await startOpenAIServer({ chat: () => ({ text: 'Done.' }) });
  });
  afterEach(() => server.close());

  const access = (values: Readonly<Record<string, unknown>> = {}) => accessTo(server.url, values);

  const event = (delta: object) => `data: ${JSON.stringify({ choices: [{ delta }] })}\n\n`;
  const long = 'word '.repeat(800);
  const ENDLESS: Readonly<Record<string, Fault & { readonly fault: 'endless' }>> = {
    'an answer': { fault: 'endless', type: 'text/event-stream', piece: event({ content: long }) },
    'a thought': {
      fault: 'endless',
      type: 'text/event-stream',
      head: event({ content: '<think>' }),
      piece: event({ content: long }),
    },
    'a thought beside the answer': {
      fault: 'endless',
      type: 'text/event-stream',
      piece: event({ reasoning_content: long }),
    },
    'a call': {
      fault: 'endless',
      type: 'text/event-stream',
      piece: event({ tool_calls: [{ index: 0, id: 'a', function: { name: 'x', arguments: long } }] }),
    },
    'call after call': {
      fault: 'endless',
      type: 'text/event-stream',
      piece: event({ tool_calls: [{ function: { name: 'x', arguments: '{}' } }] }),
    },
    'a stream that says nothing': {
      fault: 'endless',
      type: 'text/event-stream',
      piece: `: ${'ping'.repeat(4000)}\n\n`,
    },
    'an event': { fault: 'endless', type: 'text/event-stream', head: 'data: {"a":"', piece: 'x'.repeat(16_000) },
    JSON: { fault: 'endless', type: 'application/json', head: '{"a":"', piece: 'x'.repeat(16_000) },
    'a web page': { fault: 'endless', type: 'text/html', head: '<html>', piece: '<p>x</p>'.repeat(2000) },
  };
  for (const [title, fault] of Object.entries(ENDLESS)) {
    it(`A54: is left soon: ${title}`, async () => {
      server.fail('/chat/completions', fault);
      const error = await failureOf(access());
      assert.equal(error.code, 'bad-reply', error.message);
      assert.match(error.message, /without end|does not end|too long to be one/);
      assert.equal(server.requests.length, 1);
    });
  }

  it('A54: is left soon also where it tells of a failure, whose words are shown', async () => {
    server.fail('/chat/completions', {
      fault: 'endless',
      status: 400,
      type: 'text/plain',
      head: 'This is what I mind: ',
      piece: 'x'.repeat(16_000),
    });
    const error = await failureOf(access());
    assert.equal(error.code, 'server-failed');
    assert.match(error.message, /It says: This is what I mind: x+…$/);
  });

  it('A54: takes no memory', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const held = (): number => {
      collectGarbage();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const before = held();
    let highest = 0;
    let looked = 0;
    const look = setInterval(() => {
      highest = Math.max(highest, held());
      looked++;
    }, 50);
    try {
      for (let i = 0; i < 3; i++) {
        const piece = `: ${'x'.repeat(60_000)}\n\n`;
        server.fail('/chat/completions', { fault: 'endless', type: 'text/event-stream', piece });
        await failureOf(access());
      }
    } finally {
      clearInterval(look);
    }
    const grown = (highest - before) / 1024 / 1024;
    assert.ok(looked > 0 && grown < 48, `looked ${looked} times, ${Math.round(grown)} MB more for 96 MB of nothing`);
  });
});
