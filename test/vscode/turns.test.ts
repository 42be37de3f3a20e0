import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../support/until.ts';
import { answeringQuestions, Harness } from './harness.ts';

const SOURCE = `export function total(prices: number[]): number {
  let sum = 0;
  for (const price of prices) sum += price;
  return sum;
}
`;

describe('a turn in the editor', () => {
  let harness: Harness;

  beforeEach(async () => {
    harness = await Harness.start();
  });

  afterEach(async () => {
    await harness.stop();
  });

  const say = (words: string) => vscode.commands.executeCommand('aloud.typeCommand', words);

  it('does what the model calls for, tells each step, and is one undo', async () => {
    const { document } = await harness.open('a.ts', SOURCE.replace('let', '|let'));
    harness.server.say(
      {
        reply: {
          calls: [
            { name: 'replace_text', arguments: { find: 'let sum = 0;', replace: 'let sum = 1;' } },
            { name: 'insert_text', arguments: { text: '// begins', where: 'line_above', line: 2 } },
          ],
        },
      },
      { reply: { calls: [{ name: 'delete_text', arguments: { text: '[]' } }] } },
      { reply: { text: 'Changed three things.' } },
    );
    await say('change three things');
    assert.equal(document.getText(), SOURCE.replace('let sum = 0;', '// begins\n  let sum = 1;').replace('[]', ''));
    assert.deepEqual(harness.states(), ['thinking', 'acting', 'thinking', 'acting', 'thinking', 'idle']);
    assert.equal((await harness.event('answer')).text, 'Changed three things.');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), SOURCE);
  });

  it('keeps what the user types afterwards out of its undo step', async () => {
    const { document } = await harness.open('a.txt', 'one|\n');
    harness.server.say(
      { reply: { calls: [{ name: 'insert_text', arguments: { text: ' two' } }] } },
      { reply: { text: 'Done.' } },
    );
    await say('insert two');
    assert.equal(document.getText(), 'one two\n');
    await vscode.commands.executeCommand('type', { text: '!' });
    assert.equal(document.getText(), 'one two!\n');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'one two\n');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'one\n');
  });

  it('renames through the language server, in every file, as one undo', async () => {
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(root);
    const cart = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root.uri, 'cart.ts'));
    const main = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root.uri, 'main.ts'));
    const before = [cart.getText(), main.getText()];
    await vscode.window.showTextDocument(cart);
    harness.server.say(
      { reply: { calls: [{ name: 'rename_symbol', arguments: { name: 'greet', new_name: 'welcome' } }] } },
      { reply: { text: 'Renamed.' } },
    );
    await say('rename greet to welcome');
    assert.match(cart.getText(), /export function welcome\(/);
    assert.match(main.getText(), /import \{ Cart, welcome \}/);
    assert.match(main.getText(), /welcome\('you'\)/);
    await vscode.commands.executeCommand('undo');
    assert.deepEqual([cart.getText(), main.getText()], before);
  });

  it('goes to lines, symbols and definitions, and selects', async () => {
    const editor = await harness.open('a.ts', `${SOURCE}|total([1]);\n`);
    harness.server.say(
      { reply: { calls: [{ name: 'go_to', arguments: { line: 3 } }] } },
      { reply: { calls: [{ name: 'go_to', arguments: { symbol: 'total' } }] } },
      { reply: { calls: [{ name: 'select', arguments: { text: 'let sum = 0;' } }] } },
      { reply: { text: 'There.' } },
    );
    const places: string[] = [];
    const watching = vscode.window.onDidChangeTextEditorSelection(({ selections: [first] }) => {
      if (first) places.push(`${first.start.line}:${first.start.character}-${first.end.line}:${first.end.character}`);
    });
    await say('go around');
    // The workbench tells of a selection when it has drawn it.
    await until('the last place is selected', () => places.at(-1) === '1:2-1:14');
    watching.dispose();
    assert.deepEqual(places.slice(-3), ['2:2-2:2', '0:16-0:16', '1:2-1:14']);
    assert.equal(editor.document.getText(editor.selection), 'let sum = 0;');

    harness.server.say(
      { reply: { calls: [{ name: 'go_to_definition', arguments: { name: 'price' } }] } },
      { reply: { text: 'There.' } },
    );
    await say('go to the definition of price');
    assert.equal(editor.selection.active.line, 2);
  });

  it('F5, F6: gives the model its mistakes back, and it recovers', async () => {
    const { document } = await harness.open('a.txt', '|');
    const results: string[] = [];
    const note = (request: { messages: readonly { role: string; content: string | null }[] }) => {
      results.push(...request.messages.filter(({ role }) => role === 'tool').map(({ content }) => content ?? ''));
    };
    harness.server.say(
      { reply: { calls: [{ name: 'insert_txt', arguments: { text: 'a' } }] } },
      { reply: { calls: [{ name: 'insert_text', arguments: '{"text": "cut' }] }, expect: note },
      { reply: { calls: [{ name: 'insert_text', arguments: { words: 1 } }] } },
      { reply: { calls: [{ name: 'insert_text', arguments: { text: 'good' } }] }, expect: note },
      { reply: { text: 'Done.' } },
    );
    await say('insert good');
    assert.equal(document.getText(), 'good');
    assert.match(results.join('\n'), /There is no action "insert_txt".*insert_text/);
    assert.match(results.join('\n'), /not valid JSON/);
    assert.match(results.join('\n'), /text must be of type string/);
  });

  it('F19: refuses to edit a document that was closed meanwhile, and says so to the model', async () => {
    const { document } = await harness.open('a.txt', 'kept|');
    const meanwhile = doneMeanwhile(async () => {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await until('it is closed', () => vscode.window.visibleTextEditors.every(each => each.document !== document));
    });
    let told = '';
    harness.server.say(
      {
        expect: meanwhile.begin,
        reply: { after: meanwhile.done, calls: [{ name: 'insert_text', arguments: { text: 'lost' } }] },
      },
      {
        expect: ({ messages }) => {
          told = messages.at(-1)?.content ?? '';
        },
        reply: { text: 'The file was closed.' },
      },
    );
    await say('insert lost');
    assert.match(told, /closed/);
  });

  it('F20: follows what the user types meanwhile instead of overwriting it', async () => {
    const editor = await harness.open('a.txt', 'alpha |omega\n');
    const meanwhile = doneMeanwhile(async () => {
      await editor.edit(builder => builder.insert(new vscode.Position(0, 0), 'typed\n'));
    });
    harness.server.say(
      {
        expect: meanwhile.begin,
        reply: { after: meanwhile.done, calls: [{ name: 'insert_text', arguments: { text: 'beta ' } }] },
      },
      { reply: { text: 'Done.' } },
    );
    await say('insert beta');
    assert.equal(editor.document.getText(), 'typed\nalpha beta omega\n', JSON.stringify(harness.events));
  });

  it('asks on screen before a protected file is changed, and a no is a no', async () => {
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(root);
    const uri = vscode.Uri.joinPath(root.uri, 'package.json');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('{"scripts": {}}\n'));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    harness.server.say(
      { reply: { calls: [{ name: 'replace_text', arguments: { find: '{}', replace: '{"test": "evil"}' } }] } },
      { reply: { text: 'Not allowed.' } },
    );
    await answeringQuestions(
      () => 'No',
      async () => void (await say('add a script')),
    );
    assert.equal(document.getText(), '{"scripts": {}}\n');
    const [action] = harness.events.filter(event => event.event === 'action');
    assert.ok(action && 'error' in action, JSON.stringify(action));
  });
});

/** Something that happens between a request and its answer. */
function doneMeanwhile(work: () => Promise<void>): { readonly done: Promise<void>; begin(): void } {
  let begin = () => {};
  const done = new Promise<void>(resolve => {
    begin = resolve;
  }).then(work);
  return { done, begin: () => begin() };
}
