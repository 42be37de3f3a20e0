/** Language models of VS Code's own. */
export const vscodeModel = {
  'vscode-model.justification': 'Aloud acts on what you say, and answers your questions.',
  'vscode-model.no-such-model': 'VS Code has no language model {wanted}.',
  'vscode-model.none':
    'VS Code has no language model here: install an extension that brings one, such as Copilot, and sign in.',
  'vscode-model.broken-call': '{name} writes a call as text that cannot be carried out. Choose another model.',
  'vscode-model.not-permitted': 'Aloud may not use {name}. VS Code asks for it; the account menu changes it later.',
  'vscode-model.limit': '{name} does not answer just now: its limit is reached.',
  'vscode-model.no-tools': '{name} cannot call functions, which commands need. Choose another model.',
  'vscode-model.failed': '{name} failed: {why}',
} as const;
