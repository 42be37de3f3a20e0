import assert from 'node:assert/strict';
import type { ChatMessage, ReplyEvent, Tool } from '../../../src/chat/chatModel.ts';
import { completionParams } from '../../../src/chat/completionParams.ts';
import { OpenAIChatModel } from '../../../src/chat/openaiChatModel.ts';
import { SecretFreeChatModel } from '../../../src/chat/secretFreeChatModel.ts';
import type { AloudError } from '../../../src/common/errors.ts';
import { message } from '../../../src/messages/message.ts';
import { english } from '../../../src/messages/text.ts';
import { RefusedFields } from '../../../src/openai/requests/refusedFields.ts';
import { collect, collectUntilError } from '../../support/collect.ts';
import { accessTo } from '../../support/server/access.ts';
import { jsonAnswer } from '../../support/server/asking.ts';
import { type OpenAIServer, startOpenAIServer } from '../../support/server/openaiServer.ts';
import type { ChatRequest, ChatStep } from '../../support/server/scriptedChat.ts';

const ASKED: readonly ChatMessage[] = [
  { role: 'system', content: 'You act in an editor.' },
  { role: 'user', content: 'Go on.' },
];
const PLAIN = ['zoom', 'advance'].map(name => ({
  name,
  description: `To ${name}.`,
  parameters: { type: 'object', properties: {} },
}));
const TOOLS: readonly Tool[] = PLAIN.map(tool => ({ ...tool, isUsable: true }));

describe('what is asked of OpenAI itself', () => {
  const [zoom, advance] = TOOLS as [Tool, Tool];
  const narrow = [zoom, { ...advance, isUsable: false }];
  const request = { model: 'm', messages: ASKED, stream: true };

  it('holds all tools, so that its cache does, and says which may be called now', () => {
    const params = completionParams({ ...request, tools: narrow, toOpenAI: true });
    assert.equal(params.tools?.length, 2);
    assert.deepEqual(params.tool_choice, {
      type: 'allowed_tools',
      allowed_tools: { mode: 'auto', tools: [{ type: 'function', function: { name: 'zoom' } }] },
    });
    assert.equal(completionParams({ ...request, tools: TOOLS, toOpenAI: true }).tool_choice, undefined);
  });

  it('is not asked of others, who are sent the tools that may be called', () => {
    const params = completionParams({ ...request, tools: narrow, toOpenAI: false });
    assert.deepEqual([params.tools?.length, params.tool_choice], [1, undefined]);
    assert.ok(!('prompt_cache_key' in params));
    const none = TOOLS.map(tool => ({ ...tool, isUsable: false }));
    for (const toOpenAI of [true, false])
      assert.equal(completionParams({ ...request, tools: none, toOpenAI }).tools, undefined);
  });
});

