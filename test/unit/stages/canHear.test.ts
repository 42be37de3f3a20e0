import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { ConfiguredAddresses } from '../../../src/openai/addresses.ts';
import { Stages } from '../../../src/stages/stages.ts';
import { layModel } from '../../support/engines/laidModel.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const OPENAI = { 'aloud.baseUrl': 'https://api.openai.com/v1', 'aloud.pocketsphinx.path': '/none' };

describe('whether anything can hear', () => {
  let folder: TemporaryFolder;

  before(() => {
    folder = temporaryFolder('can-hear');
  });

  after(() => folder.remove());

  /** No server is there to be asked: the addresses are those of the settings. */
  function stagesOf(values: Readonly<Record<string, unknown>>, key?: string, models = ''): Stages {
    const settings = settingsFrom({ ...OPENAI, ...values });
    return new Stages({
      ...{ settings, log: silentLog, environment: {}, progress: () => {}, models, grammars: [] },
      addresses: new ConfiguredAddresses(settings, async () => key),
      programs: { player: '/none', sox: '/none', engine: resolve('src/engines/engineProcess.ts') },
    });
  }

  function canHear(...as: Parameters<typeof stagesOf>): Promise<boolean> {
    const stages = stagesOf(...as);
    return stages.ears.canHear().finally(() => stages.dispose());
  }

  it('is no without key, model and program, and yes with a key', async () => {
    assert.equal(await canHear({}), false);
    assert.equal(await canHear({}, 'sk-1234'), true);
    assert.equal(await canHear({ 'aloud.transcription.backend': 'live' }), false);
    assert.equal(await canHear({ 'aloud.transcription.backend': 'live' }, 'sk-1234'), true);
  });

  it('is yes with a server that may need no key, and with an address that is wrong otherwise', async () => {
    assert.equal(await canHear({ 'aloud.baseUrl': 'http://127.0.0.1:9/v1' }), true);
    assert.equal(await canHear({ 'aloud.baseUrl': 'nowhere' }), true);
  });

  it('is yes with a model on this machine, for the languages that it knows', async () => {
    layModel(folder.path, 'moonshine-base-en');
    assert.equal(await canHear({}, undefined, folder.path), true);
    assert.equal(await canHear({ 'aloud.transcription.language': 'en' }, undefined, folder.path), true);
    assert.equal(await canHear({ 'aloud.transcription.language': 'de' }, undefined, folder.path), false);
    assert.equal(await canHear({ 'aloud.transcription.language': 'de, en' }, undefined, folder.path), true);
  });

  it('is yes where a chat model with a key hears what is said', async () => {
    const bySound = { 'aloud.transcription.backend': 'pocketsphinx', 'aloud.chat.audio': true };
    assert.equal(await canHear(bySound, 'sk-1234'), true);
    assert.equal(await canHear(bySound), false);
    assert.equal(await canHear({ ...bySound, 'aloud.chat.backend': 'vscode' }, 'sk-1234'), false);
  });

  it('is for what is set by name, whatever else there is', async () => {
    assert.equal(await canHear({ 'aloud.transcription.backend': 'pocketsphinx' }, 'sk-1234', folder.path), false);
    assert.equal(await canHear({ 'aloud.transcription.backend': 'openai' }, undefined, folder.path), false);
    assert.equal(await canHear({ 'aloud.transcription.backend': 'moonshine' }, undefined, folder.path), true);
  });

  it('on this machine: who is there, else who can be fetched for what is spoken, and never a program that is absent', async () => {
    const here = (values: Readonly<Record<string, unknown>>, models = '') => {
      const stages = stagesOf(values, 'sk-1234', models);
      return stages.ears.earsHere().finally(() => stages.dispose());
    };
    const german = { 'aloud.transcription.language': 'de' };
    const sphinx = { 'aloud.pocketsphinx.path': '/bin/true' };
    assert.equal(await here(sphinx), 'pocketsphinx');
    assert.equal(await here(sphinx, folder.path), 'moonshine');
    assert.equal(await here({}), 'moonshine');
    assert.equal(await here({ ...sphinx, ...german }, folder.path), 'parakeet');
    assert.equal(await here({ 'aloud.transcription.language': 'ja' }), 'whisper');
  });
});
