import assert from 'node:assert/strict';
import { LossyEncoder } from '../../src/capture/encoding/lossyEncoder.ts';
import { WavEncoder } from '../../src/capture/encoding/wavEncoder.ts';
import { OpenAIChatModel } from '../../src/chat/openaiChatModel.ts';
import { silentLog } from '../../src/common/log.ts';
import { type SettingName, settingsFrom } from '../../src/common/settings/settings.ts';
import { type Refusal, RefusedFields } from '../../src/openai/requests/refusedFields.ts';
import type { OpenAIAccess } from '../../src/openai/requests/request.ts';
import type { ServerProfile } from '../../src/openai/servers/profile.ts';
import { settingsOf } from '../../src/openai/servers/profileSettings.ts';
import { PROFILES, type ProfileId } from '../../src/openai/servers/profiles.ts';
import { OpenAIVoice } from '../../src/speak/voices/openaiVoice.ts';
import { OpenAITranscriber } from '../../src/transcribe/ears/openaiTranscriber.ts';
import { collect } from '../support/collect.ts';
import { accessTo } from '../support/server/access.ts';
import { SAID, type Strictness, type StrictServer, startStrictServer } from '../support/server/strictServer.ts';
import { utteranceOf } from '../support/spoken.ts';

const KEY = 'sk-loopback';
const BEARER = { value: KEY, header: 'authorization' } as const;
const ANY_SOUND = ['ogg', 'mp3', 'wav'] as const;
/** What this API had from its beginning. */
const EARLY = ['prompt', 'language', 'response_format'];
const TOOLS = ['tools', 'tool_choice', 'stream', 'stream_options'];
const VOICE = ['speed', 'response_format'];

function of(id: ProfileId): ServerProfile {
  return PROFILES[id];
}

function models(id: ProfileId, stage: 'transcription' | 'chat' | 'speech'): readonly string[] {
  return of(id).stages[stage]?.models ?? [];
}

function voices(id: ProfileId): readonly string[] {
  return of(id).stages.speech?.voices ?? [];
}

/** What each takes, and how often it is asked in vain before Aloud knows what its profile cannot say. */
const SERVERS: Readonly<Record<ProfileId, Strictness & { readonly inVain?: Readonly<Record<string, number>> }>> = {
  openai: {
    key: BEARER,
    transcription: {
      models: models('openai', 'transcription'),
      fields: ['keywords', 'languages', 'response_format', 'stream'],
      sounds: ANY_SOUND,
    },
    chat: { models: models('openai', 'chat'), fields: [...TOOLS, 'prompt_cache_key'] },
    speech: {
      models: models('openai', 'speech'),
      fields: [...VOICE, 'instructions', 'stream_format'],
      formats: ['pcm', 'wav'],
      voices: voices('openai'),
    },
  },
  azure: {
    key: { value: KEY, header: 'api-key' },
    transcription: {
      models: models('azure', 'transcription'),
      fields: [...EARLY, 'stream', 'include'],
      sounds: ANY_SOUND,
    },
    chat: { models: models('azure', 'chat'), fields: TOOLS },
    speech: { models: models('azure', 'speech'), fields: VOICE, formats: ['pcm'], voices: voices('azure') },
    // By its own name it is known; on loopback the header is found out.
    inVain: { transcription: 1, chat: 1, speech: 1 },
  },
  groq: {
    key: BEARER,
    transcription: { models: models('groq', 'transcription'), fields: EARLY, sounds: ANY_SOUND },
    chat: { models: models('groq', 'chat'), fields: TOOLS },
    speech: {
      models: models('groq', 'speech'),
      fields: VOICE,
      formats: ['wav'],
      voices: voices('groq'),
      longest: 200,
    },
    inVain: { speech: 1 },
  },
  ollama: { chat: { models: models('ollama', 'chat'), fields: TOOLS } },
  lmStudio: { chat: { models: models('lmStudio', 'chat'), fields: TOOLS } },
  localAi: {
    transcription: { models: models('localAi', 'transcription'), fields: [...EARLY, 'stream'], sounds: ANY_SOUND },
    chat: { models: models('localAi', 'chat'), fields: TOOLS },
    speech: { models: models('localAi', 'speech'), fields: VOICE, formats: ['pcm'], voices: voices('localAi') },
  },
  speaches: {
    transcription: { models: models('speaches', 'transcription'), fields: [...EARLY, 'stream'], sounds: ANY_SOUND },
    speech: { models: models('speaches', 'speech'), fields: VOICE, formats: ['pcm'], voices: voices('speaches') },
  },
  vllm: {
    transcription: { models: models('vllm', 'transcription'), fields: [...EARLY, 'stream'], sounds: ANY_SOUND },
    chat: { models: models('vllm', 'chat'), fields: TOOLS },
  },
  llamaCpp: { chat: { models: models('llamaCpp', 'chat'), fields: TOOLS } },
  whisperCpp: {
    transcription: { models: models('whisperCpp', 'transcription'), fields: EARLY, sounds: ['wav'], leading: ' \n' },
  },
  kokoro: {
    speech: { models: models('kokoro', 'speech'), fields: VOICE, formats: ['pcm'], voices: voices('kokoro') },
  },
};

