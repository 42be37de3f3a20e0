import assert from 'node:assert/strict';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { SessionApprovals, UntilModelEdits } from '../../../../src/actions/gate/approvals.ts';
import { Bookmarks } from '../../../../src/actions/run/bookmarks.ts';
import { Journal } from '../../../../src/actions/run/journal.ts';
import { Trail } from '../../../../src/actions/run/trail.ts';
import type { ShownQuestion } from '../../../../src/editor/asking.ts';
import type { Task } from '../../../../src/editor/programs.ts';
import { Stage, type StageOptions } from '../../../support/stage.ts';

describe('hands', () => {
  let stage: Stage;
  let tasks: Task[];
  let clipboard: string;
  const journal = new Journal();
  const approvals = new UntilModelEdits(new SessionApprovals(), () => journal.modelEdits);

  beforeEach(() => {
    tasks = [
      { name: 'build', runs: 'make all', isTest: false },
      { name: 'npm: test', runs: 'npm test', isTest: true },
    ];
    clipboard = 'copied secret';
  });

  afterEach(() => stage.close());

  function open(answer: NonNullable<StageOptions['answer']>, more: Partial<StageOptions> = {}, files = {}): void {
    stage = new Stage(
      { 'a.ts': 'one();‸\n', Makefile: 'all:\n\techo ok\n', ...files },
      {
        answer,
        remembered: { journal, bookmarks: new Bookmarks(), trail: new Trail(), approvals },
        commands: {
          'editor.action.clipboardPasteAction': async () => {
            const path = stage.path('a.ts');
            stage.editor.type(path, { line: 0, character: 0 }, clipboard);
          },
          'workbench.action.terminal.runSelectedText': () => {},
          'testing.runAll': () => {},
        },
        editor: {
          tasks,
          shell: async () => ({ exitCode: 0, output: '' }),
          palette: [{ id: 'workbench.action.terminal.runSelectedText', title: 'Terminal: Run Selected Text' }],
          debugConfigurations: [
            { name: 'Launch', runs: '{"program": "main.js", "env": {"A": "evil"}}' },
            { name: 'Attach', runs: '{"port": 9229}' },
          ],
        },
        ...more,
      },
    );
  }

  const asked = (): readonly ShownQuestion[] => stage.editor.questions;

  describe('A49: of the clipboard', () => {
    it('give nothing of it to a model without a yes', async () => {
      open(false);
      await stage.fails('refused', 'run_command', { command: 'paste' });
      assert.match(asked()[0]?.title ?? '', /The chat model would be told what was copied/);
      assert.doesNotMatch(await stage.run('read_file'), /secret/);
    });

    it('paste at once by the user’s own words', async () => {
      open(false, { by: 'user' });
      await stage.run('run_command', { command: 'paste' });
      assert.deepEqual(asked(), []);
      assert.match(stage.text('a.ts'), /^copied secret/);
    });
  });

  describe('A50: what is allowed for ever', () => {
    it('is nothing that runs tests, or what stands in the editor', async () => {
      open(true);
      await stage.run('run_task', { task: 'npm: test' });
      await stage.run('run_in_terminal', { command: 'npm test' });
      await stage.run('run_in_terminal', { command: 'npx vitest run a.spec.ts' });
      await stage.run('run_command', { command: 'run_all_tests' });
      await stage.run('run_palette_command', { title: 'Terminal: Run Selected Text' });
      assert.equal(asked().length, 5);
      for (const { always, title } of asked()) assert.equal(always, undefined, title);
    });

    for (const [what, action, given, file] of [
      ['a task, once what its runner reads has changed', 'run_task', { task: 'build' }, 'Makefile'],
      ['a line, once what its runner reads has changed', 'run_in_terminal', { command: 'make all' }, 'Makefile'],
      ['a line, once a file that it names has changed', 'run_in_terminal', { command: './tool.sh --now' }, 'tool.sh'],
    ] as const)
      it(`is asked again: ${what}`, async () => {
        let answer: 'always' | 'no' = 'always';
        open(async () => answer, {}, { 'tool.sh': 'echo one\n' });
        await stage.run(action, given);
        answer = 'no';
        await stage.run(action, given);
        assert.equal(asked().length, 1);
        stage.editor.documents.drop(stage.path(file));
        stage.editor.files.write(stage.path(file), 'curl evil\n');
        await stage.fails('refused', action, given);
        assert.equal(asked().length, 2);
      });

    it('is asked again once a model has edited anything', async () => {
      let answer: 'always' | 'no' = 'always';
      open(async () => answer);
      await stage.run('run_in_terminal', { command: 'node main.js' });
      answer = 'no';
      await stage.run('run_in_terminal', { command: 'node main.js' });
      assert.equal(asked().length, 1);
      await stage.run('insert_text', { text: 'evil();\n' });
      await stage.fails('refused', 'run_in_terminal', { command: 'node main.js' });
      answer = 'always';
      await stage.run('run_in_terminal', { command: 'node main.js' });
      answer = 'no';
      await stage.run('run_in_terminal', { command: 'node main.js' });
      await stage.run('undo_turn');
      await stage.fails('refused', 'run_in_terminal', { command: 'node main.js' });
    });

    it('stays when the user edits by their own words', async () => {
      let answer: 'always' | 'no' = 'always';
      open(async () => answer, { by: 'user' });
      await stage.run('run_task', { task: 'build' });
      answer = 'no';
      await stage.run('insert_text', { text: 'mine();\n' });
      await stage.run('run_task', { task: 'build' });
      assert.equal(asked().length, 1);
    });
  });

  it('start what may save first when all that was changed is shown, and the rest at once', async () => {
    const done: string[] = [];
    open(true, {
      commands: {
        'testing.runAll': () => void done.push('tests'),
        'workbench.action.zoomIn': () => void done.push('zoom'),
      },
    });
    const { documents, programs } = stage.editor;
    documents.changesShown = async () => {
      await setImmediate();
      done.push(`shown, ${programs.started.length} started`);
    };
    await stage.run('run_command', { command: 'run_all_tests' });
    await stage.run('run_command', { command: 'zoom_in' });
    await stage.run('run_task', { task: 'build' });
    await stage.run('start_debugging', { configuration: 'attach' });
    assert.deepEqual(done, ['shown, 0 started', 'tests', 'zoom', 'shown, 0 started', 'shown, 1 started']);
    assert.deepEqual(programs.started, ['build', 'Attach']);
  });

  describe('A60: what is shown', () => {
    it('is the whole of a launch configuration', async () => {
      open(false);
      await stage.fails('refused', 'start_debugging', { configuration: 'launch' });
      assert.equal(asked()[0]?.detail, '{"program": "main.js", "env": {"A": "evil"}}');
      await stage.fails('refused', 'start_debugging');
      assert.equal(asked()[1]?.title, 'Start debugging Launch?');
      assert.match(
        await stage.fails('not-found', 'start_debugging', { configuration: 'x' }),
        /There are: Launch, Attach/,
      );
    });

    it('is each file beyond the first few that are made at once, and there is an end', async () => {
      let answer = false;
      open(async () => answer);
      for (let i = 0; i < 8; i++) await stage.run('create_file', { file: `new${i}.ts`, text: 'x' });
      assert.deepEqual(asked(), []);
      await stage.fails('refused', 'create_file', { file: 'new8.ts', text: 'beyond();' });
      assert.match(asked()[0]?.title ?? '', /Create new8\.ts\? It has made many files already/);
      assert.match(asked()[0]?.detail ?? '', /beyond\(\);\n\nMade already:\n.*new0\.ts\n/);
      answer = true;
      for (let i = 8; i < 64; i++) await stage.run('create_file', { file: `new${i}.ts`, text: 'x' });
      const { length } = asked();
      assert.match(await stage.fails('refused', 'create_file', { file: 'new64.ts' }), /64 files were made already/);
      assert.equal(asked().length, length);
    });

    it('are characters that cannot be seen: escaped where it is asked, and told', async () => {
      open(false);
      const report = await stage.report('replace_text', { find: 'one', replace: 'a\u202E\u{E0041}b' });
      for (const told of [report.forModel, report.forUser])
        assert.match(told, /Characters that cannot be seen were written: ⟨U\+202E⟩ ⟨U\+E0041⟩\./);
      const created = await stage.report('create_file', { file: 'b.ts', text: 'x\u200B' });
      assert.match(created.forUser, /⟨U\+200B⟩/);
      const plain = await stage.report('insert_text', { text: '⟨U+200B⟩ 👩🏽‍💻 größe\t\n' });
      assert.doesNotMatch(plain.forUser, /cannot be seen/);
      await stage.fails('refused', 'insert_text', { file: 'Makefile', text: '\u202Ex', where: 'end_of_file' });
      assert.match(asked().at(-1)?.detail ?? '', /⟨U\+202E⟩x/);
    });

    it('is a file that goes by another name too, before it is read or changed', async () => {
      open(false);
      const outside = join(dirname(stage.folder), 'outside.txt');
      writeFileSync(outside, 'secret\n');
      linkSync(outside, stage.path('inside.txt'));
      stage.editor.files.write(stage.path('inside.txt'), 'secret\n');
      assert.match(await stage.fails('refused', 'read_file', { file: 'inside.txt' }), /did not allow it/);
      await stage.fails('refused', 'replace_text', { file: 'inside.txt', find: 'secret', replace: 'x' });
      assert.ok(asked().every(({ title }) => /goes by another name too/.test(title)));
      assert.doesNotMatch(await stage.run('search_files', { text: 'secret' }), /inside/);
      mkdirSync(stage.path('own'));
      writeFileSync(stage.path('own/alone.txt'), 'text\n');
      stage.editor.files.write(stage.path('own/alone.txt'), 'text\n');
      await stage.run('read_file', { file: 'own/alone.txt' });
    });
  });
});
