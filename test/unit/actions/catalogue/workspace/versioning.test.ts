import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { Stage, type StageOptions } from '../../../../support/stage.ts';

describe('version control', () => {
  let stage: Stage;

  afterEach(() => stage.close());

  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...args], { cwd: stage.folder, encoding: 'utf8' }).trim();

  function open(options: Partial<StageOptions> = {}): void {
    stage = new Stage({ 'a.ts': 'one\n‸', 'b.ts': 'two\n' }, { answer: true, ...options });
    git('init', '--initial-branch=main');
    git('config', 'user.name', 'Test');
    git('config', 'user.email', 'test@localhost');
    git('add', 'a.ts');
    git('commit', '--message', 'Begin');
    writeFileSync(stage.path('a.ts'), 'one\nmore\n');
  }

  it('is read: branch, files and lines', async () => {
    open();
    assert.equal(await stage.run('read_changes'), 'Branch main, 2 changed:\nchanged: a.ts\nnew: b.ts');
    assert.match(await stage.run('read_changes', { file: 'a.ts' }), /^diff --git .*\n(.*\n)*\+more/);
  });

  it('stages and commits what was shown, with the message to the letter', async () => {
    open();
    await stage.run('stage_files', { files: ['a.ts'] });
    assert.match(
      await stage.run('commit_staged', { message: 'Say more\n\nBecause "it" is $needed.' }),
      /^Committed as \w+\.$/,
    );
    assert.equal(git('log', '-1', '--format=%B'), 'Say more\n\nBecause "it" is $needed.');
    assert.equal(git('status', '--porcelain'), '?? b.ts');
    assert.deepEqual(
      stage.editor.questions.map(({ title, detail }) => [title, detail]),
      [
        ['Stage a.ts?', stage.path('a.ts')],
        [
          'Commit one file to main?',
          'Say more\n\nBecause "it" is $needed.\n\nchanged: a.ts\n\nWithout the repository\'s hooks: with them, commit in the terminal.',
        ],
      ],
    );
    await stage.fails('not-found', 'commit_staged', { message: 'Nothing is staged' });
  });

  it('stages a file that was deleted, by its name', async () => {
    open();
    rmSync(stage.path('a.ts'));
    await stage.editor.files.delete(stage.path('a.ts'));
    await stage.run('stage_files', { files: ['a.ts'] });
    assert.match(git('status', '--porcelain'), /^D {2}a\.ts/);
  });

  it('A6: commits nothing else than what was shown', async () => {
    open({
      answer: async () => {
        git('add', 'b.ts');
        return true;
      },
    });
    git('add', 'a.ts');
    await stage.fails('document-changed', 'commit_staged', { message: 'Say more' });
    assert.equal(git('log', '--format=%s'), 'Begin');
  });

  it('A9, A10, A12: reads and stages nothing outside', async () => {
    open({ answer: false });
    for (const file of ['../x.ts', '/etc/hosts', `${stage.folder}-evil/x.ts`]) {
      await stage.fails('refused', 'read_changes', { file });
      await stage.fails('refused', 'stage_files', { files: [file] });
    }
    assert.ok(stage.editor.questions.every(({ title }) => /outside the workspace/.test(title)));
  });

  it('A38: does not read the changes of a file with secrets without a yes', async () => {
    open({ answer: false });
    writeFileSync(stage.path('.env'), 'KEY=1');
    stage.editor.files.write(stage.path('.env'), 'KEY=1');
    await stage.fails('refused', 'read_changes', { file: '.env' });
  });

  it('A20, A24: takes a message and names for text alone', async () => {
    open();
    const message = '--amend --no-verify $(touch evil-was-run) `touch evil-was-run`';
    git('add', 'a.ts');
    await stage.run('commit_staged', { message });
    assert.equal(git('log', '-1', '--format=%B'), message);
    assert.equal(git('rev-list', '--count', 'HEAD'), '2');
    assert.equal(existsSync(stage.path('evil-was-run')), false);
    await stage.fails('bad-arguments', 'commit_staged', { message, cwd: '/' });
  });

  it('has nothing to stage where nothing has changed', async () => {
    open();
    git('add', '--all');
    git('commit', '--message', 'More');
    assert.equal(await stage.run('stage_files'), 'Nothing has changed.');
    assert.equal(await stage.run('read_changes'), 'Branch main, nothing has changed.');
    assert.match(await stage.run('read_changes', { file: 'a.ts' }), /has not changed/);
    assert.equal(stage.editor.questions.length, 0);
  });

  it('changes nothing without a yes', async () => {
    open({ answer: false });
    git('add', '--all');
    await stage.fails('refused', 'commit_staged', { message: 'No' });
    await stage.fails('refused', 'stage_files');
    await stage.fails('refused', 'switch_branch', { branch: 'new', create: true });
    assert.equal(git('log', '--format=%s'), 'Begin');
    assert.equal(git('branch', '--show-current'), 'main');
  });

  it('makes branches and goes to them, by names that are names', async () => {
    open();
    await stage.run('switch_branch', { branch: 'new-work', create: true });
    assert.equal(git('branch', '--show-current'), 'new-work');
    await stage.run('switch_branch', { branch: 'main' });
    assert.equal(git('branch', '--show-current'), 'main');
    for (const branch of ['--orphan', '-x', 'a b', 'a..b', 'a@{1}', '.hidden', 'a\u200Bb'])
      await stage.fails('bad-arguments', 'switch_branch', { branch });
    await stage.fails('unsupported', 'switch_branch', { branch: 'nowhere' });
  });

  it('A3, A24: shows no difference by a program of the repository’s choosing', async () => {
    open();
    const mark = stage.path('evil-was-run');
    git('config', 'diff.external', `touch ${mark}; false`);
    git('config', 'diff.evil.textconv', `touch ${mark}; cat`);
    writeFileSync(stage.path('.gitattributes'), '*.ts diff=evil\n');
    await stage.run('read_changes', { file: 'a.ts' });
    assert.equal(existsSync(mark), false);
  });

  it('A19: is not even read in a workspace without trust, whose settings may run something', async () => {
    open({ trusted: false, by: 'user' });
    for (const [name, given] of [
      ['read_changes', {}],
      ['stage_files', {}],
      ['commit_staged', { message: 'x' }],
    ] as const)
      assert.match(await stage.fails('refused', name, given), /not trusted/);
  });

  it('says so where there is none', async () => {
    stage = new Stage({ 'a.ts': '‸' });
    assert.match(await stage.fails('unsupported', 'read_changes'), /no git repository/);
  });

  it('A32: takes no message with characters that cannot be seen', async () => {
    open();
    git('add', '--all');
    await stage.fails('refused', 'commit_staged', { message: 'Fine\u{E0041}' });
  });
});
