import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { ENGLISH } from '../../../src/messages/english.ts';
import { placesOf } from '../../../src/messages/places.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const SRC = join(ROOT, 'src');
/** The places of a sentence, as the types in messages/message.ts read it. */
function typedPlacesOf(sentence: string): readonly string[] {
  return sentence
    .split('{')
    .slice(1)
    .map(rest => (rest.split('}')[0] ?? '').split(',')[0] ?? '')
    .filter(name => name && !/[ #]/.test(name));
}

describe('the catalogue of messages', () => {
  it('holds sentences that can be read, with the places that their types ask for', () => {
    for (const [id, sentence] of Object.entries(ENGLISH)) {
      assert.deepEqual([...new Set(typedPlacesOf(sentence))].sort(), placesOf(sentence), id);
      // As it is read when it is said.
      const values = Object.fromEntries(placesOf(sentence).map(place => [place, 1]));
      const format = new IntlMessageFormat(sentence, 'en', undefined, { ignoreTag: true });
      assert.ok(!String(format.format(values)).includes('{'), id);
    }
  });

  it('holds no sentence that nobody says, and none twice', () => {
    const code = globSync('**/*.ts', { cwd: SRC })
      .filter(file => !file.startsWith('messages/english'))
      .map(file => readFileSync(join(SRC, file), 'utf8'))
      .join('\n');
    const unsaid = Object.keys(ENGLISH).filter(id => !code.includes(`'${id}'`));
    assert.deepEqual(unsaid, []);
    const sentences = Object.values(ENGLISH);
    assert.deepEqual(
      sentences.filter((sentence, i) => sentences.indexOf(sentence) !== i),
      [],
    );
  });

  it('has names that begin with what the file is called', () => {
    for (const file of globSync('english/**/*.ts', { cwd: join(SRC, 'messages') })) {
      const subject = basename(file, '.ts');
      const ids = [...readFileSync(join(SRC, 'messages', file), 'utf8').matchAll(/^ {2}'?([\w.-]+)'?:/gm)];
      for (const [, id = ''] of ids)
        assert.ok(subject === 'general' ? !id.includes('.') : id.startsWith(`${subject}.`), id);
    }
  });
});

describe('the text of others', () => {
  it('is taken as it is written in these places alone', () => {
    const taking = globSync('**/*.ts', { cwd: SRC }).filter(
      file => !file.startsWith('messages/') && readFileSync(join(SRC, file), 'utf8').includes('asWritten('),
    );
    assert.deepEqual(taking.sort(), [
      'actions/gate/permits.ts',
      'actions/hands/fileHands.ts',
      'actions/hands/programHands.ts',
      'actions/hands/textHands.ts',
      'actions/hands/versionControlHands.ts',
      'actions/hands/workbenchHands.ts',
      'capture/microphones/devices.ts',
      'common/asSentence.ts',
      'engines/fetching/httpGet.ts',
      'grammar/commands/understand.ts',
      'grammar/verbs/rule.ts',
      'session/correcting/correcting.ts',
      'session/deeds.ts',
      'session/modes/byGrammar.ts',
      'stages/detectors.ts',
      'stages/microphones.ts',
      'stages/players.ts',
      'stages/recognisers.ts',
      'vscode/announcer.ts',
      'vscode/atCursor/standing.ts',
      'vscode/editor/asking/preview.ts',
      'vscode/keyStore.ts',
      'vscode/parts/earsChoice.ts',
      'vscode/parts/modelPicker.ts',
      'vscode/parts/models.ts',
      'vscode/parts/ownCommandFiles.ts',
      'vscode/parts/practice.ts',
      'vscode/parts/serverPicker.ts',
      'vscode/parts/sheetRows.ts',
      'vscode/parts/transcribeFile.ts',
      'vscode/parts/vocabularyFiles.ts',
      'vscode/parts/voicePicker.ts',
      'vscode/views/commandSheet.ts',
      'vscode/views/microphonePicker.ts',
      'vscode/views/statusBar.ts',
      'vscode/views/waitingRecordings.ts',
    ]);
  });
});
