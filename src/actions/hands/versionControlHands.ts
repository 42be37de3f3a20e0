import { basename, relative } from 'node:path';
import { AloudError } from '../../common/errors.ts';
import { visible, visibleLine } from '../../common/visible.ts';
import type { FileChange } from '../../editor/versionControl.ts';
import { asWritten, message } from '../../messages/message.ts';
import type { Reach } from '../run/reach.ts';

/** As git allows them, less what a command line could take for something else. */
const BRANCH = /^(?![-./])(?!.*(\.\.|\/\/|@\{|\.lock$|[./]$))[\p{L}\p{N}._/-]{1,100}$/u;

/** A file by what has happened to it. */
const CHANGED = {
  changed: 'asking.file-changed',
  new: 'asking.file-new',
  deleted: 'asking.file-deleted',
  renamed: 'asking.file-renamed',
  copied: 'asking.file-copied',
  'in conflict': 'asking.file-in-conflict',
} as const satisfies Record<FileChange, string>;

/** Stages, commits and goes to branches. */
export class VersionControlHands {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** Stages files, or all that have changed. Returns what was staged. */
  async stage(files: readonly string[]): Promise<readonly string[]> {
    const { permits, editor } = this.#reach;
    permits.requireTrust(message('gate.git'));
    const paths: string[] = [];
    for (const file of files) paths.push(await this.#inside(file));
    const changed = paths.length > 0 ? paths : (await editor.versionControl.status()).files.map(({ path }) => path);
    if (changed.length === 0) return [];
    await permits.allowRisk('runs', message('gate.staging'), {
      title: message('asking.stage', { count: changed.length, file: basename(changed[0] as string) }),
      detail: [asWritten(changed.join('\n'))],
      yes: message('asking.stage-yes'),
    });
    await editor.versionControl.stage(changed);
    return changed;
  }

  async #inside(file: string): Promise<string> {
    const { path, traits } = await this.#reach.permits.locate(file);
    if (traits.has('inside')) return path;
    throw new AloudError({ code: 'refused', message: message('gate.no-commit-of-it', { path }) });
  }

  /** Commits what is staged. Returns the commit's short name. Throws `not-found` if nothing is. */
  async commit(written: string): Promise<string> {
    const { permits, editor } = this.#reach;
    permits.requireTrust(message('gate.git'));
    const { branch, files } = await editor.versionControl.status();
    const staged = files.filter(({ isStaged }) => isStaged);
    if (staged.length === 0)
      throw new AloudError({
        code: 'not-found',
        message: message('git.nothing-staged'),
        forModel: 'Nothing is staged. Use stage_files first.',
      });
    const text = written.trim();
    if (visible(text) !== text) throw new AloudError({ code: 'refused', message: message('gate.hidden-in-commit') });
    const shown = await editor.versionControl.staged();
    const [folder = ''] = editor.files.folders;
    const list = staged.map(({ path, change }) => message(CHANGED[change], { file: relative(folder, path) }));
    const count = staged.length;
    await permits.allowRisk('runs', message('gate.commit'), {
      title:
        branch === undefined
          ? message('asking.commit-no-branch', { count })
          : message('asking.commit', { count, branch }),
      detail: [asWritten(text), list, message('asking.no-hooks')],
      yes: message('asking.commit-yes'),
    });
    return editor.versionControl.commit(text, shown);
  }

  /** Throws `bad-arguments` for what is no name of a branch. */
  async switchBranch(name: string, create: boolean): Promise<void> {
    const { permits, editor } = this.#reach;
    permits.requireTrust(message('gate.git'));
    if (!BRANCH.test(name))
      throw new AloudError({
        code: 'bad-arguments',
        message: message('git.no-branch-name', { name: visibleLine(name) }),
      });
    await permits.allowRisk('runs', message('gate.branch'), {
      title: message(create ? 'asking.make-branch' : 'asking.go-to-branch', { branch: name }),
      detail: [asWritten(`git switch ${create ? '--create ' : ''}${name}`)],
      yes: message(create ? 'asking.make-branch-yes' : 'asking.go-to-branch-yes'),
    });
    await editor.versionControl.switchBranch(name, create);
  }
}
