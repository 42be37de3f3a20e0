import { basename, relative } from 'node:path';
import { AloudError } from '../../common/errors.ts';
import { visible, visibleLine } from '../../common/visible.ts';
import type { Reach } from '../run/reach.ts';

/** As git allows them, less what a command line could take for something else. */
const BRANCH = /^(?![-./])(?!.*(\.\.|\/\/|@\{|\.lock$|[./]$))[\p{L}\p{N}._/-]{1,100}$/u;

/** Stages, commits and goes to branches. */
export class VersionControlHands {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** Stages files, or all that have changed. Returns what was staged. */
  async stage(files: readonly string[]): Promise<readonly string[]> {
    const { permits, editor } = this.#reach;
    permits.requireTrust('Git');
    const paths: string[] = [];
    for (const file of files) paths.push(await this.#inside(file));
    const changed = paths.length > 0 ? paths : (await editor.versionControl.status()).files.map(({ path }) => path);
    if (changed.length === 0) return [];
    await permits.allowRisk('runs', 'Staging', {
      title: `Stage ${changed.length === 1 ? basename(changed[0] as string) : `${changed.length} files`}?`,
      detail: changed.join('\n'),
      yes: 'Stage',
    });
    await editor.versionControl.stage(changed);
    return changed;
  }

  async #inside(file: string): Promise<string> {
    const { path, traits } = await this.#reach.permits.locate(file);
    if (traits.has('inside')) return path;
    throw new AloudError({ code: 'refused', message: `${path} is outside the workspace, and so in no commit of it.` });
  }

  /** Commits what is staged. Returns the commit's short name. Throws `not-found` if nothing is. */
  async commit(message: string): Promise<string> {
    const { permits, editor } = this.#reach;
    permits.requireTrust('Git');
    const { branch, files } = await editor.versionControl.status();
    const staged = files.filter(({ isStaged }) => isStaged);
    if (staged.length === 0)
      throw new AloudError({ code: 'not-found', message: 'Nothing is staged. Use stage_files first.' });
    const text = message.trim();
    if (visible(text) !== text)
      throw new AloudError({ code: 'refused', message: 'The message holds characters that cannot be seen.' });
    const shown = await editor.versionControl.staged();
    const [folder = ''] = editor.files.folders;
    const list = staged.map(({ path, change }) => `${change}: ${relative(folder, path)}`).join('\n');
    await permits.allowRisk('runs', 'A commit', {
      title: `Commit ${staged.length === 1 ? 'one file' : `${staged.length} files`} to ${branch ?? 'no branch'}?`,
      detail: `${text}\n\n${list}\n\nWithout the repository's hooks: with them, commit in the terminal.`,
      yes: 'Commit',
    });
    return editor.versionControl.commit(text, shown);
  }

  /** Throws `bad-arguments` for what is no name of a branch. */
  async switchBranch(name: string, create: boolean): Promise<void> {
    const { permits, editor } = this.#reach;
    permits.requireTrust('Git');
    if (!BRANCH.test(name))
      throw new AloudError({ code: 'bad-arguments', message: `"${visibleLine(name)}" is no name for a branch.` });
    await permits.allowRisk('runs', 'Another branch', {
      title: create ? `Make the branch ${name}?` : `Go to the branch ${name}?`,
      detail: `git switch ${create ? '--create ' : ''}${name}`,
      yes: create ? 'Make It' : 'Go There',
    });
    await editor.versionControl.switchBranch(name, create);
  }
}
