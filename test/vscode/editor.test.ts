import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { Question, ShownQuestion } from '../../src/editor/asking.ts';
import { position, range } from '../../src/editor/position.ts';
import { asWritten } from '../../src/messages/message.ts';
import { VscodeEditor } from '../../src/vscode/editor/vscodeEditor.ts';
import { editorContract } from '../contract/editor/editor.ts';
import { type AskedOnScreen, answering, answeringQuestions } from './harness.ts';

/** A folder of its own in the workspace, and an editor on VS Code. */
function start() {
  const [root] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(root);
  const folder = join(root.uri.fsPath, `editor-${randomUUID()}`);
  mkdirSync(folder);
  const editor = new VscodeEditor();
  const write = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const stop = async (): Promise<void> => {
    editor.dispose();
    await closeAll();
    rmSync(folder, { recursive: true, force: true });
  };
  return { editor, write, stop };
}

async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

editorContract('VS Code', async () => {
  const { editor, write, stop } = start();
  const settings = vscode.workspace.getConfiguration('files');
  return {
    editor,
    write,
    onDisk: async path => readFileSync(path, 'utf8'),
    type: async (path, { line, character }, text) => {
      const shown = await vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false });
      shown.selection = new vscode.Selection(line, character, line, character);
      await vscode.commands.executeCommand('type', { text });
    },
    close: async path => {
      await vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false });
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    },
    lock: async path => {
      await settings.update('readonlyInclude', { [`**/${path.split('/').at(-1)}`]: true });
    },
    stop: async () => {
      await settings.update('readonlyInclude', undefined);
      await stop();
    },
  };
});

