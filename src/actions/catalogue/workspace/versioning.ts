import { basename } from 'node:path';
import * as z from 'zod/mini';
import { visible, visibleLine } from '../../../common/visible.ts';
import { message } from '../../../messages/message.ts';
import { defineAction, defineReading, described, nonEmpty } from '../../define.ts';

const MOST_FILES = 100;
const LONGEST_DIFF = 10_000;

export const readChanges = defineReading({
  name: 'read_changes',
  description: 'Reads the branch and what has changed since the last commit: the files, or the lines of one.',
  needs: ['folder', 'repository'],
  input: z.strictObject({ file: z.optional(z.string()) }),
  async run({ file }, view) {
    if (file) {
      const diff = visible(await view.versionControl.diff(file));
      const name = visibleLine(basename(file));
      if (diff.trim() === '') return message('git.unchanged', { file: name });
      const over = diff.length - LONGEST_DIFF;
      return {
        forModel: over > 0 ? `${diff.slice(0, LONGEST_DIFF)}\n(${over} more characters left out)` : diff,
        forUser: message('git.read-changes', { file: name }),
      };
    }
    const { branch, files } = await view.versionControl.status();
    const lines = files
      .slice(0, MOST_FILES)
      .map(({ path, change, isStaged }) => `${change}${isStaged ? ', staged' : ''}: ${view.files.nameOf(path)}`);
    const count = files.length === 0 ? 'nothing has changed' : `${files.length} changed`;
    const head = `Branch ${visibleLine(branch ?? 'none')}, ${count}`;
    return {
      forModel: [`${head}${files.length === 0 ? '.' : ':'}`, ...lines].join('\n'),
      forUser:
        branch === undefined
          ? message('git.status-no-branch', { count: files.length })
          : message('git.status', { branch: visibleLine(branch), count: files.length }),
    };
  },
});

export const stageFiles = defineAction({
  name: 'stage_files',
  description: 'Stages files for the next commit. Asked on screen first.',
  risk: 'runs',
  needs: ['folder', 'repository'],
  input: z.strictObject({
    files: z.optional(described(z.array(z.string()), 'Else all that have changed.')),
  }),
  async run({ files = [] }, { hands }) {
    const staged = await hands.versionControl.stage(files);
    if (staged.length === 0) return message('git.nothing-changed');
    return message('git.staged', { count: staged.length, file: basename(staged[0] as string) });
  },
});

export const commitStaged = defineAction({
  name: 'commit_staged',
  description: 'Commits what is staged. Asked on screen first.',
  risk: 'runs',
  needs: ['folder', 'repository'],
  input: z.strictObject({ message: nonEmpty('As the user dictated it.') }),
  async run({ message: written }, { hands }) {
    return message('git.committed', { commit: await hands.versionControl.commit(written) });
  },
});

export const switchBranch = defineAction({
  name: 'switch_branch',
  description: 'Goes to another branch, or makes a new one. Asked on screen first.',
  risk: 'runs',
  needs: ['folder', 'repository'],
  input: z.strictObject({
    branch: nonEmpty('Written with dashes.'),
    create: z.optional(z.boolean()),
  }),
  async run({ branch, create = false }, { hands }) {
    await hands.versionControl.switchBranch(branch, create);
    return message(create ? 'git.branch-made' : 'git.on-branch', { branch });
  },
});
