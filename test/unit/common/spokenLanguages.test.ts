import assert from 'node:assert/strict';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { spokenLanguages } from '../../../src/common/settings/spokenLanguages.ts';

describe('Spoken languages', () => {
  const spoken = (value: string) => spokenLanguages(settingsFrom({ 'aloud.transcription.language': value }));

  it('are one, several, or left to be found out', () => {
    assert.deepEqual(spoken('en'), { language: 'en' });
    assert.deepEqual(spoken(' en, de;fr '), { language: undefined, languages: ['en', 'de', 'fr'] });
    assert.deepEqual(spoken('en,en'), { language: 'en' });
    assert.deepEqual(spoken('  '), { language: undefined });
  });
});
