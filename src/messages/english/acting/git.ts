/** Version control. */
export const git = {
  'git.nothing-staged': 'Nothing is staged.',
  'git.no-branch-name': '"{name}" is no name for a branch.',
  'git.unchanged': '{file} has not changed since the last commit.',
  'git.read-changes': 'Read the changes of {file}.',
  'git.status': 'Branch {branch}, {count, plural, =0 {nothing has changed} other {# changed}}.',
  'git.status-no-branch': 'Branch none, {count, plural, =0 {nothing has changed} other {# changed}}.',
  'git.nothing-changed': 'Nothing has changed.',
  'git.staged': '{count, plural, one {Staged {file}.} other {Staged # files.}}',
  'git.committed': 'Committed as {commit}.',
  'git.branch-made': 'Made the branch {branch}.',
  'git.on-branch': 'On the branch {branch}.',
  'git.not-installed': 'Git is not installed.',
  'git.no-folder': 'No folder is open, so there is no repository.',
  'git.no-repository': 'There is no git repository in {folder}, or no git.',
  'git.did-not': 'Git did not do it: {why}',
  'git.staged-meanwhile': 'Something else has been staged meanwhile.',
  'git.foreign-programs':
    "The repository's own configuration runs programs ({keys}): use git in the terminal, where you see them.",
} as const;
