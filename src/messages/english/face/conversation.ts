/** The view of what was heard, done and answered. */
export const conversation = {
  'conversation.name': 'Conversation',
  'conversation.empty': 'Nothing said yet. Run “Aloud: Voice Command” and speak.',
  'conversation.you': 'You',
  'conversation.done': 'Done',
  'conversation.failed': 'Failed',
  'conversation.note': 'Note',
  'conversation.failure': '{action}: {why}',
  'conversation.doubtful': 'This word may have been misheard. Say “correct that”, or use another reading of it.',
  'conversation.understood': 'Understood as “{words}”.',
  'conversation.otherwise': 'Or: {readings}. Say “use two” to take another.',
} as const;
