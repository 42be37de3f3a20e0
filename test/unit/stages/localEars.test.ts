import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { AloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import type { Address } from '../../../src/common/settings/keys.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { Stages } from '../../../src/stages/stages.ts';
import { layModel } from '../../support/engines/laidModel.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const SCRIPTED = resolve(import.meta.dirname, '../../support/engines/scriptedEngine.ts');
const never = new AbortController().signal;
const SOUND = { samples: new Int16Array(1600), file: undefined };

/** Of all that is said to Aloud: whether there is a key, and so a server that is sent it. */
type Server = 'a server' | 'no server';

describe('what listens on this machine alone, without PocketSphinx', () => {
  let folder: TemporaryFolder;
  let made: Stages;
  let asked: string[];

  beforeEach(() => {
    folder = temporaryFolder('models');
    asked = [];
  });
  afterEach(() => {
    made.dispose();
    folder.remove();
  });

  function stages(server: Server, more: Readonly<Record<string, unknown>> = {}): Stages {
    const values = { 'aloud.pocketsphinx.path': '/none', 'aloud.models.folder': folder.path, ...more };
    made = new Stages({
      settings: settingsFrom(values),
      addresses: {
        async of(service, purpose = 'request'): Promise<Address> {
          asked.push(`${service} ${purpose}`);
          if (server === 'a server') return { service, baseUrl: 'http://127.0.0.1:9', key: 'k' };
          throw new AloudError({ code: 'no-key', message: asWritten('There is no key.') });
        },
      },
      log: silentLog,
      environment: {},
      programs: { player: '/none', sox: '/none', engine: SCRIPTED },
      grammars: [],
      progress: () => {},
    });
    return made;
  }

  it('is woken by a model, whatever hears the user otherwise, and asks no server', async () => {
    layModel(folder.path, 'moonshine-base-en');
    for (const backend of ['auto', 'openai', 'live', 'moonshine']) {
      const ears = stages('a server', { 'aloud.transcription.backend': backend }).ears.localEars();
      assert.equal(await ears.wakes(SOUND.samples, ['wake up', '1600 samples'], never), true);
      assert.equal(await ears.wakes(SOUND.samples, ['wake up'], never), false);
      made.dispose();
    }
    assert.deepEqual(asked, []);
  });

  it('is woken by a model that knows the language that is set', async () => {
    layModel(folder.path, 'moonshine-base-en');
    const wakes = () => made.ears.localEars().wakes(SOUND.samples, ['1600 samples'], never);
    stages('no server', { 'aloud.transcription.language': 'de' });
    await assert.rejects(wakes(), { code: 'unsupported', message: /Nothing on this machine hears the wake words/ });
    layModel(folder.path, 'whisper-base-onnx');
    assert.equal(await wakes(), true);
    made.dispose();
    stages('no server', { 'aloud.transcription.language': 'de, en' });
    assert.equal(await wakes(), true);
  });

  const ALONG: readonly (readonly [string, Server, boolean])[] = [
    ['auto', 'a server', true],
    ['auto', 'no server', false],
    ['openai', 'a server', true],
    ['live', 'no server', true],
    ['moonshine', 'a server', false],
    ['pocketsphinx', 'a server', false],
  ];
  for (const [backend, server, isHeard] of ALONG)
    it(`reads ${isHeard ? 'along' : 'nothing'} by a model where ${backend} hears what is said, with ${server}`, async () => {
      layModel(folder.path, 'moonshine-base-en');
      const follower = stages(server, { 'aloud.transcription.backend': backend }).ears.follower([]);
      assert.equal(await follower?.hear(SOUND, never), isHeard ? '1600 samples' : '');
      // Nothing is said to anyone for it.
      assert.deepEqual(asked, backend === 'auto' ? ['transcription preconnect'] : []);
    });

  it('is the same until a setting changes that it was made of', () => {
    const first = stages('no server').ears.localEars();
    assert.equal(made.ears.localEars(), first);
  });
});
