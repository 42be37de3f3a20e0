import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { foreignPrograms } from '../../../src/processes/gitConfiguration.ts';
import { GitProgram } from '../../../src/processes/gitProgram.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

describe('GitProgram', () => {
  let around: ReturnType<typeof temporaryFolder>;
  let folder: string;
  let mark: string;

  beforeEach(() => {
    around = temporaryFolder('git');
    folder = join(realpathSync(around.path), 'workspace');
    mark = join(realpathSync(around.path), 'evil-was-run');
    mkdirSync(folder);
  });

  afterEach(() => around.remove());

  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...args], { cwd: folder, encoding: 'utf8' }).trim();

  /** A program that leaves a mark. */
  function evil(name: string): string {
    const path = join(realpathSync(around.path), name);
    writeFileSync(path, `#!/bin/sh\ntouch '${mark}'\ncat\n`);
    chmodSync(path, 0o755);
    return path;
  }

  function repository(): void {
    git('init', '--initial-branch=main');
    git('config', 'user.name', 'Test');
    git('config', 'user.email', 'test@localhost');
    writeFileSync(join(folder, 'a.ts'), 'one\n');
    git('add', '--all');
    git('commit', '--message', 'Begin');
    writeFileSync(join(folder, 'a.ts'), 'two\n');
  }

  /** All that can be asked. */
  async function everything(program: GitProgram): Promise<void> {
    await program.status().catch(() => {});
    await program.diff(undefined).catch(() => {});
    await program.diff(join(folder, 'a.ts')).catch(() => {});
    await program.stage([join(folder, 'a.ts')]).catch(() => {});
    const tree = await program.staged().catch(() => '');
    await program.commit('Said', tree).catch(() => {});
    await program.switchBranch('new', true).catch(() => {});
  }

  for (const where of ['.', 'sub'])
    it(`A43: takes a planted folder for no repository: ${where}`, async () => {
      const planted = join(folder, where);
      mkdirSync(join(planted, 'objects'), { recursive: true });
      mkdirSync(join(planted, 'refs'));
      writeFileSync(join(planted, 'HEAD'), 'ref: refs/heads/main\n');
      writeFileSync(
        join(planted, 'config'),
        `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ${planted}\n\tfsmonitor = "${evil('monitor')}"\n`,
      );
      await assert.rejects(new GitProgram(() => planted).status(), { code: 'unsupported' });
      await everything(new GitProgram(() => planted));
      assert.equal(existsSync(mark), false);
      // The trap works where nobody minds it.
      execFileSync('git', ['status'], { cwd: planted });
      assert.equal(existsSync(mark), true);
    });

  it('A43: runs nothing of a repository’s own configuration, nor its hooks', async () => {
    repository();
    const program = evil('program');
    for (const key of [
      'core.fsmonitor',
      'core.sshCommand',
      'core.pager',
      'core.editor',
      'diff.external',
      'core.askPass',
    ])
      git('config', key, program);
    git('config', 'core.hooksPath', join(folder, 'hooks'));
    mkdirSync(join(folder, 'hooks'));
    for (const hook of ['pre-commit', 'commit-msg', 'post-commit', 'post-checkout', 'post-index-change'])
      symlinkSync(program, join(folder, 'hooks', hook));
    await everything(new GitProgram(() => folder));
    assert.equal(existsSync(mark), false);
    assert.equal(
      execFileSync('git', ['-c', 'core.pager=cat', 'log', '--format=%s'], { cwd: folder, encoding: 'utf8' }).trim(),
      'Said\nBegin',
    );
    assert.match(
      execFileSync('git', ['-c', 'core.fsmonitor=false', 'branch'], { cwd: folder, encoding: 'utf8' }),
      /\* new/,
    );
  });

  for (const key of ['filter.evil.clean', 'filter.evil.process', 'merge.evil.driver', 'gpg.program', 'include.path'])
    it(`A43: refuses a repository whose configuration has ${key}, and says so`, async () => {
      repository();
      const file = evil('filter');
      if (key === 'include.path') writeFileSync(file, '[filter "evil"]\n\tclean = touch evil-was-run\n');
      git('config', key, file);
      writeFileSync(join(folder, '.gitattributes'), '*.ts filter=evil merge=evil\n');
      await assert.rejects(new GitProgram(() => folder).status(), (error: Error & { code: string }) => {
        assert.equal(error.code, 'refused');
        assert.ok(error.message.includes(key.toLowerCase()), error.message);
        return true;
      });
      await everything(new GitProgram(() => folder));
      assert.equal(existsSync(mark), false);
    });

  it('works with large files, whose filter everybody knows', () => {
    const list =
      'filter.lfs.clean\ngit-lfs clean -- %f\0filter.lfs.process\ngit-lfs filter-process\0filter.lfs.required\ntrue\0';
    assert.deepEqual(foreignPrograms(list), []);
    assert.deepEqual(foreignPrograms('filter.lfs.clean\ngit-lfs clean -- %f; evil\0'), ['filter.lfs.clean']);
    assert.deepEqual(foreignPrograms('FILTER.x.Clean\na\0user.name\nfilter.x.clean\n\0'), ['FILTER.x.Clean']);
  });

  it('A43: never takes a git that lies in the workspace', async () => {
    repository();
    mkdirSync(join(folder, 'bin'));
    symlinkSync(evil('fake-git'), join(folder, 'bin/git'));
    const PATH = [join(folder, 'bin'), process.env['PATH']].join(delimiter);
    await everything(new GitProgram(() => folder, { ...process.env, PATH }));
    assert.equal(existsSync(mark), false);
    assert.equal(git('log', '-1', '--format=%s'), 'Said');
  });

  it('A22: obeys no GIT_ variables that name programs or places', async () => {
    repository();
    const program = evil('program');
    const environment = {
      ...process.env,
      GIT_DIR: '/nowhere',
      GIT_EXTERNAL_DIFF: program,
      GIT_SSH_COMMAND: program,
      GIT_PAGER: program,
    };
    assert.equal((await new GitProgram(() => folder, environment).status()).files.length, 1);
    await everything(new GitProgram(() => folder, environment));
    assert.equal(existsSync(mark), false);
  });

  it('reads, stages and commits where the workspace is opened through a link', async () => {
    repository();
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub/new.ts'), 'new\n');
    const link = join(realpathSync(around.path), 'link');
    symlinkSync(folder, link);
    const linked = new GitProgram(() => link);
    const paths = (await linked.status()).files.map(({ path }) => path).sort();
    assert.deepEqual(paths, [join(link, 'a.ts'), join(link, 'sub/new.ts')]);
    assert.match(await linked.diff(join(link, 'a.ts')), /^\+two$/m);
    await linked.stage([join(link, 'sub/new.ts')]);
    rmSync(join(folder, 'a.ts'));
    await linked.stage([join(link, 'a.ts')]);
    assert.equal(git('status', '--porcelain'), 'D  a.ts\nA  sub/new.ts');
  });

  it('works in a folder below the top of its repository', async () => {
    repository();
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub/new.ts'), 'new\n');
    const below = new GitProgram(() => join(folder, 'sub'));
    assert.deepEqual((await below.status()).files.map(({ path }) => path).sort(), [
      join(folder, 'a.ts'),
      join(folder, 'sub/new.ts'),
    ]);
    await below.stage([join(folder, 'sub/new.ts')]);
    assert.match(git('status', '--porcelain'), /^A {2}sub\/new\.ts$/m);
  });

  it('takes a name for a name, whatever git reads in it', async () => {
    repository();
    writeFileSync(join(folder, ':(glob)*.ts'), 'x');
    await new GitProgram(() => folder).stage([join(folder, ':(glob)*.ts')]);
    assert.equal(git('diff', '--cached', '--name-only'), ':(glob)*.ts');
  });

  it('says where there is no repository, and where there is no git', async () => {
    await assert.rejects(new GitProgram(() => folder).status(), /no git repository/);
    await assert.rejects(new GitProgram(() => folder, { PATH: '/nowhere' }).status(), /not installed/);
    await assert.rejects(new GitProgram(() => undefined).status(), /No folder/);
  });
});
