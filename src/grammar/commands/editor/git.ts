import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** Version control. */
export const GIT: readonly Rule[] = [
  command('stage_file', 'commands.stage-file', '[git] (stage | add) [this | the] file'),
  command('stage_all', 'commands.stage-all', '[git] stage (all | everything | [all] changes)', 'git add all'),
  command('unstage_all', 'commands.unstage-all', '[git] unstage (all | everything | [all] changes)'),
  command('commit', 'commands.commit', '[git] commit [changes | everything]'),
  command('push', 'commands.push', 'git push', 'push [changes]'),
  command('pull', 'commands.pull', 'git pull', 'pull [changes]'),
  command(
    'switch_branch',
    'commands.switch-branch',
    '[git] (switch | checkout | check out | change) [to] [another | a] branch',
  ),
  command('new_branch', 'commands.new-branch', '[git] (new | create) [a] branch', 'create [a] new branch'),
  command('show_changes', 'commands.show-changes', '(show | view) [the | my] (changes | diff)', 'git diff'),
];
