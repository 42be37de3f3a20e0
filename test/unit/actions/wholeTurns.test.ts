import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { SessionApprovals } from '../../../src/actions/gate/approvals.ts';
import { Bookmarks } from '../../../src/actions/run/bookmarks.ts';
import { Journal } from '../../../src/actions/run/journal.ts';
import { Trail } from '../../../src/actions/run/trail.ts';
import { position } from '../../../src/editor/position.ts';
import { Stage, type StageOptions } from '../../support/stage.ts';

describe('files and whole turns', () => {
  let stage: Stage;
  let journal: Journal;

  afterEach(() => stage.close());

  function open(files: Readonly<Record<string, string>>, options: Partial<StageOptions> = {}): void {
    journal = new Journal();
    stage = new Stage(files, {
      remembered: { journal, bookmarks: new Bookmarks(), trail: new Trail(), approvals: new SessionApprovals() },
      ...options,
    });
  }

  describe('files', () => {
    it('are created and opened, renamed and closed', async () => {
      open({ 'a.ts': '‸' });
      assert.equal(await stage.run('create_file', { file: 'src/new.ts', text: 'one\n' }), 'Created new.ts.');
      assert.equal(stage.exchange.here().path, stage.path('src/new.ts'));
      await stage.fails('read-only', 'create_file', { file: 'src/new.ts' });
      assert.equal(await stage.run('rename_file', { new_path: 'lib/other.ts' }), 'Renamed new.ts to other.ts.');
      assert.equal(stage.text('lib/other.ts'), 'one\n');
      await stage.run('insert_text', { text: 'x' });
      assert.match(await stage.fails('read-only', 'close_file'), /not saved/);
      await stage.run('save_file');
      await stage.run('close_file');
      assert.equal(stage.editor.questions.length, 0);
    });

    it('are deleted only with a yes', async () => {
      open({ 'a.ts': '‸', 'b.ts': 'two' });
      await stage.fails('refused', 'delete_file', { file: 'b.ts' });
      assert.equal(stage.text('b.ts'), 'two');
      stage.close();
      open({ 'a.ts': '‸', 'b.ts': 'two' }, { answer: true });
      await stage.run('delete_file', { file: 'b.ts' });
      await assert.rejects(stage.editor.documents.read(stage.path('b.ts')), { code: 'not-found' });
      await stage.run('undo_turn');
      assert.equal((await stage.editor.documents.read(stage.path('b.ts'))).text, 'two');
    });

    it('A2, A3, A7, A16: that make programs run are asked about, also new ones and by renaming', async () => {
      open({ 'a.ts': '‸', 'b.json': '{}' });
      for (const file of [
        '.vscode/settings.json',
        '.VSCODE/tasks.json',
        '.git/hooks/post-commit',
        'sub/package.json',
      ]) {
        await stage.fails('refused', 'create_file', { file, text: 'evil' });
        await stage.fails('refused', 'rename_file', { file: 'b.json', new_path: file });
      }
      assert.match(stage.editor.questions[0]?.detail ?? '', /settings\.json\n\nevil$/);
      assert.equal(stage.text('b.json'), '{}');
    });

    it('A9, A10, A11, A12: outside are asked about', async () => {
      open({ 'a.ts': '‸', 'b.ts': '' });
      const beside = `${stage.folder}-evil`;
      mkdirSync(beside);
      symlinkSync(beside, stage.path('link'));
      for (const file of ['../x.ts', `${beside}/x.ts`, 'link/x.ts', '/etc/x.ts']) {
        await stage.fails('refused', 'create_file', { file, text: '' });
        await stage.fails('refused', 'rename_file', { file: 'b.ts', new_path: file });
      }
      assert.ok(stage.editor.questions.every(({ title }) => /outside the workspace/.test(title)));
    });

    it('A13, A15: with names that are something else are refused without a question', async () => {
      open({ 'a.ts': '‸' }, { answer: true });
      for (const file of ['a\0.ts', 'x.ts:$I30', 'VSCODE~1', 'CON', 'nul.txt', 'dot.', '\\\\?\\x', '//host/x', '~/x'])
        await stage.fails('refused', 'create_file', { file, text: '' });
      assert.equal(stage.editor.questions.length, 0);
    });

    it('A9, A10, A11, A12: outside are not deleted, renamed or closed without a yes', async () => {
      open({ 'a.ts': '‸' });
      const beside = `${stage.folder}-evil`;
      mkdirSync(beside);
      writeFileSync(`${beside}/x.ts`, 'theirs');
      stage.editor.files.write(`${beside}/x.ts`, 'theirs');
      symlinkSync(beside, stage.path('link'));
      symlinkSync(`${beside}/x.ts`, stage.path('x.ts'));
      for (const file of ['../workspace-evil/x.ts', `${beside}/x.ts`, 'link/x.ts', 'x.ts']) {
        await stage.fails('refused', 'delete_file', { file });
        await stage.fails('refused', 'rename_file', { file, new_path: 'mine.ts' });
        await stage.fails('refused', 'close_file', { file });
      }
      assert.equal(stage.editor.questions.length, 12);
      assert.ok(stage.editor.questions.every(({ title }) => /outside the workspace/.test(title)));
      assert.equal(stage.editor.files.saved(`${beside}/x.ts`), 'theirs');
    });

    it('A13, A15: with such names are not renamed to, deleted or closed either', async () => {
      open({ 'a.ts': '‸' }, { answer: true });
      for (const file of ['a\0.ts', 'x.ts:$I30', 'VSCODE~1', 'CON', 'nul.txt', 'dot.', '\\\\?\\x', '//host/x', '~/x']) {
        await stage.fails('refused', 'delete_file', { file });
        await stage.fails('refused', 'close_file', { file });
        await stage.fails('refused', 'rename_file', { new_path: file });
      }
      assert.equal(stage.editor.questions.length, 0);
    });

    it('A11, A16: are asked about where a link leads to a protected folder, also one that is not there yet', async () => {
      open({ 'a.ts': '‸', 'b.json': '{}', '.vscode/settings.json': '{}' });
      symlinkSync(stage.path('.vscode'), stage.path('innocent'));
      for (const file of ['innocent/tasks.json', 'innocent/new/x.txt']) {
        await stage.fails('refused', 'create_file', { file, text: 'evil' });
        await stage.fails('refused', 'rename_file', { file: 'b.json', new_path: file });
      }
      assert.equal(stage.editor.questions.length, 4);
      // A link to nothing could lead anywhere by then.
      symlinkSync(stage.path('.devcontainer'), stage.path('dangling'));
      await stage.fails('refused', 'create_file', { file: 'dangling/x.json', text: 'evil' });
    });

    it('A3: that make programs run are asked about when they are renamed away or deleted', async () => {
      open({ 'a.ts': '‸', 'package.json': '{}' });
      await stage.fails('refused', 'rename_file', { file: 'package.json', new_path: 'plain.txt' });
      await stage.fails('refused', 'delete_file', { file: 'package.json' });
      assert.equal(stage.editor.questions.length, 2);
      assert.equal(stage.text('package.json'), '{}');
    });

    it('A6, A11: are left alone where the path leads elsewhere by the time of the yes', async () => {
      const beside = () => `${stage.folder}-evil`;
      open(
        { 'a.ts': '‸', 'b.ts': 'two', '.vscode/x.json': '' },
        {
          answer: async () => {
            rmSync(stage.path('folder'), { recursive: true });
            symlinkSync(beside(), stage.path('folder'));
            return true;
          },
        },
      );
      mkdirSync(beside());
      const turnBack = (): void => {
        rmSync(stage.path('folder'), { force: true, recursive: true });
        symlinkSync(stage.path('.vscode'), stage.path('folder'));
      };
      turnBack();
      assert.match(
        await stage.fails('refused', 'create_file', { file: 'folder/new.json', text: '' }),
        /leads elsewhere by now/,
      );
      turnBack();
      await stage.fails('refused', 'rename_file', { file: 'b.ts', new_path: 'folder/new.json' });
      assert.equal(stage.text('b.ts'), 'two');
    });

    it('A6: are not deleted for ever by one yes', async () => {
      open({ 'a.ts': '‸', 'b.ts': 'two' }, { answer: async () => 'always' });
      await stage.fails('refused', 'delete_file', { file: 'b.ts' });
      assert.equal(stage.editor.questions[0]?.always, undefined);
      assert.equal(stage.text('b.ts'), 'two');
    });

    it('A19: are not created, renamed or deleted by a model in a workspace without trust', async () => {
      open({ 'a.ts': '‸', 'b.ts': 'two' }, { answer: true, trusted: false });
      for (const [name, given] of [
        ['create_file', { file: 'c.ts' }],
        ['rename_file', { file: 'b.ts', new_path: 'c.ts' }],
        ['delete_file', { file: 'b.ts' }],
      ] as const)
        assert.match(await stage.fails('refused', name, given), /not trusted/);
      assert.equal(stage.editor.questions.length, 0);
    });

    it('keep what stands where they would come to', async () => {
      open({ 'a.ts': '‸', 'b.ts': 'two' });
      await stage.fails('read-only', 'rename_file', { new_path: 'b.ts' });
      await stage.fails('not-found', 'rename_file', { file: 'gone.ts', new_path: 'c.ts' });
      await stage.fails('not-found', 'delete_file', { file: 'gone.ts' });
      assert.equal(stage.text('b.ts'), 'two');
    });

    it('A31: are not saved when they are created', async () => {
      open({ 'a.ts': '‸' });
      await stage.run('create_file', { file: 'new.ts', text: 'evil()' });
      assert.equal(stage.text('new.ts'), 'evil()');
      assert.equal(stage.editor.files.saved(stage.path('new.ts')), '');
      await stage.run('save_file', { file: 'new.ts' });
      assert.equal(stage.editor.files.saved(stage.path('new.ts')), 'evil()');
    });

    it('A31: are not saved before they were looked at', async () => {
      open({ 'a.ts': 'one‸\n' });
      await stage.run('replace_text', { find: 'one', replace: 'two' });
      assert.equal(stage.text('a.ts'), 'two\n');
      assert.equal(stage.editor.files.saved(stage.path('a.ts')), 'one\n');
    });
  });

  describe('a turn', () => {
    const three = { 'a.ts': '‸alpha\r\nbeta', 'b.ts': 'gamma\n', 'c.ts': 'delta\n' };

    it('is taken back in every file, to the byte', async () => {
      open(three, { answer: true });
      await stage.run('replace_text', { find: 'beta', replace: 'BETA\n' });
      await stage.run('apply_edits', {
        edits: [
          { file: 'b.ts', find: 'gamma', replace: 'GAMMA' },
          { file: 'c.ts', first_line: 1, text: 'one\ntwo' },
        ],
      });
      await stage.run('create_file', { file: 'd.ts', text: 'new' });
      await stage.run('rename_file', { file: 'c.ts', new_path: 'e.ts' });
      assert.equal(journal.lastSize, 5);
      assert.equal(await stage.run('undo_turn'), 'Took back the changes in 5 files.');
      assert.equal(stage.text('a.ts'), 'alpha\r\nbeta');
      assert.equal(stage.text('b.ts'), 'gamma\n');
      assert.equal((await stage.editor.documents.read(stage.path('c.ts'))).text, 'delta\n');
      for (const name of ['d.ts', 'e.ts'])
        await assert.rejects(stage.editor.documents.read(stage.path(name)), { code: 'not-found' });
      await stage.fails('not-found', 'undo_turn');
    });

    it('after turn is taken back, the last first', async () => {
      open(three);
      await stage.run('replace_text', { find: 'alpha', replace: 'one' });
      journal.begin();
      await stage.run('replace_text', { find: 'one', replace: 'two' });
      journal.begin();
      await stage.run('undo_turn');
      assert.equal(stage.text('a.ts'), 'one\r\nbeta');
      await stage.run('undo_turn');
      assert.equal(stage.text('a.ts'), 'alpha\r\nbeta');
    });

    it('is refused with the reason where a file has changed since, and none is touched', async () => {
      open(three);
      await stage.run('replace_text', { find: 'alpha', replace: 'one' });
      await stage.run('replace_text', { file: 'b.ts', find: 'gamma', replace: 'two' });
      stage.editor.type(stage.path('b.ts'), position(0, 0), 'x');
      assert.match(await stage.fails('document-changed', 'undo_turn'), /b\.ts has changed since/);
      assert.deepEqual([stage.text('a.ts'), stage.text('b.ts')], ['one\r\nbeta', 'xtwo\n']);
    });

    it('F20: is refused where the user has typed in the middle of it', async () => {
      open(three);
      await stage.run('replace_text', { find: 'alpha', replace: 'one' });
      stage.editor.type(stage.path('a.ts'), position(1, 0), 'typed ');
      await stage.run('replace_text', { find: 'one', replace: 'two' });
      assert.match(await stage.fails('document-changed', 'undo_turn'), /by someone else while the turn ran/);
      assert.equal(stage.text('a.ts'), 'two\r\ntyped beta');
    });

    it('over several files is what undo takes back, unless something was done since', async () => {
      open(three);
      const both = async () => {
        journal.begin();
        await stage.run('replace_text', { find: 'alpha', replace: 'one' });
        await stage.run('replace_text', { file: 'b.ts', find: 'gamma', replace: 'two' });
        journal.begin();
      };
      await both();
      assert.equal(await stage.run('undo'), 'Undid the last turn in 2 files.');
      assert.deepEqual([stage.text('a.ts'), stage.text('b.ts')], ['alpha\r\nbeta', 'gamma\n']);
      await both();
      stage.editor.type(stage.path('a.ts'), position(0, 0), 'typed ');
      assert.equal(await stage.run('undo'), 'Undid the last change of a.ts.');
      assert.deepEqual([stage.text('a.ts'), stage.text('b.ts')], ['one\r\nbeta', 'two\n']);
    });

    it('A19: by a model takes nothing back in a workspace without trust', async () => {
      for (const by of ['model', 'user'] as const) {
        open(three, { trusted: false, by });
        stage.editor.type(stage.path('a.ts'), position(0, 0), 'typed ');
        if (by === 'model') await stage.fails('refused', 'undo');
        else await stage.run('undo');
        assert.equal(stage.text('a.ts'), by === 'model' ? 'typed alpha\r\nbeta' : 'alpha\r\nbeta');
        stage.close();
      }
      open(three);
    });

    it('A3: takes nothing back in a protected file without a yes, no more than redo does', async () => {
      open({ 'a.ts': '‸', 'package.json': '{"scripts":{"test":"evil"}}' });
      stage.editor.type(stage.path('package.json'), position(0, 0), ' ');
      await stage.fails('refused', 'undo', { file: 'package.json' });
      assert.match(stage.text('package.json'), /^ /);
    });

    it('leaves what the undo key has taken back already', async () => {
      open(three);
      await stage.run('replace_text', { find: 'alpha', replace: 'one' });
      journal.begin();
      await stage.run('undo');
      assert.equal(stage.text('a.ts'), 'alpha\r\nbeta');
      await stage.fails('not-found', 'undo_turn');
    });
  });

  describe('many or large edits', () => {
    const edits = ['a.ts', 'b.ts', 'c.ts'].map(file => ({ file, find: 'x', replace: 'y' }));
    const files = { 'a.ts': '‸x\n', 'b.ts': 'x\n', 'c.ts': 'x\n' };

    it('are shown first, and only the files that are taken are changed', async () => {
      open(files, {
        preview: { files: 2, lines: 100 },
        editor: { preview: async changes => changes.map(({ path }) => path).filter(path => !path.endsWith('b.ts')) },
      });
      await stage.run('apply_edits', { edits });
      assert.deepEqual(
        ['a.ts', 'b.ts', 'c.ts'].map(name => stage.text(name)),
        ['y\n', 'x\n', 'y\n'],
      );
      assert.deepEqual(stage.edited, ['a.ts', 'c.ts']);
      await stage.run('undo_turn');
      assert.equal(stage.text('a.ts'), 'x\n');
    });

    it('are not made where none is taken, and the model is told', async () => {
      open(files, { preview: { files: 1, lines: 100 } });
      assert.match(await stage.fails('refused', 'apply_edits', { edits }), /did not take it/);
      assert.equal(stage.text('a.ts'), 'x\n');
      assert.deepEqual(stage.events, [
        { event: 'asks', question: 'Change 3 files?' },
        { event: 'confirm', question: 'Change 3 files?', answer: false },
      ]);
    });

    it('count by their lines too, in one file', async () => {
      open({ 'a.ts': '‸' }, { preview: { files: 8, lines: 10 } });
      await stage.fails('refused', 'insert_text', { text: 'line\n'.repeat(11) });
      await stage.run('insert_text', { text: 'line\n'.repeat(9) });
    });
  });

  describe('several edits at once', () => {
    it('are made all or none, and say which does not fit', async () => {
      open({ 'a.ts': 'one\ntwo\n‸', 'b.ts': 'three\n' });
      const good = { find: 'one', replace: 'ONE' };
      const message = await stage.fails('not-found', 'apply_edits', {
        edits: [good, { file: 'b.ts', find: 'four', replace: '' }],
      });
      assert.match(message, /^Edit 2 does not fit, so none was made\./);
      assert.deepEqual([stage.text('a.ts'), stage.text('b.ts')], ['one\ntwo\n', 'three\n']);
      await stage.fails('bad-arguments', 'apply_edits', { edits: [good, { find: 'two', first_line: 2 }] });
      await stage.fails('bad-arguments', 'apply_edits', { edits: [good, { first_line: 1, text: 'overlaps' }] });
      await stage.run('apply_edits', { edits: [good, { first_line: 2, text: 'TWO\nand a half' }] });
      assert.equal(stage.text('a.ts'), 'ONE\nTWO\nand a half\n');
    });
  });

  describe('what the language offers', () => {
    const action = (title: string, more: object = {}) => ({
      title,
      kind: 'quickfix',
      isPreferred: false,
      changes: [],
      command: undefined,
      ...more,
    });

    it('is listed, and done by its title', async () => {
      open(
        { 'a.ts': 'let x‸ = 1;\n' },
        {
          services: {
            codeActions: async ({ path, version }) => [
              action('Change let to const', {
                changes: [
                  {
                    path,
                    version,
                    edits: [{ range: { start: position(0, 0), end: position(0, 3) }, newText: 'const' }],
                  },
                ],
              }),
              action('Delete all of it', { command: { id: 'x.delete', args: ['/'] } }),
            ],
          },
        },
      );
      assert.equal(await stage.run('list_code_actions'), 'Change let to const (quickfix)\nDelete all of it (quickfix)');
      assert.match(
        await stage.fails('not-found', 'apply_code_action', { title: 'inline' }),
        /There are: Change let to const/,
      );
      // What a language does by a command of its own can be anything.
      await stage.fails('refused', 'apply_code_action', { title: 'delete all' });
      assert.match(stage.editor.questions[0]?.detail ?? '', /x\.delete/);
      await stage.run('apply_code_action', { title: 'let to const' });
      assert.equal(stage.text('a.ts'), 'const x = 1;\n');
    });
  });

  describe('a text that is nearly there', () => {
    const code =
      'function area(width, height) {\n  return width * height;\n}\n\nfunction edge(width, height) {\n  return 2 * (width + height);\n}\n‸';

    it('is found where only signs and spaces differ, and the model is told', async () => {
      open({ 'a.js': code });
      const said = await stage.run('replace_text', {
        find: 'function area( width, height ){\n  return width*height\n}',
        replace: 'const area = 1;',
      });
      assert.match(said, /stands a little differently/);
      assert.ok(stage.text('a.js').startsWith('const area = 1;\n\nfunction edge'));
    });

    it('is not guessed where words or numbers differ, or two places are as good', async () => {
      open({
        'a.js': `${code}\nconst firstValue = list[0];\nconst secondValue = list[0];\nlog("same thing");\nlog("same thing");\n`,
      });
      await stage.fails('not-found', 'replace_text', { find: 'return 3 * (width + height);', replace: '' });
      await stage.fails('not-found', 'replace_text', { find: 'const thirdsValue = list[0];', replace: '' });
      await stage.fails('not-found', 'replace_text', { find: "log('same thing') ;", replace: '' });
      await stage.fails('not-found', 'replace_text', { find: 'return w;', replace: '' });
    });
  });

  it('snippets take no variables, which could tell of files and the clipboard', async () => {
    open({ 'a.ts': '‸' });
    await stage.fails('bad-arguments', 'insert_snippet', { snippet: 'x = "$CLIPBOARD";' });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a snippet looks like
    await stage.run('insert_snippet', { snippet: 'if (${1:true}) {$0}' });
    assert.equal(stage.text('a.ts'), 'if (true) {}');
  });
});
