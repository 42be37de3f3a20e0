import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { AloudError, type ErrorCode } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { english } from '../../../src/messages/text.ts';
import { Unsaid } from '../../../src/speak/voices/unsaid.ts';
import type { Voice } from '../../../src/speak/voices/voice.ts';
import { Stages } from '../../../src/stages/stages.ts';
import { AutoVoice, VOICES } from '../../../src/stages/voices.ts';
import { two } from '../../support/candidates.ts';
import { collect } from '../../support/collect.ts';
import { accessTo } from '../../support/server/access.ts';
import { recognise } from '../../support/server/flite.ts';
import { type OpenAIServer, startOpenAIServer } from '../../support/server/openaiServer.ts';
import { samplesOf } from '../../support/server/sound.ts';
import { skipWithoutPrograms } from '../../support/skipWithoutPrograms.ts';

const STYLE = { instructions: undefined, speed: 1 };
const PHRASES = ['the file was saved', 'there are three errors', 'this function adds two numbers'];
const [PHRASE = ''] = PHRASES;
const never = new AbortController().signal;

/** Says so many chunks, then breaks off with what is left. */
function breaking(chunks: number, rest: string, code: ErrorCode = 'bad-reply'): Voice & { readonly asked: string[] } {
  return {
    name: 'breaking',
    maxLength: 500,
    asked: [],
    async *speak(text) {
      this.asked.push(text);
      for (let chunk = 0; chunk < chunks; chunk++) yield Uint8Array.of(1, 1);
      throw new Unsaid(rest, { code, message: asWritten('It broke off.') });
    },
  };
}

function saying(): Voice & { readonly asked: string[] } {
  return {
    name: 'saying',
    maxLength: 500,
    asked: [],
    async *speak(text) {
      this.asked.push(text);
      yield Uint8Array.of(2, 2);
    },
  };
}

describe('a voice that breaks off', () => {
  it('F10: is gone on with by the next, which speaks for the rest of the answer', async () => {
    const [first, second] = [breaking(2, 'of all items.'), saying()];
    const voice = new AutoVoice(two([VOICES.realtime, VOICES.system], first, second), silentLog);
    const heard = await collect(voice.speak('The price of all items.', STYLE, never));
    assert.deepEqual(
      heard.map(([byte]) => byte),
      [1, 1, 2],
    );
    assert.deepEqual(second.asked, ['of all items.']);
    await collect(voice.speak('And more.', STYLE, never));
    assert.deepEqual(first.asked, ['The price of all items.']);
    assert.deepEqual(second.asked, ['of all items.', 'And more.']);
    assert.equal(voice.name, 'saying');
  });

  it('F10: gives the whole text to the next where nothing was heard', async () => {
    const second = saying();
    const candidates = two([VOICES.realtime, VOICES.system], breaking(0, 'All of it.'), second);
    await collect(new AutoVoice(candidates, silentLog).speak('All of it.', STYLE, never));
    assert.deepEqual(second.asked, ['All of it.']);
  });

  it('F10: is told of where there is no other', async () => {
    const [, alone] = two([VOICES.system, VOICES.realtime], saying(), breaking(1, 'rest'));
    await assert.rejects(collect(new AutoVoice([alone], silentLog).speak('All of it.', STYLE, never)), {
      code: 'bad-reply',
    });
  });

  for (const code of ['bad-key', 'no-quota', 'no-key'] as const)
    it(`F12: is left to the user where it is about their account: ${code}`, async () => {
      const failing: Voice = {
        name: 'failing',
        maxLength: 500,
        // biome-ignore lint/correctness/useYield: it fails before.
        async *speak() {
          throw new AloudError({ code, message: asWritten('No.') });
        },
      };
      const voice = new AutoVoice(two([VOICES.realtime, VOICES.system], failing, saying()), silentLog);
      await assert.rejects(collect(voice.speak('One.', STYLE, never)), { code });
    });
});

describe('the chain of voices', () => {
  let server: OpenAIServer;
  const told: string[] = [];

  before(function () {
    skipWithoutPrograms(this, ['flite', 'pocketsphinx_batch', 'sox']);
  });
  beforeEach(() => {
    told.length = 0;
  });
  afterEach(() => server?.close());

  function stages(values: Readonly<Record<string, unknown>>): Stages {
    const { addresses } = accessTo(server.url);
    return new Stages({
      settings: settingsFrom({ 'aloud.baseUrl': server.url, ...values }),
      addresses,
      log: silentLog,
      environment: process.env,
      programs: { player: '/none', sox: '/none', engine: resolve('/none') },
      grammars: [],
      progress: says => void told.push(english(says)),
    });
  }

  async function heard(voice: Voice): Promise<string> {
    const sound = Buffer.concat(await collect(voice.speak(PHRASE, STYLE, never)));
    return recognise(samplesOf(sound), 24_000, PHRASES);
  }

  it('F13: goes on to Realtime where OpenAI’s model of speech is gone, and says so', async () => {
    server = await startOpenAIServer({ models: ['gpt-5.6-luna'] });
    const made = stages({});
    const voice = made.voices.voice();
    assert.equal(await heard(voice), PHRASE);
    assert.equal(voice.name, 'realtime');
    assert.match(told.join(), /realtime takes its place: .*gpt-4o-mini-tts/);
    assert.equal(server.realtime.voices.length, 1);
    made.dispose();
  });

  it('asks no Realtime model where another model of speech is gone, or nobody is there', async () => {
    server = await startOpenAIServer({ models: ['gpt-5.6-luna'] });
    const made = stages({ 'aloud.speech.model': 'kokoro' });
    const voice = made.voices.voice();
    assert.equal(await heard(voice), PHRASE);
    assert.equal(voice.name, 'system');
    assert.equal(server.realtime.voices.length + server.realtime.refused.length, 0);
  });

  it('F10: says with the system’s voice what a Realtime model does not read', async () => {
    server = await startOpenAIServer();
    server.realtime.fail({ at: 'session', says: () => 'I would rather talk about something else today.' });
    const made = stages({ 'aloud.speech.backend': 'realtime' });
    const voice = made.voices.voice();
    assert.equal(await heard(voice), PHRASE);
    assert.equal(voice.name, 'system');
    made.dispose();
  });

  it('takes Realtime where a model is set that speaks over that alone', async () => {
    server = await startOpenAIServer();
    const made = stages({ 'aloud.speech.model': 'gpt-realtime-2.1' });
    assert.equal(await heard(made.voices.voice()), PHRASE);
    assert.match(server.realtime.voices[0]?.url ?? '', /gpt-realtime-2\.1$/);
    assert.equal(server.requestsTo('/audio/speech').length, 0);
    made.dispose();
  });

  it('keeps its connection from one answer to the next, and none behind its end', async () => {
    server = await startOpenAIServer();
    const made = stages({ 'aloud.speech.backend': 'realtime' });
    await heard(made.voices.voice());
    await heard(made.voices.voice());
    assert.equal(server.realtime.voices.length, 1);
    assert.equal(server.realtime.voices[0]?.isOpen, true);
    made.dispose();
    while (server.realtime.voices[0]?.isOpen) await new Promise(resolve => setImmediate(resolve));
  });
});
