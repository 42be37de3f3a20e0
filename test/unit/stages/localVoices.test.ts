import assert from 'node:assert/strict';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { ModelFolder } from '../../../src/engines/modelFolder.ts';
import { VOICE_MODELS } from '../../../src/engines/models.ts';
import { answersIn, localVoices, wantedVoice } from '../../../src/stages/localVoices.ts';
import { layModel } from '../../support/engines/laidModel.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

describe('the voices on this machine', () => {
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = temporaryFolder('models');
  });
  afterEach(() => folder.remove());

  it('are those whose models are there, each by a name that the setting takes', async () => {
    assert.deepEqual(await localVoices(new ModelFolder(folder.path)), []);
    layModel(folder.path, 'voice-joe-en');
    layModel(folder.path, 'voice-kitten-en');
    layModel(folder.path, 'moonshine-base-en');
    const found = await localVoices(new ModelFolder(folder.path));
    assert.deepEqual(
      found.slice(0, 3).map(({ name }) => name),
      ['voice-joe-en', 'voice-kitten-en/Jasper', 'voice-kitten-en/Bella'],
    );
    assert.equal(found.length, 9);
    for (const { name } of found) {
      const { models, speaker } = wantedVoice(name, 'en');
      assert.equal(`${models[0]}${speaker && '/'}${speaker}`, name);
    }
  });

  it('come first where they are chosen, before the others, and nowhere where there is none of that name', () => {
    assert.deepEqual(wantedVoice('voice-kokoro-en/af_sky', 'de').speaker, 'af_sky');
    assert.deepEqual([...wantedVoice('voice-kokoro-en', 'de').models].sort(), [...VOICE_MODELS].sort());
    for (const none of ['', 'alloy', '../voice-joe-en', 'constructor', 'moonshine-base-en'])
      assert.deepEqual(wantedVoice(none, 'en'), { models: VOICE_MODELS, speaker: '' });
  });

  it('come first where they speak the language, and none is chosen', () => {
    assert.equal(wantedVoice('', 'de-AT').models[0], 'voice-thorsten-de');
    assert.equal(wantedVoice('', 'es').models[0], 'voice-davefx-es');
    assert.equal(wantedVoice('voice-joe-en', 'de').models[0], 'voice-joe-en');
    assert.deepEqual(wantedVoice('', 'ja').models, VOICE_MODELS);
  });

  it('speak the language that is spoken, and that of the screen where none is named', () => {
    assert.equal(answersIn(settingsFrom({ 'aloud.transcription.language': 'fr' })), 'fr');
    assert.equal(answersIn(settingsFrom({})), 'en');
  });
});
