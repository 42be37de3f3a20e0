import assert from 'node:assert/strict';
import { marked } from 'marked';
import * as vscode from 'vscode';
import { asWritten } from '../../src/messages/message.ts';
import type { AloudApi, AloudEvent } from '../../src/vscode/aloudApi.ts';
import { answerIn } from '../../src/vscode/parts/chatParticipant.ts';
import { answeringQuestions, Harness } from './harness.ts';

const CODE = 'const total = 1;\n|use(total);\n';

describe('what others can use Aloud by', () => {
  let harness: Harness;
  let api: AloudApi;

  beforeEach(async () => {
    harness = await Harness.start({}, { 'aloud.commands.understand': 'grammar', 'aloud.speech.answers': 'never' });
    api = await (vscode.extensions.getExtension<AloudApi>('aloud.aloud') as vscode.Extension<AloudApi>).activate();
  });

  afterEach(() => harness.stop());

  async function invoke(name: string, input: object, token?: vscode.CancellationToken): Promise<string> {
    const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }, token);
    return result.content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  }

  /** What was asked on screen, and answered no, while something was done. */
  async function asked(work: () => Promise<void>): Promise<readonly string[]> {
    const questions: string[] = [];
    await answeringQuestions(({ title, detail }) => {
      questions.push(`${title}\n${detail}`);
      return 'No';
    }, work);
    return questions;
  }

  it('are tools that are registered, and do what actions do', async () => {
    const names = vscode.lm.tools.map(({ name }) => name).filter(name => name.startsWith('aloud_'));
    assert.ok(names.includes('aloud_rename_symbol') && names.length > 10, names.join());
    const editor = await harness.open('a.txt', 'one\n|two\nthree\n');
    const told = await invoke('aloud_move_lines', { first_line: 1, last_line: 1, to_line: 3 });
    assert.match(told, /<data /);
    assert.equal(editor.document.getText(), 'two\none\nthree\n');
    assert.ok(
      harness.events.some(each => each.event === 'notice'),
      'the user is told who acts',
    );
  });

  it('A61: a tool asks on screen as ever, with who wants it, and is told that it was refused', async () => {
    await harness.open('a.ts', CODE);
    let told = '';
    const questions = await asked(async () => {
      told = await invoke('aloud_run_palette_command', { title: 'Transform to Uppercase' });
    });
    assert.match(told, /^Error: refused/);
    assert.equal(questions.length, 1);
    assert.match(questions[0] ?? '', /Wanted by “A model that uses VS Code’s tools”, and not by you/);
  });

  it('A1: a tool loosens no setting', async () => {
    await harness.open('a.ts', CODE);
    const before = vscode.workspace.getConfiguration().get('security.workspace.trust.enabled');
    await asked(async () => {
      for (const title of [
        'Workspaces: Manage Workspace Trust',
        'Aloud: Clear API Key',
        'Aloud: Forget What Was Allowed',
      ])
        assert.match(await invoke('aloud_run_palette_command', { title }), /^Error: /);
    });
    assert.equal(vscode.workspace.getConfiguration().get('security.workspace.trust.enabled'), before);
  });

  it('are an API that does what is said, tells what it came to, and nothing of what is said', async () => {
    const events: AloudEvent[] = [];
    const listening = api.onDidHappen(event => events.push(event));
    const editor = await harness.open('a.ts', CODE);
    const { isDone, says } = await api.say('go to line one', { from: 'A Test' });
    listening.dispose();
    assert.deepEqual([isDone, editor.selection.active.line], [true, 0]);
    assert.ok(says.length > 0);
    assert.ok(events.some(each => each.kind === 'action' && each.isDone));
    assert.ok(events.some(each => each.kind === 'done'));
    assert.doesNotMatch(JSON.stringify(events), /go to line one/);
  });

  it('A61: an extension’s words are no words of the user: they are asked about, and not repeated', async () => {
    const editor = await harness.open('a.ts', CODE);
    let outcome: Awaited<ReturnType<AloudApi['say']>> | undefined;
    const questions = await asked(async () => {
      outcome = await api.say('save all', { from: 'A Test' });
    });
    assert.deepEqual([outcome?.isDone, outcome?.code], [false, 'refused']);
    assert.match(questions[0] ?? '', /Wanted by “A Test”, and not by you: “save all”/);
    assert.equal(editor.document.getText(), CODE.replace('|', ''));
  });

  it('say what is wrong, and end when they are cancelled', async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    const { isDone, code } = await api.say('go to line one', { from: 'A Test', token: source.token });
    assert.deepEqual([isDone, code], [false, 'cancelled']);
    assert.equal((await api.say('blub blab', { from: 'A Test' })).code, 'nothing-understood');
    assert.equal((await api.say(undefined as unknown as string, undefined as never)).isDone, false);
  });

  it('A28, A30, A46: answer in the chat to the letter: no address there is a link, and nothing a picture or a command', async () => {
    const shown: vscode.MarkdownString[] = [];
    const stream = { markdown: (text: vscode.MarkdownString) => shown.push(text), button: () => {} };
    const says =
      'See https://github.com.evil.example/, www.evil.example and ![p](https://evil.example/p): [Retry](command:x) a\u202Eb, $x$ &#8238;<?';
    const run = async () => ({ isDone: true, says });
    await answerIn(stream as never, { command: 'explain', prompt: '' }, run, async () => []);
    const said = { say: says, also: [], help: asWritten(''), isWhole: true, group: asWritten('Go') };
    await answerIn(stream as never, { command: 'commands', prompt: '' }, run, async () => [said]);
    assert.equal(shown.length, 2);
    for (const { value, isTrusted, supportHtml } of shown) {
      assert.deepEqual([isTrusted ?? false, supportHtml ?? false], [false, false]);
      const drawn = marked.parse(value, { async: false });
      assert.doesNotMatch(drawn, /<(?:a|img)\b|\u202E/);
      assert.doesNotMatch(value, /(?<!\\)[$<]/);
      assert.match(drawn, /https:\/\/github\.com\.evil\.example\/, www\.evil\.example/);
      assert.match(drawn, /\[Retry\]\(command:x\) a⟨U\+202E⟩b, \$x\$ &amp;#8238;&lt;\?/);
    }
  });
});
