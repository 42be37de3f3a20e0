import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** Version control. */
export const GIT: readonly Rule[] = [
  command('stage_file', 'Stages the file.', '[git] (stage | add) [this | the] file'),
  command('stage_all', 'Stages everything.', '[git] stage (all | everything | [all] changes)', 'git add all'),
  command('unstage_all', 'Takes everything from the stage.', '[git] unstage (all | everything | [all] changes)'),
  command('commit', 'Asks for a message and commits.', '[git] commit [changes | everything]'),
  command('push', 'Pushes.', 'git push', 'push [changes]'),
  command('pull', 'Pulls.', 'git pull', 'pull [changes]'),
  command(
    'switch_branch',
    'Switches to another branch.',
    '[git] (switch | checkout | check out | change) [to] [another | a] branch',
  ),
  command('new_branch', 'Begins a branch.', '[git] (new | create) [a] branch', 'create [a] new branch'),
  command(
    'show_changes',
    'Shows what has changed in the file.',
    '(show | view) [the | my] (changes | diff)',
    'git diff',
  ),
];
