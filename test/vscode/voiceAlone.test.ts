import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { KEY_COMMANDS } from '../../src/actions/gate/keyCommands.ts';
import { say as speech } from '../support/server/flite.ts';
import { until } from '../support/until.ts';
import { Harness } from './harness.ts';

const RATE_HZ = 16_000;
const OFFLINE = { 'aloud.commands.understand': 'grammar', 'aloud.speech.answers': 'never' };

const CODE = `class Account {
  withdraw(amount: number) {
    const left = this.balance - amount;
    return this.save(left);
  }
  save(amount: number) {
    return amount;
  }
  balance = 0;
}
`;

describe('by voice alone', function () {
  this.timeout(120_000);
  let harness: Harness;
  const files: string[] = [];

  afterEach(async () => {
    for (const file of files.splice(0)) rmSync(file, { force: true });
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    rmSync(harness.recordings, { recursive: true, force: true });
    await harness.stop();
  });

  const say = (words: string) => vscode.commands.executeCommand('aloud.typeCommand', words);
  const answers = () => harness.events.flatMap(event => (event.event === 'answer' ? [event.text] : []));

  /** Asks, and what is answered. */
  async function ask(words: string): Promise<string | undefined> {
    await say(words);
    return answers().at(-1);
  }

  /** A file that is there for this test alone, as the user would save it. */
  async function put(file: string, text: string): Promise<void> {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    files.push(file);
    const document = await vscode.workspace.openTextDocument(file);
    const edit = new vscode.WorkspaceEdit();
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    edit.replace(document.uri, whole, `${text}\n`);
    await vscode.workspace.applyEdit(edit);
    await document.save();
  }

  /** A microphone that hears these words, each followed by some silence, and then nothing for ever. */
  async function speakInto(...sentences: readonly string[]): Promise<void> {
    const file = join(harness.folder, `${sentences.join('-')}.raw`);
    const silence = Buffer.alloc(RATE_HZ * 2 * 1.2);
    const parts: Buffer[] = [silence];
    for (const words of sentences) {
      const { buffer, byteOffset, byteLength } = await speech(words, { rateHz: RATE_HZ });
      parts.push(Buffer.from(buffer, byteOffset, byteLength), silence);
    }
    writeFileSync(file, Buffer.concat(parts));
    const goesOn = 'while head -c 3200 /dev/zero; do sleep 0.1; done';
    await harness.set({
      'aloud.microphone.backend': 'command',
      'aloud.microphone.command': ['/bin/sh', '-c', `cat '${file}'; ${goesOn}`],
    });
  }

  it('keys stand for commands that are there', async () => {
    harness = await Harness.start({}, OFFLINE);
    const there = new Set(await vscode.commands.getCommands());
    const missing = [...KEY_COMMANDS].flatMap(([key, { ids }]) =>
      ids.filter(id => !there.has(id)).map(id => `${key}: ${id}`),
    );
    assert.deepEqual(missing, []);
  });

  it('spells and presses keys', async () => {
    harness = await Harness.start({}, OFFLINE);
    const editor = await harness.open('a.txt', 'one\n|');
    await say('spell air bat cap dash two');
    await say('press backspace twice');
    await say('type alpha bravo');
    assert.equal(editor.document.getText(), 'one\nabcab');
    await say('press up arrow');
    await say('press home');
    assert.deepEqual(editor.selection.active, new vscode.Position(0, 0));
    await say('press shift end');
    assert.equal(editor.document.getText(editor.selection), 'one');
    await say('press escape');
    assert.equal(editor.selection.isEmpty, true);
    await say('press control z');
    assert.equal(editor.document.getText(), 'one\nabc');
  });

  it('corrects what was said last, as one undo', async () => {
    harness = await Harness.start({}, OFFLINE);
    const { document } = await harness.open('a.txt', 'total\n|');
    await say('change total to some');
    assert.equal(document.getText(), 'some\n');
    await say('no, I said sum');
    assert.equal(document.getText(), 'sum\n');
    await say('spell that s u m m');
    assert.equal(document.getText(), 'summ\n');
    await vscode.commands.executeCommand('aloud.undoTurn');
    assert.equal(document.getText(), 'total\n');
  });

  it('offers by number what else was said, to be clicked too', async () => {
    harness = await Harness.start({}, OFFLINE);
    const { document } = await harness.open('a.txt', '|');
    await say('type wait');
    await say('correct that');
    const { words } = await harness.event('alternatives');
    assert.ok(words.includes('type weight'), words.join());
    await vscode.commands.executeCommand('aloud.useAlternative', words.indexOf('type weight') + 2);
    assert.equal(document.getText(), 'weight');
  });

  it('answers questions about the code', async () => {
    harness = await Harness.start({}, OFFLINE);
    const editor = await harness.open('account.ts', CODE);
    editor.selection = new vscode.Selection(2, 10, 2, 10);
    assert.match(
      (await ask('where am I')) ?? '',
      /^Line 3, in method withdraw of class Account, file .*account\.ts\.$/,
    );
    assert.equal(await ask('read this line'), 'Line 3: const left = this.balance - amount;');
    assert.match((await ask('how many methods are in this file')) ?? '', /: 2\.$/);
    // The language of the host tells uses and types once it has started.
    await until('the language knows the type', async () =>
      /number/.test((await ask('what is this').then(String, () => '')) ?? ''),
    );
    editor.selection = new vscode.Selection(5, 4, 5, 4);
    assert.match((await ask('who calls this')) ?? '', /^save is used 1 time: line 4 in method withdraw\.$/);
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'let x: number = "a";\n'));
    await until('the language finds what is wrong', async () =>
      /Error in line 1/.test((await ask('any errors')) ?? ''),
    );
    assert.match((await ask('do I have unsaved changes')) ?? '', /not saved/);
  });

  it('learns a word, and hears it from then on, by voice', async () => {
    const home = join(homedir(), '.aloud-words.json');
    harness = await Harness.start({ hears: ['type cooper netties'] }, OFFLINE);
    await put(home, '{"words": []}');
    const { document } = await harness.open('a.txt', '|');
    await say('learn the word Kubernetes heard as cooper netties');
    assert.match(answers().at(-1) ?? '', /^Learnt Kubernetes, heard as cooper netties\./);
    await speakInto('type cooper netties');
    await harness.press('aloud.command');
    await until('it is typed as it is written', () => document.getText() === 'Kubernetes');
    const turns = () => harness.events.filter(({ event }) => event === 'done').length;
    await until('both turns are over', () => turns() === 2);
    // What was heard stays what was heard.
    assert.equal(await ask('what did you hear'), 'I heard: type cooper netties');
  });

  it('A55 a vocabulary of the workspace commands nothing', async () => {
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(root);
    harness = await Harness.start({ hears: ['hello', 'type engine ex'] }, OFFLINE);
    await put(
      join(root.uri.fsPath, '.vscode/aloud-words.json'),
      JSON.stringify({
        words: [
          { written: 'delete line', heard: ['hello'] },
          { written: 'Nginx', heard: ['engine ex'] },
        ],
      }),
    );
    const { document } = await harness.open('a.txt', 'one|\n');
    await speakInto('hello');
    await harness.press('aloud.command');
    await harness.event('error');
    // A press before the turn is over would end it.
    await harness.idle();
    assert.equal(document.getText(), 'one\n');
    await speakInto('type engine ex');
    await harness.press('aloud.command');
    await until('a word is spelled', () => document.getText() === 'oneNginx\n');
  });

  it('imports a list of words', async () => {
    const home = join(homedir(), '.aloud-words.json');
    harness = await Harness.start({}, OFFLINE);
    await put(home, '');
    const list = join(harness.folder, 'words.csv');
    writeFileSync(list, 'Kubernetes,cooper netties\nnumpy\n');
    await vscode.commands.executeCommand('aloud.vocabulary.import', vscode.Uri.file(list));
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.file(home)));
    assert.deepEqual(JSON.parse(written), {
      words: [{ written: 'Kubernetes', heard: ['cooper netties'] }, 'numpy'],
    });
  });

  it('is corrected by a voice through the microphone', async () => {
    harness = await Harness.start({ hears: ['go to line three', 'no I meant go to line two'] }, OFFLINE);
    const editor = await harness.open('a.txt', '|one\ntwo\nthree\nfour\n');
    await speakInto('go to line three', 'no I meant go to line two');
    void vscode.commands.executeCommand('aloud.handsFree');
    await until('the first is done', () => editor.selection.active.line === 2);
    await until('the correction is done', () => editor.selection.active.line === 1);
    await vscode.commands.executeCommand('aloud.handsFree');
    await harness.event('hands-free', ({ state }) => state === 'off');
  });
});
