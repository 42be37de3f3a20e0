/** The buttons of what a person can do next. */
export const remedies = {
  'remedies.retry': 'Retry',
  'remedies.set-key': 'Set API Key',
  'remedies.select-server': 'Choose Server',
  'remedies.select-model': 'Choose Model',
  'remedies.select-microphone': 'Choose Microphone',
  'remedies.another-player': 'Play Another Way',
  'remedies.manage-trust': 'Manage Workspace Trust',
  'remedies.open-settings': 'Open Settings',
  'remedies.check-setup': 'Check Setup',
  'remedies.fetch-models': 'Show Models',
  'remedies.show-log': 'Show Log',
  'remedies.copy-text': 'Copy Text',
} as const;
