/** The files of the user's own commands. */
export const own = {
  'own.title': 'Your own commands',
  'own.for-all': 'For all workspaces',
  'own.for-this': 'For this workspace',
  'own.not-trusted': 'This workspace is not trusted: the commands that came with it do not count.',
} as const;
