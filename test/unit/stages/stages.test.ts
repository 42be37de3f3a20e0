import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { utteranceOf } from '../../../src/capture/liveUtterance.ts';
import type { Microphone } from '../../../src/capture/microphone.ts';
import { AloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import {
  CHAT_NAMES,
  MICROPHONE_NAMES,
  RECOGNISER_NAMES,
  VOICE_NAMES,
} from '../../../src/common/settings/backendNames.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { CHAT_MODELS } from '../../../src/stages/chatModels.ts';
import { HearingStages } from '../../../src/stages/hearingStages.ts';
import { MICROPHONES } from '../../../src/stages/microphones.ts';
import { RECOGNISERS } from '../../../src/stages/recognisers.ts';
import { Stages } from '../../../src/stages/stages.ts';
import { VOICES } from '../../../src/stages/voices.ts';
import { collect } from '../../support/collect.ts';
import { layModel } from '../../support/engines/laidModel.ts';
import { missingOf } from '../../support/missingOf.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const SCRIPTED = resolve(import.meta.dirname, '../../support/engines/scriptedEngine.ts');
const common = { log: silentLog, environment: {}, progress: () => {} };
const never = new AbortController().signal;

function stages(values: Readonly<Record<string, unknown>>, asked: string[] = []): Stages {
  return new Stages({
    ...common,
    settings: settingsFrom({ 'aloud.baseUrl': 'http://127.0.0.1:9', ...values }),
    addresses: {
      async of(service) {
        asked.push(service);
        throw new Error('No address is asked for.');
      },
    },
    programs: { player: '/none', sox: '/none', engine: '/none' },
    grammars: [],
  });
}

const NO_FILES = { voiceModel: '/none', echo: '/none' };

function hearing(values: Readonly<Record<string, unknown>>, page?: Microphone, isRemote = false): HearingStages {
  const settings = settingsFrom(values);
  return new HearingStages({
    ...common,
    settings,
    programs: { recorder: '/none' },
    ...NO_FILES,
    ...(page && { page }),
    isRemote,
  });
}

const page: Microphone = { name: 'browser', missing: async () => asWritten('No page.'), async *open() {} };

describe('the stages', () => {
  for (const name of MICROPHONE_NAMES)
    it(`make the microphone ${name} by its name`, () => {
      const made = hearing({ 'aloud.microphone.backend': name }, page);
      assert.equal(made.microphone().name, name);
      assert.equal(made.microphoneNamed(name, 'usb').name, name);
      assert.ok(MICROPHONES[name].label);
    });

  it('try the page first where the user sits at another machine, and last where they do not', async () => {
    const first = await missingOf(hearing({}, page, true).microphone());
    assert.match(first ?? 'No page.', /^No page\./);
    const last = await missingOf(hearing({}, page).microphone());
    assert.match(last ?? 'No page.', /No page\.$/);
  });

  it('keep the microphone until a setting behind it changes', () => {
    const values: Record<string, unknown> = { 'aloud.microphone.backend': 'parec' };
    const { get } = settingsFrom(values);
    const made = new HearingStages({ ...common, settings: { get }, programs: { recorder: '' }, ...NO_FILES });
    const before = made.microphone();
    values['aloud.timeoutMs'] = 1234;
    assert.equal(made.microphone(), before);
    values['aloud.microphone.device'] = 'usb';
    assert.notEqual(made.microphone(), before);
  });

  it('A62: ask for an address of those services alone whose stage goes to a server', async () => {
    const asked: string[] = [];
    const local = stages(
      {
        'aloud.transcription.backend': 'pocketsphinx',
        'aloud.speech.backend': 'system',
        'aloud.chat.backend': 'vscode',
      },
      asked,
    );
    const sound = utteranceOf({ samples: new Int16Array(1600), file: undefined });
    const attempts = [
      () => local.ears.transcriber().transcribe(sound, { language: 'en', keywords: [] }, never),
      () => local.voices.voice().speak('One.', { instructions: undefined, speed: 1 }, never),
      () => local.chat().reply([], [], never),
    ];
    for (const attempt of attempts)
      await assert.rejects(async () => {
        for await (const _ of attempt());
      });
    assert.deepEqual(asked, []);
    assert.deepEqual(
      [
        ...RECOGNISER_NAMES.map(name => RECOGNISERS[name].goesTo),
        ...CHAT_NAMES.map(name => CHAT_MODELS[name].goesTo),
        ...VOICE_NAMES.map(name => VOICES[name].goesTo),
      ],
      [
        ...['server', 'server', 'nowhere', 'nowhere', 'nowhere', 'nowhere'],
        'server',
        'editor',
        ...['server', 'server', 'nowhere', 'nowhere'],
      ],
    );
  });

  it('A62: tell which services go to a server, as they are set', () => {
    assert.deepEqual(stages({}).services(), ['transcription', 'chat', 'speech']);
    assert.deepEqual(stages({ 'aloud.player': 'none' }).services(), ['transcription', 'chat']);
    const local = { 'aloud.transcription.backend': 'pocketsphinx', 'aloud.speech.backend': 'system' };
    assert.deepEqual(stages(local).services(), ['chat']);
    assert.deepEqual(stages({ ...local, 'aloud.chat.backend': 'vscode' }).services(), []);
    assert.deepEqual(stages({ ...local, 'aloud.chat.backend': 'openai' }).services(), ['chat']);
  });

  it('anticipate in languages alone that are understood here', () => {
    assert.equal(stages({ 'aloud.transcription.language': 'de' }).ears.follower([]), undefined);
    assert.equal(stages({ 'aloud.transcription.language': 'de, fr' }).ears.follower([]), undefined);
    assert.equal(stages({ 'aloud.transcription.translate': true }).ears.follower([]), undefined);
    assert.ok(stages({ 'aloud.transcription.language': 'de, en' }).ears.follower([]));
    assert.ok(stages({ 'aloud.transcription.language': 'en' }).ears.follower([]));
    assert.ok(stages({}).ears.follower([]));
  });

  describe('without a key', () => {
    let folder: TemporaryFolder;
    let made: Stages | undefined;

    beforeEach(() => {
      folder = temporaryFolder('models');
    });
    afterEach(() => {
      made?.dispose();
      folder.remove();
    });

    function stagesHere(more: Readonly<Record<string, unknown>> = {}, models?: string): Stages {
      const settings = settingsFrom({ 'aloud.pocketsphinx.path': '/none', ...more });
      const addresses = {
        async of(): Promise<never> {
          throw new AloudError({ code: 'no-key', message: asWritten('There is no key.') });
        },
      };
      const programs = { player: '/none', sox: '/none', engine: SCRIPTED };
      made = new Stages({ ...common, settings, addresses, programs, grammars: [], ...(models && { models }) });
      return made;
    }

    async function heardBy(language?: string): Promise<string | undefined> {
      const transcriber = stagesHere({ 'aloud.models.folder': folder.path }).ears.transcriber();
      const sound = utteranceOf({ samples: new Int16Array(1600), file: undefined });
      const events = await collect(transcriber.transcribe(sound, { language, keywords: [] }, never));
      assert.equal(events.at(-1)?.text, '1600 samples');
      return transcriber.choice?.name;
    }

    it('are heard by Moonshine where its model is, before PocketSphinx', async () => {
      layModel(folder.path, 'moonshine-base-en');
      assert.equal(await heardBy(), 'moonshine');
    });

    it('speak with a voice on this machine where its model is, the one that is set', async () => {
      for (const name of ['voice-joe-en', 'voice-kitten-en'] as const) layModel(folder.path, name);
      // In a folder that is Aloud's own where the settings name none.
      const voice = stagesHere({ 'aloud.speech.localVoice': 'voice-kitten-en/Bella' }, folder.path).voices.voice();
      const sound = await collect(voice.speak('Saved.', { instructions: undefined, speed: 1 }, never));
      assert.deepEqual([...new Int16Array(sound[0]?.slice().buffer ?? new ArrayBuffer())], [1, 1, 1, 1, 1, 1]);
      assert.equal(voice.choice?.name, 'local');
      const { voices } = made?.voices.voiceLists().find(({ backend }) => backend === 'local') ?? {};
      assert.equal((await voices?.(never))?.length, 9);
    });

    it('are heard by Whisper in a language that no ear before it knows', async () => {
      layModel(folder.path, 'moonshine-base-en');
      layModel(folder.path, 'whisper-base-onnx');
      assert.equal(await heardBy('ja'), 'whisper');
      layModel(folder.path, 'parakeet-tdt-v3');
      made?.dispose();
      assert.equal(await heardBy('de'), 'parakeet');
    });

    it('say that a key is missing where there is no model either', async () => {
      await assert.rejects(heardBy(), { code: 'no-key' });
    });
  });
});
