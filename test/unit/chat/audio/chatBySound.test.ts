import assert from 'node:assert/strict';
import { LossyEncoder } from '../../../../src/capture/encoding/lossyEncoder.ts';
import { CannotHear } from '../../../../src/chat/audio/soundRefusals.ts';
import type { ChatMessage, ReplyEvent, SaidSound } from '../../../../src/chat/chatModel.ts';
import { OpenAIChatModel } from '../../../../src/chat/openaiChatModel.ts';
import { SecretFreeChatModel } from '../../../../src/chat/secretFreeChatModel.ts';
import { asAloudError } from '../../../../src/common/errors.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { wavBytes } from '../../../../src/common/wav.ts';
import { RefusedFields } from '../../../../src/openai/requests/refusedFields.ts';
import { collect, collectUntilError } from '../../../support/collect.ts';
import { accessTo } from '../../../support/server/access.ts';
import { streamed } from '../../../support/server/asking.ts';
import {
  type OpenAIServer,
  type OpenAIServerOptions,
  startOpenAIServer,
} from '../../../support/server/openaiServer.ts';
import type { ChatRequest } from '../../../support/server/scriptedChat.ts';

const never = new AbortController().signal;
const SAMPLES = Int16Array.from({ length: 16_000 }, (_, i) => Math.round(8000 * Math.sin(i / 20)));
const WAV: SaidSound = sound(wavBytes(SAMPLES, 16_000), 'wav');
/** What is spoken, as the server's voice makes it: 250 ms. */
const SPOKEN = Int16Array.from({ length: 6_000 }, (_, i) => i);

function sound(bytes: Uint8Array, format: SaidSound['format']): SaidSound {
  return { bytes, format, asWav: () => wavBytes(SAMPLES, 16_000) };
}

async function mp3(): Promise<SaidSound> {
  const encoding = new LossyEncoder(() => 'mp3', silentLog).begin();
  encoding.push(SAMPLES);
  return sound((await encoding.finish(never)).bytes, 'mp3');
}

function asked(said: SaidSound = WAV, before: readonly ChatMessage[] = []): readonly ChatMessage[] {
  return [{ role: 'system', content: 'You act.' }, ...before, { role: 'user', content: 'This:', sound: said }];
}

