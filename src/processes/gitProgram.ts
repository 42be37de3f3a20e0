import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { SimpleGit, SimpleGitOptions } from 'simple-git';
import { entryOf } from '../common/entryOf.ts';
import { AloudError } from '../common/errors.ts';
import type { FileChange, RepositoryStatus, VersionControl } from '../editor/versionControl.ts';
import { message } from '../messages/message.ts';
import { environmentFor } from './environment.ts';
import { findProgram } from './findProgram.ts';
import { foreignPrograms, OWN_CONFIGURATION } from './gitConfiguration.ts';

const CHANGES: Readonly<Record<string, FileChange>> = {
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
/** Who commits, and how they sign; nothing that names a program, a folder or a configuration. */
const GIT_NEEDS =
  /^(?:GIT_(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL|DATE)|EMAIL|SSH_AUTH_SOCK|GNUPGHOME|GPG_AGENT_INFO|GPG_TTY)$/;
/** Names are names, not patterns; and nobody is asked for a password where nobody sees the question. */
const GIT_HAS = { GIT_LITERAL_PATHSPECS: '1', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };

/** What of simple-git's own guard is set here to harmless values, and so has to be let through. */
const SET_BY_US = {
  allowUnsafeCustomBinary: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeHooksPath: true,
  allowUnsafeSshCommand: true,
  allowUnsafeAskPass: true,
  allowUnsafeGitProxy: true,
  allowUnsafePager: true,
  allowUnsafeEditor: true,
} satisfies SimpleGitOptions['unsafe'];

/**
 * The `VersionControl` port on the git program, in the repository that holds a folder. What a repository's own
 * configuration could run is switched off, its hooks too: a file that was planted in a workspace must not become a
 * program because someone asks what has changed. A folder that only looks like a repository is none (git's
 * `safe.bareRepository`).
 */
export class GitProgram implements VersionControl {
  readonly #folder: () => string | undefined;
  readonly #environment: NodeJS.ProcessEnv;

  constructor(folder: () => string | undefined, environment: NodeJS.ProcessEnv = process.env) {
    this.#folder = folder;
    this.#environment = environment;
  }

  async status(): Promise<RepositoryStatus> {
    return this.#run(async ({ git, opened }) => {
      const { current, files, detached } = await git.status(['--untracked-files=all', '--ignore-submodules=dirty']);
      return {
        branch: detached ? undefined : (current ?? undefined),
        files: files.map(({ path, index, working_dir: work }) => {
          const isStaged = index !== ' ' && index !== '?';
          return { path: opened(path), change: entryOf(CHANGES, isStaged ? index : work) ?? 'changed', isStaged };
        }),
      };
    });
  }

  async diff(path: string | undefined): Promise<string> {
    return this.#run(async ({ git, inside }) => {
      // No program of the repository's choosing shows the difference.
      const flags = ['--no-ext-diff', '--no-textconv', '--no-color', '--ignore-submodules=dirty'];
      const files = path === undefined ? [] : ['--', await inside(path)];
      const hasCommit = await git.raw('rev-parse', '--verify', '--quiet', 'HEAD').catch(() => '');
      return git.diff([...flags, ...(hasCommit.trim() ? ['HEAD'] : ['--cached']), ...files]);
    });
  }

  async stage(paths: readonly string[] | undefined): Promise<void> {
    await this.#run(async ({ git, inside }) => {
      const files = paths ? await Promise.all(paths.map(inside)) : ['.'];
      await git.raw('add', '--all', '--', ...files);
    });
  }

  async staged(): Promise<string> {
    return this.#run(async ({ git }) => (await git.raw('write-tree')).trim());
  }

  async commit(written: string, staged: string): Promise<string> {
    return this.#run(async ({ git }) => {
      if ((await git.raw('write-tree')).trim() !== staged)
        throw new AloudError({ code: 'document-changed', message: message('git.staged-meanwhile') });
      await git.raw('commit', '--message', written);
      return (await git.raw('rev-parse', '--short', 'HEAD')).trim();
    });
  }

  async switchBranch(name: string, create: boolean): Promise<void> {
    await this.#run(({ git }) => git.raw('switch', '--no-recurse-submodules', ...(create ? ['--create'] : []), name));
  }

  /** Throws `unsupported` without a repository or without git, with what git said; `refused` where it is not safe. */
  async #run<T>(work: (repository: Repository) => Promise<T>): Promise<T> {
    const folder = this.#folder();
    if (folder === undefined) throw new AloudError({ code: 'unsupported', message: message('git.no-folder') });
    try {
      return await work(await this.#open(folder));
    } catch (thrown) {
      if (thrown instanceof AloudError) throw thrown;
      const why = thrown instanceof Error ? thrown.message.trim() : String(thrown);
      const isMissing = /not a git repository|cannot use bare repository|ENOENT/i.test(why);
      throw new AloudError({
        code: 'unsupported',
        message: isMissing ? message('git.no-repository', { folder }) : message('git.did-not', { why }),
        cause: thrown,
      });
    }
  }

  async #open(folder: string): Promise<Repository> {
    const real = await realpath(folder);
    const binary = await findProgram('git', this.#environment, [real]);
    if (!binary) throw new AloudError({ code: 'unsupported', message: message('git.not-installed') });
    const { simpleGit } = await import('simple-git');
    const env = { ...environmentFor(this.#environment, GIT_NEEDS), ...GIT_HAS };
    const at = (baseDir: string): SimpleGit =>
      simpleGit({
        baseDir,
        binary,
        config: [...OWN_CONFIGURATION],
        timeout: { block: PATIENCE_MS },
        unsafe: SET_BY_US,
        allowEnvironment: Object.keys(env),
      }).env(env as Record<string, string>);
    const root = (await at(real).revparse(['--show-toplevel'])).trim();
    const git = at(root);
    const foreign = foreignPrograms(await git.raw('config', '--local', '--includes', '-z', '--list'));
    if (foreign.length > 0)
      throw new AloudError({
        code: 'refused',
        message: message('git.foreign-programs', { keys: foreign }),
      });
    return {
      git,
      // Git knows the real place, the editor the folder as it was opened.
      inside: async path => relative(root, join(await realParent(path), basename(path))),
      opened: path => {
        const whole = resolve(root, path);
        const below = relative(real, whole);
        return below.startsWith('..') ? whole : join(folder, below);
      },
    };
  }
}

interface Repository {
  readonly git: SimpleGit;
  /** A path of the editor's as git names it. */
  inside(path: string): Promise<string>;
  /** A path of git's as the editor names it. */
  opened(path: string): string;
}

/** Where the folder of a file really is, as far up as there is something: the file itself may be gone, or be a link. */
async function realParent(path: string): Promise<string> {
  const missing: string[] = [];
  for (let at = dirname(path); ; at = dirname(at)) {
    try {
      return join(await realpath(at), ...missing);
    } catch {
      if (dirname(at) === at) return dirname(path);
    }
    missing.unshift(basename(at));
  }
}
