import assert from 'node:assert/strict';
import { changesTo, PROFILE_NAMES, PROFILED, profileOf } from '../../../src/common/settings/profiles.ts';
import { SETTINGS, settingProblem, settingsFrom } from '../../../src/common/settings/settings.ts';

describe('the profiles', () => {
  it('set what settings take, and nothing that they are not about', () => {
    for (const name of PROFILE_NAMES)
      for (const [setting, value] of Object.entries(profileOf(name, 'moonshine'))) {
        assert.equal(settingProblem(setting as keyof typeof SETTINGS, value), undefined, setting);
        assert.ok((PROFILED as readonly string[]).includes(setting), setting);
      }
  });

  it('A45: offline, nothing goes to a server', () => {
    const { 'aloud.transcription.backend': ears, ...rest } = profileOf('offline', 'whisper');
    assert.equal(ears, 'whisper');
    assert.deepEqual(rest, { 'aloud.commands.understand': 'grammar', 'aloud.speech.backend': 'system' });
  });

  it('tell what they would change, from what to what, and leave nothing of one another', () => {
    const atWork = settingsFrom({ ...profileOf('work', 'moonshine') });
    assert.deepEqual(changesTo(profileOf('work', 'moonshine'), atWork), []);
    assert.deepEqual(
      changesTo(profileOf('home', 'moonshine'), atWork).map(({ name, after }) => [name, after]),
      Object.keys(profileOf('work', 'moonshine'))
        .sort((a, b) => PROFILED.indexOf(a as never) - PROFILED.indexOf(b as never))
        .map(name => [name, SETTINGS[name as keyof typeof SETTINGS].default]),
    );
  });
});
