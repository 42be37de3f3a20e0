import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { until } from '../support/until.ts';
import { answeringQuestions, type Harness } from './harness.ts';
import { Voice } from './voice.ts';

const CODE = 'function total(items) {\n  let sum = 0;\n  return sum;\n}\n';

interface Repository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
}
interface Git {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}
interface GitApi {
  readonly repositories: readonly Repository[];
  openRepository(root: vscode.Uri): Promise<Repository | null>;
}

describe('by voice alone', function () {
  this.timeout(120_000);
  let voice: Voice;
  let harness: Harness;

  async function start(...phrases: readonly string[]): Promise<void> {
    voice = await Voice.start(...phrases);
    harness = voice.harness;
  }
  const speak = (words: string, how?: Readonly<Record<string, unknown>>) => voice.speak(words, how);

  /** What was done, without what failed. */
  const results = () =>
    harness.events.flatMap(event => (event.event === 'action' && 'result' in event ? [event.result] : []));
  const top = () => vscode.window.activeTextEditor?.visibleRanges[0]?.start.line ?? -1;

  afterEach(() => voice.stop());

  it('points at marks: what has a number is changed, and the numbers are gone', async () => {
    await start('show marks', 'change six to total price', 'select mark two');
    const { document } = await harness.open('a.js', CODE);
    await speak('show marks');
    await speak('change six to total price');
    assert.equal(document.getText(), CODE.replace('0;', 'totalPrice;'));
    await speak('show marks');
    await speak('select mark two');
    const editor = vscode.window.activeTextEditor;
    assert.equal(document.getText(editor?.selection), 'total');
    assert.deepEqual(
      harness.events.flatMap(event => (event.event === 'screen' ? [event.hasMarks] : [])),
      [true, false, true, false],
    );
  });

  it('asks by number which of several things is meant, with the numbers beside them', async () => {
    const code = 'function load(path) {\n  print(path);\n  |let sum = 1;\n  print("b");\n}\n';
    await start('delete the print', 'number two');
    const { document } = await harness.open('a.js', code);
    const before = document.getText();
    await speak('delete the print');
    assert.equal(document.getText(), before);
    const asked = harness.events.findLast(event => event.event === 'alternatives');
    assert.ok(asked?.event === 'alternatives' && asked.isQuestion);
    assert.deepEqual(asked.words, ['line 2: print(path)', 'line 4: print("b")']);
    await speak('number two');
    assert.equal(document.getText(), before.replace('  print("b");\n', ''));
    assert.deepEqual(
      harness.events.flatMap(event => (event.event === 'screen' ? [event.hasMarks] : [])),
      [true, false],
    );
  });

  it('points at marks of another editor, also in a language without a grammar', async () => {
    await start('show marks', 'delete nine');
    const { document } = await harness.open('b.xyz', 'alpha beta gamma\n');
    await harness.open('a.xyz', 'one two three four five six seven');
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    await speak('show marks');
    await speak('delete nine');
    assert.equal(document.getText(), 'alpha gamma\n');
  });

  it('says where there is no chat, and not that the words stand in it', async () => {
    await start('ask the chat how does this work');
    await harness.open('a.js', CODE);
    await assert.rejects(speak('ask the chat how does this work'), /unsupported: This editor has no chat/);
    assert.deepEqual(results(), []);
  });

  it('takes marks away on scrolling, on an edit, and by the command', async () => {
    await start('show marks', 'scroll down twenty lines', 'hide marks');
    const editor = await harness.open('long.txt', `|${'a line\n'.repeat(300)}`);
    const has = () => harness.events.findLast(event => event.event === 'screen');
    const isShown = () => {
      const last = has();
      return last?.event === 'screen' && last.hasMarks;
    };
    await speak('show marks');
    assert.equal(isShown(), true);
    await speak('scroll down twenty lines');
    await until('they are gone', () => !isShown());
    assert.equal(editor.selection.active.line, 0);
    await speak('show marks');
    await speak('hide marks');
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
    await speak('scroll down ten lines');
    await until('ten lines down', () => top() === first + 10);
    await speak('scroll up three');
    await until('three lines up', () => top() === first + 7);
    await speak('put this line at the top');
    await until('the line is at the top', () => top() === 150);
    await speak('keep scrolling');
    await until('it goes on', () => top() > 152);
    await speak('stop');
    const event = harness.events.findLast(each => each.event === 'screen');
    assert.ok(event?.event === 'screen' && !event.scrolls);
  });

  it('goes back to where one was, in another file too', async () => {
    await start('go to line forty', 'go to line ninety', 'back to where I was');
    const editor = await harness.open('long.txt', `one\n|two\n${'a line\n'.repeat(100)}`);
    const line = () => vscode.window.activeTextEditor?.selection.active.line;
    await speak('go to line forty');
    await speak('go to line ninety');
    assert.equal(line(), 89);
    await harness.open('other.txt', 'elsewhere');
    await speak('back to where I was');
    assert.deepEqual([vscode.window.activeTextEditor?.document, line()], [editor.document, 39]);
    await speak('back to where I was');
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
      await speak('in the terminal type echo spoken');
      await answeringQuestions(
        () => 'Run It',
        async () => speak('run it'),
      );
      await speak('Git status.', { into: 'terminal' });
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
    // Of a repository that is not in the workspace, the Git of the oldest VS Code asks first.
    await harness.set({ 'git.enabled': true, 'git.openRepositoryInParentFolders': 'always' });
    const git = await vscode.extensions.getExtension<Git>('vscode.git')?.activate();
    await until('git is there', () => git?.enabled === true);
    let repository: Repository | null | undefined;
    await until('the repository is open', async () => {
      const api = git?.getAPI(1);
      repository = (await api?.openRepository(vscode.Uri.file(harness.folder))) ?? api?.repositories[0];
      return repository !== null && repository !== undefined;
    });
    const box = repository?.inputBox;
    await speak('commit message fix the parser');
    assert.equal(box?.value, 'Fix the parser');
    await speak('and its tests', { into: 'commit message' });
    assert.equal(box?.value, 'And its tests');
  });

  it('searches, and shows lists of files and commands, and does nothing with them', async () => {
    const said = [
      'search for sum',
      'find total in all files',
      'replace sum with count in all files',
      'find file main',
      'palette word wrap',
    ];
    await start(...said);
    const { document } = await harness.open('a.js', CODE);
    for (const words of said) await speak(words);
    assert.equal(document.getText(), CODE);
    assert.equal(results().length, 5);
  });

  it('is talked to by pedals that tell when they are let go, and by those that do not', async () => {
    await start('go to line three', 'go to line two', 'go to line one');
    const editor = await harness.open('a.txt', 'one\ntwo\nthree\n|');
    await speak('go to line three', { press: 'down' });
    assert.equal(editor.selection.active.line, 2);
    await speak('go to line two', { press: 'tap' });
    assert.equal(editor.selection.active.line, 1);
    await assert.rejects(async () => vscode.commands.executeCommand('aloud.talk', { press: 'kick' }), /must be one of/);
  });
});
