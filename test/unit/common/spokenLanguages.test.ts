import assert from 'node:assert/strict';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { intoEnglish, spokenLanguages } from '../../../src/common/settings/spokenLanguages.ts';

describe('Spoken languages', () => {
  const spoken = (value: string) => spokenLanguages(settingsFrom({ 'aloud.transcription.language': value }));

  it('are one, several, or left to be found out', () => {
    assert.deepEqual(spoken('en'), { language: 'en' });
    assert.deepEqual(spoken(' en, de;fr '), { language: undefined, languages: ['en', 'de', 'fr'] });
    assert.deepEqual(spoken('en,en'), { language: 'en' });
    assert.deepEqual(spoken('  '), { language: undefined });
  });

  it('become English where the user wants that and speaks something else', () => {
    const wanted = (value: string) =>
      spokenLanguages(settingsFrom({ 'aloud.transcription.language': value, 'aloud.transcription.translate': true }));
    assert.deepEqual(wanted('de'), { language: 'de', translate: true });
    assert.deepEqual(wanted(''), { language: undefined, translate: true });
    assert.deepEqual(wanted('en, de'), { language: undefined, languages: ['en', 'de'], translate: true });
    assert.deepEqual(wanted('en'), { language: 'en' });
    // Asked for once: then it is not what they mostly speak.
    assert.deepEqual(intoEnglish({ language: 'en' }), { language: undefined, translate: true });
    assert.deepEqual(intoEnglish({ language: 'de' }), { language: 'de', translate: true });
  });
});
