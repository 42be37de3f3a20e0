import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../support/until.ts';
import { Harness } from './harness.ts';

const BEFORE = `export {};

function total(prices: number[]) {
  let sum = 0;
  for (const price of prices) sum += price;
  return sum;
}

function count(prices: number[]) {
  return prices.length;
}
`;

describe('German in the editor', () => {
  let harness: Harness;

  beforeEach(async () => {
    harness = await Harness.start(
      {},
      {
        'aloud.transcription.language': 'de-AT',
        'aloud.commands.understand': 'grammar',
        'aloud.speech.answers': 'never',
      },
    );
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await harness.stop();
  });

  const say = (words: string) => vscode.commands.executeCommand('aloud.typeCommand', words);

  it('goes, selects, deletes and takes back', async () => {
    const editor = await harness.open('a.ts', BEFORE);
    const selected = () => editor.document.getText(editor.selection);
    await say('Geh bitte in Zeile vier.');
    assert.equal(editor.selection.active.line, 3);
    await say('markier die nächsten zwei Zeilen');
    assert.match(selected(), /^ {2}for .*\n {2}return sum;\n?$/);
    await say('wähl die Funktion count aus');
    assert.match(selected(), /^function count.*\n.*\n\}$/);
    await say('Zeile vier bis sechs löschen');
    assert.match(editor.document.getText(), /^function total\(prices: number\[\]\) \{\n\}/m);
    await say('Mach das bitte wieder rückgängig.');
    assert.equal(editor.document.getText(), BEFORE);
    await say('kommentier Zeile vier aus und dann geh ans Ende der Datei');
    assert.match(editor.document.getText(), /^ {2}\/\/ let sum = 0;$/m);
    assert.equal(editor.document.offsetAt(editor.selection.active), editor.document.getText().length);
  });

  it('runs the commands of the editor', async () => {
    const { document } = await harness.open('b.ts', BEFORE);
    await say('lösche die Zeile');
    assert.ok(document.isDirty);
    await say('speicher die Datei');
    await until('it is saved', () => !document.isDirty);
    await say('Editor teilen');
    await until('there are two', () => vscode.window.tabGroups.all.length === 2);
  });

  it('does nothing where it is denied, and leaves to the model what it does not know', async () => {
    const { document } = await harness.open('c.ts', BEFORE);
    await say('lösch die Zeile nicht');
    assert.equal((await harness.event('error')).code, 'nothing-understood');
    assert.equal(document.getText(), BEFORE);
    await harness.set({ 'aloud.commands.understand': 'grammar-first' });
    harness.server.say(
      { reply: { calls: [{ name: 'replace_text', arguments: { find: 'sum = 0', replace: 'sum = 1' } }] } },
      { reply: { text: 'Fertig.' } },
    );
    await say('die Summe soll mit eins anfangen');
    assert.match(document.getText(), /let sum = 1;/);
  });
});
