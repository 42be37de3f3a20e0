import { relative, resolve } from 'node:path';
import type { SimpleGit } from 'simple-git';
import { AloudError } from '../common/errors.ts';
import type { RepositoryStatus, VersionControl } from '../editor/versionControl.ts';

const CHANGES: Readonly<Record<string, string>> = {
  M: 'changed',
  A: 'new',
  D: 'deleted',
  R: 'renamed',
  C: 'copied',
  U: 'in conflict',
  '?': 'new',
  T: 'changed',
};

/** How long git may be silent, in ms. */
const PATIENCE_MS = 20_000;

/** The `VersionControl` port on the git program, in the repository that holds a folder. */
export class GitProgram implements VersionControl {
  readonly #folder: () => string | undefined;

  constructor(folder: () => string | undefined) {
    this.#folder = folder;
  }

  async status(): Promise<RepositoryStatus> {
    return this.#run(async (git, root) => {
      const { current, files, detached } = await git.status(['--untracked-files=all']);
      return {
        branch: detached ? undefined : (current ?? undefined),
        files: files.map(({ path, index, working_dir: work }) => {
          const isStaged = index !== ' ' && index !== '?';
          return { path: resolve(root, path), change: CHANGES[isStaged ? index : work] ?? 'changed', isStaged };
        }),
      };
    });
  }

  async diff(path: string | undefined): Promise<string> {
    return this.#run(async (git, root) => {
      // No program of the repository's choosing shows the difference.
      const flags = ['--no-ext-diff', '--no-textconv', '--no-color'];
      const files = path === undefined ? [] : ['--', relative(root, path)];
      const hasCommit = await git.raw('rev-parse', '--verify', '--quiet', 'HEAD').catch(() => '');
      return git.diff([...flags, ...(hasCommit.trim() ? ['HEAD'] : ['--cached']), ...files]);
    });
  }

  async stage(paths: readonly string[] | undefined): Promise<void> {
    await this.#run(async (git, root) => {
      const files = paths?.map(path => relative(root, path)) ?? ['.'];
      await git.raw('add', '--all', '--', ...files);
    });
  }

  async staged(): Promise<string> {
    return this.#run(async git => (await git.raw('write-tree')).trim());
  }

  async commit(message: string, staged: string): Promise<string> {
    return this.#run(async git => {
      if ((await git.raw('write-tree')).trim() !== staged)
        throw new AloudError({ code: 'document-changed', message: 'Something else has been staged meanwhile.' });
      await git.raw('commit', '--message', message);
      return (await git.raw('rev-parse', '--short', 'HEAD')).trim();
    });
  }

  async switchBranch(name: string, create: boolean): Promise<void> {
    await this.#run(git => git.raw('switch', ...(create ? ['--create'] : []), name));
  }

  /** Throws `unsupported` without a repository or without git, with what git said. */
  async #run<T>(work: (git: SimpleGit, root: string) => Promise<T>): Promise<T> {
    const folder = this.#folder();
    if (folder === undefined)
      throw new AloudError({ code: 'unsupported', message: 'No folder is open, so there is no repository.' });
    try {
      const { simpleGit } = await import('simple-git');
      const root = (await simpleGit({ baseDir: folder }).revparse(['--show-toplevel'])).trim();
      return await work(simpleGit({ baseDir: root, timeout: { block: PATIENCE_MS } }), root);
    } catch (thrown) {
      if (thrown instanceof AloudError) throw thrown;
      const message = thrown instanceof Error ? thrown.message.trim() : String(thrown);
      const isMissing = /not a git repository|ENOENT/i.test(message);
      throw new AloudError({
        code: 'unsupported',
        message: isMissing ? `There is no git repository in ${folder}, or no git.` : `Git did not do it: ${message}`,
        cause: thrown,
      });
    }
  }
}
