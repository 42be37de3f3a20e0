import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import type { SpokenCase } from '../support/spokenCase.ts';
import { until } from '../support/until.ts';
import { Harness } from './harness.ts';

const OFFLINE = { 'aloud.commands.understand': 'grammar', 'aloud.speech.answers': 'never' };

const [CURRENT] = HOSTS as readonly [HostVersion];
/**
 * Of each suite so many, and how many there are at least in all; languages that VS Code does not know are left out. What
 * the grammar makes of words is the same in the oldest VS Code: there half of them show that its editor does the same.
 */
const [MOST_OF_A_SUITE, LEAST] = vscode.version === CURRENT.vscode ? [10, 100] : [5, 60];

const CASES = readFileSync(join(import.meta.dirname, '../recorded/spoken.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line) as SpokenCase)
  // What JSX needs is no TypeScript; what only moves is covered by what selects.
  .filter(
    ({ suite, kind, file }) => kind !== 'move' && !/^(Kotlin|Dart)$/.test(suite) && !/\.(kt|dart|toml)$/.test(file),
  )
  // Where nothing is indented yet, the editor's own indentation counts, not the recorder's.
  .filter(({ before, after }) => /\n[ \t]+\S/.test(before) || !/\n[ \t]/.test(after));

describe('plain English in the editor', () => {
  let harness: Harness;

  beforeEach(async () => {
    harness = await Harness.start({}, OFFLINE);
  });

  afterEach(async () => {
    await harness.stop();
  });

  const say = (words: string) => vscode.commands.executeCommand('aloud.typeCommand', words);
  const suites = [...new Set(CASES.map(({ suite }) => suite))];

  it(`is tried with at least ${LEAST} commands`, () => {
    const count = suites.reduce(
      (sum, suite) => sum + Math.min(MOST_OF_A_SUITE, CASES.filter(one => one.suite === suite).length),
      0,
    );
    assert.ok(count >= LEAST, String(count));
  });

  for (const suite of suites) {
    it(`does what is recorded, and takes it back in one step: ${suite}`, async () => {
      const all = CASES.filter(one => one.suite === suite);
      // Spread over the suite: its commands are sorted by kind.
      const step = Math.max(1, Math.floor(all.length / MOST_OF_A_SUITE));
      for (const given of all.filter((_one, index) => index % step === 0).slice(0, MOST_OF_A_SUITE)) {
        const editor = await harness.open(given.file, given.before);
        const { document } = editor;
        // A language of its own opens files by its own rules: indentation is the text's.
        const cursor = document.positionAt(given.cursor);
        editor.selection = new vscode.Selection(cursor, cursor);
        await say(given.said);
        const title = `${given.id}: ${given.said}`;
        assert.equal(document.getText(), given.after, title);
        const { start, end } = editor.selection;
        const at = [document.offsetAt(start), document.offsetAt(end)];
        // Where a language renames, the cursor stays where it was in the text.
        if (!given.said.startsWith('rename')) assert.deepEqual(at, [...given.selection], title);
        if (given.kind === 'edit') {
          await vscode.commands.executeCommand('undo');
          assert.equal(document.getText(), given.before, `${title}, undone`);
        }
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      }
    });
  }

  it('repeats the last command, and takes it back by voice', async () => {
    const { document } = await harness.open('a.txt', '|one two three four five\n');
    await say('delete word');
    assert.equal(document.getText(), 'two three four five\n');
    await say('repeat that twice');
    assert.equal(document.getText(), 'four five\n');
    await say('scratch that');
    assert.equal(document.getText(), 'two three four five\n');
  });

  it('renames with the help of the language', async () => {
    // A module: what other files declare of the same name is not its own.
    const { document } = await harness.open('b.ts', 'export {};\nfunction |total() {}\ntotal();\n');
    await say('rename function to grand total');
    assert.equal(document.getText(), 'export {};\nfunction grandTotal() {}\ngrandTotal();\n');
  });

  it('extracts by the name that was said, in one utterance and one undoing', async () => {
    const before =
      'export {};\nfunction show(base: number, rate: number) {\n  const net = base * rate - 3;\n  console.log(net);\n  return| net;\n}\n';
    const { document } = await harness.open('extract.ts', before);
    const whole = document.getText();
    await say('extract base times rate into a variable called gross amount');
    assert.match(document.getText(), /\n {2}const grossAmount = base \* rate;\n {2}const net = grossAmount - 3;\n/);
    await say('undo that');
    assert.equal(document.getText(), whole);
    await say('extract the call to log into a function called tell');
    // The language offers the nearest place first.
    assert.match(document.getText(), /\n {2}tell\(\);\n/);
    assert.match(document.getText(), /\n {2}function tell\(\) \{\n\s+console\.log\(net\);\n/);
    await say('undo that');
    assert.equal(document.getText(), whole);
    await say('extract base times rate into a variable called net');
    assert.match((await harness.event('error')).message, /Something is called net already/);
    assert.equal(document.getText(), whole);
  });

  it('says that it has not understood, and does nothing', async () => {
    const { document } = await harness.open('c.ts', 'let x = 1;|\n');
    await say('please make all of this much nicer somehow');
    assert.equal((await harness.event('error')).code, 'nothing-understood');
    assert.equal(document.getText(), 'let x = 1;\n');
  });

  it('asks the model for what the grammar does not know', async () => {
    await harness.set({ 'aloud.commands.understand': 'grammar-first' });
    const { document } = await harness.open('d.ts', 'let x = 1;|\n');
    harness.server.say(
      { reply: { calls: [{ name: 'replace_text', arguments: { find: '1', replace: '2' } }] } },
      { reply: { text: 'Done.' } },
    );
    await say('make this much nicer somehow');
    assert.equal(document.getText(), 'let x = 2;\n');
  });

  it('takes the symbols of the editor where there is no grammar of structure', async () => {
    const { document } = await harness.open('f.json', '{\n  |"one": 1,\n  "two": 2\n}\n');
    // The language's server starts with the first file of its kind.
    await until('there are symbols', async () => {
      const known = await vscode.commands.executeCommand<unknown[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return known?.length === 2;
    });
    await say('select property two');
    assert.equal(document.getText(vscode.window.activeTextEditor?.selection), '"two": 2');
  });

  it('explains by an outline where there is no model', async () => {
    await harness.set({ 'aloud.baseUrl': 'https://api.openai.com/v1' });
    await harness.open('e.ts', 'function total(prices: number[]) {\n  |return round(prices);\n}\n');
    await vscode.commands.executeCommand('aloud.explain');
    assert.match((await harness.event('answer')).text, /function total .* takes prices\. .*outline/);
  });
});