describe('OpenAIChatModel', () => {
  let server: OpenAIServer;
  const never = new AbortController().signal;
  beforeEach(async () => {
    server = await startOpenAIServer();
  });
  afterEach(() => server.close());

  async function events(step: ChatStep, values = {}, tools = TOOLS, messages = ASKED): Promise<ReplyEvent[]> {
    server.say(step);
    return collect(new OpenAIChatModel(accessTo(server.url, values)).reply(messages, tools, never));
  }

  async function failure(step: ChatStep, tools = TOOLS): Promise<{ items: ReplyEvent[]; error: AloudError }> {
    server.say(step);
    const model = new OpenAIChatModel(accessTo(server.url));
    const { items, thrown } = await collectUntilError(model.reply(ASKED, tools, never));
    return { items, error: thrown as AloudError };
  }

  it('sends messages and tools as they are, in order, and no field more', async () => {
    const messages: ChatMessage[] = [
      ...ASKED,
      { role: 'assistant', content: '', toolCalls: [{ id: 'c1', name: 'zoom', arguments: '{"x":' }] },
      { role: 'tool', callId: 'c1', content: 'The arguments are cut off.' },
      { role: 'assistant', content: 'Well.', toolCalls: [] },
    ];
    await events({ reply: { text: 'Done.' } }, {}, TOOLS, messages);
    assert.deepEqual(sent(), {
      model: 'gpt-5.6-luna',
      messages: [
        { role: 'system', content: 'You act in an editor.' },
        { role: 'user', content: 'Go on.' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c1', type: 'function', function: { name: 'zoom', arguments: '{"x":' } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: 'The arguments are cut off.' },
        { role: 'assistant', content: 'Well.' },
      ],
      tools: PLAIN.map(tool => ({ type: 'function', function: tool })),
      stream: true,
    });
  });

  it('asks without streaming when the setting says so, and without tools when there are none', async () => {
    await events({ reply: { text: 'Done.' } }, { 'aloud.chat.stream': false }, []);
    assert.deepEqual(Object.keys(sent()).sort(), ['messages', 'model', 'stream']);
    assert.equal(sent().stream, false);
  });

  it('passes text on while it is being written', async () => {
    server.say({ reply: { fault: 'hang', afterBytes: 700 } });
    const stop = new AbortController();
    const model = new OpenAIChatModel(accessTo(server.url));
    for await (const event of model.reply(ASKED, [], stop.signal)) {
      assert.equal(event.type, 'text');
      break;
    }
  });

  it('counts what was used when the server tells unasked', async () => {
    const usage = { prompt_tokens: 10, completion_tokens: 2 };
    const chunks = [chunk({ content: 'Done.' }), { ...chunk({}, 'stop'), usage }];
    assert.deepEqual((await events(streamOf(...chunks))).slice(1), [
      { type: 'usage', inputTokens: 10, cachedTokens: 0, outputTokens: 2 },
      { type: 'end', reason: 'complete' },
    ]);
  });

  describe('puts calls together', () => {
    const CALLS = [
      { name: 'zoom', arguments: { to: 'x'.repeat(30) } },
      { name: 'zoom', arguments: {} },
      { name: 'advance', arguments: { by: 2 } },
    ];
    const wanted = CALLS.map(call => [call.name, call.arguments]);

    it('without index and id', async () => {
      const calls = callsOf(await events({ reply: { calls: CALLS, bare: true } }));
      assert.deepEqual(
        calls.map(call => [call.name, JSON.parse(call.arguments)]),
        wanted,
      );
      assert.equal(new Set(calls.map(call => call.id)).size, 3);
      assert.ok(calls.every(call => /^[a-z0-9]{9}$/.test(call.id)));
    });

    it('with empty ids, also where nothing is streamed', async () => {
      const unnamed = CALLS.map(call => ({ ...call, id: '' }));
      for (const stream of [true, false]) {
        const calls = callsOf(await events({ reply: { calls: unnamed } }, { 'aloud.chat.stream': stream }));
        assert.deepEqual(
          calls.map(call => [call.name, JSON.parse(call.arguments)]),
          wanted,
        );
        assert.equal(new Set(calls.map(call => call.id).filter(id => id !== '')).size, 3);
      }
    });

    it('with the same index for all, whole in one piece', async () => {
      const pieces = CALLS.map((call, i) => ({
        tool_calls: [
          { index: 0, id: `c${i}`, function: { name: call.name, arguments: JSON.stringify(call.arguments) } },
        ],
      }));
      const calls = callsOf(await events(streamOf(...pieces.map(piece => chunk(piece)), chunk({}, 'tool_calls'))));
      assert.deepEqual(
        calls.map(call => [call.id, call.name, JSON.parse(call.arguments)]),
        [
          ['c0', ...(wanted[0] ?? [])],
          ['c1', ...(wanted[1] ?? [])],
          ['c2', ...(wanted[2] ?? [])],
        ],
      );
    });

    it('in pieces that cross', async () => {
      const piece = (index: number, rest: object) => chunk({ tool_calls: [{ index, ...rest }] });
      const calls = callsOf(
        await events(
          streamOf(
            piece(1, { id: 'b', function: { name: 'advance', arguments: '{"by"' } }),
            piece(0, { id: 'a', function: { name: 'zoom', arguments: '{' } }),
            piece(1, { function: { arguments: ':2}' } }),
            piece(0, { id: 'a', function: { name: 'zoom', arguments: '}' } }),
            chunk({}, 'tool_calls'),
          ),
        ),
      );
      assert.deepEqual(calls, [
        { id: 'b', name: 'advance', arguments: '{"by":2}' },
        { id: 'a', name: 'zoom', arguments: '{}' },
      ]);
    });

    it('with arguments that are no text', async () => {
      const piece = { tool_calls: [{ id: 'a', function: { name: 'zoom', arguments: { to: 1 } } }] };
      const calls = callsOf(await events(streamOf(chunk(piece, 'tool_calls'))));
      assert.deepEqual(calls, [{ id: 'a', name: 'zoom', arguments: '{"to":1}' }]);
    });

    it('F5: and mends no cut-off arguments', async () => {
      const cut = { reply: { calls: [{ name: 'zoom', arguments: '{"to": "unfin' }], cutOff: true } };
      for (const stream of [true, false]) {
        const all = await events(cut, { 'aloud.chat.stream': stream });
        assert.equal(callsOf(all)[0]?.arguments, '{"to": "unfin');
        assert.deepEqual(all.at(-1), { type: 'end', reason: 'cut-off' });
      }
    });

    it('A41: and passes `__proto__` in arguments on as text', async () => {
      const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
      const calls = callsOf(await events({ reply: { calls: [{ name: 'zoom', arguments: text }] } }));
      assert.equal(calls[0]?.arguments, text);
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    });
  });

  it('A41: a `__proto__` in an event changes nothing', async () => {
    const evil =
      '{"choices":[{"__proto__":{"delta":{"content":"evil"}},"finish_reason":"stop"}],"__proto__":{"usage":1}}';
    const all = await events(
      { reply: { fault: 'body', type: 'text/event-stream', body: `data: ${evil}\n\n` } },
      {},
      [],
    );
    assert.deepEqual(all, [{ type: 'end', reason: 'complete' }]);
  });

  it('says `refused` when a content filter stopped the answer', async () => {
    const all = await events(streamOf(chunk({ content: 'Well, ' }), chunk({}, 'content_filter')));
    assert.deepEqual(all.at(-1), { type: 'end', reason: 'refused' });
  });

  it('F3: when the stream breaks off, what came is kept and nothing is asked twice', async () => {
    const { items, error } = await failure({ reply: { fault: 'reset', afterBytes: 700 } });
    assert.equal(error.code, 'unreachable');
    assert.ok(items.length > 0 && items.every(item => item.type === 'text'), JSON.stringify(items));
    assert.equal(server.requests.length, 1);
  });

  it('F3: an answer that just stops counts as cut off', async () => {
    const all = await events(streamOf(chunk({ content: 'First I will' })));
    assert.deepEqual(all.at(-1), { type: 'end', reason: 'cut-off' });
  });

  it('F4: puts characters together that arrive in pieces', async () => {
    const text = 'Größe: 漢字 👩‍💻';
    server.fail('/chat/completions', { fault: 'pieces', bytes: 1 });
    assert.equal(textOf(await events({ reply: { text } })), text);
  });

  it('F4: takes JSON where a stream was asked for, and a stream where JSON was', async () => {
    const message = {
      role: 'assistant',
      content: 'Done.',
      tool_calls: [{ id: 'a', function: { name: 'zoom', arguments: '{}' } }],
    };
    const body = JSON.stringify({ choices: [{ message, finish_reason: 'tool_calls' }] });
    const whole = await events({ reply: { fault: 'body', type: 'application/json', body } });
    assert.equal(textOf(whole), 'Done.');
    assert.deepEqual(callsOf(whole), [{ id: 'a', name: 'zoom', arguments: '{}' }]);
    const streamed = await events(streamOf(chunk({ content: 'Done.' }, 'stop')), { 'aloud.chat.stream': false });
    assert.equal(textOf(streamed), 'Done.');
  });

  it('F4: reads streams with comments, other line ends and no space', async () => {
    const body = `: ping\r\n\r\nevent: x\r\ndata:${JSON.stringify(chunk({ content: 'Done.' }, 'stop'))}\r\n\r\ndata:[DONE]\r\n\r\n`;
    assert.equal(textOf(await events({ reply: { fault: 'body', type: 'text/event-stream', body } })), 'Done.');
  });

  for (const [title, type, body] of [
    ['a web page', 'text/html', '<html></html>'],
    ['broken JSON', 'application/json', '{"choices": ['],
    ['an object of another kind', 'application/json', '{"ok": true}'],
    ['a broken event', 'text/event-stream', 'data: {"choices"\n\n'],
    ['an empty stream', 'text/event-stream', ''],
    ['a stream of nothing', 'text/event-stream', 'data: [DONE]\n\n'],
  ] as const) {
    it(`F4: ${title} is a clear error`, async () => {
      const { items, error } = await failure({ reply: { fault: 'body', type, body } });
      assert.deepEqual(items, []);
      assert.equal(error.code, 'bad-reply', error.message);
      assert.match(error.message, /^The chat server at 127/);
    });
  }

  it('an error in the stream is told like any other', async () => {
    const quota = { error: { message: 'You exceeded your quota.', code: 'insufficient_quota' } };
    const { error } = await failure(streamOf(quota));
    assert.equal(error.code, 'no-quota');
    assert.equal(server.requests.length, 1);
  });

  describe('F30: servers that lose calls, or do not know how a model calls', () => {
    const CALL = { id: 'a', function: { name: 'zoom', arguments: '{"to":1}' } };
    const whole = (message: object, finish_reason = 'tool_calls'): ChatStep => ({
      reply: jsonAnswer({ choices: [{ message, finish_reason }] }),
    });

    it('are asked again without streaming where a call was announced and did not come', async () => {
      const refused = new RefusedFields();
      const access = { ...accessTo(server.url), refused };
      const model = new OpenAIChatModel(access);
      server.say(streamOf(chunk({}, 'tool_calls')), whole({ tool_calls: [CALL] }), whole({ tool_calls: [CALL] }));
      for (let turn = 0; turn < 2; turn++) {
        const all = await collect(model.reply(ASKED, TOOLS, never));
        assert.deepEqual(callsOf(all), [{ id: 'a', name: 'zoom', arguments: '{"to":1}' }]);
      }
      assert.deepEqual(
        server.requests.map(({ json }) => (json as ChatRequest).stream),
        [true, false, false],
      );
    });

    it('F30: are told of by the model and the address that were meant', async () => {
      const { host } = new URL(server.url);
      const model = new OpenAIChatModel(accessTo(server.url, { 'aloud.chat.model': 'smol' }));
      assert.equal(english(new SecretFreeChatModel(model).label ?? message('cancelled')), `smol at ${host}`);
      server.fail('/chat/completions', jsonAnswer({ choices: [] }), jsonAnswer({ choices: [] }));
      const { thrown } = await collectUntilError(model.reply(ASKED, TOOLS, never));
      const said = (thrown as AloudError).message;
      assert.ok(said.startsWith(`The chat server at ${host} (model smol)`), said);
    });

    it('are asked again without streaming where the first reply is empty', async () => {
      server.say(streamOf(chunk({ content: '' }, 'stop')), whole({ content: 'Done.' }, 'stop'));
      const all = await collect(new OpenAIChatModel(accessTo(server.url)).reply(ASKED, TOOLS, never));
      assert.equal(textOf(all), 'Done.');
    });

    it('may answer nothing after results', async () => {
      const after: ChatMessage[] = [
        ...ASKED,
        { role: 'assistant', content: '', toolCalls: [{ id: 'a', name: 'zoom', arguments: '{}' }] },
        { role: 'tool', callId: 'a', content: 'Zoomed.' },
      ];
      const all = await events(streamOf(chunk({ content: '' }, 'stop')), {}, TOOLS, after);
      assert.deepEqual(all, [{ type: 'end', reason: 'complete' }]);
    });

    it('are told with the setting where something was said before', async () => {
      const { items, error } = await failure(streamOf(chunk({ content: 'I zoom.' }), chunk({}, 'tool_calls')));
      assert.deepEqual(items, [{ type: 'text', delta: 'I zoom.' }]);
      assert.deepEqual([error.code, error.setting], ['bad-reply', 'aloud.chat.stream']);
      assert.match(error.message, /Switch aloud\.chat\.stream off/);
    });

    it('are told with the setting where a call in the text cannot be carried out', async () => {
      const { items, error } = await failure(streamOf(chunk({ content: '<tool_call>{"name": "zo' }, 'stop')));
      assert.deepEqual(items, []);
      assert.deepEqual([error.code, error.setting], ['bad-reply', 'aloud.chat.model']);
    });

    it('are told with the setting where there are thoughts alone', async () => {
      const { error } = await failure(streamOf(chunk({ reasoning_content: 'Hm.' }), chunk({}, 'stop')));
      assert.deepEqual([error.code, error.setting], ['bad-reply', 'aloud.chat.model']);
      assert.match(error.message, /thoughts of gpt-5\.6-luna and no answer/);
    });

    it('may fail at a call and show it: it is read there', async () => {
      const error = {
        message: "Failed to call a function. See 'failed_generation'.",
        code: 'tool_use_failed',
        failed_generation: '<function=zoom>{"to":1}</function>',
      };
      for (const step of [{ reply: jsonAnswer({ error }, 400) }, streamOf({ error })]) {
        const calls = callsOf(await events(step));
        assert.deepEqual(
          calls.map(call => [call.name, call.arguments]),
          [['zoom', '{"to":1}']],
        );
      }
      const broken = { reply: jsonAnswer({ error: { ...error, failed_generation: '<function=zoom>{"to' } }, 400) };
      server.say(broken, broken, broken);
      const { thrown } = await collectUntilError(new OpenAIChatModel(accessTo(server.url)).reply(ASKED, TOOLS, never));
      assert.equal((thrown as AloudError).setting, 'aloud.chat.model');
    });

    it('are asked without instructions of their own, or with plainer schemas, where they take neither', async () => {
      const limited = TOOLS.map(tool => ({
        ...tool,
        parameters: {
          type: 'object',
          properties: {
            by: { type: 'array', minItems: 1, items: { type: 'integer', maximum: 9, description: 'A number.' } },
          },
          required: ['by'],
          additionalProperties: false,
        },
      }));
      server.say(
        { reply: jsonAnswer({ error: { message: 'Unknown name "additionalProperties" at tools[0]' } }, 400) },
        { reply: jsonAnswer({ error: { message: 'System role not supported', code: 500 } }, 500) },
        { reply: { text: 'Done.' } },
      );
      const all = await collect(new OpenAIChatModel(accessTo(server.url)).reply(ASKED, limited, never));
      assert.equal(textOf(all), 'Done.');
      const [first, , last] = server.requests.map(({ json }) => json as ChatRequest);
      assert.equal(first?.messages.length, 2);
      assert.deepEqual(last?.messages, [{ role: 'user', content: 'You act in an editor.\n\nGo on.' }]);
      const [tool] = last?.tools ?? [];
      assert.deepEqual((tool?.function as { parameters?: unknown } | undefined)?.parameters, {
        type: 'object',
        properties: { by: { type: 'array', items: { type: 'integer', description: 'A number.' } } },
        required: ['by'],
      });
    });

    it('get back what they want to see again, and no thought', async () => {
      const extra_content = { google: { thought_signature: 'abc' } };
      server.say(
        streamOf(
          chunk({ content: '<think>Hm.</think>', reasoning_content: 'Hm.' }),
          chunk({ tool_calls: [{ ...CALL, extra_content }] }, 'tool_calls'),
        ),
        { reply: { text: 'Done.' } },
      );
      const model = new OpenAIChatModel(accessTo(server.url));
      const toolCalls = callsOf(await collect(model.reply(ASKED, TOOLS, never)));
      const results: ChatMessage[] = [
        { role: 'assistant', content: '', toolCalls },
        { role: 'tool', callId: 'a', content: 'Zoomed.' },
      ];
      await collect(model.reply([...ASKED, ...results], TOOLS, never));
      const [, second] = server.requests.map(({ json }) => (json as ChatRequest).messages);
      const sent = second ?? [];
      assert.deepEqual(sent[2]?.tool_calls, [{ ...CALL, type: 'function', extra_content }]);
      assert.ok(!JSON.stringify(sent).includes('Hm.'));
    });
  });

  const WORDINGS: readonly (readonly [status: number, message: string])[] = [
    [400, 'registry.ollama.ai/library/gemma:2b does not support tools'],
    [404, 'No endpoints found that support tool use. To learn more, see the docs.'],
    [500, 'tools param requires --jinja flag'],
    [400, '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'],
    [400, 'Tool calling is not supported with this model'],
    [400, "Unsupported parameter: 'tools' is not supported with this model."],
  ];
  for (const [status, message] of WORDINGS) {
    it(`F23: no function calling, told as “${message.slice(0, 40)}…”`, async () => {
      const { error } = await failure({ reply: { fault: 'status', status, error: { message } } });
      assert.equal(error.code, 'no-tools');
      assert.equal(error.setting, 'aloud.chat.model');
      assert.match(error.message, /gpt-5\.6-luna cannot call functions/);
      assert.equal(server.requests.length, 1);
    });
  }

  it('F23: is not blamed on the model when no tools were offered', async () => {
    const fault = { fault: 'status', status: 400, error: { message: 'does not support tools' } } as const;
    assert.equal((await failure({ reply: fault }, [])).error.code, 'server-failed');
  });

  function sent(): ChatRequest {
    assert.equal(server.requests.length, 1);
    return server.requests[0]?.json as ChatRequest;
  }
});

function chunk(delta: object, finish_reason: string | null = null): object {
  return { object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] };
}

function streamOf(...events: readonly object[]): ChatStep {
  const body = events.map(event => `data: ${JSON.stringify(event)}\n\n`).join('');
  return { reply: { fault: 'body', type: 'text/event-stream', body } };
}

function callsOf(events: readonly ReplyEvent[]) {
  return events.flatMap(event => (event.type === 'call' ? [event.call] : []));
}

function textOf(events: readonly ReplyEvent[]): string {
  return events.map(event => (event.type === 'text' ? event.delta : '')).join('');
}
