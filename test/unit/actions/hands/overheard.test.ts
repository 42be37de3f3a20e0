import assert from 'node:assert/strict';
import type { ShownQuestion } from '../../../../src/editor/asking.ts';
import { Stage } from '../../../support/stage.ts';

const CODE = Array.from({ length: 12 }, (_, i) => `const value${i} = compute(${i});\n`).join('');

describe('A61: what is heard without a key, by whoever says it', () => {
  let stage: Stage;
  let ran: string[];

  function open(manner: 'asked' | 'hands-free', text = `‸${CODE}`, answer = false): void {
    ran = [];
    const command = (id: string) => [id, () => void ran.push(id)] as const;
    stage = new Stage(
      { 'a.ts': text, 'b.ts': 'one\n' },
      {
        by: 'user',
        manner,
        words: 'delete everything',
        answer: async () => answer,
        commands: Object.fromEntries(
          [
            'workbench.action.closeActiveEditor',
            'workbench.action.closeAllEditors',
            'workbench.action.files.saveAll',
            'editor.action.clipboardCutAction',
            'editor.action.clipboardPasteAction',
            'workbench.action.zoomIn',
            'git.stageAll',
          ].map(command),
        ),
        editor: { tasks: [{ name: 'build', runs: 'make', isTest: false }] },
      },
    );
  }

  afterEach(() => stage.close());

  const asked = (): readonly ShownQuestion[] => stage.editor.questions;

  it('does not delete everything without a question, and says what was heard', async () => {
    open('hands-free');
    await stage.fails('refused', 'delete_text', { first_line: 1, last_line: 12 });
    await stage.fails('refused', 'replace_text', { find: CODE, replace: 'x' });
    await stage.fails('refused', 'delete_text', { first_line: 1, last_line: 11 });
    assert.equal(asked().length, 3);
    assert.match(asked()[0]?.title ?? '', /anyone may have asked for it/);
    assert.match(asked()[0]?.detail ?? '', /^Heard: “delete everything”\n\n/);
    assert.equal(stage.text('a.ts'), CODE);
  });

  it('does not cut everything that is selected', async () => {
    open('hands-free', `«${CODE}»`);
    await stage.fails('refused', 'run_command', { command: 'cut' });
    assert.deepEqual(ran, []);
  });

  it('closes and saves nothing, makes and moves no file, runs nothing, without a question', async () => {
    open('hands-free');
    for (const [name, given] of [
      ['run_command', { command: 'close_editor' }],
      ['run_command', { command: 'close_all_editors' }],
      ['run_command', { command: 'save_all' }],
      ['run_command', { command: 'stage_all' }],
      ['save_file', {}],
      ['close_file', {}],
      ['create_file', { file: 'new.ts', text: 'x' }],
      ['rename_file', { new_path: 'c.ts' }],
      ['delete_file', { file: 'b.ts' }],
      ['run_task', { task: 'build' }],
      ['run_in_terminal', { command: 'ls' }],
      ['change_setting', { setting: 'editor.fontSize', value: '20' }],
    ] as const) {
      const before = asked().length;
      await stage.fails('refused', name, given);
      assert.equal(asked().length, before + 1, name);
    }
    assert.deepEqual(ran, []);
    assert.deepEqual(stage.edited, []);
  });

  it('does what one word takes back, and what only shows', async () => {
    open('hands-free');
    await stage.run('delete_text', { first_line: 2 });
    await stage.run('insert_text', { text: 'more();\n' });
    await stage.run('run_command', { command: 'paste' });
    await stage.run('run_command', { command: 'zoom_in' });
    await stage.run('open_file', { file: 'b.ts' });
    assert.deepEqual(asked(), []);
  });

  it('does all of it with a yes on screen', async () => {
    open('hands-free', `‸${CODE}`, true);
    await stage.run('delete_text', { first_line: 1, last_line: 12 });
    await stage.run('save_file');
    await stage.run('run_command', { command: 'close_editor' });
    assert.equal(stage.editor.files.saved(stage.path('a.ts')).trim(), '');
    assert.deepEqual(ran, ['workbench.action.closeActiveEditor']);
  });

  it('is not in the way of who has pressed a key', async () => {
    open('asked');
    await stage.run('delete_text', { first_line: 1, last_line: 12 });
    await stage.run('save_file');
    await stage.run('run_command', { command: 'close_editor' });
    await stage.run('create_file', { file: 'new.ts', text: 'x' });
    assert.deepEqual(asked(), []);
  });
});
