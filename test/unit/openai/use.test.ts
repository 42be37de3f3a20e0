import assert from 'node:assert/strict';
import { OpenAIChatModel } from '../../../src/chat/openaiChatModel.ts';
import type { OpenAIAccess } from '../../../src/openai/requests/request.ts';
import { meterUsage, type Use } from '../../../src/openai/use.ts';
import { OpenAIVoice } from '../../../src/speak/voices/openaiVoice.ts';
import { RealtimeVoice } from '../../../src/speak/voices/realtime/realtimeVoice.ts';
import { OpenAITranscriber } from '../../../src/transcribe/ears/openaiTranscriber.ts';
import { LiveTranscriber } from '../../../src/transcribe/live/liveTranscriber.ts';
import { collect } from '../../support/collect.ts';
import { accessTo } from '../../support/server/access.ts';
import { type OpenAIServer, startOpenAIServer } from '../../support/server/openaiServer.ts';
import { heardByLevel, saidByLevel } from '../../support/server/realtime/levels.ts';
import { type RealtimeServer, startRealtimeServer } from '../../support/server/realtime/realtimeServer.ts';
import { spoken, utteranceOf, wavOnly } from '../../support/spoken.ts';

const never = new AbortController().signal;
const PHRASE = 'go to line one';
const HINTS = { language: 'en', keywords: [] };
const PLAIN = { instructions: undefined, speed: 1 };

describe('what a request has used', () => {
  let server: OpenAIServer | RealtimeServer;
  let uses: Use[];
  beforeEach(() => {
    uses = [];
  });
  afterEach(() => server.close());

  const metered = (values = {}): OpenAIAccess => ({
    ...accessTo(server.url, values),
    used: use => uses.push(use),
  });
  /** Only what is counted. */
  const counted = () => uses.map(use => Object.fromEntries(Object.entries(use).filter(([, value]) => value)));

  it('is told of a chat, by its names of tokens, and of none that tells nothing', async () => {
    server = await startOpenAIServer();
    const values = { 'aloud.chat.stream': false };
    const asked = [{ role: 'user', content: 'Go on.' }] as const;
    server.say({ reply: { text: 'Done.', usage: { input: 1200, output: 3, cached: 1024 } } });
    await collect(new OpenAIChatModel(metered(values)).reply(asked, [], never));
    assert.deepEqual(counted(), [{ service: 'chat', inputTokens: 1200, cachedTokens: 1024, outputTokens: 3 }]);
    server.say({ reply: { text: 'Done.' } });
    await collect(new OpenAIChatModel(metered(values)).reply(asked, [], never));
    assert.equal(uses.length, 1);
  });

  for (const [how, usage, told] of [
    ['seconds', { type: 'duration', seconds: 2 }, { seconds: 2 }],
    [
      'tokens',
      {
        type: 'tokens',
        input_tokens: 14,
        input_token_details: { audio_tokens: 10, text_tokens: 4 },
        output_tokens: 45,
      },
      { inputTokens: 14, inputAudioTokens: 10, outputTokens: 45 },
    ],
  ] as const)
    it(`is told of a transcription in ${how}, once`, async () => {
      server = await startOpenAIServer({ hears: [PHRASE] });
      const body = JSON.stringify({ text: PHRASE, usage });
      server.fail('/audio/transcriptions', { fault: 'body', type: 'application/json', body });
      const ears = new OpenAITranscriber({ ...metered(), encoder: wavOnly });
      await collect(ears.transcribe(await spoken(PHRASE), HINTS, never));
      assert.deepEqual(counted(), [{ service: 'transcription', ...told }]);
    });

  it('is told of each part of a transcription that is written while someone speaks', async () => {
    server = await startRealtimeServer({ hears: async (samples, rateHz) => heardByLevel(samples, rateHz) });
    await collect(new LiveTranscriber(metered()).transcribe(utteranceOf(saidByLevel(1, 2, 3, 4)), HINTS, never));
    assert.equal(uses.length, 1);
    assert.ok((uses[0]?.seconds ?? 0) > 0.3);
  });

  it('is told of a voice: characters, or what its server counts', async () => {
    server = await startOpenAIServer();
    await collect(new OpenAIVoice(metered()).speak('the test has passed 👍', PLAIN, never));
    assert.deepEqual(counted(), [{ service: 'speech', characters: 21 }]);
    uses = [];
    await collect(new OpenAIVoice(metered({ 'aloud.speech.streamFormat': 'sse' })).speak('the test', PLAIN, never));
    assert.deepEqual(counted(), [{ service: 'speech', inputTokens: 1, outputTokens: 1 }]);
  });

  it('is told of a voice that nobody hears to its end', async () => {
    server = await startOpenAIServer();
    for await (const _ of new OpenAIVoice(metered()).speak('the test has passed', PLAIN, never)) break;
    await new Promise(setImmediate);
    assert.deepEqual(counted(), [{ service: 'speech', characters: 19 }]);
  });

  it('is told of a voice by Realtime', async () => {
    const says = async (words: string) => ({ words, sound: saidByLevel(1, 2) });
    server = await startRealtimeServer({ hears: async () => '', voice: { says } });
    await collect(new RealtimeVoice(metered()).speak('alpha bravo', PLAIN, never));
    assert.deepEqual(counted(), [{ service: 'speech', inputTokens: 1, outputTokens: 2 }]);
  });

  it('has a price at OpenAI alone: another may call its models the same', () => {
    const told = { type: 'duration', seconds: 60 };
    const ask = (baseUrl: string, model: string) =>
      meterUsage(
        use => uses.push(use),
        'transcription',
        { address: { service: 'transcription', baseUrl, key: undefined }, model },
        told,
      );
    ask('https://api.openai.com/v1', 'whisper-1');
    ask('http://127.0.0.1:8000/v1', 'whisper-1');
    ask('https://api.openai.com/v1', 'nobody-knows-1');
    assert.deepEqual(
      uses.map(({ dollars }) => dollars),
      [0.006, undefined, undefined],
    );
  });
});