describe('the editor on VS Code', () => {
  let editor: VscodeEditor;
  let write: (name: string, text: string) => Promise<string>;
  let stop: () => Promise<void>;

  beforeEach(() => {
    ({ editor, write, stop } = start());
  });

  afterEach(() => stop());

  const NEVER = new AbortController().signal;

  it('F20: puts an edit where it belongs that the user overtakes while they type', async () => {
    for (let round = 0; round < 5; round++) {
      const path = await write(`typing${round}.txt`, 'one\ntwo\nthree\n');
      const shown = await vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false });
      shown.selection = new vscode.Selection(0, 0, 0, 0);
      const { version } = await editor.documents.read(path);
      const typing = ['t', 'y', 'p', 'e', 'd', '\n'].map(text => vscode.commands.executeCommand('type', { text }));
      await editor.documents.edit([{ path, version, edits: [{ range: range(1, 0, 1, 3), newText: 'TWO' }] }], {
        join: false,
      });
      await Promise.all(typing);
      assert.equal((await editor.documents.read(path)).text, 'typed\none\nTWO\nthree\n');
    }
  });

  it('F20: refuses an edit of what the user is changing', async () => {
    const path = await write('same.txt', 'one\ntwo\n');
    const shown = await vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false });
    shown.selection = new vscode.Selection(1, 1, 1, 1);
    const { version } = await editor.documents.read(path);
    const typing = vscode.commands.executeCommand('type', { text: '-' });
    const edit = editor.documents.edit([{ path, version, edits: [{ range: range(1, 0, 1, 3), newText: 'TWO' }] }], {
      join: false,
    });
    const refused = await edit.then(
      () => false,
      error => error.code === 'document-changed',
    );
    await typing;
    assert.match((await editor.documents.read(path)).text, refused ? /^one\nt-wo\n$/ : /^one\n(TWO|T?-?W?O?)\n$/);
  });

  describe('with a language server', () => {
    let cart: string;
    let main: string;

    beforeEach(async () => {
      cart = await write('cart.ts', 'export function greet(name: string) {\n  return name;\n}\n');
      main = await write('main.ts', "import { greet } from './cart';\nconst wrong: number = greet('you');\n");
    });

    it('finds symbols, definitions and diagnostics', async () => {
      const [greet] = await editor.languages.symbols(cart);
      assert.deepEqual([greet?.name, greet?.kind, greet?.nameRange.start], ['greet', 'function', position(0, 16)]);
      assert.deepEqual(await editor.languages.definition(main, position(1, 23)), [
        { path: cart, range: greet?.nameRange },
      ]);
      const around = await editor.languages.selectionRanges(cart, position(1, 3));
      assert.deepEqual(around[0]?.start.line, 1);
      assert.deepEqual(around.at(-1), range(0, 0, 3, 0));
      await editor.documents.show(main);
      await until(async () => (await editor.languages.diagnostics(main)).some(({ severity }) => severity === 'error'));
      const [problem] = (await editor.languages.diagnostics(main)).filter(({ severity }) => severity === 'error');
      assert.deepEqual([problem?.path, problem?.range.start.line, problem?.source], [main, 1, 'ts']);
      assert.match(problem?.message ?? '', /not assignable/);
    });

    it('renames in every file, applying nothing itself', async () => {
      // Without a project file, the server knows what is open.
      await editor.languages.symbols(main);
      const changes = await editor.languages.rename(cart, position(0, 16), 'welcome');
      assert.deepEqual(changes.map(({ path }) => path).sort(), [cart, main].sort());
      assert.match((await editor.documents.read(cart)).text, /greet/);
      await editor.documents.edit(changes, { join: false });
      assert.match((await editor.documents.read(cart)).text, /function welcome\(/);
      assert.match((await editor.documents.read(main)).text, /import \{ welcome \}[\s\S]*welcome\('you'\)/);
      await editor.documents.undo(cart);
      assert.match((await editor.documents.read(main)).text, /greet/);
    });

    it('F20: refuses a rename that the user has overtaken', async () => {
      await editor.languages.symbols(cart);
      const shown = await vscode.window.showTextDocument(vscode.Uri.file(cart), { preview: false });
      const renaming = editor.languages
        .rename(cart, position(0, 16), 'welcome')
        .then(changes => editor.documents.edit(changes, { join: false }));
      await shown.edit(builder => builder.insert(new vscode.Position(0, 0), '// typed\n'));
      await assert.rejects(renaming, { code: 'document-changed' });
      assert.match((await editor.documents.read(cart)).text, /^\/\/ typed\nexport function greet\(/);
    });

    it('says at once that nothing can be renamed where nobody knows the language', async function () {
      // A machine busy elsewhere can hold it up; what waits for a language does so every time.
      this.retries(2);
      const path = await write('plain.txt', 'some words\n');
      const from = performance.now();
      await assert.rejects(editor.languages.rename(path, position(0, 1), 'other'), { code: 'not-found' });
      assert.ok(performance.now() - from < 3000);
    });

    it('formats as the editor is set, and has nothing to do the second time', async () => {
      const path = await write('ugly.ts', 'function f(){\nreturn   1\n}\n');
      await editor.documents.show(path);
      const edits = await editor.languages.format(path);
      await editor.documents.edit([{ path, edits, version: (await editor.documents.read(path)).version }], {
        join: false,
      });
      assert.equal((await editor.documents.read(path)).text, 'function f() {\n    return 1\n}\n');
      assert.deepEqual(await editor.languages.format(path), []);
    });
  });

  it('works on a document that was never saved, and knows when it is closed', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'new', language: 'plaintext' });
    await vscode.window.showTextDocument(document);
    const path = editor.documents.active()?.document.path ?? '';
    assert.match(path, /^untitled:/);
    const { version } = await editor.documents.read(path);
    await editor.documents.edit([{ path, version, edits: [{ range: range(0, 3, 0, 3), newText: 'er' }] }], {
      join: false,
    });
    assert.equal((await editor.documents.read(path)).text, 'newer');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until(async () => document.isClosed);
    await assert.rejects(editor.documents.read(path), { code: 'document-closed' });
  });

  it('takes the text beside an output channel for the one that is meant', async () => {
    const path = await write('beside.txt', 'text');
    await editor.documents.show(path);
    await vscode.commands.executeCommand('aloud.showLog');
    assert.equal(editor.documents.active()?.document.path, path);
  });

  describe('asks on screen', () => {
    const question: ShownQuestion = { title: 'Change package.json?', detail: 'Line 1, inserted:\nx', yes: 'Change It' };

    const made = ({ title, detail, yes, always }: ShownQuestion): Question => ({
      title: asWritten(title),
      detail: [asWritten(detail)],
      yes: asWritten(yes),
      ...(always !== undefined && { always: asWritten(always) }),
    });

    /** What was shown, answered with one of the buttons. */
    async function asked(of: typeof question, button: string | undefined) {
      let shown: AskedOnScreen | undefined;
      let answer: string | undefined;
      await answeringQuestions(
        given => {
          shown = given;
          return button;
        },
        async () => {
          answer = await editor.asking.confirm(made(of), NEVER);
        },
      );
      return { answer, shown };
    }

    it('and takes nothing but the button that allows it for a yes', async () => {
      assert.equal((await asked(question, 'Change It')).answer, 'yes');
      assert.equal((await asked(question, 'No')).answer, 'no');
      assert.equal((await asked(question, undefined)).answer, 'no');
      assert.equal((await asked(question, 'Always')).answer, 'no');
      assert.equal((await asked({ ...question, always: 'Always' }, 'Always')).answer, 'always');
    });

    it('with the button that does nothing first, where the focus is', async () => {
      const { shown } = await asked(question, 'No');
      assert.deepEqual(shown, { title: question.title, detail: question.detail, buttons: ['No', 'Change It'] });
    });

    it('A32, A33: showing what could not be seen', async () => {
      const detail = 'rm \u202Egpj.\u200Bexe \u{E0072}';
      const { shown } = await asked({ ...question, title: 'Change a\u202Eb?\nYes', detail }, 'No');
      assert.equal(shown?.title, 'Change a⟨U+202E⟩b?⏎Yes');
      assert.equal(shown?.detail, 'rm ⟨U+202E⟩gpj.⟨U+200B⟩exe ⟨U+E0072⟩');
    });

    it('A26: in lines that are as long as what is seen of them, without links', async () => {
      await answeringQuestions(
        () => {
          const [shown] = vscode.window.visibleTextEditors.filter(
            ({ document }) => document.languageId === 'aloud-question',
          );
          const settings = vscode.workspace.getConfiguration('editor', shown?.document);
          assert.deepEqual([settings.get('wordWrap'), settings.get('links')], ['on', false]);
          return 'No';
        },
        async () => void (await editor.asking.confirm(made(question), NEVER)),
      );
    });

    it('A36: refused by word, it is off the screen, and its document with it', async () => {
      let token: vscode.CancellationToken | undefined;
      await answering(
        'showQuickPick',
        (_rows, _options, given) => {
          token = given as vscode.CancellationToken;
          editor.asking.refuse();
          return new Promise(() => {});
        },
        async () => assert.equal(await editor.asking.confirm(made(question), NEVER), 'no'),
      );
      assert.equal(token?.isCancellationRequested, true);
      editor.asking.refuse();
      assert.equal((await asked(question, 'Change It')).answer, 'yes', 'another one is not touched by it');
    });

    it('A26, A53: with all of a long text in a document, and a list that stays until it is answered', async () => {
      for (const detail of ['word '.repeat(1000), `first\n${'\n'.repeat(40)}hidden`]) {
        let visible: readonly string[] = [];
        let shown: readonly unknown[] = [];
        await answering(
          'showQuickPick',
          (...args) => {
            shown = args;
            visible = vscode.window.visibleTextEditors.map(({ document }) => document.getText());
            return (args[0] as readonly { label: string }[])[1];
          },
          async () => assert.equal(await editor.asking.confirm(made({ ...question, detail }), NEVER), 'yes'),
        );
        assert.ok(visible.includes(`${question.title}\n\n\n\n${detail}\n`));
        const [rows, options] = shown as [readonly { label: string }[], vscode.QuickPickOptions];
        assert.deepEqual(
          rows.map(({ label }) => label),
          ['No', 'Change It'],
        );
        assert.equal(options.ignoreFocusOut, true, 'it goes neither by itself nor with the focus');
        assert.equal(options.title, question.title);
        assert.ok(
          vscode.window.tabGroups.all.every(group => group.tabs.every(({ label }) => label !== 'What Aloud Asks')),
        );
      }
    });

    it('A53: takes a long question off the screen when the turn is cancelled, and then it is no', async () => {
      const abort = new AbortController();
      let token: vscode.CancellationToken | undefined;
      await answering(
        'showQuickPick',
        (_rows, _options, given) => {
          token = given as vscode.CancellationToken;
          abort.abort();
          return new Promise(() => {});
        },
        async () =>
          assert.equal(
            await editor.asking.confirm(made({ ...question, detail: 'x\n'.repeat(50) }), abort.signal),
            'no',
          ),
      );
      assert.equal(token?.isCancellationRequested, true);
    });
  });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(resolve => setTimeout(resolve, 20));
}
