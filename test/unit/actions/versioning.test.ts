import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { Stage, type StageOptions } from '../../support/stage.ts';

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
        ['Commit one file to main?', 'Say more\n\nBecause "it" is $needed.\n\nchanged: a.ts'],
      ],
    );
    await stage.fails('not-found', 'commit_staged', { message: 'Nothing is staged' });
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
