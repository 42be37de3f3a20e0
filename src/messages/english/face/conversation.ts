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
  'conversation.used':
    '{minutes, plural, =0 {Less than a minute} one {# minute} other {# minutes}}: {input, number} tokens heard and told, {cached, number} of them kept from before, and {output, number} answered.',
  'conversation.used-at-least':
    '{minutes, plural, =0 {Less than a minute} one {# minute} other {# minutes}}: at least {input, number} tokens heard and told, {cached, number} of them kept from before, and {output, number} answered; the server has not told all.',
  'conversation.otherwise': 'Or: {readings}. Say “use two” to take another.',
} as const;
