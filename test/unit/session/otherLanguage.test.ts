import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { languagesOf, type Spoken } from '../../../src/grammar/languages/languages.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { LongTranscriber } from '../../../src/transcribe/ears/longTranscriber.ts';
import type { Transcriber } from '../../../src/transcribe/transcriber.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { utteranceOf } from '../../support/spoken.ts';
import { Stage } from '../../support/stage.ts';
import { turnOf } from '../../support/turnOf.ts';

const TEXT = 'let one = 1;\n‸let two = 2;\n';

describe('a command in another language', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage({ 'a.ts': TEXT });
  });
  afterEach(() => stage.close());

  /** Does what was heard, of which a recogniser may tell the languages. */
  async function hear(text: string, spoken: Spoken, languages?: readonly string[]): Promise<string> {
    const ear: Transcriber = {
      name: 'scripted',
      async *transcribe() {
        yield { type: 'final', text, ...(languages && { languages }) };
      },
    };
    const scene = Scene.open(stage.editor);
    const settings = settingsFrom({ 'aloud.commands.understand': 'grammar', 'aloud.speech.answers': 'never' });
    const parts = turnOf({
      ...{ editor: stage.editor, parsers, settings },
      grammar: new Grammar(parsers, undefined, heard => languagesOf(spoken, heard)),
      transcriber: new LongTranscriber(ear, { softMs: 60_000, hardMs: 60_000 }),
    });
    const said = { utterance: utteranceOf(new Int16Array(16_000)) };
    const about = { mode: 'command' as const, said, scene, manner: 'asked' as const };
    await runTurn(about, parts, () => {}, new AbortController().signal).finally(() => scene?.dispose());
    return stage.text('a.ts');
  }

  it('is done where that is the language of the setting', async () => {
    assert.equal(await hear('Lösch bitte die Zeile.', { language: 'de' }), 'let one = 1;\n');
  });

  it('is done where a recogniser says that it heard it, and the setting says nothing else', async () => {
    assert.equal(await hear('Lösch bitte die Zeile.', {}, ['de']), 'let one = 1;\n');
  });

  it('is done where several are named, whichever comes first', async () => {
    assert.equal(await hear('Lösch bitte die Zeile.', { languages: ['en', 'de'] }), 'let one = 1;\n');
    assert.equal(await hear('undo that', { languages: ['de', 'en'] }), TEXT.replace('‸', ''));
  });

  it('is none where another is spoken', async () => {
    await assert.rejects(hear('Lösch bitte die Zeile.', { language: 'en' }, ['de']), { code: 'nothing-understood' });
    assert.equal(stage.text('a.ts'), TEXT.replace('‸', ''));
  });

  it('is done in English, too, by who speaks the other', async () => {
    assert.equal(await hear('delete the line', { language: 'de' }), 'let one = 1;\n');
  });

  it('is not done where it is denied', async () => {
    await assert.rejects(hear('Lösch die Zeile nicht.', { language: 'de' }), { code: 'nothing-understood' });
  });
});
