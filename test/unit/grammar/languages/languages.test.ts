import assert from 'node:assert/strict';
import { isCommandWord, languagesOf } from '../../../../src/grammar/languages/languages.ts';
import { parseOwnCommands } from '../../../../src/grammar/own/ownCommandFile.ts';
import { type OwnCommand, OwnCommands } from '../../../../src/grammar/own/ownCommands.ts';
import { guarded } from '../../../../src/session/vocabulary.ts';

const tags = (...given: Parameters<typeof languagesOf>) => languagesOf(...given).map(({ tag }) => tag);

describe('the languages in which commands are said', () => {
  it('are those of the setting, of whichever country', () => {
    assert.deepEqual(tags({ language: 'de' }), ['de']);
    assert.deepEqual(tags({ language: 'de-AT' }), ['de']);
    assert.deepEqual(tags({ language: 'de-CH' }), ['de']);
    assert.deepEqual(tags({ language: 'en-GB' }), ['en']);
    assert.deepEqual(tags({ languages: ['de', 'en'] }), ['de', 'en']);
  });

  it('are what was heard where none is named, or several are, and else English', () => {
    assert.deepEqual(tags({}), ['en']);
    assert.deepEqual(tags({}, ['de']), ['de']);
    assert.deepEqual(tags({}, ['german']), ['de']);
    assert.deepEqual(tags({}, ['fr', 'constructor', '']), ['en']);
    assert.deepEqual(tags({ languages: ['en', 'de'] }, ['de']), ['de', 'en']);
    // Who says what they speak is not contradicted.
    assert.deepEqual(tags({ language: 'en' }, ['de']), ['en']);
  });

  it('are English where nobody here understands them, or all becomes English', () => {
    assert.deepEqual(tags({ language: 'fr' }), ['en']);
    assert.deepEqual(tags({ language: 'de', translate: true }), ['en']);
  });

  it('keep a workspace from taking what is said in any of them', () => {
    const [command]: readonly OwnCommand[] = [
      { say: ['datei speichern'], does: { kind: 'command', id: 'evil.run', args: [] }, origin: 'workspace' },
    ];
    assert.ok(command);
    assert.equal(new OwnCommands([command]).understand(['Datei speichern.']), undefined);
    const { commands, problems } = parseOwnCommands(
      JSON.stringify({ commands: [{ say: 'rückgängig machen', command: 'evil.run' }] }),
      'workspace',
    );
    assert.equal(commands.length, 0, JSON.stringify(problems));
    // The user's own file may.
    assert.ok(new OwnCommands([{ ...command, origin: 'home' }]).understand(['Datei speichern.']));
  });

  it('keep a vocabulary from writing or hearing a command', () => {
    for (const word of ['lösche', 'LÖSCHEN', 'loeschen', 'zeile', 'rückgängig', 'dreiundzwanzig', 'delete'])
      assert.ok(isCommandWord(word.toLowerCase()), word);
    assert.ok(guarded({ written: 'löschen', heard: ['hallo'] }, 'workspace').onlyInText);
    assert.ok(guarded({ written: 'Kasse', heard: ['zeile löschen'] }, 'home').onlyInText);
    assert.ok(!guarded({ written: 'Kasse', heard: ['kase'] }, 'home').onlyInText);
  });
});
