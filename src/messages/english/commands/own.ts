/** The files of the user's own commands. */
export const own = {
  'own.title': 'Your own commands',
  'own.for-all': 'For all workspaces',
  'own.for-this': 'For this workspace',
  'own.not-trusted': 'This workspace is not trusted: the commands that came with it do not count.',
  'own.left-out':
    'This workspace is not trusted: commands and words that came with it do not count. You can trust it with "Workspaces: Manage Workspace Trust".',
} as const;
