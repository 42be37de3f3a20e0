import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { say } from '../support/server/flite.ts';
import { until } from '../support/until.ts';
import { answering, Harness } from './harness.ts';

const RATE_HZ = 16_000;
const CODE = 'function total(items) {\n  let sum = 0;\n  return sum;\n}\n';

interface Repository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
}
interface GitApi {
  openRepository(root: vscode.Uri): Promise<Repository | null>;
}

describe('by voice alone', function () {
  this.timeout(60_000);
  let harness: Harness;

  /** Says this: what is heard is what the scripted server says, of a voice through the microphone. */
  async function start(...hears: readonly string[]): Promise<void> {
    harness = await Harness.start({ hears }, { 'aloud.commands.understand': 'grammar' });
    const file = join(harness.folder, 'voice.raw');
    const silence = Buffer.alloc(RATE_HZ * 2 * 0.6);
    const { buffer, byteOffset, byteLength } = await say('do this now', { rateHz: RATE_HZ });
    writeFileSync(file, Buffer.concat([silence, Buffer.from(buffer, byteOffset, byteLength), silence]));
    const goesOn = 'while head -c 3200 /dev/zero; do sleep 0.1; done';
    await harness.set({
      'aloud.microphone.backend': 'command',
      'aloud.microphone.command': ['/bin/sh', '-c', `cat '${file}'; ${goesOn}`],
      'aloud.microphone.standbySeconds': 0,
    });
  }

  /** Speaks once, and waits until what was said is done. */
  async function speak(how: unknown = {}): Promise<void> {
    const turns = () => harness.events.filter(({ event }) => event === 'done' || event === 'error').length;
    const before = turns();
    const all = harness.events.length;
    const press = (how as { readonly press?: unknown }).press === undefined ? { press: 'tap' } : {};
    const talking = vscode.commands.executeCommand('aloud.talk', { ...press, ...(how as object) });
    await until('it is done', () => turns() > before);
    await until('all is at rest', () =>
      harness.events.slice(all).some(event => event.event === 'state' && event.shows === 'idle'),
    );
    await talking;
    const failure = harness.events.slice(all).find(event => event.event === 'error');
    if (failure?.event === 'error') assert.fail(`${failure.code}: ${failure.message}`);
  }

  /** What was done, without what failed. */
  const results = () =>
    harness.events.flatMap(event => (event.event === 'action' && 'result' in event ? [event.result] : []));
  const top = () => vscode.window.activeTextEditor?.visibleRanges[0]?.start.line ?? -1;

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await harness.stop();
  });

  it('points at marks: what has a number is changed, and the numbers are gone', async () => {
    await start('show marks', 'change six to total price', 'show marks', 'select mark two');
    const { document } = await harness.open('a.js', CODE);
    await speak();
    await speak();
    assert.equal(document.getText(), CODE.replace('0;', 'totalPrice;'));
    await speak();
    await speak();
    const editor = vscode.window.activeTextEditor;
    assert.equal(document.getText(editor?.selection), 'total');
    assert.deepEqual(
      harness.events.flatMap(event => (event.event === 'screen' ? [event.hasMarks] : [])),
      [true, false, true, false],
    );
  });

  it('points at marks of another editor, also in a language without a grammar', async () => {
    await start('show marks', 'delete nine');
    const { document } = await harness.open('b.xyz', 'alpha beta gamma\n');
    await harness.open('a.xyz', 'one two three four five six seven');
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    await speak();
    await speak();
    assert.equal(document.getText(), 'alpha gamma\n');
  });

  it('takes marks away on scrolling, on an edit, and by the command', async () => {
    await start('show marks', 'scroll down twenty lines', 'show marks', 'hide marks');
    const editor = await harness.open('long.txt', `|${'a line\n'.repeat(300)}`);
    const has = () => harness.events.findLast(event => event.event === 'screen');
    const isShown = () => {
      const last = has();
      return last?.event === 'screen' && last.hasMarks;
    };
    await speak();
    assert.equal(isShown(), true);
    await speak();
    await until('they are gone', () => !isShown());
    assert.equal(editor.selection.active.line, 0);
    await speak();
    await speak();
    assert.equal(isShown(), false);
    await vscode.commands.executeCommand('aloud.showMarks');
    assert.equal(isShown(), true);
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'x'));
    await until('they are gone', () => !isShown());
    await vscode.commands.executeCommand('aloud.showMarks', { all: true });
    await vscode.commands.executeCommand('aloud.hideMarks');
    assert.equal(isShown(), false);
  });

  it('scrolls by amounts, puts a line at a height, and goes on until it is stopped', async () => {
    await start('scroll down ten lines', 'scroll up three', 'put this line at the top', 'keep scrolling', 'stop');
    const editor = await harness.open('long.txt', `${'a line\n'.repeat(150)}|${'a line\n'.repeat(300)}`);
    editor.revealRange(new vscode.Range(100, 0, 100, 0), vscode.TextEditorRevealType.AtTop);
    await until('it is scrolled', () => top() > 90);
    const first = top();
    await speak();
    await until('ten lines down', () => top() === first + 10);
    await speak();
    await until('three lines up', () => top() === first + 7);
    await speak();
    await until('the line is at the top', () => top() === 150);
    await speak();
    await until('it goes on', () => top() > 152);
    await speak();
    const event = harness.events.findLast(each => each.event === 'screen');
    assert.ok(event?.event === 'screen' && !event.scrolls);
  });

  it('goes back to where one was, in another file too', async () => {
    await start('go to line forty', 'go to line ninety', 'back to where I was', 'back to where I was');
    const editor = await harness.open('long.txt', `one\n|two\n${'a line\n'.repeat(100)}`);
    const line = () => vscode.window.activeTextEditor?.selection.active.line;
    await speak();
    await speak();
    assert.equal(line(), 89);
    await harness.open('other.txt', 'elsewhere');
    await speak();
    assert.deepEqual([vscode.window.activeTextEditor?.document, line()], [editor.document, 39]);
    await speak();
    assert.equal(line(), 1);
  });

  it('types into the terminal, and runs it with a yes on screen alone', async () => {
    await start('in the terminal type echo spoken', 'run it', 'Git status.');
    const terminal = vscode.window.createTerminal('by voice');
    terminal.show();
    await until('it has the focus', () => vscode.window.activeTerminal === terminal);
    const sent: unknown[] = [];
    const { sendText } = terminal;
    terminal.sendText = (...given: [string, boolean?]) => {
      sent.push(given);
      return sendText.apply(terminal, given);
    };
    try {
      await speak();
      await answering(
        'showWarningMessage',
        () => 'Run It',
        async () => speak(),
      );
      await speak({ into: 'terminal' });
    } finally {
      terminal.dispose();
    }
    assert.deepEqual(sent, [
      ['echo spoken', false],
      ['', true],
      ['git status', false],
    ]);
  });

  it('writes the commit message', async () => {
    await start('commit message fix the parser', 'and its tests');
    execFileSync('git', ['init', '-q', harness.folder]);
    const git = await vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git')?.activate();
    const repository = await git?.getAPI(1).openRepository(vscode.Uri.file(harness.folder));
    assert.ok(repository);
    await speak();
    assert.equal(repository.inputBox.value, 'Fix the parser');
    await speak({ into: 'commit message' });
    assert.equal(repository.inputBox.value, 'And its tests');
  });

  it('searches, and shows lists of files and commands, and does nothing with them', async () => {
    await start(
      'search for sum',
      'find total in all files',
      'replace sum with count in all files',
      'find file main',
      'palette word wrap',
    );
    const { document } = await harness.open('a.js', CODE);
    for (let count = 0; count < 5; count++) await speak();
    assert.equal(document.getText(), CODE);
    assert.equal(results().length, 5);
  });

  it('is talked to by pedals that tell when they are let go, and by those that do not', async () => {
    await start('go to line three', 'go to line two', 'go to line one');
    const editor = await harness.open('a.txt', 'one\ntwo\nthree\n|');
    await speak({ press: 'down' });
    assert.equal(editor.selection.active.line, 2);
    await speak({ press: 'tap' });
    assert.equal(editor.selection.active.line, 1);
    await assert.rejects(async () => vscode.commands.executeCommand('aloud.talk', { press: 'kick' }), /must be one of/);
  });
});
