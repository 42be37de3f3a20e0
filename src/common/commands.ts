/** Every command, once. package.json declares the same table for VS Code; a test compares them. */
export const COMMANDS = {
  'aloud.command': 'Voice Command',
  'aloud.dictateComment': 'Dictate Comment',
  'aloud.dictate': 'Dictate Text',
  'aloud.explain': 'Explain Aloud',
  'aloud.ask': 'Ask About the Code',
  'aloud.typeCommand': 'Type a Command',
  'aloud.useAlternative': 'Use Another Reading of the Last Command',
  'aloud.showCommands': 'Show Commands',
  'aloud.undoTurn': 'Undo Last Turn',
  'aloud.forgetAllowed': 'Forget What Was Allowed',
  'aloud.openOwnCommands': 'Open Your Own Commands',
  'aloud.stop': 'Stop Listening or Speaking',
  'aloud.cancel': 'Cancel',
  'aloud.retry': 'Retry Last Recording',
  'aloud.tryRecording': 'Try a Recording',
  'aloud.setApiKey': 'Set API Key',
  'aloud.clearApiKey': 'Clear API Key',
  'aloud.checkSetup': 'Check Setup',
  'aloud.showConversation': 'Show Conversation',
  'aloud.showLog': 'Show Log',
} as const;

export type CommandId = keyof typeof COMMANDS;
