/** Version control. */
export const git = {
  'git.nothing-staged': 'Nothing is staged.',
  'git.no-branch-name': '"{name}" is no name for a branch.',
} as const;
