import { basename, relative } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import { visible, visibleLine } from '../../common/visible.ts';
import type { ActionContext } from '../action.ts';
import { defineAction, described } from '../define.ts';
import { nameOf } from './lookingUp.ts';

const MOST_FILES = 100;
const LONGEST_DIFF = 10_000;
/** As git allows them, less what a command line could take for something else. */
const BRANCH = /^(?![-./])(?!.*(\.\.|\/\/|@\{|\.lock$|[./]$))[\p{L}\p{N}._/-]{1,100}$/u;

export const readChanges = defineAction({
  name: 'read_changes',
  description:
    'Reads what has changed since the last commit: the branch and files, and the lines of one file if it is named.',
  risk: 'reads',
  input: z.strictObject({
    file: z.optional(
      described(z.string(), 'Path relative to the workspace folder; only the list of files if left out.'),
    ),
  }),
  async run({ file }, context) {
    requireTrustedGit(context);
    if (file) {
      const { path } = await context.document(file);
      const diff = visible(await context.editor.versionControl.diff(path));
      if (diff.trim() === '') return `${basename(path)} has not changed since the last commit.`;
      const over = diff.length - LONGEST_DIFF;
      return over > 0 ? `${diff.slice(0, LONGEST_DIFF)}\n(${over} more characters left out)` : diff;
    }
    const { branch, files } = await context.editor.versionControl.status();
    const lines = files
      .slice(0, MOST_FILES)
      .map(({ path, change, isStaged }) => `${change}${isStaged ? ', staged' : ''}: ${nameOf(context, path)}`);
    const head = `Branch ${visibleLine(branch ?? 'none')}, ${files.length === 0 ? 'nothing has changed.' : `${files.length} changed:`}`;
    return [head, ...lines].join('\n');
  },
});

/** The settings of a repository can make git run programs, also when it only reads. */
function requireTrustedGit(context: ActionContext): void {
  context.requireTrust('Git');
}

export const stageFiles = defineAction({
  name: 'stage_files',
  description: 'Stages files for the next commit, or everything that has changed. Asked on screen first.',
  risk: 'runs',
  input: z.strictObject({
    files: z.optional(
      described(z.array(z.string()), 'Paths relative to the workspace folder; everything if left out.'),
    ),
  }),
  async run({ files }, context) {
    requireTrustedGit(context);
    const paths: string[] = [];
    for (const file of files ?? []) paths.push(await context.locate(file));
    const changed = files?.length
      ? paths
      : (await context.editor.versionControl.status()).files.map(({ path }) => path);
    if (changed.length === 0) return 'Nothing has changed.';
    await context.risk('runs', 'Staging', {
      title: `Stage ${changed.length === 1 ? basename(changed[0] as string) : `${changed.length} files`}?`,
      detail: changed.join('\n'),
      yes: 'Stage',
    });
    await context.editor.versionControl.stage(changed);
    return `Staged ${changed.length === 1 ? basename(changed[0] as string) : `${changed.length} files`}.`;
  },
});

export const commitStaged = defineAction({
  name: 'commit_staged',
  description: 'Commits what is staged with the message that the user dictated. Asked on screen first.',
  risk: 'runs',
  input: z.strictObject({ message: described(z.string().check(z.minLength(1)), 'The whole message.') }),
  async run({ message }, context) {
    requireTrustedGit(context);
    const { branch, files } = await context.editor.versionControl.status();
    const staged = files.filter(({ isStaged }) => isStaged);
    if (staged.length === 0)
      throw new AloudError({ code: 'not-found', message: 'Nothing is staged. Use stage_files first.' });
    const text = message.trim();
    if (visible(text) !== text)
      throw new AloudError({ code: 'refused', message: 'The message holds characters that cannot be seen.' });
    const shown = await context.editor.versionControl.staged();
    const [folder = ''] = context.editor.files.folders;
    const list = staged.map(({ path, change }) => `${change}: ${relative(folder, path)}`).join('\n');
    await context.risk('runs', 'A commit', {
      title: `Commit ${staged.length === 1 ? 'one file' : `${staged.length} files`} to ${branch ?? 'no branch'}?`,
      detail: `${text}\n\n${list}`,
      yes: 'Commit',
    });
    return `Committed as ${await context.editor.versionControl.commit(text, shown)}.`;
  },
});

export const switchBranchOf = defineAction({
  name: 'switch_branch',
  description: 'Goes to another branch, or makes a new one. Asked on screen first.',
  risk: 'runs',
  input: z.strictObject({
    branch: described(z.string().check(z.minLength(1)), 'Its name, written with dashes.'),
    create: z.optional(described(z.boolean(), 'Make it; it must not exist yet.')),
  }),
  async run({ branch, create = false }, context) {
    requireTrustedGit(context);
    if (!BRANCH.test(branch))
      throw new AloudError({ code: 'bad-arguments', message: `"${visibleLine(branch)}" is no name for a branch.` });
    await context.risk('runs', 'Another branch', {
      title: create ? `Make the branch ${branch}?` : `Go to the branch ${branch}?`,
      detail: `git switch ${create ? '--create ' : ''}${branch}`,
      yes: create ? 'Make It' : 'Go There',
    });
    await context.editor.versionControl.switchBranch(branch, create);
    return create ? `Made the branch ${branch}.` : `On the branch ${branch}.`;
  },
});