const TOOL = { name: 'zoom', description: 'Zooms.', isUsable: true, parameters: { type: 'object', properties: {} } };
const never = new AbortController().signal;

/** Each stage asked for what it is there for; whether that came. */
const STAGES = {
  async transcription(access: OpenAIAccess): Promise<boolean> {
    const format = access.settings.get('aloud.recording.format');
    const encoder = format === 'wav' ? new WavEncoder() : new LossyEncoder(() => format, silentLog);
    const ear = new OpenAITranscriber({ ...access, encoder });
    const hints = { language: 'en', keywords: ['total'] };
    const all = await collect(ear.transcribe(utteranceOf(new Int16Array(16_000)), hints, never));
    return all.at(-1)?.text === SAID;
  },
  async chat(access: OpenAIAccess): Promise<boolean> {
    const model = new OpenAIChatModel(access);
    const all = await collect(model.reply([{ role: 'user', content: 'Zoom.' }], [TOOL], never));
    return all.some(event => event.type === 'call' && event.call.name === 'zoom');
  },
  async speech(access: OpenAIAccess): Promise<boolean> {
    const sound = await collect(new OpenAIVoice(access).speak('Ready.', { instructions: '', speed: 1 }, never));
    return Buffer.concat(sound).some(byte => byte !== 0);
  },
} as const;
type Stage = keyof typeof STAGES;
const STAGE_NAMES = Object.keys(STAGES) as readonly Stage[];

