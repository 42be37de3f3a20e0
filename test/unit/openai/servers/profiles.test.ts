import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SETTINGS, type SettingName, settingProblem, settingsFrom } from '../../../../src/common/settings/settings.ts';
import { english } from '../../../../src/messages/text.ts';
import { SERVER_STAGES, type ServerProfile } from '../../../../src/openai/servers/profile.ts';
import { settingsOf } from '../../../../src/openai/servers/profileSettings.ts';
import { PROFILES, profileAt } from '../../../../src/openai/servers/profiles.ts';

const GUIDE = resolve(import.meta.dirname, '../../../../media/guide/servers.md');
const ALL: readonly ServerProfile[] = Object.values(PROFILES);

function changes(
  profile: ServerProfile,
  models: Parameters<typeof settingsOf>[0]['models'],
  settings: Readonly<Record<string, unknown>> = {},
) {
  return Object.fromEntries(settingsOf({ profile, address: profile.address, models }, settingsFrom(settings)));
}

describe('profiles of servers', () => {
  it('set what settings can hold, and what no workspace can set where it names an address', () => {
    for (const profile of ALL) {
      const models = Object.fromEntries(SERVER_STAGES.map(stage => [stage, profile.stages[stage]?.models[0]]));
      for (const [name, value] of Object.entries(changes(profile, models))) {
        assert.equal(value === undefined ? undefined : settingProblem(name as SettingName, value), undefined, name);
        if (/baseUrl|model$|backend/i.test(name)) assert.equal(SETTINGS[name as SettingName].scope, 'machine', name);
      }
    }
  });

  it('touch no stage that the server was not chosen for', () => {
    const names = Object.keys(changes(PROFILES.localAi, { chat: 'gpt-4' }));
    assert.ok(names.length > 0 && names.every(name => name.startsWith('aloud.chat.')), names.join());
  });

  it('are each known by the host that is theirs alone', () => {
    assert.equal(profileAt('https://api.groq.com/openai/v1')?.name, 'Groq');
    assert.equal(profileAt('https://api.groq.com.example/openai/v1'), undefined);
    assert.equal(profileAt('http://localhost:8080/v1'), undefined);
    assert.equal(profileAt(''), undefined);
  });

  it('take back what an earlier server wanted otherwise, and nothing that is a matter of taste', () => {
    const before = { 'aloud.recording.format': 'wav', 'aloud.transcription.backend': 'live' };
    const after = changes(PROFILES.speaches, { transcription: 'small' }, before);
    const undone = ['aloud.recording.format', 'aloud.transcription.backend', 'aloud.transcription.stream'];
    for (const name of undone) assert.ok(name in after && after[name] === undefined, name);
    const mp3 = changes(PROFILES.speaches, { transcription: 'small' }, { 'aloud.recording.format': 'mp3' });
    assert.ok(!('aloud.recording.format' in mp3));
  });

  it('set what the server needs', () => {
    const after = changes(PROFILES.whisperCpp, { transcription: 'whisper-1' });
    assert.equal(after['aloud.recording.format'], 'wav');
    assert.equal(after['aloud.transcription.stream'], false);
    assert.equal(after['aloud.transcription.baseUrl'], 'http://localhost:8080/v1');
    const live = changes(PROFILES.speaches, { live: 'small', speech: 'kokoro' });
    assert.equal(live['aloud.transcription.backend'], 'live');
    assert.equal(live['aloud.speech.voice'], 'af_heart');
  });

  it('name no address twice where it is that of everything', () => {
    const after = changes(PROFILES.openai, { chat: 'gpt-5.6-luna' });
    assert.ok('aloud.chat.baseUrl' in after && after['aloud.chat.baseUrl'] === undefined);
  });

  it('stand in the guide, each with what it does', () => {
    const cells = (line: string) =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim());
    const said = readFileSync(GUIDE, 'utf8').split('\n').map(cells);
    const first = said.findIndex(([cell]) => cell === 'Server') + 2;
    const rows = ALL.map(({ name, address, stages, needsKey, about }) => [
      ...[name, `\`${address}\``],
      ...SERVER_STAGES.map(stage => (stages[stage] ? 'yes' : '')),
      ...[needsKey ? 'yes' : '', about ? english(about) : ''],
    ]);
    assert.deepEqual(said.slice(first, first + rows.length + 1), [...rows, []]);
  });
});
