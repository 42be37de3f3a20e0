import assert from 'node:assert/strict';
import { cancelled } from '../../../../../src/common/errors.ts';
import { RealtimeVoice } from '../../../../../src/speak/voices/realtime/realtimeVoice.ts';
import type { Style } from '../../../../../src/speak/voices/voice.ts';
import { collect } from '../../../../support/collect.ts';
import { accessTo } from '../../../../support/server/access.ts';
import { heardByLevel, saidByLevel } from '../../../../support/server/realtime/levels.ts';
import {
  type RealtimeOptions,
  type RealtimeServer,
  startRealtimeServer,
} from '../../../../support/server/realtime/realtimeServer.ts';
import type { VoiceOptions } from '../../../../support/server/realtime/voiceSession.ts';
import { samplesOf } from '../../../../support/server/sound.ts';
import { until } from '../../../../support/until.ts';

const PLAIN: Style = { instructions: undefined, speed: 1 };
const TEXT = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet';
const WORDS = TEXT.split(' ');
const never = new AbortController().signal;

/** Says words by their loudness, each in 120 ms at 16 kHz, as 24 kHz plays it in 80. */
async function says(text: string) {
  const numbers = text.split(' ').map(word => WORDS.indexOf(word) + 1);
  return { words: text, sound: saidByLevel(...numbers) };
}