describe('servers of all kinds', () => {
  let server: StrictServer;
  const learnt: Refusal[] = [];
  afterEach(() => {
    learnt.length = 0;
    return server.close();
  });

  /** With the settings that the profile sets for one of its models. */
  async function chosen(profile: ServerProfile, strictness: Strictness, stage: Stage, model: string) {
    server = await startStrictServer(strictness);
    const changes = settingsOf({ profile, address: server.url, models: { [stage]: model } }, settingsFrom({}));
    return accessWith(Object.fromEntries([...changes].filter(([, value]) => value !== undefined)));
  }

  function accessWith(values: Readonly<Partial<Record<SettingName, unknown>>>): OpenAIAccess {
    const refused = new RefusedFields(refusal => learnt.push(refusal));
    return { ...accessTo(server.url, values, { [new URL(server.url).origin]: KEY }), refused };
  }

  for (const [id, { inVain = {}, ...strictness }] of Object.entries(SERVERS)) {
    const profile = of(id as ProfileId);
    for (const stage of STAGE_NAMES) {
      for (const model of profile.stages[stage]?.models ?? []) {
        it(`${profile.name}: ${stage} by ${model} works as the profile sets it, and the second time at once`, async () => {
          const access = await chosen(profile, strictness, stage, model);
          assert.ok(await STAGES[stage](access));
          assert.equal(server.asked.length, 1 + (inVain[stage] ?? 0), JSON.stringify(server.asked));
          assert.ok(await STAGES[stage](access));
          assert.equal(server.asked.length, 2 + (inVain[stage] ?? 0), JSON.stringify(server.asked));
          assert.equal(learnt.length, inVain[stage] ?? 0);
        });
      }
    }
  }

  it('are given no more to say at a time than they take', async () => {
    server = await startStrictServer({});
    const longest = (url: string) => new OpenAIVoice(accessTo(url)).maxLength;
    assert.equal(longest(PROFILES.groq.address), SERVERS.groq.speech?.longest);
    assert.equal(longest(PROFILES.kokoro.address), 4096);
  });

  it('are what their profiles say that they are', async () => {
    server = await startStrictServer({});
    for (const [id, strictness] of Object.entries(SERVERS)) {
      const profile = of(id as ProfileId);
      assert.deepEqual(
        STAGE_NAMES.filter(stage => profile.stages[stage]),
        STAGE_NAMES.filter(stage => strictness[stage]),
        id,
      );
      assert.equal(profile.needsKey, strictness.key !== undefined, id);
    }
  });

  describe('F30: without a profile each gap is found out, remembered for the address, and told once', () => {
    const common = { models: ['m'], sounds: ANY_SOUND };
    const GAPS: Readonly<Record<string, readonly [Stage, Strictness, ...string[]]>> = {
      'no stream': ['transcription', { transcription: { ...common, fields: EARLY } }, 'stream'],
      'WAV alone, and a blank before its JSON': [
        'transcription',
        { transcription: { ...common, fields: [...EARLY, 'stream'], sounds: ['wav'], leading: ' ' } },
        'Ogg Vorbis',
      ],
      'neither stream, nor names, nor anything but WAV': [
        'transcription',
        { transcription: { ...common, fields: ['language', 'response_format'], sounds: ['wav'] } },
        ...['stream', 'prompt', 'Ogg Vorbis'],
      ],
      'calls lost while streaming': ['chat', { chat: { models: ['m'], fields: TOOLS, losesCalls: true } }, 'stream'],
      'no streamed chat': ['chat', { chat: { models: ['m'], fields: TOOLS, isWhole: true } }, 'stream'],
      'no plain sound, and no events': [
        'speech',
        { speech: { models: ['m'], fields: ['response_format'], formats: ['wav'], voices: ['marin'] } },
        ...['stream_format', 'response_format'],
      ],
      'the key in another header': [
        'chat',
        { key: { value: KEY, header: 'api-key' }, chat: { models: ['m'], fields: TOOLS } },
        'Authorization',
      ],
    };
    for (const [title, [stage, strictness, ...fields]] of Object.entries(GAPS)) {
      it(title, async () => {
        server = await startStrictServer(strictness);
        const access = accessWith({
          [`aloud.${stage}.model`]: 'm',
          ...(stage === 'speech' && { 'aloud.speech.streamFormat': 'sse' }),
        });
        for (const count of [1 + fields.length, 1, 1]) {
          const before = server.asked.length;
          assert.ok(await STAGES[stage](access));
          assert.equal(server.asked.length - before, count, JSON.stringify(server.asked));
        }
        assert.deepEqual(learnt.map(({ field }) => field).sort(), [...fields].sort());
        assert.ok(learnt.every(({ baseUrl, model }) => baseUrl === server.url && model === 'm'));
      });
    }

    it('A39: a wrong key is told after both headers, and which is right stays open', async () => {
      server = await startStrictServer({
        key: { value: 'other', header: 'api-key' },
        chat: { models: ['m'], fields: TOOLS },
      });
      await assert.rejects(STAGES.chat(accessWith({ 'aloud.chat.model': 'm' })), ({ code, message }) => {
        return code === 'bad-key' && !String(message).includes(KEY);
      });
      assert.equal(server.asked.length, 2);
      assert.deepEqual(learnt, []);
    });
  });
});
