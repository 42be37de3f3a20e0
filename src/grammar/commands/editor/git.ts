import { message } from '../../../messages/message.ts';
import { proseOf } from '../../english/prose.ts';
import type { Rule } from '../../verbs/rule.ts';
import { alsoSaid, command, further } from './command.ts';

/** Branches are written with dashes; a slash is said. Undefined for what names none. */
function branchOf(said: string, create: boolean): { readonly branch: string; readonly create?: true } | undefined {
  const words = said
    .toLowerCase()
    .replace(/ (?:forward )?slash /g, '/')
    .replace(/ (?:dash|hyphen|minus) /g, '-');
  if (/^(?:another|a|the|new|other|last|previous|different|this|that|that one)$/.test(words)) return undefined;
  const branch = words.replace(/ /g, '-');
  return /^[\p{L}\p{N}][\p{L}\p{N}/_.-]*$/u.test(branch) ? { branch, ...(create && { create }) } : undefined;
}

/** Version control. */
export const GIT: readonly Rule[] = [
  alsoSaid(
    command('stage_file', 'commands.stage-file', '[git] (stage | add) [this | the] file'),
    'stage (this | it)',
    'git (add | stage) (this | it | [this | the] file)',
    'stage (my | the) changes (in | to | of) (this | the) file',
  ),
  alsoSaid(
    command('stage_all', 'commands.stage-all', '[git] stage (all | everything | [all] changes)', 'git add all'),
    '[git] stage [all [of]] (my | the) (changes | files)',
    'git add (everything | dot)',
    'add (everything | all [the | my] (files | changes)) to git',
  ),
  further('unstage_file', '[git] unstage [this | the] file', 'unstage (this | it)'),
  command('unstage_all', 'commands.unstage-all', '[git] unstage (all | everything | [all] changes)'),
  alsoSaid(
    command('commit', 'commands.commit', '[git] commit [changes | everything]'),
    '[git] commit (this | it | that | my (work | changes) | the changes | [the] staged [changes | files])',
    '(make | do) a commit',
  ),
  further(
    'commit_all',
    '[git] commit all [changes]',
    'commit all [of] (my | the) changes',
    'stage and commit [everything | all]',
  ),
  further('amend', '[git] amend', '[git] (amend | change | edit) [the | my] last commit', '[git] commit amend'),
  further('undo_commit', 'undo [the | my] [last] commit', '(take back | uncommit) [the | my] [last] [commit]'),
  alsoSaid(
    command('push', 'commands.push', 'git push', 'push [changes]'),
    'push (it | that | this | everything | (my | the) (changes | commits | branch | work)) [to (the (remote | server) | origin | github)]',
    'push to (the remote | origin | github)',
  ),
  alsoSaid(
    command('pull', 'commands.pull', 'git pull', 'pull [changes]'),
    'pull (the latest [changes] | the changes | everything) [from (the remote | origin | github)]',
    'get the latest (changes | version | code)',
    'pull from (the remote | origin | github)',
  ),
  further('fetch', 'git fetch', 'fetch [changes] [from (the remote | origin)]'),
  further(
    'sync',
    'git sync',
    '(sync | synchronize | synchronise) [my | the] changes',
    'sync with (the remote | origin)',
  ),
  further(
    'stash',
    '[git] stash [(my | the) changes]',
    'stash (this | it | everything | that)',
    'put (my | the) changes (aside | on the stash | in a stash)',
  ),
  further(
    'stash_pop',
    '[git] stash pop',
    '[git] (pop | unstash) [the | my] [stash | changes]',
    '(apply | get back) [the | my] (stash | stashed changes)',
  ),
  alsoSaid(
    command(
      'switch_branch',
      'commands.switch-branch',
      '[git] (switch | checkout | check out | change) [to] [another | a] branch',
    ),
    '[git] (switch | change) [the] branches',
    'git checkout',
    '(switch | change) (the | my) branch',
    '(show | list) [me] [the | my | all] branches',
  ),
  {
    say: ['[git] commit with [the | a] message <text>'],
    also: [
      '[git] commit (this | it | that | the (staged | changes) | [the] staged changes) with [the | a] message <text>',
      '[git] commit [this | it] saying <text>',
    ],
    does: 'commit_staged',
    with: said => ({ message: proseOf(said('text').split(' ')) }),
    help: message('commands.commit-with', { example: 'git commit with message fix the parser' }),
    isWide: true,
    takesText: true,
  },
  {
    say: ['(create | make | start) a [new] branch (called | named) <text>'],
    also: ['[git] (new | create) branch (called | named) <text>'],
    does: 'switch_branch',
    with: said => branchOf(said('text'), true),
    help: message('commands.new-branch-called', { example: 'create a branch called fix login' }),
    isWide: true,
  },
  {
    say: ['(switch | change) to [the] branch [called | named] <text>'],
    also: ['(switch | change) to [the] <text> branch', '(check out | checkout) [the] branch [called | named] <text>'],
    does: 'switch_branch',
    with: said => branchOf(said('text'), false),
    help: message('commands.branch-called', { example: 'switch to branch main' }),
    isWide: true,
  },
  alsoSaid(
    command('new_branch', 'commands.new-branch', '[git] (new | create) [a] branch', 'create [a] new branch'),
    '(make | start | begin) a [new] branch',
    'branch off',
  ),
  further('merge_branch', '[git] merge [a] branch', 'git merge', 'merge (another | a) branch [into this one]'),
  further('delete_branch', 'delete [a] branch', 'git delete [a] branch'),
  alsoSaid(
    command('show_changes', 'commands.show-changes', '(show | view) [the | my] (changes | diff)', 'git diff'),
    '(show | view | open | see) [me] [the | my] [git] (changes | diff)',
    '(show | see) [me] what (changed | has changed | i changed | i have changed | is different)',
    'diff (this | the) file',
    'what did i change',
    'compare with git',
  ),
  further(
    'toggle_blame',
    '[git] blame',
    '(show | toggle | hide) [me] [the] [git] blame',
    'who (wrote | changed) this [line]',
  ),
  further(
    'file_history',
    '[file] history',
    '(show | open | see) [me] [the] [git | file] (history | timeline) [of (this | the) file]',
  ),
];
