import assert from 'node:assert/strict';
import { CHAT_NAMES, RECOGNISER_NAMES, VOICE_NAMES } from '../../../src/common/settings/backendNames.ts';
import { english } from '../../../src/messages/text.ts';
import { abilityOf } from '../../../src/stages/abilities.ts';
import { CHAT_MODELS } from '../../../src/stages/chatModels.ts';
import { RECOGNISERS } from '../../../src/stages/recognisers.ts';
import { VOICES } from '../../../src/stages/voices.ts';

describe('what backends can', () => {
  const said = (stage: Parameters<typeof abilityOf>[0], name: string) => english(abilityOf(stage, name)?.can as never);

  it('is said with where what they are given goes, as their tables have it', () => {
    const rows = [
      ...RECOGNISER_NAMES.map(name => [said('transcription', name), RECOGNISERS[name].goesTo] as const),
      ...CHAT_NAMES.map(name => [said('chat', name), CHAT_MODELS[name].goesTo] as const),
      ...VOICE_NAMES.map(name => [said('speech', name), VOICES[name].goesTo] as const),
    ];
    const goes = { nowhere: /leaves this machine/, server: /to the server/, editor: /VS Code sends/ };
    for (const [says, to] of rows) assert.match(says, goes[to]);
  });

  it('goes by the name that people know', () => {
    assert.equal(english(abilityOf('transcription', 'pocketsphinx')?.label as never), 'PocketSphinx');
  });

  it('is nothing for what is none', () => {
    assert.equal(abilityOf('chat', 'constructor'), undefined);
    assert.equal(abilityOf('speech', 'moonshine'), undefined);
  });
});