describe('chat by sound', () => {
  let server: OpenAIServer;
  const heard: Int16Array[] = [];

  async function open(options: OpenAIServerOptions = {}): Promise<void> {
    heard.length = 0;
    const hears = {
      async recognise(samples: Int16Array) {
        heard.push(samples);
        return 'rename it';
      },
    };
    server = await startOpenAIServer({ hears, says: async () => SPOKEN, ...options });
  }

  afterEach(() => server.close());

  const modelOf = (speaks = true, values = {}, refused = new RefusedFields()) =>
    new OpenAIChatModel({ ...accessTo(server.url, values), refused }, { speaks });
  const sent = (at = -1) => server.requestsTo('/chat/completions').at(at)?.json as ChatRequest;
  const textOf = (events: readonly ReplyEvent[]) =>
    events.map(event => (event.type === 'text' ? event.delta : '')).join('');
  const pcmOf = (events: readonly ReplyEvent[]) =>
    Buffer.concat(events.flatMap(event => (event.type === 'sound' ? [event.pcm] : [])));
  const error = (message: string, status = 400) =>
    ({ reply: { fault: 'status', status, error: { message } } }) as const;

  for (const format of ['wav', 'mp3'] as const)
    it(`sends what was said as ${format} behind the text, and the server hears it`, async () => {
      await open();
      server.say({
        expect: request => assert.equal(request.heard, 'rename it'),
        reply: { text: 'Renamed.' },
      });
      await collect(modelOf().reply(asked(format === 'wav' ? WAV : await mp3()), [], never));
      const content = (sent().messages.at(-1)?.content ?? []) as unknown as readonly { readonly type: string }[];
      const [part, behind] = content;
      assert.deepEqual([part, behind?.type], [{ type: 'text', text: 'This:' }, 'input_audio']);
      // MP3 has some silence around it.
      const [samples] = heard as [Int16Array];
      if (format === 'wav') assert.deepEqual(samples, SAMPLES);
      else assert.ok(Math.abs(samples.length - SAMPLES.length) < 4000);
    });

  for (const stream of [true, false])
    it(`passes on words and sound ${stream ? 'as they come' : 'of an answer in one piece'}, whole samples, and what it is called`, async () => {
      await open();
      server.say({ reply: { text: 'It adds two numbers.' } });
      const events = await collect(modelOf(true, { 'aloud.chat.stream': stream }).reply(asked(), [], never));
      assert.equal(textOf(events), 'It adds two numbers.');
      assert.ok(events.every(event => event.type !== 'text' || event.isSpoken));
      assert.deepEqual(pcmOf(events), Buffer.from(SPOKEN.buffer));
      assert.ok(events.every(event => event.type !== 'sound' || event.pcm.length % 2 === 0));
      const [spoken, end] = events.slice(-2);
      assert.ok(spoken?.type === 'spoken' && /^audio_/.test(spoken.answer.id));
      assert.ok(Math.abs(spoken.answer.untilMs - Date.now() - 3_600_000) < 60_000);
      assert.deepEqual(end, { type: 'end', reason: 'complete' });
      assert.deepEqual(
        [sent()['modalities'], sent()['audio']],
        [['text', 'audio'], { voice: 'marin', format: 'pcm16' }],
      );
    });

  it('asks for text alone where nothing is to be heard', async () => {
    await open();
    server.say({ reply: { text: 'Done.' } });
    const events = await collect(modelOf(false).reply(asked(), [], never));
    assert.deepEqual(events, [
      ...['Done.'].map(delta => ({ type: 'text', delta })),
      { type: 'end', reason: 'complete' },
    ]);
    assert.ok(!('modalities' in sent()) && !('audio' in sent()));
  });

  it('sends only tools that may be called, since whoever hears knows no narrowing', async () => {
    await open();
    server.say({ reply: { text: 'Done.' } });
    const tools = [true, false].map((isUsable, i) => ({ name: `t${i}`, description: '', parameters: {}, isUsable }));
    await collect(modelOf().reply(asked(), tools, never));
    assert.deepEqual(
      sent().tools?.map(tool => tool.function.name),
      ['t0'],
    );
  });

  describe('what was spoken before', () => {
    const said = (answer: Extract<ReplyEvent, { type: 'spoken' }>['answer']): ChatMessage[] => [
      { role: 'user', content: 'Before.' },
      { role: 'assistant', content: 'It adds.', toolCalls: [], spoken: answer },
    ];
    async function spoken() {
      server.say({ reply: { text: 'It adds.' } }, { reply: { text: 'Yes.' } });
      const events = await collect(modelOf().reply(asked(), [], never));
      const event = events.find(each => each.type === 'spoken');
      assert.ok(event?.type === 'spoken');
      return event.answer;
    }

    it('goes back by its id while that lives', async () => {
      await open();
      const answer = await spoken();
      await collect(modelOf().reply(asked(WAV, said(answer)), [], never));
      assert.deepEqual(sent().messages[2], { role: 'assistant', audio: { id: answer.id } });
    });

    it('goes back as text after, and to any other model or server', async () => {
      await open();
      const answer = await spoken();
      for (const other of [{ untilMs: Date.now() }, { server: `${server.url} gpt-audio` }]) {
        if (other.server !== undefined) server.say({ reply: { text: 'Yes.' } });
        await collect(modelOf().reply(asked(WAV, said({ ...answer, ...other })), [], never));
        assert.deepEqual(sent().messages[2], { role: 'assistant', content: 'It adds.' });
      }
    });

    it('goes back as text where the server has lost it, in the same turn', async () => {
      await open();
      const answer = await spoken();
      const refused = new RefusedFields();
      const lost = asked(WAV, said({ ...answer, id: 'audio_lost' }));
      await collect(modelOf(true, {}, refused).reply(lost, [], never));
      assert.deepEqual(sent(-2).messages[2], { role: 'assistant', audio: { id: 'audio_lost' } });
      assert.deepEqual(sent().messages[2], { role: 'assistant', content: 'It adds.' });
      server.say({ reply: { text: 'And here.' } });
      await collect(modelOf(true, {}, refused).reply(lost, [], never));
      assert.equal(server.requestsTo('/chat/completions').length, 4, 'it is remembered');
    });

    it('goes back with the calls that were made with it', async () => {
      await open();
      const answer = await spoken();
      const call = { id: 'c1', name: 'zoom', arguments: '{}' };
      const before = [
        { role: 'assistant', content: 'It adds.', toolCalls: [call], spoken: answer },
        { role: 'tool', callId: 'c1', content: 'Done.' },
      ] as const;
      await collect(modelOf().reply(asked(WAV, before), [], never));
      const { audio, tool_calls, content } = sent().messages[1] as unknown as Record<string, unknown>;
      assert.deepEqual([audio, (tool_calls as unknown[]).length, content], [{ id: answer.id }, 1, undefined]);
    });
  });

  it('takes text where the server does not speak, or not with this voice, and asks so from then on', async () => {
    await open();
    const refused = new RefusedFields();
    server.say({ reply: { text: 'Yes.' } }, { reply: { text: 'Again.' } });
    for (const expected of ['Yes.', 'Again.']) {
      const events = await collect(
        modelOf(true, { 'aloud.speech.voice': 'af_heart' }, refused).reply(asked(), [], never),
      );
      assert.equal(textOf(events), expected);
      assert.ok(events.every(event => event.type !== 'text' || !event.isSpoken));
    }
    assert.deepEqual(
      server.requestsTo('/chat/completions').map(({ json }) => 'modalities' in (json as object)),
      [true, false, false],
    );
  });

  it('sends WAV where MP3 is not read', async () => {
    await open();
    server.say(error("Invalid value: 'mp3'. Supported values are: 'wav'."), { reply: { text: 'Yes.' } });
    await collect(modelOf().reply(asked(await mp3()), [], never));
    assert.deepEqual(heard.at(-1), SAMPLES);
  });

  for (const [words, status] of [
    ['audio input is not supported - hint: if this is unexpected, you may need to provide the mmproj', 500],
    ['At most 0 audio(s) may be provided in one prompt.', 400],
    ["Invalid value: 'input_audio'. Supported values are: 'text', 'image_url' and 'refusal'.", 400],
    ['messages[1].content must be a string', 400],
    ['unsupported content[].type', 400],
    ['m is not a multimodal model', 400],
    ['Input should be a valid string: messages.1.content', 422],
  ] as const)
    it(`knows that there are no ears: ${words}`, async () => {
      await open();
      server.say(error(words, status));
      const { items, thrown } = await collectUntilError(modelOf(false).reply(asked(), [], never));
      assert.deepEqual(items, []);
      assert.ok(thrown instanceof CannotHear, String(thrown));
      assert.equal(server.requestsTo('/chat/completions').length, 1);
    });

  for (const [what, words, status, code, times] of [
    ['F12', 'Incorrect API key provided.', 401, 'no-key', 1],
    ['F12', 'insufficient_quota: you exceeded your current quota', 429, 'no-quota', 1],
    ['F9', 'Audio file is too short. Minimum audio length is 0.1 seconds.', 400, 'nothing-heard', 1],
    ['F1', 'The server had an error while processing your audio.', 500, 'server-failed', 3],
    ['F1', 'Rate limit reached for gpt-audio-1.5', 429, 'busy', 3],
  ] as const)
    it(`${what}: leaves other failures what they are: ${words}`, async () => {
      await open();
      server.say(...Array.from({ length: times }, () => error(words, status)));
      const { thrown } = await collectUntilError(modelOf(false).reply(asked(), [], never));
      assert.ok(!(thrown instanceof CannotHear));
      assert.equal(asAloudError(thrown).code, code);
      assert.equal(server.requestsTo('/chat/completions').length, times);
    });

  it('F13: asks the successor of a model that is gone', async () => {
    await open();
    server.say({ reply: { text: 'Yes.' } });
    const model = modelOf(true, { 'aloud.chat.audioModel': 'gpt-4o-audio-preview' });
    assert.equal(textOf(await collect(model.reply(asked(), [], never))), 'Yes.');
    assert.deepEqual(
      server.requestsTo('/chat/completions').map(({ json }) => (json as ChatRequest).model),
      ['gpt-4o-audio-preview', 'gpt-audio-1.5'],
    );
  });

  it('F3: asks nothing again once a word or a sound has come', async () => {
    await open();
    server.say({ reply: { fault: 'reset', afterBytes: 2000 } });
    const { items, thrown } = await collectUntilError(modelOf().reply(asked(), [], never));
    assert.ok(items.length > 0);
    assert.equal(asAloudError(thrown).code, 'unreachable');
    assert.equal(server.requestsTo('/chat/completions').length, 1);
  });

  it('F30, A41: takes of odd replies what is plain, and nothing from prototypes', async () => {
    await open();
    const delta = (audio: unknown) => ({ choices: [{ index: 0, delta: { audio } }] });
    server.say({
      reply: streamed(
        delta(null),
        delta({ id: 'audio_1', data: 'not base64!', transcript: 7 }),
        delta(JSON.parse('{"__proto__":{"transcript":"no"},"data":["AAAA"]}')),
        // Half a sample at a time.
        delta({ data: Buffer.from([1]).toString('base64'), transcript: 'Ye' }),
        delta({ data: Buffer.from([2, 3]).toString('base64'), transcript: 's.' }),
        delta({ expires_at: 'soon' }),
        { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
      ),
    });
    const events = await collect(modelOf().reply(asked(), [], never));
    assert.equal(textOf(events), 'Yes.');
    assert.deepEqual([...pcmOf(events)], [1, 2]);
    assert.ok(!events.some(({ type }) => type === 'spoken'), 'nobody knows how long it lives');
  });

  it('F30: takes an answer of sound alone, and calls beside what is spoken', async () => {
    await open();
    const data = Buffer.alloc(96, 1).toString('base64');
    const call = { index: 0, id: 'c', type: 'function', function: { name: 'zoom', arguments: '{}' } };
    server.say({
      reply: streamed(
        { choices: [{ delta: { audio: { data } } }] },
        { choices: [{ delta: { tool_calls: [call] }, finish_reason: 'tool_calls' }] },
      ),
    });
    const tools = [{ name: 'zoom', description: '', parameters: {}, isUsable: true }];
    const events = await collect(modelOf().reply(asked(), tools, never));
    assert.deepEqual(
      events.map(({ type }) => type),
      ['sound', 'call', 'end'],
    );
  });

  it('A54: ends an answer that speaks without end', async () => {
    await open();
    const data = Buffer.alloc(480_000).toString('base64');
    const piece = `data: ${JSON.stringify({ choices: [{ delta: { audio: { data } } }] })}\n\n`;
    server.say({ reply: { fault: 'endless', type: 'text/event-stream', piece } });
    let bytes = 0;
    await assert.rejects(
      async () => {
        for await (const event of modelOf().reply(asked(), [], never))
          if (event.type === 'sound') bytes += event.pcm.length;
      },
      { code: 'bad-reply' },
    );
    assert.ok(bytes < 32 * 1024 * 1024);
  });

  it('A45: leaves keys out of what is told beside the sound, which stays as it was said', async () => {
    await open();
    server.say({ reply: { text: 'Yes.' } });
    const key = 'sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD';
    const messages = [{ role: 'user', content: `const key = '${key}';`, sound: WAV }] as const;
    await collect(new SecretFreeChatModel(modelOf()).reply(messages, [], never));
    assert.ok(!JSON.stringify(sent()).includes(key));
    assert.deepEqual(heard.at(-1), SAMPLES);
  });

  it('A39: says nothing of the key, nor of what was sent', async () => {
    await open({ key: 'sk-live-1234567890abcdefghij' });
    const access = accessTo(server.url, {}, { [new URL(server.url).origin]: 'sk-live-1234567890abcdefghij' });
    const base64 = Buffer.from(WAV.bytes).toString('base64').slice(0, 40);
    server.say(error(`audio sk-live-1234567890abcdefghij ${base64} is not supported`));
    const { thrown } = await collectUntilError(
      new OpenAIChatModel(access, { speaks: false }).reply(asked(), [], never),
    );
    const told = asAloudError(thrown);
    assert.ok(!`${told.message}${JSON.stringify(told.says)}`.includes('sk-live'));
    assert.ok(!told.message.includes(base64));
  });
});