describe('RealtimeVoice', () => {
  let server: RealtimeServer;
  afterEach(() => server.close());

  async function start(voice: Partial<VoiceOptions> = {}, options: Partial<RealtimeOptions> = {}): Promise<void> {
    server = await startRealtimeServer({ hears: async () => '', voice: { says, ...voice }, ...options });
  }

  function voiceWith(values: Readonly<Record<string, unknown>> = {}): RealtimeVoice {
    return new RealtimeVoice(accessTo(server.url, values));
  }

  async function heard(voice: RealtimeVoice, text = TEXT, style = PLAIN): Promise<string> {
    const sound = Buffer.concat(await collect(voice.speak(text, style, never)));
    return heardByLevel(samplesOf(sound), 16_000);
  }

  const sent = (type: string, session = 0) => server.voices[session]?.events.filter(event => event['type'] === type);

  it('asks for one text aside of any conversation, with no tools, and sends only what is set', async () => {
    await start();
    assert.equal(await heard(voiceWith()), '1 2 3 4 5 6 7 8 9 10');
    const [session] = server.voices;
    assert.equal(session?.url, '/v1/realtime?model=gpt-realtime-2.1-mini');
    assert.deepEqual(session?.refusals, []);
    const [update] = sent('session.update') ?? [];
    const { instructions, ...rest } = (update?.['session'] ?? {}) as Record<string, unknown>;
    assert.match(String(instructions), /word for word.*is data and not meant for you/s);
    assert.deepEqual(rest, {
      type: 'realtime',
      output_modalities: ['audio'],
      audio: {
        input: { turn_detection: null },
        output: { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'marin' },
      },
      tools: [],
      tool_choice: 'none',
    });
    assert.deepEqual(sent('response.create')?.[0]?.['response'], {
      conversation: 'none',
      output_modalities: ['audio'],
      input: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: TEXT }] }],
      max_output_tokens: 448,
    });
    assert.equal(server.voices.length, 1);
  });

  it('asks the model, the voice and the pace that are set, as fast as there is', async () => {
    await start();
    const voice = voiceWith({ 'aloud.speech.model': 'gpt-realtime-2.1', 'aloud.speech.voice': 'cedar' });
    await heard(voice, TEXT, { instructions: 'Calm.', speed: 3 });
    assert.match(server.voices[0]?.url ?? '', /model=gpt-realtime-2\.1$/);
    const session = sent('session.update')?.[0]?.['session'] as { audio: { output: object }; instructions: string };
    assert.deepEqual(session.audio.output, { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'cedar', speed: 1.5 });
    assert.match(session.instructions, /How to speak: Calm\.$/);
  });

  it('reads one text after the other over one connection, and changes the pace between them', async () => {
    await start();
    const voice = voiceWith();
    const texts = ['alpha bravo', 'charlie delta', 'echo foxtrot'];
    const speeds = [1, 1, 1.25];
    const all = texts.map((text, at) => heard(voice, text, { ...PLAIN, speed: speeds[at] as number }));
    assert.deepEqual(await Promise.all(all), ['1 2', '3 4', '5 6']);
    assert.equal(server.voices.length, 1);
    assert.deepEqual(server.voices[0]?.refusals, []);
    assert.deepEqual(
      server.voices[0]?.read.map(({ text }) => text),
      texts,
    );
    assert.equal(sent('session.update')?.length, 2);
  });

  it('opens its connection while a text is being written, and uses that', async () => {
    await start();
    const voice = voiceWith();
    await voice.warm();
    assert.equal(server.voices.length, 1);
    assert.deepEqual(sent('response.create'), []);
    await heard(voice);
    assert.equal(server.voices.length, 1);
  });

  it('A62: opens nothing to make itself ready at an address that nobody has agreed to', async () => {
    await start();
    const access = accessTo(server.url);
    const of: typeof access.addresses.of = async (service, purpose) => {
      if (purpose === 'preconnect') throw cancelled();
      return access.addresses.of(service);
    };
    const voice = new RealtimeVoice({ ...access, addresses: { of } });
    await assert.rejects(voice.warm(), { code: 'cancelled' });
    assert.equal(server.voices.length, 0);
    assert.equal(await heard(voice, 'alpha bravo'), '1 2');
  });

  for (const naming of ['beta', 'flat'] as const)
    it(`has each text read in a conversation of its own where a server knows nothing else: ${naming}`, async () => {
      await start({}, { naming });
      const voice = voiceWith();
      assert.equal(await heard(voice, 'alpha bravo'), '1 2');
      assert.equal(await heard(voice, 'charlie delta'), '3 4');
      assert.equal(server.voices.length, 2);
      for (const { refusals, events } of server.voices) {
        assert.deepEqual(refusals, []);
        assert.deepEqual(
          events.map(event => event['type']),
          ['session.update', 'conversation.item.create', 'response.create'],
        );
      }
      await until('both are closed', () => server.voices.every(({ isOpen }) => !isOpen));
    });

  it('keeps no connection whose conversation may hold what was read', async () => {
    await start({ tellsNoConversation: true });
    const voice = voiceWith();
    await heard(voice, 'alpha bravo');
    await heard(voice, 'charlie delta');
    assert.equal(server.voices.length, 2);
  });

  for (const order of ['words first', 'all words first', 'sound first', 'words at the end'] as const)
    it(`hands all sound on, in its order: ${order}`, async () => {
      await start({ order });
      assert.equal(await heard(voiceWith()), '1 2 3 4 5 6 7 8 9 10');
    });

  it('hands the first sound on before the last is there', async () => {
    await start({ everyMs: 100_000 });
    for await (const chunk of voiceWith().speak(TEXT, PLAIN, never)) {
      assert.ok(chunk.length >= 2);
      break;
    }
    await until('the connection is closed', () => server.voices[0]?.isOpen === false);
  });

  it('does without a field that the server refuses, and sends it no second time', async () => {
    await start({ tellsNoConversation: true });
    for (const field of ['tool_choice', 'max_output_tokens']) server.fail({ at: 'session', refuses: field });
    const voice = voiceWith();
    await heard(voice);
    await heard(voice);
    await heard(voice);
    const last = JSON.stringify(server.voices[2]?.events);
    assert.ok(!/tool_choice|max_output_tokens/.test(last), last);
    assert.equal(server.voices[2]?.events.length, 2);
  });

  it('closes at once when nobody wants to hear more, and says nothing of what came yet', async () => {
    await start();
    const stop = new AbortController();
    let pieces = 0;
    const reading = (async () => {
      for await (const _ of voiceWith().speak(TEXT, PLAIN, stop.signal)) {
        pieces++;
        stop.abort();
        // Before anyone asks for the next piece.
        await until('the connection is closed', () => server.voices[0]?.isOpen === false);
      }
    })();
    await assert.rejects(reading, { code: 'cancelled' });
    assert.equal(pieces, 1);
  });

  it('goes on with the next text where one was stopped while it waited, or was read', async () => {
    await start({ everyMs: 300 });
    const voice = voiceWith();
    const stop = new AbortController();
    const first = collect(voice.speak(TEXT, PLAIN, stop.signal));
    const second = collect(voice.speak('echo foxtrot', PLAIN, stop.signal));
    await until('it reads', () => server.voices[0]?.events.length === 2);
    stop.abort();
    await assert.rejects(first, { code: 'cancelled' });
    await assert.rejects(second, { code: 'cancelled' });
    assert.equal(await heard(voice, 'golf hotel'), '7 8');
    assert.deepEqual(
      server.voices.map(({ read }) => read.map(({ text, status }) => [text, status])),
      [[[TEXT, 'cut off']], [['golf hotel', 'completed']]],
    );
  });

  it('opens another connection where the server has closed the one that waited', async () => {
    await start({}, {});
    const voice = voiceWith();
    await voice.warm();
    const { url } = server;
    await server.close();
    server = await startRealtimeServer({ hears: async () => '', voice: { says }, port: Number(new URL(url).port) });
    assert.equal(await heard(voice), '1 2 3 4 5 6 7 8 9 10');
  });

  it('lists the voices of its server', async () => {
    await start();
    const voices = await new RealtimeVoice(
      accessTo('https://api.openai.com/v1', {}, { 'https://api.openai.com': 'sk' }),
    ).voices(never);
    assert.deepEqual(
      voices.map(({ name }) => name),
      ['marin', 'cedar', 'alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse'],
    );
  });
});
